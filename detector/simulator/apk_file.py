"""A small APK for every app of a simulated phone: its manifest and its name, and an invented certificate.

Layout: https://source.android.com/docs/security/features/apksigning/v2. The certificate is a DER sequence without a
key, and nothing is really signed. Its last bytes are chosen so that Signature.hashCode of it is what the dumps print.
"""

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Mapping
from typing import Final

from detector.simulator.apk_content import apk_files
from detector.simulator.model import App

_V2: Final = 0x7109871A
_MAGIC: Final = b"APK Sig Block 42"
_CERTIFICATE_SIZE: Final = 700
_DIGITS: Final = 7
"""31 to the power of 7 is more than 2 to the power of 32: so many bytes can make any hash."""


def made_apk(app: App) -> bytes:
    """Return the bytes of an app's base APK; apps with one `signature` have one certificate."""
    return signed_zip(((_V2, v2_value(certificate(app.signature))),), apk_files(app))


def certificate(signature: str) -> bytes:
    """Return a DER sequence whose Signature.hashCode prints as `signature`, if that is up to 8 hexadecimal digits."""
    noise = b"".join(
        hashlib.sha256(f"{signature} {number}".encode("utf-8", "surrogatepass")).digest() for number in range(40)
    )
    size = _CERTIFICATE_SIZE - 4
    body = b"\x30\x82" + struct.pack(">H", size) + noise[: size - _DIGITS]
    wanted = int(signature, 16) if re.fullmatch(r"[0-9a-f]{1,8}", signature, re.ASCII) else 0
    value = 1
    for byte in body:
        value = (31 * value + (byte - 256 if byte > 127 else byte)) % 2**32
    missing = (wanted - value * 31**_DIGITS) % 2**32
    return body + bytes(missing // 31 ** (_DIGITS - 1 - place) % 31 for place in range(_DIGITS))


def v2_value(der: bytes) -> bytes:
    """Return the value of an APK Signature Scheme v2 pair with one signer and one certificate."""
    signed = sized(b"") + sized(sized(der)) + sized(b"")
    return sized(sized(sized(signed) + sized(b"") + sized(b"")))


def sized(data: bytes) -> bytes:
    """Return bytes with their length in front."""
    return struct.pack("<I", len(data)) + data


def signed_zip(pairs: tuple[tuple[int, bytes], ...], files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file with these files that has a signing block with these pairs in front of its list of entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in files.items():
            stored = name.endswith(".arsc")
            file.writestr(name, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    record = data.rindex(b"PK\x05\x06")
    (start,) = struct.unpack_from("<I", data, record + 16)
    body = b"".join(struct.pack("<QI", len(value) + 4, number) + value for number, value in pairs)
    size = struct.pack("<Q", len(body) + 24)
    block = size + body + size + _MAGIC
    moved = data[record : record + 16] + struct.pack("<I", start + len(block)) + data[record + 20 :]
    return data[:start] + block + data[start:record] + moved
