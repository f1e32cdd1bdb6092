"""Files that gzip packed (RFC 1952), as bug reports and logs are sent on: read as what is in them, piece by piece."""

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from detector.sources.files import FileError
from detector.sources.zip_archive import MOST_BYTES, packed_too_tightly

if TYPE_CHECKING:
    from typing_extensions import Buffer

_MAGIC: Final = b"\x1f\x8b\x08"
_PIECE: Final = 2**20


def unpacked(file: io.BufferedReader) -> io.BufferedReader:
    """What is in an open file, if gzip packed it; else the file itself. Reading may raise FileError."""
    if not file.peek(len(_MAGIC)).startswith(_MAGIC):
        return file
    return io.BufferedReader(_Unpacking(file), _PIECE)


class _Counting(io.RawIOBase):
    """The packed bytes, counted."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.count += len(data)
        return data


class _Unpacking(io.RawIOBase):
    """The bytes in it; errors become FileError, and so does what no honest file is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = _Counting(file)
        self._plain = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._count = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fills the buffer as far as there are bytes."""
        view = memoryview(buffer)
        try:
            data = self._plain.read(len(view))
        except FileError:
            raise
        except (OSError, EOFError, zlib.error) as error:
            raise FileError("it is broken: {reason}", reason=error) from error
        self._count += len(data)
        if self._count > MOST_BYTES or packed_too_tightly(self._count, self._packed.count):
            raise FileError("it is packed tighter than any honest file")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()
