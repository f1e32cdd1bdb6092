"""Tar archives that a person hands over, member by member, as `Zip` does it for zips. Everything in them is untrusted.

POSIX ustar and pax, and GNU's long names, as far as Python's tarfile reads them. tarfile only reads the heads, and
never more than a bounded piece at once; the content of a member is read here, from where its head says that it is.
"""

import io
import tarfile
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from detector.errors import Sentence
from detector.sources.files import FileError
from detector.sources.zip_archive import LONGEST_NAME, MOST_BYTES, MOST_MEMBERS, Member, shortened

if TYPE_CHECKING:
    from typing_extensions import Buffer

LOOK: Final = 512
"""Bytes of the beginning by which one is known: a head, and a block."""
_MAGIC: Final = (b"ustar", 257)
_MOST_OF_A_HEAD: Final = 2**20
"""Names of pax and GNU are of any length."""
_PIECE: Final = 2**20
_BROKEN: Final = (tarfile.TarError, OSError, ValueError, EOFError, RecursionError, OverflowError)


def is_tar(beginning: bytes) -> bool:
    """Whether these bytes begin a tar archive; those of before 1988 have no mark."""
    return beginning.startswith(*_MAGIC)


class Tar:
    """A tar archive on disk or in memory; it keeps the file open."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.name = name
        self._file = file
        self._infos: dict[str, tarfile.TarInfo] = {}
        try:
            self.refused = shortened(list(self._list()))
        except FileError:
            file.close()
            raise
        except _BROKEN as error:
            file.close()
            raise FileError("the archive is broken: {reason}", reason=error) from error
        self.members = tuple(Member(name=name, size=info.size) for name, info in self._infos.items())

    def _list(self) -> Iterator[Sentence]:
        """Takes the members; yields why some are left out."""
        for info in _heads(self._file):
            name = info.name.encode(errors="replace").decode().removeprefix("./")
            twice = Sentence("it is there twice") if name in self._infos else None
            reason = twice or _wrong(info, name)
            if reason:
                yield Sentence("{name}: {reason}", name=name[:LONGEST_NAME], reason=reason)
            else:
                self._infos[name] = info

    def open(self, name: str) -> io.BufferedReader:
        """The member of that name."""
        info = self._infos.get(name)
        if info is None:
            raise FileError("it is not there")
        return io.BufferedReader(_Part(self._file, info.offset_data, info.size), _PIECE)

    def close(self) -> None:
        """Closes the archive."""
        self._file.close()


def _heads(file: BinaryIO) -> Iterator[tarfile.TarInfo]:
    """All but the folders, to the end that tar writes; what has no such end was cut off."""
    file.seek(0)
    end = 0
    with tarfile.open(fileobj=cast("BinaryIO", _Bounded(file)), mode="r:") as archive:
        for count, info in enumerate(archive, 1):
            if count > MOST_MEMBERS:
                raise FileError("it holds more than {count} files", count=MOST_MEMBERS)
            if info.size < 0 or archive.offset <= end:
                raise tarfile.ReadError("a head leads back")
            end = archive.offset
            if not info.isdir():
                yield info
    file.seek(end)
    if file.read(LOOK) != bytes(LOOK):
        raise FileError("the archive is cut off")


def _wrong(info: tarfile.TarInfo, name: str) -> Sentence | None:
    """Why a member is not opened; None when nothing is wrong with it."""
    path = PureWindowsPath(name)
    if not name:
        return Sentence("it has no name")
    if path.anchor or ".." in path.parts or len(name) > LONGEST_NAME:
        return Sentence("its name leads out of the archive")
    if not info.isreg():
        return Sentence("it is no ordinary file")
    if info.issparse():
        return Sentence("it is packed in a way that is not read here")
    if info.size > MOST_BYTES:
        return Sentence("it is too large")
    return None


class _Bounded:
    """The file as tarfile sees it: a head that claims to be larger than any honest one is not read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if not 0 <= size <= _MOST_OF_A_HEAD:
            raise tarfile.ReadError("a head is too large")
        return self._file.read(size)


class _Part(io.RawIOBase):
    """The content of one member."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._at, self._end = start, start + size

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fills the buffer as far as there are bytes."""
        view = memoryview(buffer)
        wanted = min(len(view), self._end - self._at)
        self._file.seek(self._at)
        data = self._file.read(wanted)
        if wanted and not data:
            raise FileError("the archive is cut off")
        view[: len(data)] = data
        self._at += len(data)
        return len(data)
