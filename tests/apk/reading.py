"""Reading an APK that is in memory as one on a phone is read: piece by piece, with a count of what was asked for."""

from detector.apk.ranges import NeedsError, Ranges
from detector.apk.signing import Signing, read_signing

BLOCK = 4096


def read(data: bytes, *, jar_too: bool = False, limit: int = 512 * 1024) -> tuple[Signing, Ranges, int]:
    """What was found, the pieces, and the number of rounds; raises ApkError."""
    ranges = Ranges(len(data), limit=limit)
    for rounds in range(100):
        try:
            return read_signing(ranges, jar_too=jar_too), ranges, rounds
        except NeedsError as needs:
            start = needs.start // BLOCK * BLOCK
            end = min(len(data), -(-needs.end // BLOCK) * BLOCK)
            ranges.add(start, data[start:end])
    raise AssertionError("reading does not come to an end")


def digests(data: bytes) -> list[tuple[str, str, str]]:
    """Scheme, role and SHA-256 of every certificate."""
    signing, _, _ = read(data)
    return [(one.scheme.value, one.role.value, one.sha256) for one in signing.signers]
