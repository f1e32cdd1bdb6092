"""Scheme v1, the signature of JAR files: META-INF/*.RSA, *.DSA and *.EC hold the certificates.

ZIP: PKWARE APPNOTE 4.3.7 and 4.3.12; which files count: android.util.jar.StrictJarVerifier.
"""

import re
import struct
import zlib
from typing import Final

from msgspec import Struct

from detector.apk.pkcs7 import certificates
from detector.apk.ranges import ApkError, Ranges
from detector.apk.signer import Scheme, Signer, signers
from detector.apk.zip_end import ZipEnd

_ENTRY: Final = struct.Struct("<4s6H3I5H2I")
_HEAD: Final = struct.Struct("<4s5H3I2H")
_SIGNATURE_FILE: Final = re.compile(rb"META-INF/[^/\\]{1,200}\.(?:RSA|DSA|EC)", re.IGNORECASE)
_MOST_FILES: Final = 10
_MOST_PACKED: Final = 64 * 1024
_MOST_UNPACKED: Final = 256 * 1024
"""Bytes of one signature file. Honest ones have 1 to 10 KiB."""
_STORED: Final = 0


class _Entry(Struct, frozen=True, kw_only=True):
    method: int
    size: int
    """Packed, in bytes."""
    at: int
    """Where its own head begins."""
    name: int
    """The length of its name, in bytes."""


def read_jar_signature(ranges: Ranges, end: ZipEnd) -> tuple[tuple[Signer, ...], tuple[str, ...]]:
    """The certificates of scheme v1, and what of it was not understood; both empty when there is no signature.

    Raises ApkError when the list of entries cannot be read.
    """
    found: list[Signer] = []
    problems: list[str] = []
    entries = _signature_files(ranges.take(end.directory_start, end.directory_end))
    if len(entries) > _MOST_FILES:
        problems.append(f"it has more than {_MOST_FILES} signature files")
    for entry in entries[:_MOST_FILES]:
        try:
            for certificate, role in certificates(_content(ranges, end, entry)):
                found += signers(certificate, Scheme.V1, role)
        except ApkError as error:
            problems.append(f"v1: {error}")
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(problems))


def _signature_files(directory: bytes) -> list[_Entry]:
    found = []
    at = 0
    while at < len(directory):
        if len(directory) - at < _ENTRY.size:
            raise ApkError("its list of entries is cut off")
        mark, _, _, _, method, _, _, _, size, _, name, extra, comment, _, _, _, start = _ENTRY.unpack_from(
            directory, at
        )
        if mark != b"PK\x01\x02":
            raise ApkError("its list of entries is damaged")
        at += _ENTRY.size
        if _SIGNATURE_FILE.fullmatch(directory, at, at + name):
            found.append(_Entry(method=method, size=size, at=start, name=name))
        at += name + extra + comment
        if at > len(directory):
            raise ApkError("its list of entries is cut off")
    return found


def _content(ranges: Ranges, end: ZipEnd, entry: _Entry) -> bytes:
    if entry.size > _MOST_PACKED:
        raise ApkError("a signature file is larger than any honest one")
    if entry.at + _HEAD.size > end.directory_start:
        raise ApkError("a signature file lies outside of the entries")
    head = ranges.take(entry.at, entry.at + _HEAD.size, after=entry.name + entry.size + 256)
    mark, *_, name, extra = _HEAD.unpack(head)
    start = entry.at + _HEAD.size + name + extra
    if mark != b"PK\x03\x04" or start + entry.size > end.directory_start:
        raise ApkError("a signature file lies outside of the entries")
    packed = ranges.take(start, start + entry.size)
    return packed if entry.method == _STORED else _unpacked(packed)


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacker.decompress(packed, _MOST_UNPACKED)
    except zlib.error as error:
        raise ApkError("a signature file cannot be unpacked") from error
    if not unpacker.eof:
        raise ApkError("a signature file is cut off, or grows without end")
    return data
