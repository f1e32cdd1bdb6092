"""resources.arsc, walked piece by piece: from the number of a resource to its text, without reading the whole table.

LoadedArsc.cpp and ResourceTypes.h of frameworks/base libs/androidfw. The table begins with all its texts, then comes
a package with a chunk for every type and configuration, those of the plain configuration first. Chunks that are not
wanted are stepped over; what lies behind a header is read together with it, and more of it where chunks are small.
Files that a manifest names are mostly of the last type (`xml`), which is looked for from the end first.
"""

import struct
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError
from detector.apk.resource_value import TYPE_HEADER, Table, TypeChunk, read_type, value_of
from detector.apk.string_pool import HEADER_SIZE, StringPool

_CHUNK: Final = struct.Struct("<2HI")
_POOL, _PACKAGE, _TYPE, _SPEC = 0x0001, 0x0200, 0x0201, 0x0202
_REFERENCES: Final = (0x01, 0x07)
_TEXT: Final = 0x03
_FIRST_STEP: Final = 8 * 1024
_LONGEST_STEP: Final = 32 * 1024
_MOST_CHUNKS: Final = 5000
_MOST_CONFIGURATIONS: Final = 300
_MOST_TRIES: Final = 50
_LONGEST_CHAIN: Final = 8
"""References from one resource to the next."""


class Text(Struct, frozen=True, kw_only=True):
    """A text of a resource, and for which language it is; empty for the plain configuration."""

    text: str
    locale: str = ""


class Walker:
    """Looks resources up in one table; remembers what it walked past."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._at = 0
        """How far the chunks were walked."""
        self._package = (0, 0, 0)
        """Number of the package, its type offset, and where it ends."""
        self._types: dict[int, list[TypeChunk]] = {}
        self._seen: set[int] = set()
        """Types all of whose chunks were passed."""
        self._chunks = 0
        self._window = (0, 0)
        """Where the piece ends that was asked for last, and how long it is."""
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
        self._start(number >> 24)
        wanted = (number >> 16 & 0xFF) - self._package[1]
        kinds = [] if wanted in self._types else self._last_type(wanted, self._package[2])
        kinds = sorted(kinds, key=lambda one: one.version) or self._of_type(number, all_of_them=True)
        fitting = [kind for kind in kinds if kind.plain and kind.version <= api]
        texts = (self._text(kind, number) for kind in reversed(fitting[-_MOST_CONFIGURATIONS:]))
        return next((text for text in texts if text is not None), None)

    # ---- the chunks

    def _of_type(self, number: int, *, all_of_them: bool = False) -> list[TypeChunk]:
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
        kind, header, size = _CHUNK.unpack(self._table.take(at, _CHUNK.size, after=self._reach(at)))
        self._chunks += 1
        if not _CHUNK.size <= header <= size or at + size > end or self._chunks > _MOST_CHUNKS:
            raise ApkError("its table of names is damaged")
        if kind == _SPEC:
            self._seen |= self._types.keys()
        elif kind == _TYPE and header >= TYPE_HEADER.size:
            chunk = read_type(self._table.take(at, header), at)
            self._types.setdefault(chunk.number, []).append(chunk)
        self._at = at + size

    def _reach(self, at: int) -> int:
        """How much to read behind a header: the double of before, but little again behind a chunk that was skipped."""
        end, length = self._window
        if at + _CHUNK.size > end:
            length = _FIRST_STEP if at > end + _FIRST_STEP else min(max(_FIRST_STEP, 2 * length), _LONGEST_STEP)
            self._window = at + length, length
        return length

    def _last_type(self, wanted: int, end: int) -> list[TypeChunk]:
        """The chunks of this type if they are the last ones of the package; nothing where that cannot be told."""
        length = min(_FIRST_STEP, end - self._at)
        first = end - length
        data = self._table.take(first, length)
        found: list[TypeChunk] = []
        start = data.find(struct.pack("<2H", _SPEC, 16))
        for _ in range(_MOST_TRIES):
            if start < 0:
                break
            if data[start + 8 : start + 9] == bytes((wanted,)):
                found = _chunks_to_the_end(data, start, first)
            if found and all(one.number == wanted for one in found):
                return found
            start = data.find(struct.pack("<2H", _SPEC, 16), start + 1)
        return []

    # ---- one value

    def _text(self, kind: TypeChunk, number: int) -> str | None:
        for _ in range(_LONGEST_CHAIN):
            value = value_of(self._table, kind, number & 0xFFFF)
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
            values = (value_of(self._table, kind, number & 0xFFFF) for kind in self._of_type(number)[:1])
            value = next(values, None)
            if value is None or value[0] not in _REFERENCES:
                break
            number = value[1]
        return number


def _chunks_to_the_end(data: bytes, at: int, first: int) -> list[TypeChunk]:
    """The chunks of values from `at` on, if one follows the other up to the end; `first` is where the data begins."""
    found: list[TypeChunk] = []
    while at + TYPE_HEADER.size <= len(data):
        kind, header, size = _CHUNK.unpack_from(data, at)
        if not _CHUNK.size <= header <= size or at + size > len(data):
            return []
        if kind == _TYPE and header >= TYPE_HEADER.size:
            found.append(read_type(data[at : at + header], first + at))
        at += size
    return found if at == len(data) else []
