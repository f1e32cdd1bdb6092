"""`--from`: what was saved of a phone, in place of a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import rich_click as click

from detector.errors import DetectorError, ExitCode
from detector.sources.archives import Files, open_files
from detector.sources.files import FileError

from_option = click.option(
    "--from",
    "saved",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Check what was saved of a phone: an acquisition, a bug report, an AndroidQF folder, an ISDi dump, or a "
    "folder of outputs. What it is, is found out by its content.",
)


@contextmanager
def opened(path: Path) -> Iterator[Files]:
    """What was handed over, open; DetectorError when it cannot be read."""
    try:
        files = open_files(path)
    except FileError as error:
        raise DetectorError(f"{path.name} cannot be read: {error}", "", ExitCode.DATA) from error
    try:
        yield files
    finally:
        files.close()
