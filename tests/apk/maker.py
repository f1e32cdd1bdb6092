"""APKs for tests, made in Python: ZIP files with signing blocks around certificates that are no real ones.

`Maker` writes what apksigner writes, as far as a reader of certificates looks; nothing is really signed.
"""

import io
import os
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

V2, V3, V3_1 = 0x7109871A, 0xF05368C0, 0x1B93AD61
PADDING, LINEAGE = 0x42726577, 0x3BA06F8C
MAGIC = b"APK Sig Block 42"
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
DATA = bytes.fromhex("06092a864886f70d010701")


def tlv(tag: int, *parts: bytes) -> bytes:
    """A DER value."""
    content = b"".join(parts)
    if len(content) < 0x80:
        return bytes((tag, len(content))) + content
    size = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + content


def certificate(name: str, serial: int = 1, size: int = 600) -> bytes:
    """A certificate by its shape: version, serial number, algorithm, issuer, and some filling in place of the rest."""
    issuer = tlv(0x30, tlv(0x0C, name.encode()))
    inner = tlv(0x30, tlv(0xA0, tlv(2, b"\2")), tlv(2, bytes((serial,))), tlv(0x30), issuer, tlv(4, bytes(size)))
    return tlv(0x30, inner, tlv(0x30), tlv(3, b"\0signature"))


def pkcs7(certificates: Sequence[bytes], signer: tuple[str, int] | None = None) -> bytes:
    """A signature file of scheme v1; `signer` names a certificate by its name and serial number."""
    infos = b""
    if signer is not None:
        issuer = tlv(0x30, tlv(0x0C, signer[0].encode()))
        infos = tlv(0x30, tlv(2, b"\1"), tlv(0x30, issuer, tlv(2, bytes((signer[1],)))), tlv(0x30))
    body = tlv(0x30, tlv(2, b"\1"), tlv(0x31), tlv(0x30, DATA), tlv(0xA0, *certificates), tlv(0x31, infos))
    return tlv(0x30, SIGNED_DATA, tlv(0xA0, body))


def sized(*parts: bytes) -> bytes:
    """Pieces, each with its length in front."""
    return b"".join(struct.pack("<I", len(part)) + part for part in parts)


class By(Struct, frozen=True, kw_only=True):
    """One signer of a scheme: its certificate with those behind it, and older certificates of the same maker."""

    chain: tuple[bytes, ...]
    lineage: tuple[bytes, ...] = ()

    def value(self, number: int) -> bytes:
        """The signer as it stands in the pair of that number."""
        attributes = b""
        if self.lineage:
            levels = [sized(sized(one) + bytes(4)) + bytes(8) + sized(b"sig") for one in self.lineage]
            attributes = sized(struct.pack("<II", LINEAGE, 1) + sized(*levels))
        levels_of_api = struct.pack("<II", 28, 0x7FFFFFFF) if number != V2 else b""
        signed = sized(sized(b"digest"), sized(*self.chain)) + levels_of_api + sized(attributes)
        return sized(signed) + levels_of_api + sized(b"signatures", b"public key")


def pair(number: int, *signers: By) -> tuple[int, bytes]:
    """A pair of a signing block."""
    return number, sized(sized(*(one.value(number) for one in signers)))


def block(*pairs: tuple[int, bytes]) -> bytes:
    """A signing block."""
    body = b"".join(struct.pack("<QI", len(value) + 4, number) + value for number, value in pairs)
    size = struct.pack("<Q", len(body) + 24)
    return size + body + size + MAGIC


def zipped(files: dict[str, bytes], *, deflated: bool = True, stored: str = "none") -> bytes:
    """A ZIP file with these entries, in their order; the one called `stored` is never packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as file:
        for name, content in files.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == stored else None)
    return out.getvalue()


def with_block(data: bytes, signing_block: bytes) -> bytes:
    """A ZIP file with the block between its entries and their list."""
    end = data.rindex(b"PK\5\6")
    (start,) = struct.unpack_from("<I", data, end + 16)
    record = data[end : end + 16] + struct.pack("<I", start + len(signing_block)) + data[end + 20 :]
    return data[:start] + signing_block + data[start:end] + record


def apk(*pairs: tuple[int, bytes], files: dict[str, bytes] | None = None, comment: bytes = b"") -> bytes:
    """An APK with a signing block of these pairs, or without one when there are none."""
    data = zipped({"AndroidManifest.xml": b"manifest", **(files or {})}, stored="resources.arsc")
    data = with_block(data, block(*pairs)) if pairs else data
    return data[:-2] + struct.pack("<H", len(comment)) + comment


def enlarge(data: bytes, size: int, path: Path) -> None:
    """Writes an APK with so many zeros between its entries and its signing block; they take no room on the disk."""
    end = data.rindex(b"PK\5\6")
    (start,) = struct.unpack_from("<I", data, end + 16)
    (length,) = struct.unpack_from("<Q", data, start - 24)
    behind = start - length - 8
    with path.open("wb") as file:
        file.write(data[:behind])
        file.seek(size, os.SEEK_CUR)
        file.write(data[behind : end + 16] + struct.pack("<I", start + size) + data[end + 20 :])
