"""What was saved and is handed over: `--from` in place of a phone, and reports of earlier scans."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import rich_click as click

from detector.errors import DetectorError, ExitCode
from detector.sources.archives import Files, open_files
from detector.sources.files import FileError, open_file

if TYPE_CHECKING:
    from detector.report import Report
    from detector.sources.base import Origin

MOST_OF_A_REPORT: Final = 64 * 2**20
"""A hundred times what a phone with a thousand apps makes."""

from_option = click.option(
    "--from",
    "saved",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Check what was saved of a phone: an acquisition, a bug report, an AndroidQF folder, an ISDi dump, or a "
    "folder of outputs. What it is, is found out by its content.",
)


identity_option = click.option(
    "--identity",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file with the secret key of what is encrypted with age.",
)


def judged(path: Path, *, extra: Sequence[Path], lang: str, identity: Path | None = None, **_others: Any) -> "Report":
    """A saved report, or that on what was saved of a phone, as of now."""
    from detector.scan import scan_saved
    from detector.signatures.library import Library

    if _looks_like_json(path):
        return read_report(path)
    with opened(path, identity) as files:
        return scan_saved(files, Library().load(extra), on_open=partial(say_what_it_is, lang=lang))


def say_what_it_is(origin: "Origin", *, lang: str) -> None:
    """For what a file or folder was taken."""
    from detector import talk
    from detector.wording import Words

    talk.say(Words(lang)(f"saved.{origin.kind.value}", name=origin.name))


def _looks_like_json(path: Path) -> bool:
    """Whether it is a file that begins as reports begin, in whichever encoding; nothing else that is taken does."""
    try:
        with open_file(path) as file:
            return file.read(8).translate(None, b"\0\xef\xbb\xbf\xfe\xff \r\n\t").startswith(b"{")
    except OSError:  # a folder; what is no file at all is told by whoever opens it
        return False


@contextmanager
def opened(path: Path, identity: Path | None = None) -> Iterator[Files]:
    """What was handed over, open; DetectorError when it cannot be read."""
    try:
        files = open_files(path, identity)
    except FileError as error:
        raise DetectorError(f"{path.name} cannot be read: {error}", "", ExitCode.DATA) from error
    try:
        yield files
    finally:
        files.close()


def read_report(path: Path) -> "Report":
    """A report that was written as JSON; DetectorError when the file is none."""
    from detector.report import decode

    try:
        with open_file(path) as file:
            data = file.read(MOST_OF_A_REPORT + 1)
    except OSError as error:
        raise DetectorError(f"{path.name} cannot be read: {error}", "", ExitCode.DATA) from error
    if len(data) > MOST_OF_A_REPORT:
        raise DetectorError(f"{path.name} is larger than any report.", "", ExitCode.DATA)
    return decode(data)
