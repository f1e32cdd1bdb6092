"""Where what was asked for goes: to stdout, or into a file that only its owner may read."""

import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TextIO

from detector.errors import DetectorError, ExitCode


def write_text(write: Callable[[TextIO], None], path: Path | None) -> None:
    """Lets `write` write; a file appears whole or not at all."""
    if path is None or str(path) == "-":
        try:
            write(sys.stdout)
            sys.stdout.flush()
        except BrokenPipeError:  # `detector ... | head`: the reader has seen enough, the exit code still counts
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    text = StringIO()
    write(text)
    replace_file(path, text.getvalue().encode())


def replace_file(path: Path, content: bytes) -> None:
    """Puts a file in place of another one in one step; DetectorError when the folder does not allow it."""
    import tempfile

    try:  # mkstemp makes it readable for its owner alone
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError as error:
        raise DetectorError(f"{path} could not be written: {error.strerror}", "", ExitCode.USAGE) from error
