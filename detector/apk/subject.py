"""Whom a certificate names as its holder: Subject of RFC 5280, section 4.1.2.6.

Signing certificates of apps are signed by themselves: anybody can write any name there. So a name is a hint at who made
an app, and it often stays when a maker builds the app anew with another key and another package name.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from detector.apk import der
from detector.apk.ranges import ApkError

_COMMON_NAME: Final = bytes.fromhex("550403")
_ORGANISATION: Final = bytes.fromhex("55040a")
"""2.5.4.3 and 2.5.4.10, X.520."""
_SUBJECT: Final = 4
"""Behind serial number, algorithm, issuer and validity; the version in front of them is optional."""
_ENCODINGS: Final = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1C: "utf-32-be", 0x1E: "utf-16-be"}
"""UTF8String, PrintableString, TeletexString, IA5String, UniversalString, BMPString."""
_MOST: Final = 50
_LONGEST: Final = 300
"""Characters that are kept of a name; X.520 allows 64."""


class Subject(Struct, frozen=True, kw_only=True):
    """Names in a certificate, in their order; untrusted text."""

    organisations: tuple[str, ...] = ()
    common_names: tuple[str, ...] = ()


def read_subject(data: bytes, certificate: der.Node) -> Subject | None:
    """The subject of a certificate; None when it has none that can be read."""
    try:
        names = list(islice(_names(data, certificate), _MOST))
    except ApkError:
        return None
    return Subject(
        organisations=tuple(text for kind, text in names if kind == _ORGANISATION),
        common_names=tuple(text for kind, text in names if kind == _COMMON_NAME),
    )


def _names(data: bytes, certificate: der.Node) -> Iterator[tuple[bytes, str]]:
    """Kind and text of every part of the subject: a SEQUENCE of SETs of SEQUENCEs of both."""
    inner = der.read_node(data, certificate.content, certificate.end)
    fields = [node for node in der.children(data, inner) if node.tag != der.FIRST_OPTION]
    if len(fields) <= _SUBJECT or fields[_SUBJECT].tag != der.SEQUENCE:
        raise ApkError("a certificate has no subject")
    for part in der.children(data, fields[_SUBJECT]):
        for pair in der.children(data, part):
            values = der.children(data, pair)
            if len(values) == 2 and values[1].tag in _ENCODINGS:
                kind, value = values
                text = data[value.content : value.end].decode(_ENCODINGS[value.tag], "replace")
                yield data[kind.content : kind.end], text[:_LONGEST]
