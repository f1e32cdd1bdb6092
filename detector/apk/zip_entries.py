"""The entries of an APK: where each lies, and what it holds. Made for files that want to be misread.

PKWARE APPNOTE 4.3.7 and 4.3.12; libziparchive (system/libziparchive/zip_archive.cc) and frameworks/base
libs/androidfw/ZipFileRO.cpp decide what Android makes of odd ones: the list of entries counts, and of the head in front
of an entry only how long it is; an encryption flag is not looked at; every method but "deflated" means "stored", with
the unpacked size. The head must begin as a head does and bear the same name.
"""

import struct
import zlib
from collections.abc import Collection, Iterator
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError, Ranges
from detector.apk.zip_end import ZipEnd

_ENTRY: Final = struct.Struct("<4s6H3I5H2I")
_HEAD: Final = struct.Struct("<4s5H3I2H")
_DEFLATED: Final = 8
_FIRST_STEP: Final = 8 * 1024
_LONGEST_STEP: Final = 64 * 1024
"""Bytes of the list of entries that are read at a time: the more of it was passed, the more of it follows."""
_MOST_OF_A_HEAD: Final = 256
"""Bytes of a head that are read together with what lies behind it; few have a longer extra field."""


class Entry(Struct, frozen=True, kw_only=True):
    """One entry, as the list of entries has it."""

    name: bytes
    method: int
    packed: int
    unpacked: int
    """Sizes in bytes."""
    at: int
    """Where its head begins."""


class Directory:
    """The list of entries, read from the front and only as far as it is needed; it remembers the entries `watched`."""

    def __init__(self, ranges: Ranges, end: ZipEnd, watched: Collection[bytes] = ()) -> None:
        self.ranges = ranges
        self.end = end
        self._watched = watched
        self._at = end.directory_start
        self._found: dict[bytes, Entry] = {}
        self.twice: set[bytes] = set()
        """Watched names that stand in the list more than once, as far as it was read. Android refuses such a file."""

    def find(self, name: bytes, *, to_the_end: bool = False) -> Entry | None:
        """The first entry of a watched name; None when there is none. Raises NeedsError and ApkError."""
        while self._at < self.end.directory_end and (to_the_end or name not in self._found):
            entry, self._at = self._read(self._at)
            if entry.name in self._found:
                self.twice.add(entry.name)
            elif entry.name in self._watched:
                self._found[entry.name] = entry
        return self._found.get(name)

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, from the first one on; raises NeedsError and ApkError."""
        at = self.end.directory_start
        while at < self.end.directory_end:
            entry, at = self._read(at)
            yield entry

    def _read(self, at: int) -> tuple[Entry, int]:
        record = self._take(at, at + _ENTRY.size)
        mark, _, _, _, method, _, _, _, packed, unpacked, name, extra, comment, _, _, _, start = _ENTRY.unpack(record)
        if mark != b"PK\x01\x02":
            raise ApkError("its list of entries is damaged")
        text = self._take(at + _ENTRY.size, at + _ENTRY.size + name)
        behind = at + _ENTRY.size + name + extra + comment
        if behind > self.end.directory_end:
            raise ApkError("its list of entries is cut off")
        return Entry(name=text, method=method, packed=packed, unpacked=unpacked, at=start), behind

    def _take(self, start: int, end: int) -> bytes:
        if end > self.end.directory_end:
            raise ApkError("its list of entries is cut off")
        passed = start - self.end.directory_start
        step = min(max(passed, _FIRST_STEP), _LONGEST_STEP, self.end.directory_end - end)
        return self.ranges.take(start, end, after=step)


def is_packed(entry: Entry) -> bool:
    """Whether Android unpacks it. An unknown method means "stored"."""
    return entry.method == _DEFLATED


def place(directory: Directory, entry: Entry, what: str, *, after: int = 0) -> tuple[int, int]:
    """Where the content begins and ends; `after` bytes behind the head will be wanted next. Raises ApkError."""
    ranges, limit = directory.ranges, directory.end.directory_start
    if entry.at + _HEAD.size + len(entry.name) > limit:
        raise ApkError(f"{what} lies outside of the entries")
    follow = min(len(entry.name) + _MOST_OF_A_HEAD + after, limit - entry.at - _HEAD.size)
    mark, *_, name, extra = _HEAD.unpack(ranges.take(entry.at, entry.at + _HEAD.size, after=follow))
    start = entry.at + _HEAD.size + name + extra
    size = entry.packed if is_packed(entry) else entry.unpacked
    if mark != b"PK\x03\x04" or start + size > limit:
        raise ApkError(f"{what} lies outside of the entries")
    if ranges.take(entry.at + _HEAD.size, entry.at + _HEAD.size + name, after=extra) != entry.name:
        raise ApkError(f"{what} bears two names")
    return start, start + size


def content(directory: Directory, entry: Entry, what: str, *, most_packed: int, most: int) -> bytes:
    """What an entry holds, unpacked, up to so many bytes; raises NeedsError, and ApkError for more than that."""
    size = entry.packed if is_packed(entry) else entry.unpacked
    if size > (most_packed if is_packed(entry) else most):
        raise ApkError(f"{what} is larger than any honest one")
    start, stop = place(directory, entry, what, after=size)
    data = directory.ranges.take(start, stop)
    return inflate(data, what, most) if is_packed(entry) else data


def inflate(packed: bytes, what: str, most: int) -> bytes:
    """Unpacks up to so many bytes; raises ApkError for more, and for what ends too early."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacker.decompress(packed, most)
    except zlib.error as error:
        raise ApkError(f"{what} cannot be unpacked") from error
    if not unpacker.eof:
        raise ApkError(f"{what} is cut off, or grows without end")
    return data
