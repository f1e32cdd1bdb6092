"""Files and folders that survive a power cut, and a lock that dies with its owner.

A write is safe only when the file *and* the folder that names it were synced: fsync(2), rename(2).
"""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from detector.sources.files import FileError

_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LOCKED_BYTE: Final = 1 << 20
"""Beyond what is written into the lock file: Windows does not let others read a locked byte."""


_MOST_OF_A_NAME: Final = 40
"""Of a file's name so much is in that of its draft: a name may be no longer than 255 bytes."""


class BusyError(Exception):
    """Another process holds the lock; its argument is what that process wrote into the file."""


def write_new(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write a file that does not exist yet, and sync its content. Raises OSError."""
    handle = os.open(path, _NEW_FILE, mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put `data` in the place of `path`: readers, and a power cut, see the old file or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    with suppress(FileNotFoundError):
        fresh.unlink()  # left by a power cut
    write_new(fresh, data, mode=mode)
    fresh.replace(path)
    sync_folder(path.parent)


def place(path: Path, data: bytes, *, replace: bool) -> None:
    """Put `data` into a folder of a person's own: it is there whole, for its owner alone, or nothing of it is left.

    Raises OSError; FileExistsError when something is there and `replace` is False, FileError when that is a device or
    a pipe: a file in its place would be there for all programs.
    """
    _must_be_free(path, replace=replace)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_MOST_OF_A_NAME]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            _must_be_free(path, replace=True)
            Path(draft).replace(path)
        else:
            appear(Path(draft), path)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    sync_folder(path.parent)


def appear(draft: Path, path: Path) -> None:
    """Give a whole file its name. FileExistsError when something has it by now, even since we looked."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links, as on memory sticks
        _must_be_free(path, replace=False)
        draft.rename(path)
    else:
        draft.unlink()


def _must_be_free(path: Path, *, replace: bool) -> None:
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise FileError("it is no ordinary file")


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    if sys.platform == "win32":  # opens no folders; NTFS keeps a journal of names
        return
    _sync(folder)


def sync_tree(folder: Path) -> None:
    """Make everything below `folder` durable, the contents before the names."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            _sync(path)
    sync_folder(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents, for the owner only, and make their names durable."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; the system gives it up when the process ends, however it ends.

    Raises BusyError when somebody else holds it, OSError when the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _lock(handle):
            raise BusyError(os.pread(handle, 20, 0).decode(errors="replace") if hasattr(os, "pread") else "")
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Lock without waiting; False when another process was first."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
