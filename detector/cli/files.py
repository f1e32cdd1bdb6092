"""Where what was asked for goes: to stdout, or into a file that only its owner may read."""

import os
import select
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Final, TextIO

import rich_click as click

from detector.errors import DetectorError, ExitCode

DASH: Final = Path("-")
"""Means stdout, as in other programs."""


def ends_in_a_file(path: Path | None) -> bool:
    """Whether what is written stays somewhere: in a file that is named, or one that a shell puts stdout into."""
    if path is not None and path != DASH:
        return True
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):  # closed, or no stream of the system
        return False


def write_text(write: Callable[[TextIO], None], path: Path | None) -> None:
    """Lets `write` write; a file appears whole or not at all."""
    if path is None or path == DASH:
        with until_the_reader_leaves():
            write(sys.stdout)
            sys.stdout.flush()
    else:
        text = StringIO()
        write(text)
        replace_file(path, text.getvalue().encode())


def write_bytes(content: bytes, path: Path | None) -> None:
    """The same for what is no text."""
    if path is None or path == DASH:
        with until_the_reader_leaves():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
    else:
        replace_file(path, content)


@contextmanager
def until_the_reader_leaves() -> Iterator[None]:
    """`detector ... | head`: the reader has seen enough, and the exit code is that of what was done."""
    try:
        yield
    except BrokenPipeError:
        drop_stdout()


def reader_has_left() -> bool:
    """Whether it is stdout whose pipe broke, and no other one: then what is still to be written goes nowhere."""
    if sys.platform == "win32":  # does not tell
        return False
    asked = select.poll()
    asked.register(sys.stdout.fileno(), 0)
    if not asked.poll(0):  # nothing but an error, or an end, was asked for
        return False
    drop_stdout()
    return True


def line(text: str) -> None:
    """One line on stdout; text of phones, files and feeds cannot steer the terminal."""
    from detector.outputs.escape import visible

    with until_the_reader_leaves():
        click.echo(visible(text))


def drop_stdout() -> None:
    """What is still to be written to stdout goes nowhere, so that nothing fails once more at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Puts a file in place of another one in one step; DetectorError when the folder does not allow it.

    A device or a pipe, such as /dev/stdout, is no file that could be replaced: it is written into.
    """
    from detector.sources.durable import place

    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            place(path, content, replace=True)
    except OSError as error:
        raise DetectorError(
            "{path} could not be written: {reason}", "", ExitCode.USAGE, path=path, reason=error
        ) from error
