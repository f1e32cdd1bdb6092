"""The pieces of a file that are at hand, so that a large file can be understood from a few of them."""

from typing import Final

MOST_OF_A_FILE: Final = 512 * 1024
"""Bytes. An honest APK needs a tenth of it; whoever needs more wants to keep us busy."""


class ApkError(ValueError):
    """A file that is no signed APK, or one that is refused: the message says why, in a few words."""


class NeedsError(Exception):
    """Bytes that are not at hand yet: read `start` to `end`, add them, and ask again."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(f"bytes {start} to {end}")
        self.start = start
        self.end = end


class Ranges:
    """A file of `size` bytes, of which some are at hand. No more than `limit` bytes of it are ever asked for."""

    def __init__(self, size: int, *, limit: int = MOST_OF_A_FILE) -> None:
        self.size = size
        self.limit = limit
        self.added = 0
        """How many bytes were added, those that came twice included."""
        self._parts: list[tuple[int, bytes]] = []

    def add(self, start: int, data: bytes) -> None:
        """Keeps bytes of the file from `start` on, joined to what they touch."""
        self.added += len(data)
        apart = []
        for other, known in self._parts:
            if other <= start + len(data) and start <= other + len(known):
                first, last = (start, data), (other, known)
                if other < start:
                    first, last = last, first
                start, data = first[0], first[1] + last[1][first[0] + len(first[1]) - last[0] :]
            else:
                apart.append((other, known))
        self._parts = [*apart, (start, data)]

    def take(self, start: int, end: int, *, before: int = 0, after: int = 0) -> bytes:
        """The bytes from `start` to `end`; raises ApkError when the file or the limit does not allow them.

        Raises NeedsError when they are not at hand, for `before` and `after` more bytes around them, which will be
        wanted next.
        """
        if not 0 <= start <= end <= self.size:
            raise ApkError("it points outside of itself")
        for first, data in self._parts:
            if first <= start and end <= first + len(data):
                return data[start - first : end - first]
        if end - start > self.limit - self.added:
            raise ApkError(f"more than {self.limit // 1024} KiB of it would have to be read")
        room = self.limit - self.added - (end - start)
        before = min(before, start, room)
        raise NeedsError(*self._missing(start - before, end + min(after, self.size - end, room - before)))

    def _missing(self, start: int, end: int) -> tuple[int, int]:
        """The same without what is at hand at its beginning and at its end."""
        for first, data in self._parts:
            last = first + len(data)
            if first <= start < last:
                start = last
            elif first < end <= last:
                end = first
        return start, end
