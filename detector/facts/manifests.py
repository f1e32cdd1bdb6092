"""What the manifests of added apps say: their names on the screen, what they ask for, and of which parts they consist.

No command prints the name of an app, nor what it says about itself (`isMonitoringTool`, the description of an
accessibility service). So AndroidManifest.xml and, for the names, parts of resources.arsc are read out of the APKs, by
pieces, as signers.py does; the pieces that it read are not read again. Formats: detector/apk.

A manifest is what an app declares. What was granted or switched on, the phone knows better.
"""

from typing import Final

from msgspec import Struct

from detector.apk.manifest import Manifest
from detector.apk.manifest_reader import ManifestReader
from detector.apk.ranges import MOST_OF_A_FILE, Ranges
from detector.facts.apk_files import ApkFile, chosen_files, gaps_together, read_files, telling_apps
from detector.facts.base import Answers, Depth, Excerpt, FactSpec, Gap, GapReason, Reading, Rounds
from detector.facts.file_pieces import BLOCK, ENDS, MORE_PIECES

MOST_ROUNDS: Final = 24
"""An ordinary file takes two to six; one with a large table of names up to fifteen."""
_MOST_BYTES: Final = 64 * 2**20
"""Of all files together."""
MOST_OF_AN_ORDINARY_FILE: Final = 64 * 1024
"""Bytes, those of the signer included. Only a large manifest takes more; the name on the screen has to fit in."""
_WANTED_OF_IT: Final = MOST_OF_AN_ORDINARY_FILE - 2 * BLOCK
"""What is wanted may begin and end in the middle of a block, and whole blocks are read."""


class AppManifest(Struct, frozen=True, kw_only=True):
    """The manifest of one app, read from its file: the base APK of an app that has several."""

    package: str
    manifest: Manifest
    path: str
    bytes_read: int
    """Of the file, for signers and for this."""
    excerpt: Excerpt


class _Step:
    """What is done with the pieces of one file; it remembers how far it came."""

    def __init__(self, api: int | None, most: int) -> None:
        self.api = api
        self.most = most
        self.reader: ManifestReader | None = None

    def __call__(self, ranges: Ranges) -> Manifest:
        if self.reader is None:
            self.reader = ManifestReader(ranges, api=self.api, most=self.most)
        return self.reader.read()


def ask_on(answers: Answers) -> Rounds[AppManifest]:
    """Reads on in the files whose signers were read, round by round."""
    files, gaps = chosen_files(MANIFESTS.name, answers)
    wanted = len(files) + len(gaps)
    telling = telling_apps(answers)
    steps = [_Step(answers.api, MOST_OF_A_FILE if file.package.name in telling else _WANTED_OF_IT) for file in files]
    apks = [ApkFile(MANIFESTS.name, file, step, MORE_PIECES) for file, step in zip(files, steps, strict=True)]
    yield from read_files(apks, answers, most_rounds=MOST_ROUNDS, most_bytes=_MOST_BYTES)
    answers.pieces.clear()
    records = []
    for apk, step in zip(apks, steps, strict=True):
        manifest = apk.result or (step.reader.known if step.reader is not None else None)
        if manifest is not None:
            records.append(_record(apk, manifest))
        gaps += apk.gaps
        step.reader = None
    return Reading(records=tuple(records), gaps=gaps_together(gaps, wanted))


def _record(apk: ApkFile[Manifest], manifest: Manifest) -> AppManifest:
    """The record; what puts its manifest in doubt becomes a gap."""
    if manifest.package != apk.package.name:
        apk.fail(GapReason.CONTRADICTORY, f"its file says that it is {manifest.package[:100]}")
    elif manifest.damaged:
        apk.fail(GapReason.NOT_UNDERSTOOD, f"its manifest is not whole: {manifest.damaged}")
    label = f"“{manifest.label.text}”" if manifest.label.known else "not known"
    text = f"{apk.path}: version {manifest.version_name}, name on the screen: {label}"
    return AppManifest(
        package=apk.package.name,
        manifest=manifest,
        path=apk.path,
        bytes_read=apk.bytes_read,
        excerpt=Excerpt.of(apk.command.id, 0, text),
    )


def read(answers: Answers) -> Reading[AppManifest]:
    """What `ask_on` found; a gap when nobody asked."""
    nothing = Gap(fact=MANIFESTS.name, reason=GapReason.UNSUPPORTED, detail="no file was read")
    return answers.found.get(MANIFESTS.name, Reading(gaps=(nothing,)))


MANIFESTS: Final = FactSpec(
    name="manifests",
    commands=(ENDS, MORE_PIECES),
    read=read,
    depth=Depth.USUAL,
    ask_on=ask_on,
    needs="reading the files of apps, which every shell may",
    seen_on="real APKs made with aapt, aapt2 and apksigner; no phone was at hand",
    without="what an app is called on the screen, and what it says about itself, stays open",
)
