"""Android's binary XML as a small tree, read as tolerantly as Android reads it, within limits.

ResXMLTree and ResXMLParser of frameworks/base libs/androidfw/ResourceTypes.cpp: the type in the first header is not
looked at, unknown chunks are passed over, text pools behind the first element count for nothing, attributes may lie
farther apart than they are long. What Android takes for damaged is so here: what was read before it is kept, and said
not to be whole.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError
from detector.apk.string_pool import HEADER_SIZE, StringPool

MOST_ELEMENTS: Final = 20_000
MOST_ATTRIBUTES: Final = 80_000
"""Of one document. The largest honest manifests have a third of it."""
_DEEPEST: Final = 50
_CHUNK: Final = struct.Struct("<2HI")
_EXTENSION: Final = struct.Struct("<2I3H")
_ATTRIBUTE: Final = struct.Struct("<IiiHBBI")
_NO_TEXT: Final = -1
_FOUND_BY_NAME: Final = ("name", "package", "split")
"""Attributes that Android takes by their name in some elements, whatever number they bear."""
_NODE: Final = 16
"""Bytes of a node's header: chunk, line, comment."""
_POOL, _START_ELEMENT, _END_ELEMENT, _IDS = 0x0001, 0x0102, 0x0103, 0x0180
_REFERENCE, _TEXT, _DYNAMIC_REFERENCE, _FIRST_INT, _BOOLEAN, _LAST_INT = 0x01, 0x03, 0x07, 0x10, 0x12, 0x1F

Value = tuple[int, int, int]
"""The value of an attribute: Res_value.dataType and data; the number of the text that stood in the source, or -1."""


_NOTHING: Final[Value] = (0, 0, _NO_TEXT)


def reference(value: Value | None) -> int:
    """The resource that a value names; 0 when it is no reference."""
    return value[1] if value is not None and value[0] in (_REFERENCE, _DYNAMIC_REFERENCE) else 0


def number(value: Value | None) -> int | None:
    """The whole number or the truth value that it is, without a sign; None when it is something else."""
    return value[1] if value is not None and _FIRST_INT <= value[0] <= _LAST_INT else None


class Element:
    """One element. Its attributes are found by the number of their resource, or by their name."""

    __slots__ = ("children", "pool", "tag", "values")

    def __init__(self, tag: str, pool: StringPool, values: dict[int | str, Value]) -> None:
        self.tag = tag
        self.pool = pool
        self.children: list[Element] = []
        self.values = values

    def value(self, number: int, name: str = "") -> Value | None:
        """An attribute by the number of its resource, otherwise by its name."""
        return self.values.get(number) or self.values.get(name)

    def text(self, attribute: int, name: str = "") -> str:
        """The text of an attribute, or its number as a text; empty without one, and for a reference."""
        value = self.values.get(attribute) or self.values.get(name)
        if value is None:
            return ""
        kind, data, text = value
        if kind == _TEXT:
            return self.pool.text(data)
        if reference(value):
            return ""
        if text != _NO_TEXT:
            return self.pool.text(text)
        if kind == _BOOLEAN:
            return "true" if data else "false"
        return "" if number(value) is None else str((data ^ 0x80000000) - 0x80000000)

    def texts(self, attribute: int, name: str) -> tuple[str, ...]:
        """Every reading of a name: Android takes the kept text of some attributes, and the value of others."""
        first, second = self.values.get(attribute, _NOTHING), self.values.get(name, _NOTHING)
        places: dict[int, None] = {}
        for kind, data, text in (first, second) if first is not second else (first,):
            if kind == _TEXT:
                places[data] = None
            places[text] = None
        return tuple(filter(None, map(self.pool.text, places)))

    def named(self, *tags: str) -> Iterator["Element"]:
        """The children of these names."""
        return (child for child in self.children if child.tag in tags)


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
        self._keys: dict[int, tuple[int | str, ...]] = {}
        """Numbers of names to what attributes of that name are found by."""
        self._open: list[Element] = []
        self._elements = 0
        self._attributes = 0

    def read(self) -> None:
        at, end, data, unpack = self.start, self.end, self.data, _CHUNK.unpack_from
        while at + 8 <= end:
            kind, header, size = unpack(data, at)
            if not 8 <= header <= size or size > end - at or (header | size) & 3:
                if self.root is not None and not self._open:
                    return
                raise ApkError("its XML is damaged or cut off")
            if kind == _START_ELEMENT:
                self._begin(at, header, size)
            elif kind == _END_ELEMENT:
                if self._open:
                    self._open.pop()
            elif self.root is None:
                self._prepare(kind, at, header, size)
            at += size
        if self._open:
            raise ApkError("its XML is damaged or cut off")

    def _prepare(self, kind: int, at: int, header: int, size: int) -> None:
        """What stands in front of the first element: texts, and the numbers of attributes."""
        if kind == _POOL and size >= HEADER_SIZE:
            data = self.data[at : at + size]
            self._pool = StringPool(lambda start, end: data[start:end], size)
            self._pool.read_ahead(data)
        elif kind == _IDS:
            count = (size - header) // 4
            self._ids = struct.unpack_from(f"<{count}I", self.data, at + header)

    def _begin(self, at: int, header: int, size: int) -> None:
        pool = self._pool
        if pool is None:
            raise ApkError("its XML has no texts")
        if header < _NODE or size - header < _EXTENSION.size:
            raise ApkError("an element of its XML is damaged")
        _, name, start, step, count = _EXTENSION.unpack_from(self.data, at + header)
        first = at + header + start
        if first + step * count > at + size:
            raise ApkError("an element of its XML is damaged")
        self._elements += 1
        self._attributes += count
        if self._elements > MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise ApkError("its XML has more elements than any honest one")
        if self._attributes > MOST_ATTRIBUTES:
            raise ApkError("its XML has more attributes than any honest one")
        element = Element(pool.known.get(name) or pool.text(name), pool, self._values(first, step, count))
        if self._open:
            self._open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def _values(self, first: int, step: int, count: int) -> dict[int | str, Value]:
        """The attributes that begin there, by the number of their resource; some by their name too."""
        found: dict[int | str, Value] = {}
        if step == _ATTRIBUTE.size:
            attributes = _ATTRIBUTE.iter_unpack(self.data[first : first + step * count])
        else:
            last = self.end - _ATTRIBUTE.size
            places = range(first, first + step * count, step) if step else ()
            attributes = (_ATTRIBUTE.unpack_from(self.data, place) for place in places if place <= last)
        for _, name, text, _, _, kind, data in attributes:
            value = (kind, data, text)
            for key in self._keys.get(name) or self._keys_of(name):
                if key not in found:
                    found[key] = value
        return found

    def _keys_of(self, name: int) -> tuple[int | str, ...]:
        """What an attribute of this name is found by."""
        resource = self._ids[name] if 0 <= name < len(self._ids) else 0
        text = self._pool.text(name) if self._pool is not None else ""
        keys: tuple[int | str, ...] = (text,) if not resource else (resource,)
        if resource and text in _FOUND_BY_NAME:
            keys = (resource, text)
        self._keys[name] = keys
        return keys
