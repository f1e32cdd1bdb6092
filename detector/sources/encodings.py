"""From bytes to text, whatever the phone or the shell of a computer made of it."""

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """Text with LF line ends; never fails."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and data[1:2] == data[3:4] == b"\0":
        encoding = "utf-16-le"  # PowerShell redirection with its mark cut off
    elif encoding == "utf-8" and data[0:1] == data[2:3] == b"\0":
        encoding = "utf-16-be"
    text = data.decode(encoding, errors="replace")
    # An old adb and PowerShell each make LF into CR LF.
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n")


def in_utf_8(data: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8, piece by piece; PowerShell writes UTF-16 where one redirects into a file."""
    pieces = iter(data)
    first = next(pieces, b"")
    if not first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return chain([first.removeprefix(codecs.BOM_UTF8)], pieces)
    decoded = codecs.iterdecode(chain([first], pieces), "utf-16", errors="replace")
    return (text.encode() for text in decoded)
