"""What a person hands over, as named members: a folder, a zip archive, or a single file. Everything in it is untrusted.

Nothing is ever unpacked onto the disk. A member is read in pieces, so that a bomb costs time and no memory; what is
larger, or packed tighter, than any honest file is refused. Names that lead out of the archive, links and devices are
left out and named in `refused`.

Zip: PKWARE APPNOTE.TXT 6.3.10, as far as Python's zipfile reads it.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO, Final, Protocol

from msgspec import Struct

from detector.sources import age
from detector.sources.files import FileError, open_file

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_MEMBERS: Final = 50_000
"""A full AndroidQF folder with its APKs has some thousand."""
MOST_BYTES: Final = 8 * 2**30
"""Of one member. Bug reports have up to 100 MB of text."""
MOST_IN_MEMORY: Final = 64 * 2**20
"""Of a member that is read as a whole."""
_TIGHTEST: Final = 300
"""Text of bug reports packs to a tenth; logs of one repeated line to a hundredth. Deflate ends at 1,032."""
_SMALL: Final = 16 * 2**20
"""Below this size it does not matter how tightly a member is packed."""
_LONGEST_NAME: Final = 1024
_PIECE: Final = 2**20


class Member(Struct, frozen=True, kw_only=True):
    """One file in it."""

    name: str
    """With `/` between its parts; untrusted."""
    size: int
    """In bytes, unpacked, as the archive says."""


class Files(Protocol):
    """A folder, an archive or a file."""

    name: str
    """Without its path; untrusted."""
    members: tuple[Member, ...]
    """In the order of the archive; by name for a folder."""
    refused: tuple[str, ...]
    """Members that were left out, each with the reason."""

    def open(self, name: str) -> BinaryIO:
        """A member, for reading from its beginning; FileError. Reading may raise FileError too."""

    def close(self) -> None:
        """Closes the archive."""


def open_files(path: Path, keys: Path | None = None) -> Files:
    """A folder, a zip archive or a single file, by what it is; FileError when it cannot be read.

    `keys` is a file with the secret keys of a zip archive that is encrypted with age.
    """
    if path.is_dir():
        return Folder(path)
    file = open_file(path)
    if age.is_encrypted(file):
        with file:
            return _encrypted(path.name, file, keys)
    if zipfile.is_zipfile(file):
        return Zip(path.name, file)
    file.close()
    return Single(path)


def _encrypted(name: str, file: BinaryIO, keys: Path | None) -> Files:
    if keys is None:
        raise FileError("it is encrypted with age; --identity names the file with the secret key")
    plain = age.decrypted(file, keys)
    if not zipfile.is_zipfile(plain):
        raise FileError("what is encrypted in it is no zip archive; decrypt it with age, and check what comes out")
    return Zip(name, plain)


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of an open file, a megabyte at a time."""
    while piece := file.read(_PIECE):
        yield piece


def read_member(files: Files, name: str, most: int = MOST_IN_MEMORY) -> bytes:
    """A whole member; FileError when it is larger than `most` bytes or cannot be read."""
    with files.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileError("it is too large")
    return data


def named(files: Files, *ends: str) -> Iterator[Member]:
    """The members whose last part is one of these."""
    return (member for member in files.members if PurePosixPath(member.name).name in ends)


class Single:
    """One file by itself."""

    refused: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        with open_file(path) as file:
            self.members: tuple[Member, ...] = (Member(name=path.name, size=file.seek(0, io.SEEK_END)),)

    def open(self, name: str) -> BinaryIO:
        """The file."""
        if name != self.name:
            raise FileError("it is not there")
        return open_file(self._path)

    def close(self) -> None:
        """Nothing is kept open."""


class Folder:
    """All regular files of a folder and of those in it. Links are not followed."""

    def __init__(self, path: Path) -> None:
        self.name = path.resolve().name
        self._path = path
        refused: list[str] = []
        self.members = tuple(sorted(_walk(path, path, refused), key=lambda member: member.name))
        self.refused = tuple(refused)
        self._names = frozenset(member.name for member in self.members)

    def open(self, name: str) -> BinaryIO:
        """The file of that name."""
        if name not in self._names:
            raise FileError("it is not there")
        return open_file(self._path / name)

    def close(self) -> None:
        """Nothing is kept open."""


def _walk(root: Path, folder: Path, refused: list[str]) -> Iterator[Member]:
    count = 0
    waiting = [folder]
    while waiting:
        try:
            entries = list(waiting.pop().iterdir())
        except OSError as error:
            raise FileError(error.strerror or str(error)) from error
        for entry in entries:
            name = entry.relative_to(root).as_posix()
            state = entry.lstat()
            if stat.S_ISDIR(state.st_mode):
                waiting.append(entry)
            elif stat.S_ISREG(state.st_mode):
                count += 1
                if count > MOST_MEMBERS:
                    raise FileError(f"it holds more than {MOST_MEMBERS} files")
                yield Member(name=name, size=state.st_size)
            else:
                refused.append(f"{name}: it is no ordinary file")


class Zip:
    """A zip archive on disk or in memory; it keeps the file open."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.name = name
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            file.close()
            raise FileError(f"the archive is broken: {error}") from error
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > MOST_MEMBERS:
            raise FileError(f"it holds more than {MOST_MEMBERS} files")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        refused = []
        for info in infos:
            reason = "it is there twice" if info.filename in self._infos else _wrong(info)
            if reason:
                refused.append(f"{info.filename[:_LONGEST_NAME]}: {reason}")
            else:
                self._infos[info.filename] = info
        self.refused = tuple(refused)
        self.members = tuple(Member(name=info.filename, size=info.file_size) for info in self._infos.values())

    def open(self, name: str) -> BinaryIO:
        """The member of that name."""
        info = self._infos.get(name)
        if info is None:
            raise FileError("it is not there")
        try:
            return io.BufferedReader(_Unpacking(self._zip.open(info)), _PIECE)
        except (*_BROKEN, RuntimeError, NotImplementedError) as error:
            raise FileError(f"it cannot be unpacked: {error}") from error

    def close(self) -> None:
        """Closes the archive."""
        self._zip.close()
        self._file.close()


_BROKEN: Final = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError)
_ENCRYPTED: Final = 0x1


def _wrong(info: zipfile.ZipInfo) -> str:
    """Why a member is not opened; empty when nothing is wrong with it."""
    path = PurePosixPath(info.filename)
    mode = info.external_attr >> 16
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or len(info.filename) > _LONGEST_NAME:
        return "its name leads out of the archive"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is no ordinary file"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if info.file_size > MOST_BYTES:
        return "it is too large"
    if info.file_size > _SMALL and info.file_size > _TIGHTEST * max(1, info.compress_size):
        return "it is packed tighter than any honest file"
    return ""


class _Unpacking(io.RawIOBase):
    """A member while it is unpacked: errors become FileError. zipfile stops at the size that the archive says."""

    def __init__(self, member: IO[bytes]) -> None:
        self._member = member

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fills the buffer as far as there are bytes."""
        view = memoryview(buffer)
        try:
            data = self._member.read(len(view))
        except _BROKEN as error:
            raise FileError(f"it is broken: {error}") from error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Closes the member."""
        self._member.close()
        super().close()
