"""Time stamps (RFC 3161): another party signs that the manifest of an acquisition was there at a moment.

Only the SHA-256 of the manifest, its seal, goes into a request. What comes back is kept as it came, as OpenSSL's
`ts -verify` takes it. This module sends nothing. The only one that imports rfc3161_client and cryptography.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.sources.files import FileError, open_file

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampRequest, TimeStampResponse

ASKING: Final = "application/timestamp-query"
"""The content type of a request."""
MOST_BYTES: Final = 256 * 1024
"""Of a time stamp; one with all its certificates has some thousand. Of a file with certificates, too."""


class TimeStamp(Struct, frozen=True, kw_only=True):
    """What a time stamp says of an acquisition, which it is about."""

    when: datetime
    """By the clock of whoever signed it."""
    signed: bool
    """Whether the signature was checked, with a certificate that a person trusts."""


def request(manifest: bytes) -> "TimeStampRequest":
    """What is sent: the hash of the manifest, and a random number that the answer has to repeat."""
    need()
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    return TimestampRequestBuilder().data(manifest).hash_algorithm(HashAlgorithm.SHA256).build()


def check(stamp: bytes, manifest: bytes, trusted: Path | None, nonce: int | None = None) -> TimeStamp:
    """What a time stamp says; FileError when it is about something else, or not signed by whom a person trusts.

    `trusted` is a file with certificates (PEM). Without it, nothing is known about who made the time stamp.
    """
    need()
    from rfc3161_client import VerificationError, VerifierBuilder

    try:
        said = _read(stamp, manifest, nonce)
        if trusted is not None:
            VerifierBuilder(roots=_certificates(trusted)).build().verify_message(said, manifest)
        return TimeStamp(when=said.tst_info.gen_time, signed=trusted is not None)
    except ValueError as error:
        raise FileError("it is no time stamp, or a damaged one ({reason})", reason=error) from error
    except VerificationError as error:
        raise FileError("its signature is not by whom you trust, or it was changed ({reason})", reason=error) from error


def _read(stamp: bytes, manifest: bytes, nonce: int | None) -> "TimeStampResponse":
    import hashlib

    from rfc3161_client import PKIStatus, decode_timestamp_response

    said = decode_timestamp_response(stamp)
    if PKIStatus(said.status) is not PKIStatus.GRANTED:
        raise FileError(
            "the authority refused ({answer})",
            answer="; ".join(said.status_string)[:200],
        )
    if said.tst_info.message_imprint.message != hashlib.sha256(manifest).digest():
        raise FileError("it is about something else, or the manifest was changed since")
    if nonce is not None and said.tst_info.nonce != nonce:
        raise FileError("it is no answer to what was asked")
    return said


def _certificates(path: Path) -> list["Certificate"]:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        with open_file(path) as file:
            return load_pem_x509_certificates(file.read(MOST_BYTES))
    except FileError as error:
        raise DetectorError(
            "{name} cannot be read: {reason}", "", ExitCode.USAGE, name=path.name, reason=error
        ) from error
    except ValueError as error:
        raise DetectorError(
            "{name} holds no certificates in the form PEM.", "", ExitCode.USAGE, name=path.name
        ) from error


def need() -> None:
    """DetectorError when the library is not installed."""
    try:
        import rfc3161_client  # noqa: F401
    except ImportError as error:
        raise DetectorError(
            "Time stamps need the library rfc3161-client, which is not installed.",
            "Install it: pip install 'stalkerware-detector[timestamp]'",
            ExitCode.USAGE,
        ) from error
