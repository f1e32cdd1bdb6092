"""One chunk of a table of names: the values of one type in one configuration (ResTable_type), read value by value."""

import struct
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError, Ranges

TYPE_HEADER: Final = struct.Struct("<2HI2BH2II")
"""Chunk, id, flags, reserved, number of entries, where they start, and the size of the configuration behind it."""
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x01, 0x08
_LOCALE: Final = slice(8, 12)
_VERSION: Final = slice(24, 26)
"""Of the bytes of a configuration, its own size included: language and region; the least version of Android."""


class Table(Struct, frozen=True, kw_only=True):
    """Where a table lies among the bytes that are at hand."""

    ranges: Ranges
    start: int
    end: int

    def take(self, at: int, size: int, *, after: int = 0) -> bytes:
        """Some bytes, by their place in the table; raises NeedsError and ApkError."""
        if size < 0 or at < 0 or at + size > self.end - self.start:
            raise ApkError("its table of names points outside of itself")
        after = min(after, self.end - self.start - at - size)
        return self.ranges.take(self.start + at, self.start + at + size, after=after)


class TypeChunk(Struct, frozen=True, kw_only=True):
    """One chunk of values: those of one type in one configuration."""

    number: int
    """Of its type."""
    at: int
    header: int
    size: int
    flags: int
    count: int
    entries: int
    plain: bool
    """Whether it is the configuration without any qualifier but a version of Android."""
    version: int
    locale: str


def read_type(head: bytes, at: int) -> TypeChunk:
    """The chunk whose whole header this is, and which begins at that place of the table."""
    _, header, size, number, flags, _, count, entries, _ = TYPE_HEADER.unpack_from(head)
    configuration = head[20:]
    return TypeChunk(
        number=number,
        at=at,
        header=header,
        size=size,
        flags=flags,
        count=count,
        entries=entries,
        plain=not any(configuration[4 : _VERSION.start]) and not any(configuration[_VERSION.stop :]),
        version=int.from_bytes(configuration[_VERSION], "little"),
        locale=_locale(configuration[_LOCALE]),
    )


def value_of(table: Table, kind: TypeChunk, entry: int) -> tuple[int, int] | None:
    """Type and number of a value; None when this configuration has none."""
    offset = _offset(table, kind, entry)
    if offset is None:
        return None
    at = kind.entries + offset
    if at + 8 > kind.size:
        raise ApkError("its table of names is damaged")
    size, flags, key = struct.unpack("<2HI", table.take(kind.at + at, 8, after=8))
    if flags & _COMPACT:
        return flags >> 8, key
    if flags & _COMPLEX or at + size + 8 > kind.size:
        return None
    _, _, data_type, data = struct.unpack("<H2BI", table.take(kind.at + at + size, 8))
    return data_type, data


def _offset(table: Table, kind: TypeChunk, entry: int) -> int | None:
    """Where an entry begins, behind the start of the entries."""
    if kind.flags & _SPARSE:
        return _sparse(table, kind, entry)
    width = 2 if kind.flags & _SHORT_OFFSETS else 4
    at = kind.header + width * entry
    if entry >= kind.count or at + width > kind.size:
        return None
    offset = int.from_bytes(table.take(kind.at + at, width), "little")
    if offset == (1 << 8 * width) - 1:
        return None
    return 4 * offset if width == 2 else offset


def _sparse(table: Table, kind: TypeChunk, entry: int) -> int | None:
    size = min(4 * kind.count, kind.size - kind.header)
    pairs = struct.iter_unpack("<2H", table.take(kind.at + kind.header, size - size % 4))
    return next((4 * offset for index, offset in pairs if index == entry), None)


def _locale(code: bytes) -> str:
    """Language and region as Android writes them; those of three letters are packed into bits."""
    language, region = code[:2], code[2:]
    parts = [_unpacked(part, base) for part, base in ((language, "a"), (region, "0"))]
    return "-".join(filter(None, parts))


def _unpacked(code: bytes, base: str) -> str:
    if len(code) < 2 or not any(code):
        return ""
    if code[0] & 0x80:
        first, second = code[0], code[1]
        numbers = (second & 0x1F, (second & 0xE0) >> 5 | (first & 0x03) << 3, (first & 0x7C) >> 2)
        return "".join(chr(ord(base) + number) for number in numbers)
    return code.decode("ascii", "replace").strip("\0")
