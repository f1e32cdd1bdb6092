"""Files on this computer, opened for reading pieces of them: regular files only, never a pipe, a device or a folder."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from detector.errors import ExplainedError

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe without a writer would otherwise keep us waiting for ever; Windows has no such flag."""


class FileError(ExplainedError, OSError):
    """A file that cannot be read, or not be written; it says why in a few words."""


def open_file(path: Path) -> BufferedReader:
    """A regular file, opened; raises FileError."""
    try:
        number = os.open(path, os.O_RDONLY | _NO_WAITING)
    except (OSError, ValueError) as error:
        raise FileError("{reason}", reason=error) from error
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise FileError("it is no ordinary file")
    return os.fdopen(number, "rb")
