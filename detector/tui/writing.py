"""Where something is written: a name that tells nothing, and in words what keeps it from being written."""

import errno
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from detector.errors import DetectorError, ExitCode, reason
from detector.outputs.escape import visible
from detector.outputs.names import middle_cut
from detector.wording import keyed

SUFFIXES: Final = {
    "text": ".txt",
    "html": ".html",
    "pdf": ".pdf",
    "markdown": ".md",
    "json": ".json",
    "csv": ".csv",
    "sarif": ".sarif",
    "stix": ".stix.json",
}
"""Of the forms of a report (`detector.outputs.FORMATS`)."""
_NAME: Final = "phone-check"
"""As the title of the app: a name that tells nobody what the file is about."""
_CELLS: Final = 60
"""Of a path so much is shown in a message."""
_REASON_OF: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.EISDIR: "is-folder",
    errno.EEXIST: "there",
    errno.ENAMETOOLONG: "name",
    errno.EINVAL: "name",
    errno.EILSEQ: "name",
}
REASONS: Final = tuple(dict.fromkeys((*_REASON_OF.values(), "other")))
"""Each has a sentence."""


def proposed(suffix: str, now: datetime) -> Path:
    """A new name in the folder that the person is in, or in their own where they may not write in that one."""
    here = Path.cwd()
    folder = here if os.access(here, os.W_OK) and here != here.parent else Path.home()
    name = f"{_NAME}-{now:%Y-%m-%d}"
    numbered = (folder / f"{name}{number}{suffix}" for number in ("", *(f"-{more}" for more in range(2, 1000))))
    return next((path for path in numbered if not os.path.lexists(path)), folder / f"{name}{suffix}")


def named(text: str) -> Path | None:
    """The path that a person typed; None when there is none."""
    return Path(text.strip()).expanduser() if text.strip() else None


def why_not(path: Path, error: OSError | ValueError) -> DetectorError:
    """What keeps it from being written."""
    shown = middle_cut(visible(str(path)), _CELLS)
    if isinstance(error, ValueError):  # a path with a zero in it
        return DetectorError(keyed("do.wrong.name"), "", ExitCode.USAGE, path=shown)
    elsewhere = error.errno == errno.EEXIST and error.filename not in (None, str(path))
    name = "other" if elsewhere else _REASON_OF.get(error.errno or 0, "other")
    folder = middle_cut(visible(str(path.parent)), _CELLS)
    return DetectorError(keyed(f"do.wrong.{name}"), "", ExitCode.USAGE, path=shown, folder=folder, why=reason(error))
