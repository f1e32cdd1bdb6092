"""The APK Signing Block, which stands between the entries of an APK and their list: schemes v2, v3 and v3.1.

Layouts: https://source.android.com/docs/security/features/apksigning/v2 and v3; android.util.apk.ApkSigningBlockUtils,
ApkSignatureSchemeV2Verifier, ApkSignatureSchemeV3Verifier. Nothing is verified here, only extracted.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from detector.apk.ranges import ApkError, Ranges
from detector.apk.signer import Role, Scheme, Signer, signers
from detector.apk.zip_end import ZipEnd

FIRST_LOOK: Final = 16 * 1024
"""Bytes in front of the list of entries that are looked at first; most blocks are padded to 4 or 8 KiB."""
SCHEMES: Final = {0x7109871A: Scheme.V2, 0xF05368C0: Scheme.V3, 0x1B93AD61: Scheme.V3_1}
_BEHIND: Final = 8 * 1024
"""Bytes behind the block that are read with it: the list of entries begins there."""
_MAGIC: Final = b"APK Sig Block 42"
_FOOTER: Final = 24
"""The size of the block once more, 8 bytes, and the magic."""
_PROOF_OF_ROTATION: Final = 0x3BA06F8C
_MOST_CERTIFICATES: Final = 50


def find_block(ranges: Ranges, end: ZipEnd) -> bytes:
    """The pairs of the block, without its sizes and its magic; empty when there is no block.

    Raises ApkError for one that Android would not take.
    """
    start = end.directory_start
    if end.directory_end != end.record or start < 8 + _FOOTER:
        return b""
    footer = ranges.take(start - _FOOTER, start, before=FIRST_LOOK - _FOOTER, after=_BEHIND)
    if footer[8:] != _MAGIC:
        return b""
    (size,) = struct.unpack_from("<Q", footer)
    if not _FOOTER <= size <= start - 8:
        raise ApkError("its signing block has an impossible size")
    block = ranges.take(start - 8 - size, start)
    if struct.unpack_from("<Q", block) != (size,):
        raise ApkError("its signing block gives two sizes")
    return block[8:-_FOOTER]


def read_block(pairs: bytes) -> tuple[tuple[Signer, ...], tuple[str, ...]]:
    """The certificates of all known schemes in a block, and what of it was not understood."""
    found: list[Signer] = []
    problems: list[str] = []
    try:
        for number, value in _pairs(pairs):
            if number in SCHEMES:
                _read_scheme(SCHEMES[number], value, found, problems)
    except ApkError as error:
        problems.append(str(error))
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(problems))


def _pairs(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        length, number = struct.unpack_from("<QI", data, at) if len(data) - at >= 12 else (0, 0)
        if not 4 <= length <= len(data) - at - 8:
            raise ApkError("its signing block is damaged")
        yield number, data[at + 12 : at + 8 + length]
        at += 8 + length


def _read_scheme(scheme: Scheme, value: bytes, found: list[Signer], problems: list[str]) -> None:
    try:
        for signer in _pieces(_piece(_Text(value))):
            for certificate, role in _certificates(scheme, signer):
                _keep(found, signers(certificate, scheme, role))
    except ApkError as error:
        problems.append(f"{scheme.value}: {error}")


def _keep(found: list[Signer], more: Sequence[Signer]) -> None:
    if len(found) >= _MOST_CERTIFICATES:
        raise ApkError(f"it has more than {_MOST_CERTIFICATES} certificates")
    found += more


def _certificates(scheme: Scheme, signer: bytes) -> Iterator[tuple[bytes, Role]]:
    """Of one signer: the signing certificate, those behind it, and those before it."""
    signed = _Text(_piece(_Text(signer)))
    _piece(signed)  # digests of the file
    current = b""
    for index, certificate in enumerate(_pieces(_piece(signed))):
        current = current or certificate
        yield certificate, Role.CHAIN if index else Role.CURRENT
    if not current:
        raise ApkError("a signer has no certificate")
    if scheme is Scheme.V2:
        return
    signed.number()  # the lowest and the highest API level that the signer is for
    signed.number()
    for attribute in _pieces(_piece(signed)):
        text = _Text(attribute)
        if text.number() == _PROOF_OF_ROTATION:
            yield from ((one, Role.PREVIOUS) for one in _lineage(text) if one != current)


def _lineage(text: "_Text") -> Iterator[bytes]:
    text.number()  # version of the structure
    for level in _pieces(text.rest()):
        yield _piece(_Text(_piece(_Text(level))))


class _Text:
    """Bytes that are read from the front: numbers of 4 bytes, and pieces with their length in front."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self) -> int:
        if len(self.data) - self.at < 4:
            raise ApkError("its signature is cut off")
        self.at += 4
        return int.from_bytes(self.data[self.at - 4 : self.at], "little")

    def rest(self) -> bytes:
        return self.data[self.at :]


def _piece(text: _Text) -> bytes:
    length = text.number()
    if length > len(text.data) - text.at:
        raise ApkError("its signature is longer than what holds it")
    text.at += length
    return text.data[text.at - length : text.at]


def _pieces(data: bytes) -> Iterator[bytes]:
    text = _Text(data)
    while text.at < len(data):
        yield _piece(text)
