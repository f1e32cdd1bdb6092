"""Android's binary XML as a small tree, read as tolerantly as Android reads it, within limits.

ResXMLTree and ResXMLParser of frameworks/base libs/androidfw/ResourceTypes.cpp: the type in the first header is not
looked at, unknown chunks are passed over, text pools behind the first element count for nothing, attributes may lie
farther apart than they are long. What Android takes for damaged is so here: what was read before it is kept, and said
not to be whole.
"""

import struct
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError
from detector.apk.string_pool import HEADER_SIZE, StringPool

MOST_ELEMENTS: Final = 20_000
MOST_ATTRIBUTES: Final = 80_000
"""Of one document. The largest honest manifests have a third of it."""
_DEEPEST: Final = 50
_CHUNK: Final = struct.Struct("<2HI")
_ATTRIBUTE: Final = struct.Struct("<IiiHBBI")
_EXTENSION: Final = struct.Struct("<2I3H")
_NO_TEXT: Final = -1
_FOUND_BY_NAME: Final = ("name", "package", "split")
"""Attributes that Android takes by their name in some elements, whatever number they bear."""
_NODE: Final = 16
"""Bytes of a node's header: chunk, line, comment."""


class ChunkType(IntEnum):
    """The kinds of chunks that matter here."""

    POOL = 0x0001
    START = 0x0102
    END = 0x0103
    FIRST_NODE = 0x0100
    LAST_NODE = 0x017F
    IDS = 0x0180


class ValueType(IntEnum):
    """Res_value.dataType."""

    REFERENCE = 0x01
    TEXT = 0x03
    DYNAMIC_REFERENCE = 0x07
    FIRST_INT = 0x10
    BOOLEAN = 0x12
    LAST_INT = 0x1F


class Value(Struct, frozen=True, gc=False):
    """The value of one attribute: its type and number, and the text that stood in the source, if it was kept."""

    type: int
    data: int
    text: int
    """Number of a text, or -1."""

    @property
    def reference(self) -> int:
        """The resource that it names; 0 when it is no reference."""
        return self.data if self.type in (ValueType.REFERENCE, ValueType.DYNAMIC_REFERENCE) else 0

    @property
    def number(self) -> int | None:
        """The whole number or the truth value that it is; None when it is something else."""
        return self.data if ValueType.FIRST_INT <= self.type <= ValueType.LAST_INT else None


class Element:
    """One element. Its attributes are found by the number of their resource, or by their name."""

    __slots__ = ("_values", "children", "pool", "tag")

    def __init__(self, tag: str, pool: StringPool, values: dict[int | str, Value]) -> None:
        self.tag = tag
        self.pool = pool
        self.children: list[Element] = []
        self._values = values

    def value(self, number: int, name: str = "") -> Value | None:
        """An attribute by the number of its resource, otherwise by its name."""
        return self._values.get(number) or self._values.get(name)

    def text(self, number: int, name: str = "") -> str:
        """The text of an attribute, or its number as a text; empty without one, and for a reference."""
        value = self.value(number, name)
        if value is None or value.reference:
            return ""
        if value.type == ValueType.TEXT:
            return self.pool.text(value.data)
        if value.text != _NO_TEXT:
            return self.pool.text(value.text)
        if value.type == ValueType.BOOLEAN:
            return "true" if value.data else "false"
        return "" if value.number is None else str((value.number ^ 0x80000000) - 0x80000000)

    def texts(self, number: int, name: str) -> tuple[str, ...]:
        """Every reading of a name: Android takes the kept text of some attributes, and the value of others."""
        values = (self._values.get(number), self._values.get(name))
        numbers = [index for value in values if value is not None for index in _texts_of(value)]
        return tuple(filter(None, dict.fromkeys(self.pool.text(index) for index in numbers)))

    def named(self, *tags: str) -> Iterator["Element"]:
        """The children of these names."""
        return (child for child in self.children if child.tag in tags)


def _texts_of(value: Value) -> tuple[int, ...]:
    return (value.data, value.text) if value.type == ValueType.TEXT else (value.text,)


class Document(Struct, frozen=True, kw_only=True):
    """A document: its outermost element, and what is wrong with it if it is not whole."""

    root: Element
    damaged: str = ""


def read_document(data: bytes) -> Document:
    """The tree of a binary XML file; raises ApkError when there is no element at all."""
    if len(data) < _CHUNK.size:
        raise ApkError("its XML is too short")
    _, header, size = _CHUNK.unpack_from(data)
    if not _CHUNK.size <= header <= size <= len(data):
        raise ApkError("its XML is no binary XML")
    tree = _Tree(data, header, size)
    damaged = ""
    try:
        tree.read()
    except ApkError as error:
        damaged = str(error)
    if tree.root is None:
        raise ApkError(damaged or "its XML has no element")
    return Document(root=tree.root, damaged=damaged)


class _Tree:
    def __init__(self, data: bytes, start: int, end: int) -> None:
        self.data = data
        self.start = start
        self.end = end
        self.root: Element | None = None
        self._ids: Sequence[int] = ()
        self._pool: StringPool | None = None
        self._open: list[Element] = []
        self._elements = 0
        self._attributes = 0

    def read(self) -> None:
        at = self.start
        while at + _CHUNK.size <= self.end:
            kind, header, size = _CHUNK.unpack_from(self.data, at)
            if not _CHUNK.size <= header <= size or size > self.end - at or (header | size) & 3:
                if self.root is not None and not self._open:
                    return
                raise ApkError("its XML is damaged or cut off")
            if self.root is None:
                self._prepare(kind, at, header, size)
            if kind == ChunkType.START:
                self._begin(at, header, size)
            elif kind == ChunkType.END and self._open:
                self._open.pop()
            at += size
        if self._open:
            raise ApkError("its XML is damaged or cut off")

    def _prepare(self, kind: int, at: int, header: int, size: int) -> None:
        """What stands in front of the first element: texts, and the numbers of attributes."""
        if kind == ChunkType.POOL and size >= HEADER_SIZE:
            piece = memoryview(self.data)[at : at + size]
            self._pool = StringPool(lambda start, end: bytes(piece[start:end]), size)
        elif kind == ChunkType.IDS:
            count = (size - header) // 4
            self._ids = struct.unpack_from(f"<{count}I", self.data, at + header)

    def _begin(self, at: int, header: int, size: int) -> None:
        if self._pool is None:
            raise ApkError("its XML has no texts")
        if header < _NODE or size - header < _EXTENSION.size:
            raise ApkError("an element of its XML is damaged")
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise ApkError("its XML has more elements than any honest one")
        _, name, start, step, count = _EXTENSION.unpack_from(self.data, at + header)
        self._attributes += count
        first = at + header + start
        if first + step * count > at + size:
            raise ApkError("an element of its XML is damaged")
        if self._attributes > MOST_ATTRIBUTES:
            raise ApkError("its XML has more attributes than any honest one")
        places = range(first, first + step * count, step) if step else range(0)
        element = Element(self._pool.text(name), self._pool, self._values(self._pool, places))
        if self._open:
            self._open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def _values(self, pool: StringPool, places: range) -> dict[int | str, Value]:
        """The attributes at these places, by the number of their resource; some by their name too."""
        found: dict[int | str, Value] = {}
        ids = self._ids
        for place in places:
            if place + _ATTRIBUTE.size > self.end:
                break
            _, name, raw, _, _, kind, data = _ATTRIBUTE.unpack_from(self.data, place)
            value = Value(kind, data, raw)
            number = ids[name] if 0 <= name < len(ids) else 0
            if number:
                found.setdefault(number, value)
            text = pool.text(name)
            if not number or text in _FOUND_BY_NAME:
                found.setdefault(text, value)
        return found
