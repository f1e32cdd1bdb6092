"""The end of a ZIP file: where its list of entries (the central directory) begins and ends.

PKWARE APPNOTE 4.3.16; android.util.apk.ZipUtils. Like Android, the last end record counts whose comment ends with the
file, and ZIP64 is refused.
"""

import struct
from typing import Final

from msgspec import Struct

from detector.apk.ranges import ApkError, Ranges

FIRST_LOOK: Final = 4096
"""Bytes at the end of the file that are looked at first; few APKs have a comment at all."""
_RECORD: Final = struct.Struct("<4s4H2IH")
_MARK: Final = b"PK\x05\x06"
_LOCATOR_64: Final = b"PK\x06\x07"
_LOCATOR_64_SIZE: Final = 20
_LONGEST_COMMENT: Final = 0xFFFF


class ZipEnd(Struct, frozen=True, kw_only=True):
    """What the end record says; offsets are in bytes from the beginning of the file."""

    record: int
    """Where the end record itself begins."""
    directory_start: int
    directory_end: int


def find_end(ranges: Ranges) -> ZipEnd:
    """The end record; raises ApkError when there is none, or one that Android would not take."""
    if ranges.size < _RECORD.size:
        raise ApkError("it is too short for an APK")
    at = None
    for reach in (FIRST_LOOK, _RECORD.size + _LONGEST_COMMENT):
        start = max(0, ranges.size - reach)
        tail = ranges.take(start, ranges.size)
        at = _last_record(tail)
        if at is not None or start == 0:
            break
    if at is None:
        raise ApkError("it has no end of a ZIP file")
    end = _understand(tail[at : at + _RECORD.size], start + at)
    locator = start + at - _LOCATOR_64_SIZE
    if locator >= 0 and ranges.take(locator, locator + 4) == _LOCATOR_64:
        raise ApkError("it is a ZIP64 file, which Android does not install")
    return end


def _last_record(tail: bytes) -> int | None:
    at = tail.rfind(_MARK, 0, len(tail) - _RECORD.size + len(_MARK))
    while at >= 0:
        (comment,) = struct.unpack_from("<H", tail, at + _RECORD.size - 2)
        if at + _RECORD.size + comment == len(tail):
            return at
        at = tail.rfind(_MARK, 0, at + len(_MARK) - 1)
    return None


def _understand(record: bytes, at: int) -> ZipEnd:
    _, _, _, _, _, size, start, _ = _RECORD.unpack(record)
    if start + size > at:
        raise ApkError("its list of entries does not lie in front of its end")
    return ZipEnd(record=at, directory_start=start, directory_end=start + size)
