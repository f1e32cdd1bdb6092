"""What may be an archive below a folder. Links are not followed; names that begin with a dot are passed over."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from detector.errors import DetectorError, ExitCode


class Place(Struct, frozen=True, kw_only=True):
    """A file or folder."""

    path: Path
    name: str
    """Below the folder that was asked about, with `/`; bytes that are no UTF-8 as `\\xNN`."""
    is_folder: bool = False
    refused: str = ""
    """Why it is not opened."""


def places(root: Path, folder: Path, apart: Path) -> Iterator[Place]:
    """What is in a folder, by name. `apart` is left out: what is written there is no archive.

    A folder without a file of its own is no archive; what is in it comes in its place.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if folder == root:
            raise DetectorError(
                "{name} cannot be read: {reason}", "", ExitCode.USAGE, name=root, reason=error
            ) from error
        yield Place(path=folder, name=_name(folder, root), refused=error.strerror or str(error))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or path == apart:
            continue
        yield from _place(root, path, apart)


def _place(root: Path, path: Path, apart: Path) -> Iterator[Place]:
    name = _name(path, root)
    try:
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            if _has_files(path):
                yield Place(path=path, name=name, is_folder=True)
            else:
                yield from places(root, path, apart)
        elif stat.S_ISREG(mode):
            yield Place(path=path, name=name)
        else:
            yield Place(path=path, name=name, refused="it is no ordinary file")
    except OSError as error:
        yield Place(path=path, name=name, refused=error.strerror or str(error))


def _has_files(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return any(entry.is_file(follow_symlinks=False) and not entry.name.startswith(".") for entry in entries)


def _name(path: Path, root: Path) -> str:
    return os.fsencode(path.relative_to(root).as_posix()).decode(errors="backslashreplace")
