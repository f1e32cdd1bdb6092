"""Who signed an APK, from a few pieces of it."""

from msgspec import Struct

from detector.apk.jar_signature import read_jar_signature
from detector.apk.ranges import ApkError, Ranges
from detector.apk.signer import Signer
from detector.apk.signing_block import find_block, read_block
from detector.apk.zip_end import ZipEnd, find_end


class Signing(Struct, frozen=True, kw_only=True):
    """The certificates that an APK carries, and what could not be read. Extracted; no signature was verified."""

    signers: tuple[Signer, ...] = ()
    """Each certificate once for each scheme in which it stands; the newest scheme is not always the one that counts."""
    problems: tuple[str, ...] = ()


def read_signing(ranges: Ranges, *, jar_too: bool = False) -> Signing:
    """All certificates of the schemes v2, v3 and v3.1; of v1 when there is none of these, as on the phone.

    With `jar_too` always those of v1: Android 6 looks at nothing else, so the others may be anybody's there.
    Raises NeedsError for bytes that are not at hand: add them and call again. Raises ApkError when nothing at all
    was found, with the reason.
    """
    end = find_end(ranges)
    signers, problems = _newer_schemes(ranges, end)
    if jar_too or not signers:
        older, more = _jar_signature(ranges, end)
        signers, problems = (*signers, *older), (*problems, *more)
    if not signers:
        raise ApkError("; ".join(problems) or "it has no signature")
    return Signing(signers=signers, problems=problems)


def _newer_schemes(ranges: Ranges, end: ZipEnd) -> tuple[tuple[Signer, ...], tuple[str, ...]]:
    try:
        return read_block(find_block(ranges, end))
    except ApkError as error:
        return (), (str(error),)


def _jar_signature(ranges: Ranges, end: ZipEnd) -> tuple[tuple[Signer, ...], tuple[str, ...]]:
    try:
        return read_jar_signature(ranges, end)
    except ApkError as error:
        return (), (str(error),)
