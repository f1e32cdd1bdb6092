"""A string pool of Android's binary resources, read text by text: ResStringPool of frameworks/base libs/androidfw.

Such a pool may be damaged on purpose: places that overlap, lengths that lie, one text a million times. A text that
cannot be read is empty, as for Android; what all texts together may take is limited.
"""

import struct
from collections.abc import Callable
from typing import Final

from detector.apk.ranges import ApkError

HEADER_SIZE: Final = 28
LONGEST_TEXT: Final = 4096
"""Characters. Names of classes and permissions have a tenth; longer texts are cut."""
_MOST_TEXT: Final = 4 * 2**20
"""Characters of one pool that are ever decoded."""
_HEADER: Final = struct.Struct("<2HI5I")
_UTF8: Final = 0x100
_MOST_AHEAD: Final = 10_000
"""Texts that are read at once where a whole pool is at hand; each of them is short."""
_MOST_BYTES: Final = 3 * LONGEST_TEXT
_FIRST_BYTES: Final = 256
"""Of one text: how many are read at all, and how many at first."""

Take = Callable[[int, int], bytes]
"""Bytes of the pool by their place in it; raises ApkError outside of it, and NeedsError."""


class StringPool:
    """The texts of one pool. `take` gives its bytes, `size` is how many it has."""

    def __init__(self, take: Take, size: int) -> None:
        _, _, said, count, _, flags, start, _ = _HEADER.unpack(take(0, HEADER_SIZE))
        self._take = take
        self._size = min(size, said)
        self._utf8 = bool(flags & _UTF8)
        self._start = start
        self.count = min(count, max(0, self._size - HEADER_SIZE) // 4)
        self.known: dict[int, str] = {}
        """Texts that were read already, by their numbers."""
        self._room = _MOST_TEXT

    def text(self, index: int) -> str:
        """A text by its number; empty when there is none. Raises ApkError when the texts are too much altogether."""
        known = self.known.get(index)
        if known is not None:
            return known
        if not 0 <= index < self.count:
            return ""
        at = HEADER_SIZE + 4 * index
        at = self._start + int.from_bytes(self._take(at, at + 4), "little")
        text = self._read(at) if at < self._size else ""
        self._room -= len(text)
        if self._room < 0:
            raise ApkError("its texts are longer than any honest ones")
        self.known[index] = text
        return text

    def read_ahead(self, data: bytes) -> None:
        """Reads the ordinary texts of a pool whose bytes are all there; odd ones are left for `text`."""
        count = min(self.count, _MOST_AHEAD)
        if HEADER_SIZE + 4 * count > len(data):
            return
        last = len(data) - 2
        for index, offset in enumerate(struct.unpack_from(f"<{count}I", data, HEADER_SIZE)):
            at = self._start + offset
            if at > last or data[at] & 0x80 or data[at + 1] & 0x80:
                continue  # longer than 127, or outside
            if self._utf8:
                text = data[at + 2 : at + 2 + data[at + 1]].decode("utf-8", "replace")
            elif not data[at + 1]:
                text = data[at + 2 : at + 2 + 2 * data[at]].decode("utf-16-le", "replace")
            else:
                continue
            if "\0" not in text:
                self.known[index] = text
                self._room -= len(text)

    def _read(self, at: int) -> str:
        data = self._take(at, min(at + _FIRST_BYTES, self._size))
        if self._utf8:
            short = len(data) > 1 and data[0] < 0x80 and data[1] < 0x80
            size, start = (data[1], 2) if short else _length(data, _length(data, 0, 1)[1], 1)
        else:
            size, start = _length(data, 0, 2)
            size *= 2
        size = min(size, _MOST_BYTES)
        if start + size > len(data):
            data = self._take(at, min(at + start + size, self._size))
        text = data[start : start + size].decode("utf-8" if self._utf8 else "utf-16-le", "replace")
        return text.partition("\0")[0][:LONGEST_TEXT]


def _length(data: bytes, at: int, unit: int) -> tuple[int, int]:
    """A length of one unit or two, and where it ends."""
    high = 1 << (8 * unit - 1)
    first = int.from_bytes(data[at : at + unit], "little")
    if not first & high:
        return first, at + unit
    second = int.from_bytes(data[at + unit : at + 2 * unit], "little")
    return (first & (high - 1)) << (8 * unit) | second, at + 2 * unit
