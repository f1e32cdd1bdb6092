"""Opening what was saved: `open_saved(files)` finds out what it is, by content and never by name."""

from collections.abc import Callable
from typing import Final

from detector.errors import DetectorError, ExitCode
from detector.sources.acquisition.replay import open_acquisition
from detector.sources.androidqf import open_androidqf
from detector.sources.archives import Files
from detector.sources.base import Source
from detector.sources.bug_report import open_bug_report
from detector.sources.dumps import open_dumps
from detector.sources.files import FileError
from detector.sources.isdi import open_isdi

Opener = Callable[[Files], Source | None]
"""None: it is something else. DetectorError or FileError: it is this, and cannot be used."""

OPENERS: Final[tuple[Opener, ...]] = (open_acquisition, open_androidqf, open_bug_report, open_isdi, open_dumps)
"""In the order in which they are tried: what is surest to recognise its own comes first."""


class UnknownKindError(DetectorError):
    """What was handed over is of no kind that can be judged."""


def open_saved(files: Files) -> Source:
    """A source that answers from saved bytes; it holds all that it needs. DetectorError when it is no known kind."""
    try:
        source = next(filter(None, (opener(files) for opener in OPENERS)), None)
    except FileError as error:
        raise DetectorError(f"{files.name} cannot be read: {error}", "", ExitCode.DATA) from error
    if source is None:
        raise UnknownKindError(
            f"{files.name} is nothing that can be judged here.",
            "What can be: an acquisition of this program, an Android bug report, an AndroidQF folder, an ISDi dump, "
            "a folder of outputs of dumpsys and pm.",
            ExitCode.DATA,
        )
    return source
