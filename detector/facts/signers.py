"""Who signed the apps that did not come with the phone: digests of their certificates.

No command of Android prints them, and the shell user may read the files of apps. So the end of each APK is read, then
the signing block in front of its list of entries: some thousand bytes, never the whole file. The certificates are
extracted. The phone verified the signature when it installed the app; we do not do it again, but compare with the hash
of 32 bits that the phone keeps of the same certificate.
"""

import re
from collections.abc import Iterable
from functools import partial
from typing import Final

from msgspec import Struct

from detector.apk.signer import Role, Scheme, Signer
from detector.apk.signing import Signing, read_signing
from detector.apk.subject import Subject
from detector.facts.apk_files import ApkFile, chosen_files, gaps_together, read_files
from detector.facts.base import Answers, Command, Depth, Excerpt, FactSpec, Gap, GapReason, Reading, Rounds, saved_rows
from detector.facts.file_pieces import ENDS, PIECES
from detector.facts.packages import PACKAGES, Package

SAVED: Final = Command(
    id="certificates",
    line="apksigner verify --print-certs",
    why="who signed the apps, where a program of others told it of the files that it took",
)
_SAVED_ROW: Final = re.compile(
    r"([\w.]{1,255}) ([0-9a-f]{40}) ([0-9a-f]{64}) (\S[^\t]{0,1000})\t([^\t]{0,1000})\t([^\t]{0,1000})", re.ASCII
)
MOST_ROUNDS: Final = 12
"""An ordinary file takes two; one signed in the oldest way three or four."""
_MOST_BYTES: Final = 96 * 2**20
"""Of all files together; a phone with a thousand apps needs a quarter of it."""
_FIRST_API_OF_V2: Final = 24
_PLATFORM: Final = "android"
"""The package that is signed with the platform's key, on every phone."""


class AppSigners(Struct, frozen=True, kw_only=True):
    """The certificates of one app, read from its file. That their signatures are valid was not checked."""

    package: str
    signers: tuple[Signer, ...]
    path: str
    """The file: the base APK of an app that has several."""
    bytes_read: int
    as_platform: bool | None = None
    """Whether a certificate that signs it has the hash of the one that signs this phone's own package `android`.

    Such an app may do what the system may. None: the hash of `android` was not read. The hash has 32 bits only: it
    tells signers apart, and anybody can make a certificate that has it.
    """
    whole: bool = True
    """All certificates in its file are here. Others save one of them: that it is none of the list proves nothing."""
    excerpt: Excerpt


def ask_on(answers: Answers) -> Rounds[AppSigners]:
    """Reads the files of all added apps, those of 150 apps at a time, round by round."""
    files, gaps = chosen_files(SIGNERS.name, answers)
    wanted = len(files) + len(gaps)
    older = answers.api is not None and answers.api < _FIRST_API_OF_V2
    apks = [ApkFile(SIGNERS.name, file, partial(read_signing, jar_too=older)) for file in files]
    yield from read_files(apks, answers, most_rounds=MOST_ROUNDS, most_bytes=_MOST_BYTES)
    platform = _platform_hashes(answers)
    records = [record for apk in apks if (record := _finish(apk, platform)) is not None]
    gaps += [gap for apk in apks for gap in apk.gaps]
    return Reading(records=tuple(records), gaps=gaps_together(gaps, wanted))


def _finish(apk: ApkFile[Signing], platform: frozenset[int]) -> AppSigners | None:
    """The record, if certificates were found; what was not understood beside them becomes a gap."""
    if apk.result is None:
        return None
    signers = apk.result.signers
    if apk.result.problems:
        apk.fail(GapReason.NOT_UNDERSTOOD, "; ".join(apk.result.problems))
    elif other := _other_hash(apk.package, signers):
        apk.fail(GapReason.CONTRADICTORY, f"the phone keeps the hash {other} of a certificate that its file lacks")
    first = signers[0]
    text = f"{apk.path}: {first.scheme.value} {first.role.value} certificate SHA-256 {first.sha256}"
    signing = {int(one.hash32, 16) for one in signers if one.role is Role.CURRENT}
    return AppSigners(
        package=apk.package.name,
        signers=signers,
        path=apk.path,
        bytes_read=apk.bytes_read,
        as_platform=bool(signing & platform) if platform else None,
        excerpt=Excerpt.of(apk.command.id, 0, text),
    )


def _platform_hashes(answers: Answers) -> frozenset[int]:
    packages: Reading[Package] = answers.found.get(PACKAGES.name, Reading())
    texts = (text for one in packages.records if one.name == _PLATFORM for text in one.signature_hashes)
    return frozenset(int(text, 16) for text in texts)


def _other_hash(package: Package, signers: Iterable[Signer]) -> str | None:
    """A hash that the phone keeps of a signer and that fits none of these certificates."""
    found = {int(signer.hash32, 16) for signer in signers}
    return next((text for text in package.signature_hashes if int(text, 16) not in found), None)


def read(answers: Answers) -> Reading[AppSigners]:
    """What `ask_on` found, and what others saved of apps whose files it did not get; a gap when nobody asked."""
    nothing = Gap(fact=SIGNERS.name, reason=GapReason.UNSUPPORTED, detail="no file was read")
    found: Reading[AppSigners] = answers.found.get(SIGNERS.name, Reading(gaps=(nothing,)))
    names = {one.package for one in found.records}
    saved = [one for one in parse_saved(answers.get(SAVED).text) if one.package not in names]
    return Reading(records=(*found.records, *saved), gaps=found.gaps)


def parse_saved(text: str) -> list[AppSigners]:
    """Rows with an app, SHA-1 and SHA-256 of the one certificate that was saved, the file, and whom it names."""
    found: dict[str, AppSigners] = {}
    for match, excerpt in saved_rows(SAVED, _SAVED_ROW, text):
        names = [tuple(filter(None, names.split(";"))) for names in match.group(5, 6)]
        signer = Signer(
            sha1=match[2],
            sha256=match[3],
            hash32="",
            scheme=Scheme.UNKNOWN,
            role=Role.CURRENT,
            subject=Subject(organisations=names[0], common_names=names[1]),
        )
        app = AppSigners(package=match[1], signers=(signer,), path=match[4], bytes_read=0, whole=False, excerpt=excerpt)
        found.setdefault(app.package, app)
    return list(found.values())


SIGNERS: Final = FactSpec(
    name="signers",
    commands=(ENDS, PIECES),
    read=read,
    depth=Depth.USUAL,
    ask_on=ask_on,
    only_saved=(SAVED,),
    needs="reading the files of apps, which every shell may",
    seen_on="real APKs made with apksigner (v1 to v3), and v3.1 by hand; no phone was at hand",
    without="an app of the list is still found by its name, but not confirmed, and a renamed one is not",
)
