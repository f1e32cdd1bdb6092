"""What was saved and is handed over: `--from` in place of a phone, and reports of earlier scans."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import rich_click as click

from detector.errors import DetectorError, ExitCode
from detector.sources.archives import Files, open_files
from detector.sources.files import FileError, open_file

if TYPE_CHECKING:
    from detector.report import Report

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
