"""Writes a resources.arsc with plain values only, as aapt2 does: libs/androidfw/include/androidfw/ResourceTypes.h."""

import struct
from typing import Final

from detector.simulator.binary_xml import chunk, pool

PACKAGE: Final = 0x7F
_CONFIG: Final = struct.pack("<I", 64) + bytes(60)
_NAME_SIZE: Final = 256


def write_table(package: str, types: dict[str, list[str]]) -> bytes:
    """Return a table with these texts of each type. The number of a text is `resource_number` of its places."""
    texts = {text: 0 for values in types.values() for text in values}
    texts = {text: place for place, text in enumerate(texts)}
    keys = [f"{name}_{index}" for name, values in types.items() for index in range(len(values))]
    parts, first_key = [], 0
    for number, values in enumerate(types.values(), 1):
        parts.append(chunk(0x0202, struct.pack("<2BHI", number, 0, 0, len(values)), bytes(4 * len(values))))
        parts.append(_type(number, [texts[value] for value in values], first_key))
        first_key += len(values)
    type_names, key_names = pool(list(types), utf8=False), pool(keys)
    name = package.encode("utf-16-le", "replace")[: _NAME_SIZE - 2].ljust(_NAME_SIZE, b"\0")
    head_size = 8 + 4 + _NAME_SIZE + 20
    head = struct.pack("<I", PACKAGE) + name + struct.pack("<5I", head_size, 0, head_size + len(type_names), 0, 0)
    body = chunk(0x0200, head, type_names + key_names + b"".join(parts))
    return chunk(0x0002, struct.pack("<I", 1), pool(list(texts)) + body)


def resource_number(type_place: int, place: int) -> int:
    """Return the number of a resource by the places of its type and of itself."""
    return PACKAGE << 24 | (type_place + 1) << 16 | place


def _type(number: int, texts: list[int], first_key: int) -> bytes:
    offsets = struct.pack(f"<{len(texts)}I", *(16 * place for place in range(len(texts))))
    entries = b"".join(
        struct.pack("<2HIH2BI", 8, 0, first_key + place, 8, 0, 3, text) for place, text in enumerate(texts)
    )
    head_size = 8 + 12 + len(_CONFIG)
    head = struct.pack("<2BH2I", number, 0, 0, len(texts), head_size + len(offsets)) + _CONFIG
    return chunk(0x0201, head, offsets + entries)
