"""Scheme v1, the signature of JAR files: META-INF/*.RSA, *.DSA and *.EC hold the certificates.

Which files count: android.util.jar.StrictJarVerifier.
"""

import re
from typing import Final

from detector.apk.pkcs7 import certificates
from detector.apk.ranges import ApkError, Ranges
from detector.apk.signer import Scheme, Signer, signers
from detector.apk.zip_end import ZipEnd
from detector.apk.zip_entries import Directory, content

_SIGNATURE_FILE: Final = re.compile(rb"META-INF/[^/\\]{1,200}\.(?:RSA|DSA|EC)", re.IGNORECASE)
_WHAT: Final = "a signature file"
_MOST_FILES: Final = 10
_MOST_PACKED: Final = 64 * 1024
_MOST_UNPACKED: Final = 256 * 1024
"""Bytes of one signature file. Honest ones have 1 to 10 KiB."""


def read_jar_signature(ranges: Ranges, end: ZipEnd) -> tuple[tuple[Signer, ...], tuple[str, ...]]:
    """The certificates of scheme v1, and what of it was not understood; both empty when there is no signature.

    Raises ApkError when the list of entries cannot be read.
    """
    found: list[Signer] = []
    problems: list[str] = []
    directory = Directory(ranges, end)
    ranges.take(end.directory_start, end.directory_end)  # all of it, in one step
    entries = [entry for entry in directory if _SIGNATURE_FILE.fullmatch(entry.name)]
    if len(entries) > _MOST_FILES:
        problems.append(f"it has more than {_MOST_FILES} signature files")
    for entry in entries[:_MOST_FILES]:
        try:
            data = content(directory, entry, _WHAT, most_packed=_MOST_PACKED, most=_MOST_UNPACKED)
            for certificate, role in certificates(data):
                found += signers(certificate, Scheme.V1, role)
        except ApkError as error:
            problems.append(f"v1: {error}")
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(problems))
