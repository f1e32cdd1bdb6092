"""Writes Android's binary XML, as aapt2 does: frameworks/base libs/androidfw/include/androidfw/ResourceTypes.h."""

import struct
from typing import Final

from msgspec import Struct

ANDROID: Final = "http://schemas.android.com/apk/res/android"
NUMBERS: Final = {
    "label": 0x01010001,
    "name": 0x01010003,
    "permission": 0x01010006,
    "enabled": 0x0101000E,
    "debuggable": 0x0101000F,
    "exported": 0x01010010,
    "priority": 0x0101001C,
    "value": 0x01010024,
    "resource": 0x01010025,
    "scheme": 0x01010027,
    "host": 0x01010028,
    "minSdkVersion": 0x0101020C,
    "versionCode": 0x0101021B,
    "versionName": 0x0101021C,
    "targetSdkVersion": 0x01010270,
    "testOnly": 0x01010272,
    "accessibilityEventTypes": 0x01010380,
    "canRetrieveWindowContent": 0x01010385,
    "canRequestFilterKeyEvents": 0x010103D9,
    "canPerformGestures": 0x0101050D,
    "isAccessibilityTool": 0x01010641,
}
"""The numbers of attributes: core/res/res/values/public-final.xml. Any other attribute has a name only."""
_NONE: Final = 0xFFFFFFFF


class Reference(Struct, frozen=True):
    """A resource by its number."""

    number: int


Value = str | int | bool | Reference


class Node(Struct, frozen=True, kw_only=True):
    """One element."""

    tag: str
    attributes: dict[str, Value] = {}
    children: tuple["Node", ...] = ()


def chunk(kind: int, head: bytes, body: bytes = b"") -> bytes:
    """Return a chunk with its type and sizes in front; `head` is what belongs to its header."""
    return struct.pack("<2HI", kind, 8 + len(head), 8 + len(head) + len(body)) + head + body


def pool(texts: list[str], *, utf8: bool = True) -> bytes:
    """Return a string pool."""
    places, data = [], bytearray()
    for text in texts:
        places.append(len(data))
        data += _utf8(text) if utf8 else _utf16(text)
    data += bytes(-len(data) % 4)
    start = 28 + 4 * len(places)
    head = struct.pack("<5I", len(texts), 0, 0x100 if utf8 else 0, start, 0)
    return chunk(0x0001, head, struct.pack(f"<{len(places)}I", *places) + bytes(data))


def _utf8(text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return _short(len(text)) + _short(len(data)) + data + b"\0"


def _short(length: int) -> bytes:
    return bytes((length,)) if length < 0x80 else bytes((0x80 | length >> 8 & 0x7F, length & 0xFF))


def _utf16(text: str) -> bytes:
    data = text.encode("utf-16-le", "surrogatepass")
    return struct.pack("<H", len(data) // 2) + data + b"\0\0"


def write_xml(root: Node, *, utf8: bool = True) -> bytes:
    """Return the document."""
    writer = _Writer(root)
    nodes = writer.element(root)
    numbers = struct.pack(f"<{len(writer.numbered)}I", *(NUMBERS[name] for name in writer.numbered))
    return chunk(0x0003, b"", pool(list(writer.places), utf8=utf8) + chunk(0x0180, b"", numbers) + nodes)


class _Writer:
    def __init__(self, root: Node) -> None:
        names = set(_attribute_names(root))
        self.numbered = sorted(names & NUMBERS.keys(), key=NUMBERS.__getitem__)
        self.places: dict[str, int] = {name: index for index, name in enumerate(self.numbered)}

    def place(self, text: str) -> int:
        return self.places.setdefault(text, len(self.places))

    def element(self, node: Node) -> bytes:
        attributes = sorted(node.attributes.items(), key=lambda item: NUMBERS.get(item[0], 0))
        values = b"".join(self._attribute(name, value) for name, value in attributes)
        tag = self.place(node.tag)
        line = struct.pack("<2I", 1, _NONE)
        extension = struct.pack("<2I6H", _NONE, tag, 20, 20, len(attributes), 0, 0, 0)
        inner = b"".join(map(self.element, node.children))
        return chunk(0x0102, line, extension + values) + inner + chunk(0x0103, line, struct.pack("<2I", _NONE, tag))

    def _attribute(self, name: str, value: Value) -> bytes:
        space = self.place(ANDROID) if name in NUMBERS else _NONE
        raw, kind, data = _NONE, 0x10, 0
        if isinstance(value, str):
            raw = data = self.place(value)
            kind = 0x03
        elif isinstance(value, Reference):
            kind, data = 0x01, value.number
        elif isinstance(value, bool):
            kind, data = 0x12, _NONE if value else 0
        else:
            data = value & 0xFFFFFFFF
        return struct.pack("<3IHBBI", space, self.place(name), raw, 8, 0, kind, data)


def _attribute_names(node: Node) -> list[str]:
    return [*node.attributes, *(name for child in node.children for name in _attribute_names(child))]
