"""Who signed the apps that did not come with the phone: digests of their certificates.

No command of Android prints them, and the shell user may read the files of apps. So the end of each APK is read, then
the signing block in front of its list of entries: some thousand bytes, never the whole file. The certificates are
extracted. The phone verified the signature when it installed the app; we do not do it again, but compare with the hash
of 32 bits that the phone keeps of the same certificate.
"""

from collections.abc import Generator, Iterable, Sequence
from typing import Final

from msgspec import Struct, structs

from detector.apk.ranges import ApkError, NeedsError, Ranges
from detector.apk.signer import Signer
from detector.apk.signing import Signing, read_signing
from detector.facts.base import Answers, Depth, Excerpt, FactSpec, Gap, GapReason, Reading, Rounds, parse_answer
from detector.facts.file_pieces import ENDS, PIECES, Got, Piece, batches, blocks, refusal, take_apart
from detector.facts.package_list import lists, parse_list
from detector.facts.packages import PACKAGES, Package
from detector.sources.base import Output, Query

MOST_ROUNDS: Final = 12
"""An ordinary file takes two; one signed in the oldest way three or four."""
_AT_ONCE: Final = 150
"""Files whose pieces are held in memory at the same time."""
_MOST_BYTES: Final = 96 * 2**20
"""Of all files together; a phone with a thousand apps needs a quarter of it."""
_UPDATED_PATHS: Final = ("/data/app/", "/mnt/expand/")
_FIRST_API_OF_V2: Final = 24
_ABOUT_THE_PHONE: Final = (GapReason.NOT_IN_SOURCE, GapReason.DISCONNECTED)


class AppSigners(Struct, frozen=True, kw_only=True):
    """The certificates of one app, read from its file. That their signatures are valid was not checked."""

    package: str
    signers: tuple[Signer, ...]
    path: str
    """The file: the base APK of an app that has several."""
    bytes_read: int
    excerpt: Excerpt


class _Apk:
    """One file on its way from a path to certificates."""

    def __init__(self, package: Package, path: str, *, jar_too: bool) -> None:
        self.package = package
        self.path = path
        self.jar_too = jar_too
        self.command = ENDS
        """The last one that was sent for it."""
        self.ranges: Ranges | None = None
        self.signing = Signing()
        self.gaps: list[Gap] = []

    def wants(self) -> Piece | None:
        """What has to be read next; None when there is nothing left to do. Takes a step if it can."""
        if self.ranges is None:
            return None if self.gaps else Piece(path=self.path)
        try:
            self.signing = read_signing(self.ranges, jar_too=self.jar_too)
        except NeedsError as needs:
            self.command = PIECES
            return blocks(self.path, self.ranges.size, needs.start, needs.end)
        except ApkError as error:
            self.fail(GapReason.NOT_UNDERSTOOD, str(error))
        return None

    def take(self, got: Got) -> None:
        """Adds what came."""
        if got.reason is not None:
            self.fail(got.reason, got.detail)
            return
        self.ranges = self.ranges or Ranges(got.size)
        self.ranges.add(got.start, got.data)

    def fail(self, reason: GapReason, detail: str) -> None:
        """Ends with a gap."""
        line, name = self.command.line, self.package.name
        self.gaps.append(Gap(fact=SIGNERS.name, reason=reason, command=line, package=name, detail=detail[:300]))
        self.ranges = None

    def finish(self) -> AppSigners | None:
        """The record, if certificates were found; what was not understood beside them becomes a gap."""
        ranges, signers = self.ranges, self.signing.signers
        if ranges is None or not signers:
            return None
        if self.signing.problems:
            self.fail(GapReason.NOT_UNDERSTOOD, "; ".join(self.signing.problems))
        elif other := _other_hash(self.package, signers):
            self.fail(GapReason.CONTRADICTORY, f"the phone keeps the hash {other} of a certificate that its file lacks")
        first = signers[0]
        text = f"{self.path}: {first.scheme.value} {first.role.value} certificate SHA-256 {first.sha256}"
        return AppSigners(
            package=self.package.name,
            signers=signers,
            path=self.path,
            bytes_read=ranges.added,
            excerpt=Excerpt.of(self.command.id, 0, text),
        )


def ask_on(answers: Answers) -> Rounds[AppSigners]:
    """Reads the files of all added apps, those of 150 apps at a time, round by round."""
    packages: Reading[Package] = answers.found.get(PACKAGES.name, Reading())
    if not packages.records:
        reason = packages.gaps[0].reason if packages.gaps else GapReason.EMPTY
        return Reading(gaps=(Gap(fact=SIGNERS.name, reason=reason, detail="the apps are not known"),))
    apks, gaps = _files(answers, packages.records)
    records: list[AppSigners] = []
    left = _MOST_BYTES
    for start in range(0, len(apks), _AT_ONCE):
        some = apks[start : start + _AT_ONCE]
        left -= yield from _read_files(some, left)
        records += [record for apk in some if (record := apk.finish()) is not None]
        gaps += [gap for apk in some for gap in apk.gaps]
        for apk in some:
            apk.ranges = None
    return Reading(records=tuple(records), gaps=_together(gaps, len(apks)))


def _read_files(apks: Sequence[_Apk], budget: int) -> Generator[Sequence[Query], Sequence[Output], int]:
    """Returns how many bytes were asked for."""
    asked = 0
    waiting = list(apks)
    for _ in range(MOST_ROUNDS):
        wanted = [(apk, piece) for apk in waiting if (piece := apk.wants()) is not None]
        waiting = [apk for apk, _ in wanted]
        asked += sum(piece.length for _, piece in wanted)
        if not wanted or asked > budget:
            break
        lines = batches(piece for _, piece in wanted)
        outputs = yield [line.query for line in lines]
        came = [got for line, output in zip(lines, outputs, strict=True) for got in take_apart(line, output)]
        for apk, got in zip(waiting, came, strict=True):
            apk.take(got)
    why = "too much of other files was read already" if asked > budget else "reading it takes too many steps"
    for apk in waiting:
        if apk.wants() is not None:
            apk.fail(GapReason.UNSUPPORTED, why)
    return asked


def _files(answers: Answers, packages: Iterable[Package]) -> tuple[list[_Apk], list[Gap]]:
    """The file of every app that somebody has and that did not come with the phone, or was updated since."""
    listed: dict[str, str] = {}
    for answer in lists(answers):
        found, _ = parse_answer(PACKAGES.name, answer, parse_list)
        listed |= {item.name: item.path for item in found if item.path.endswith(".apk")}
    apks: list[_Apk] = []
    gaps: list[Gap] = []
    for package in packages:
        path = listed.get(package.name) or _base(package.path)
        added = package.system is not True or path.startswith(_UPDATED_PATHS)
        if not added or (package.installations and not package.users()):
            continue
        apk = _Apk(package, path, jar_too=answers.api is not None and answers.api < _FIRST_API_OF_V2)
        if (why := refusal(path)) is not None:
            apk.fail(*why)
            gaps += apk.gaps
        else:
            apks.append(apk)
    return apks, gaps


def _base(path: str) -> str:
    """The base APK in a code path: the path is a folder, or for a few apps the file itself."""
    return path if path.endswith(".apk") or not path else f"{path}/base.apk"


def _other_hash(package: Package, signers: Iterable[Signer]) -> str | None:
    """A hash that the phone keeps of a signer and that fits none of these certificates."""
    found = {int(signer.hash32, 16) for signer in signers}
    return next((text for text in package.signature_hashes if int(text, 16) not in found), None)


def _together(gaps: Sequence[Gap], files: int) -> tuple[Gap, ...]:
    """One gap instead of many, where no file could be read for one and the same reason, or the phone went away."""
    groups: dict[tuple[GapReason, str], list[Gap]] = {}
    for gap in gaps:
        groups.setdefault((gap.reason, gap.detail), []).append(gap)
    joined: list[Gap] = []
    for (reason, _), group in groups.items():
        whole = len(group) > 1 and (len(group) == files or reason in _ABOUT_THE_PHONE)
        joined += [structs.replace(group[0], package=None)] if whole else group
    return tuple(joined)


def read(answers: Answers) -> Reading[AppSigners]:
    """What `ask_on` found; a gap when nobody asked."""
    nothing = Gap(fact=SIGNERS.name, reason=GapReason.UNSUPPORTED, detail="no file was read")
    return answers.found.get(SIGNERS.name, Reading(gaps=(nothing,)))


SIGNERS: Final = FactSpec(
    name="signers",
    commands=(ENDS, PIECES),
    read=read,
    depth=Depth.USUAL,
    ask_on=ask_on,
    needs="reading the files of apps, which every shell may",
    seen_on="real APKs made with apksigner (v1 to v3), and v3.1 by hand; no phone was at hand",
    without="an app of the list is still found by its name, but not confirmed, and a renamed one is not",
)
