"""Reading an APK that is in memory as one on a phone is read: piece by piece, with a count of what was asked for."""

from collections.abc import Callable
from typing import TypeVar

from detector.apk.manifest import Manifest
from detector.apk.manifest_reader import ManifestReader
from detector.apk.ranges import NeedsError, Ranges
from detector.apk.signing import Signing, read_signing

T = TypeVar("T")

BLOCK = 4096


def read(data: bytes, *, jar_too: bool = False, limit: int = 512 * 1024) -> tuple[Signing, Ranges, int]:
    """What was found, the pieces, and the number of rounds; raises ApkError."""
    ranges = Ranges(len(data), limit=limit)
    signing, rounds = _in_rounds(data, ranges, lambda: read_signing(ranges, jar_too=jar_too))
    return signing, ranges, rounds


def read_manifest(
    data: bytes, *, api: int | None = None, thorough: bool = False, limit: int = 512 * 1024
) -> tuple[Manifest, Ranges, int]:
    """The same for the manifest."""
    ranges = Ranges(len(data), limit=limit)
    manifest, rounds = _in_rounds(data, ranges, ManifestReader(ranges, api=api, thorough=thorough).read)
    return manifest, ranges, rounds


def _in_rounds(data: bytes, ranges: Ranges, understand: Callable[[], T]) -> tuple[T, int]:
    for rounds in range(200):
        try:
            return understand(), rounds
        except NeedsError as needs:
            start = needs.start // BLOCK * BLOCK
            end = min(len(data), -(-needs.end // BLOCK) * BLOCK)
            ranges.add(start, data[start:end])
    raise AssertionError("reading does not come to an end")


def digests(data: bytes) -> list[tuple[str, str, str]]:
    """Scheme, role and SHA-256 of every certificate."""
    signing, _, _ = read(data)
    return [(one.scheme.value, one.role.value, one.sha256) for one in signing.signers]
