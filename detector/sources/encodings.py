"""From bytes to text, whatever the phone or the shell of a computer made of it."""

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOK: Final = 8
"""Bytes. The outputs that are read begin with ASCII."""


def encoding_of(beginning: bytes) -> str:
    """UTF-8 or UTF-16, which PowerShell writes where one redirects into a file; some programs cut its mark off."""
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return name
    first, second = beginning[:_LOOK:2], beginning[1:_LOOK:2]
    if len(second) > 1 and any(first) != any(second):  # one of the two is nothing but zero bytes
        return "utf-16-be" if all(second) else "utf-16-le" if all(first) else "utf-8"
    return "utf-8"


def decode(data: bytes) -> str:
    """Text with LF line ends; never fails."""
    text = data.decode(encoding_of(data), errors="replace")
    # An old adb and PowerShell each make LF into CR LF.
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n")


def in_utf_8(data: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8, piece by piece."""
    pieces = iter(data)
    first = next(pieces, b"")
    encoding = encoding_of(first)
    if not encoding.startswith("utf-16"):
        return chain([first.removeprefix(codecs.BOM_UTF8)], pieces)
    decoded = codecs.iterdecode(chain([first], pieces), encoding, errors="replace")
    return (text.encode() for text in decoded)
