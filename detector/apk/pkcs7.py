"""The certificates in a signature file of a signed JAR: PKCS #7 SignedData (RFC 2315, section 9.1)."""

from typing import Final

from detector.apk import der
from detector.apk.ranges import ApkError
from detector.apk.signer import Role

_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
"""1.2.840.113549.1.7.2"""


def certificates(data: bytes) -> tuple[tuple[bytes, Role], ...]:
    """Every certificate, and whether a signer of this file names it; raises ApkError."""
    parts = _signed_data(data)
    holder = next((part for part in parts[3:] if part.tag == der.FIRST_OPTION), None)
    if holder is None:
        raise ApkError("a signature file has no certificate")
    found = [node for node in der.children(data, holder) if node.tag == der.SEQUENCE]
    named = _named(data, parts[-1])
    current = {node for node in found if _identity(data, node) in named}
    # A signer that names nobody is none to Android; all of them are shown rather than nobody.
    return tuple(
        (der.raw(data, node), Role.CURRENT if node in current or not current else Role.CHAIN) for node in found
    )


def _signed_data(data: bytes) -> list[der.Node]:
    """version, digestAlgorithms, contentInfo, [0] certificates, [1] lists of revoked ones, signerInfos."""
    outer = der.read_node(data, 0, len(data))
    content = der.children(data, outer) if outer.tag == der.SEQUENCE else []
    if len(content) != 2 or content[0].tag != der.OID or data[content[0].content : content[0].end] != _SIGNED_DATA:
        raise ApkError("a signature file is no PKCS #7 signature")
    inner = der.read_node(data, content[1].content, content[1].end)
    parts = der.children(data, inner)
    if inner.tag != der.SEQUENCE or len(parts) < 4 or parts[-1].tag != der.SET:
        raise ApkError("a signature file has no signer")
    return parts


def _named(data: bytes, infos: der.Node) -> set[tuple[bytes, bytes]]:
    """Issuer and serial number, by which each signer names its certificate."""
    found = set()
    for info in der.children(data, infos):
        parts = der.children(data, info)
        name = der.children(data, parts[1]) if len(parts) > 1 and parts[1].tag == der.SEQUENCE else []
        if len(name) == 2:
            found.add((der.raw(data, name[0]), der.raw(data, name[1])))
    return found


def _identity(data: bytes, certificate: der.Node) -> tuple[bytes, bytes] | None:
    """Issuer and serial number of a certificate: TBSCertificate of RFC 5280, section 4.1; None when it has none."""
    try:
        inner = der.read_node(data, certificate.content, certificate.end)
        fields = [node for node in der.children(data, inner) if node.tag != der.FIRST_OPTION]  # [0] is the version
    except ApkError:
        return None
    if len(fields) < 3 or fields[0].tag != der.INTEGER:
        return None
    return der.raw(data, fields[2]), der.raw(data, fields[0])
