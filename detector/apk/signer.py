"""A signing certificate, by its digests and by the names in it.

Lists name certificates by the SHA-1 or SHA-256 of their DER bytes; Android prints a hash of 32 bits of the same bytes
(android.content.pm.Signature.hashCode).
"""

import hashlib
from enum import StrEnum

from msgspec import Struct

from detector.apk import der
from detector.apk.ranges import ApkError
from detector.apk.subject import Subject, read_subject


class Scheme(StrEnum):
    """The APK signature scheme in which a certificate stood. A phone checks the newest one that it knows.

    v2 from Android 7, v3 from Android 9, v3.1 from Android 13.
    """

    V1 = "v1"
    V2 = "v2"
    V3 = "v3"
    V3_1 = "v3.1"
    UNKNOWN = "unknown"
    """Somebody else read it, and did not say."""


class Role(StrEnum):
    """What a certificate is to the app."""

    CURRENT = "current"
    """It signed this file."""
    PREVIOUS = "previous"
    """An older one of the same maker, by the proof of rotation in the file."""
    CHAIN = "chain"
    """It stands behind the signing certificate; Android does not look at it."""


class Signer(Struct, frozen=True, kw_only=True):
    """One certificate in an APK. It was found there; whether the signature is valid was not checked."""

    sha1: str
    sha256: str
    """Both over the DER bytes, in lower-case hexadecimal."""
    hash32: str
    """Signature.hashCode as `dumpsys package` prints it: tells signers apart, identifies none. Empty: only the digests
    are known."""
    scheme: Scheme
    role: Role
    subject: Subject | None = None
    """Whom it names; None: not read, or none that can be read."""


def signers(certificate: bytes, scheme: Scheme, role: Role) -> tuple[Signer, ...]:
    """The digests of one certificate; raises ApkError when it is no DER sequence.

    Android keeps bytes behind the certificate as if they belonged to it, so that anybody can give a known certificate
    another digest. With such bytes there are two records: one of all, one of the certificate alone.
    """
    node = der.read_node(certificate, 0, len(certificate))
    if node.tag != der.SEQUENCE:
        raise ApkError("what stands for a certificate is none")
    subject = read_subject(certificate, node)
    texts = dict.fromkeys((certificate, der.raw(certificate, node)))
    return tuple(
        Signer(
            sha1=hashlib.sha1(text, usedforsecurity=False).hexdigest(),
            sha256=hashlib.sha256(text).hexdigest(),
            hash32=f"{hash32(text):x}",
            scheme=scheme,
            role=role,
            subject=subject,
        )
        for text in texts
    )


def hash32(data: bytes) -> int:
    """java.util.Arrays.hashCode of bytes, without a sign."""
    value = 1
    for byte in data:
        value = (31 * value + (byte ^ 0x80) - 0x80) & 0xFFFFFFFF
    return value
