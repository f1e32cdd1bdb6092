"""resources.arsc, walked piece by piece: from the number of a resource to its text, without reading the whole table.

LoadedArsc.cpp and ResourceTypes.h of frameworks/base libs/androidfw. The table begins with all its texts, then comes
a package with a chunk for every type and configuration, those of the plain configuration first. Chunks that are not
wanted are stepped over; what lies behind a header is read together with it, the more the farther the walk has come.
"""

import struct
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError, Ranges
from detector.apk.string_pool import HEADER_SIZE, StringPool

_CHUNK: Final = struct.Struct("<2HI")
_POOL, _PACKAGE, _TYPE, _SPEC = 0x0001, 0x0200, 0x0201, 0x0202
_TYPE_HEADER: Final = struct.Struct("<2HI2BH2II")
"""Chunk, id, flags, reserved, number of entries, where they start, and the size of the configuration behind it."""
_SPARSE, _SHORT_OFFSETS = 0x01, 0x02
_COMPLEX, _COMPACT = 0x01, 0x08
_REFERENCES: Final = (0x01, 0x07)
_TEXT: Final = 0x03
_FIRST_STEP: Final = 8 * 1024
_LONGEST_STEP: Final = 64 * 1024
_MOST_CHUNKS: Final = 5000
_MOST_CONFIGURATIONS: Final = 300
_LONGEST_CHAIN: Final = 8
"""References from one resource to the next."""
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


class Text(Struct, frozen=True, kw_only=True):
    """A text of a resource, and for which language it is; empty for the plain configuration."""

    text: str
    locale: str = ""


class _Type(Struct, frozen=True, kw_only=True):
    """One chunk of values: those of one type in one configuration."""

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


class Walker:
    """Looks resources up in one table; remembers what it walked past."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._at = 0
        """How far the chunks were walked."""
        self._package = (0, 0, 0)
        """Number of the package, its type offset, and where it ends."""
        self._types: dict[int, list[_Type]] = {}
        self._seen: set[int] = set()
        """Types all of whose chunks were passed."""
        self._chunks = 0
        self._pool: StringPool | None = None

    def text(self, number: int) -> str | None:
        """The text in the plain configuration, or else in the first one that has it; None when it has none.

        Raises NeedsError and ApkError.
        """
        for kind in self._of_type(number)[:_MOST_CONFIGURATIONS]:
            text = self._text(kind, number)
            if text is not None:
                return text
        return None

    def translations(self, number: int) -> tuple[Text, ...]:
        """The texts of all configurations that have one, each once. Reads much; raises NeedsError and ApkError."""
        found: dict[str, Text] = {}
        number = self._behind(number)
        for kind in self._of_type(number, all_of_them=True)[:_MOST_CONFIGURATIONS]:
            text = self._text(kind, number)
            if text is not None:
                found.setdefault(text, Text(text=text, locale=kind.locale))
        return tuple(found.values())

    def path(self, number: int, api: int) -> str | None:
        """The path of a file, of those for plain configurations the one that a phone of this version takes."""
        fitting = [kind for kind in self._of_type(number, all_of_them=True) if kind.plain and kind.version <= api]
        texts = (self._text(kind, number) for kind in reversed(fitting[-_MOST_CONFIGURATIONS:]))
        return next((text for text in texts if text is not None), None)

    # ---- the chunks

    def _of_type(self, number: int, *, all_of_them: bool = False) -> list[_Type]:
        """The chunks of the type of a resource, the plain configuration first; mostly no others are walked to."""
        self._start(number >> 24)
        package, offset, end = self._package
        wanted = (number >> 16 & 0xFF) - offset
        if number >> 24 != package:
            raise ApkError("a name lies in another package, which is not read")
        while self._at < end and wanted not in self._seen:
            if not all_of_them and any(one.plain and not one.version for one in self._types.get(wanted, ())):
                break
            self._step(end)
        return sorted(self._types.get(wanted, ()), key=lambda one: (not one.plain, one.version))

    def _start(self, package: int) -> None:
        """The head of the table, its texts, and the head of the package that is meant."""
        if self._package[2]:
            return
        _, header, size = _CHUNK.unpack(self._table.take(0, _CHUNK.size, after=_FIRST_STEP // 2))
        at = header
        for _ in range(20):
            kind, header, length = _CHUNK.unpack(self._table.take(at, _CHUNK.size, after=_FIRST_STEP))
            if not _CHUNK.size <= header <= length or at + length > size:
                break
            if kind == _POOL and self._pool is None:
                self._pool = self._texts_at(at, length)
            elif kind == _PACKAGE and header >= 284:
                head = self._table.take(at, min(header, 288))
                if int.from_bytes(head[8:12], "little") == package:
                    self._package = package, int.from_bytes(head[284:288], "little"), at + length
                    self._at = at + header
                    return
            at += length
        raise ApkError("its table of names is damaged, or names come from elsewhere")

    def _texts_at(self, at: int, length: int) -> StringPool:
        if length < HEADER_SIZE:
            raise ApkError("its table of names is damaged")
        self._table.take(at, HEADER_SIZE)
        return StringPool(lambda start, end: self._table.take(at + start, end - start), length)

    def _step(self, end: int) -> None:
        at = self._at
        walked = 2048 * self._chunks
        after = min(max(_FIRST_STEP, walked), _LONGEST_STEP)
        kind, header, size = _CHUNK.unpack(self._table.take(at, _CHUNK.size, after=after))
        self._chunks += 1
        if not _CHUNK.size <= header <= size or at + size > end or self._chunks > _MOST_CHUNKS:
            raise ApkError("its table of names is damaged")
        if kind == _SPEC:
            self._seen |= self._types.keys()
        elif kind == _TYPE and header >= _TYPE_HEADER.size:
            self._keep(at, header, size)
        self._at = at + size

    def _keep(self, at: int, header: int, size: int) -> None:
        head = self._table.take(at, header)
        _, _, _, number, flags, _, count, entries, _ = _TYPE_HEADER.unpack_from(head)
        configuration = head[20:]
        chunk = _Type(
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
        self._types.setdefault(number, []).append(chunk)

    # ---- one value

    def _text(self, kind: _Type, number: int) -> str | None:
        for _ in range(_LONGEST_CHAIN):
            value = self._value(kind, number & 0xFFFF)
            if value is None:
                return None
            data_type, data = value
            if data_type == _TEXT and self._pool is not None:
                return self._pool.text(data)
            if data_type not in _REFERENCES:
                return str(data)
            number = data
            kinds = self._of_type(number)
            if not kinds:
                return None
            kind = kinds[0]
        raise ApkError("a name leads in a circle")

    def _behind(self, number: int) -> int:
        """The resource that a name leads to in the end: one name may only point to another."""
        for _ in range(_LONGEST_CHAIN):
            values = (self._value(kind, number & 0xFFFF) for kind in self._of_type(number)[:1])
            value = next(values, None)
            if value is None or value[0] not in _REFERENCES:
                break
            number = value[1]
        return number

    def _value(self, kind: _Type, entry: int) -> tuple[int, int] | None:
        """Type and number of a value; None when this configuration has none."""
        offset = self._offset(kind, entry)
        if offset is None:
            return None
        at = kind.entries + offset
        if at + 8 > kind.size:
            raise ApkError("its table of names is damaged")
        size, flags, key = struct.unpack("<2HI", self._table.take(kind.at + at, 8, after=8))
        if flags & _COMPACT:
            return flags >> 8, key
        if flags & _COMPLEX or at + size + 8 > kind.size:
            return None
        _, _, data_type, data = struct.unpack("<H2BI", self._table.take(kind.at + at + size, 8))
        return data_type, data

    def _offset(self, kind: _Type, entry: int) -> int | None:
        """Where an entry begins, behind the start of the entries."""
        if kind.flags & _SPARSE:
            return self._sparse(kind, entry)
        width = 2 if kind.flags & _SHORT_OFFSETS else 4
        at = kind.header + width * entry
        if entry >= kind.count or at + width > kind.size:
            return None
        offset = int.from_bytes(self._table.take(kind.at + at, width), "little")
        if offset == (1 << 8 * width) - 1:
            return None
        return 4 * offset if width == 2 else offset

    def _sparse(self, kind: _Type, entry: int) -> int | None:
        size = min(4 * kind.count, kind.size - kind.header)
        pairs = struct.iter_unpack("<2H", self._table.take(kind.at + kind.header, size - size % 4))
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
