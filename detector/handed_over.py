"""What somebody saved and hands over: a report that was written as JSON, or anything that was saved of a phone."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from detector.errors import DetectorError, ExitCode
from detector.report import Report, decode
from detector.sources.archives import Files, open_files
from detector.sources.files import FileError, open_file

if TYPE_CHECKING:
    from detector.sources.base import Origin

MOST_OF_A_REPORT: Final = 64 * 2**20
"""A hundred times what a phone with a thousand apps makes."""


def judged(
    path: Path,
    extra: Sequence[Path] = (),
    *,
    identity: Path | None = None,
    on_open: Callable[["Origin"], None] = lambda _: None,
) -> Report:
    """A saved report, or that on what was saved of a phone, as of now."""
    from detector.scan import scan_saved
    from detector.signatures.library import Library

    if looks_like_report(path):
        return read_report(path)
    with opened(path, identity) as files:
        return scan_saved(files, Library().load(extra), on_open=on_open)


def looks_like_report(path: Path) -> bool:
    """Whether it is a file that begins as reports begin, in whichever encoding; nothing else that is taken does."""
    try:
        with open_file(path) as file:
            return file.read(8).translate(None, b"\0\xef\xbb\xbf\xfe\xff \r\n\t").startswith(b"{")
    except OSError:  # a folder; what is no file at all is told by whoever opens it
        return False


def is_encrypted(path: Path) -> bool:
    """Whether it needs a key to be opened."""
    from detector.sources import age

    try:
        with open_file(path) as file:
            return age.is_encrypted(file)
    except OSError:  # as above
        return False


@contextmanager
def opened(path: Path, identity: Path | None = None) -> Iterator[Files]:
    """What was handed over, open; DetectorError when it cannot be read."""
    try:
        files = open_files(path, identity)
    except FileError as error:
        raise DetectorError(
            "{name} cannot be read: {reason}", "", ExitCode.DATA, name=path.name, reason=error
        ) from error
    try:
        yield files
    finally:
        files.close()


def read_report(path: Path) -> Report:
    """A report that was written as JSON; DetectorError when the file is none."""
    try:
        with open_file(path) as file:
            data = file.read(MOST_OF_A_REPORT + 1)
    except OSError as error:
        raise DetectorError(
            "{name} cannot be read: {reason}", "", ExitCode.DATA, name=path.name, reason=error
        ) from error
    if len(data) > MOST_OF_A_REPORT:
        raise DetectorError("{name} is larger than any report.", "", ExitCode.DATA, name=path.name)
    return decode(data)
