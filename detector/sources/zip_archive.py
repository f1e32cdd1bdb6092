"""Zip archives that a person hands over, member by member. Everything in them is untrusted.

PKWARE APPNOTE.TXT 6.3.10, as far as Python's zipfile reads it; of the ways to pack, stored and deflated ones: others
may ask for gigabytes to unpack a byte.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PureWindowsPath
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from msgspec import Struct

from detector.errors import Sentence
from detector.sources.files import FileError

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_MEMBERS: Final = 50_000
"""A full AndroidQF folder with its APKs has some thousand."""
MOST_BYTES: Final = 8 * 2**30
"""Of one member. Bug reports have up to 100 MB of text."""
_TIGHTEST: Final = 300
"""Text of bug reports packs to a tenth; logs of one repeated line to a hundredth. Deflate ends at 1,032."""
_SMALL: Final = 16 * 2**20
"""Below this size it does not matter how tightly a member is packed."""
LONGEST_NAME: Final = 1024
_LARGEST_LIST: Final = 16 * 2**20
"""Bytes of the list of members at the end of a zip; of the most members that are read, half of it."""
_MOST_REASONS: Final = 20
_PIECE: Final = 2**20
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError)
_ENCRYPTED: Final = 0x1
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_MOST_BEHIND: Final = 2**16


class Member(Struct, frozen=True, kw_only=True):
    """One file in it."""

    name: str
    """With `/` between its parts; untrusted."""
    size: int
    """In bytes, unpacked, as the archive says."""


class Zip:
    """A zip archive on disk or in memory; it keeps the file open."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.name = name
        self._file = file
        self._zip = _read_list(file)
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        if len(infos) > MOST_MEMBERS:
            raise FileError("it holds more than {count} files", count=MOST_MEMBERS)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        refused: list[Sentence] = []
        for info in infos:
            name = info.filename.replace("\\", "/")  # as old versions of Windows write it
            twice = Sentence("it is there twice") if name in self._infos else None
            reason = twice or _wrong(info, PureWindowsPath(name))
            if reason:
                refused.append(Sentence("{name}: {reason}", name=name[:LONGEST_NAME], reason=reason))
            else:
                self._infos[name] = info
        self.refused = shortened(refused)
        self.members = tuple(Member(name=name, size=info.file_size) for name, info in self._infos.items())

    def open(self, name: str) -> io.BufferedReader:
        """The member of that name."""
        info = self._infos.get(name)
        if info is None:
            raise FileError("it is not there")
        try:
            return io.BufferedReader(_Unpacking(self._zip.open(info)), _PIECE)
        except (*_BROKEN, RuntimeError, NotImplementedError) as error:
            raise FileError("it cannot be unpacked: {reason}", reason=error) from error

    def close(self) -> None:
        """Closes the archive."""
        self._zip.close()
        self._file.close()


def shortened(refused: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The first of many reasons, and how many there are besides."""
    more = len(refused) - _MOST_REASONS
    return (*refused[:_MOST_REASONS], Sentence("and {count} more", count=more)) if more > 0 else tuple(refused)


def packed_too_tightly(size: int, packed: int) -> bool:
    """Whether so many bytes were never packed into so few of an honest file."""
    return size > _SMALL and size > _TIGHTEST * max(1, packed)


def _read_list(file: BinaryIO) -> zipfile.ZipFile:
    try:
        if _size_of_list(file) > _LARGEST_LIST:
            raise FileError("it holds more than {count} files", count=MOST_MEMBERS)
        return zipfile.ZipFile(file)
    except (*_BROKEN, NotImplementedError) as error:
        file.close()
        raise FileError("the archive is broken: {reason}", reason=error) from error


def _size_of_list(file: BinaryIO) -> int:
    """How many bytes the list of members has, as the end of the archive says: zipfile reads that many at once."""
    start = max(0, file.seek(0, io.SEEK_END) - _MOST_BEHIND - _END.size - 2 * _END_64.size)
    file.seek(start)
    tail = file.read()
    size = 0
    at, at_64 = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    if 0 <= at <= len(tail) - _END.size:
        size = _END.unpack_from(tail, at)[5]
    if 0 <= at_64 <= len(tail) - _END_64.size:
        size = max(size, _END_64.unpack_from(tail, at_64)[8])
    return size


def _wrong(info: zipfile.ZipInfo, path: PureWindowsPath) -> Sentence | None:
    """Why a member is not opened; None when nothing is wrong with it."""
    mode = info.external_attr >> 16
    if not info.filename:
        return Sentence("it has no name")
    if path.anchor or ".." in path.parts or len(info.filename) > LONGEST_NAME:
        return Sentence("its name leads out of the archive")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return Sentence("it is no ordinary file")
    if info.flag_bits & _ENCRYPTED:
        return Sentence("it is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Sentence("it is packed in a way that is not read here")
    if info.file_size > MOST_BYTES:
        return Sentence("it is too large")
    if packed_too_tightly(info.file_size, info.compress_size):
        return Sentence("it is packed tighter than any honest file")
    return None


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
            raise FileError("it is broken: {reason}", reason=error) from error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Closes the member."""
        self._member.close()
        super().close()
