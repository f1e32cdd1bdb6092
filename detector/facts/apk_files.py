"""The files of apps: which of them are read, and the way from a path through pieces to what a fact wants to know.

Several facts read the same files. The pieces that one of them read are kept for the next (`Answers.pieces`).
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Final, Generic, TypeVar

from msgspec import Struct, structs

from detector.apk.ranges import ApkError, NeedsError, Ranges
from detector.facts.accessibility import ACCESSIBILITY
from detector.facts.accessibility_dump import AccessibilityService
from detector.facts.base import Answers, Command, Gap, GapReason, Reading, parse_answer
from detector.facts.device_admins import DEVICE_ADMINS, DeviceAdmin
from detector.facts.file_pieces import ENDS, PIECES, Got, Piece, batches, blocks, refusal, take_apart
from detector.facts.launcher import LAUNCHER, Icon
from detector.facts.notification_listeners import NOTIFICATION_LISTENERS, NotificationListener
from detector.facts.package_list import lists, parse_list
from detector.facts.packages import PACKAGES, Package
from detector.sources.base import Output, Query

T = TypeVar("T")

AT_ONCE: Final = 150
"""Files whose pieces are read at the same time."""
_MOST_KEPT: Final = 32 * 2**20
"""Bytes of all files that stay in memory for the next fact."""
_UPDATED_PATHS: Final = ("/data/app/", "/mnt/expand/")
_SHELL: Final = "com.android.shell"
_INSTALLERS: Final = "packageinstaller"
"""How the names of those end that install what a person picked: Google's, Samsung's, Huawei's, AOSP's."""
_ABOUT_THE_PHONE: Final = (GapReason.NOT_IN_SOURCE, GapReason.DISCONNECTED)


class ChosenFile(Struct, frozen=True, kw_only=True):
    """The file of an app that is to be read."""

    package: Package
    path: str


class ApkFile(Generic[T]):
    """One file on its way from a path to what `understand` makes of its pieces."""

    def __init__(
        self, fact: str, file: ChosenFile, understand: Callable[[Ranges], T], pieces: Command = PIECES
    ) -> None:
        self.fact = fact
        self.pieces = pieces
        """The command that reads what lies before the end of the file."""
        self.package = file.package
        self.path = file.path
        self.understand = understand
        self.command = ENDS
        """The last one that was sent for it."""
        self.ranges: Ranges | None = None
        self.bytes_read = 0
        self.result: T | None = None
        self.gaps: list[Gap] = []

    def resume(self, known: Ranges | Gap | None) -> None:
        """Goes on with the pieces that another fact has read; what it could not read is not asked for again."""
        if isinstance(known, Gap):
            self.gaps.append(structs.replace(known, fact=self.fact))
        elif known is not None:
            self.ranges = known
            self.bytes_read = known.added

    def wants(self) -> Piece | None:
        """What has to be read next; None when there is nothing left to do. Takes a step if it can."""
        if self.result is not None or self.gaps:
            return None
        if self.ranges is None:
            return Piece(path=self.path)
        try:
            self.result = self.understand(self.ranges)
        except NeedsError as needs:
            self.command = self.pieces
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
        self.bytes_read = self.ranges.added

    def fail(self, reason: GapReason, detail: str) -> None:
        """Notes a gap; it ends the reading."""
        line, name = self.command.line, self.package.name
        self.gaps.append(Gap(fact=self.fact, reason=reason, command=line, package=name, detail=detail[:300]))


def chosen_files(fact: str, answers: Answers) -> tuple[list[ChosenFile], list[Gap]]:
    """The file of every app that somebody has and that did not come with the phone, or was updated since.

    And of those that came with it, but hold power and have a signer of their own: see `_stands_alone`.
    """
    packages: Reading[Package] = answers.found.get(PACKAGES.name, Reading())
    if not packages.records:
        reason = packages.gaps[0].reason if packages.gaps else GapReason.EMPTY
        return [], [Gap(fact=fact, reason=reason, detail="the apps are not known")]
    listed: dict[str, str] = {}
    for answer in lists(answers):
        found, _ = parse_answer(PACKAGES.name, answer, parse_list)
        listed |= {item.name: item.path for item in found if item.path.endswith(".apk")}
    alone = _stands_alone(answers, packages.records)
    files: list[ChosenFile] = []
    gaps: list[Gap] = []
    for package in packages.records:
        path = listed.get(package.name) or _base(package.path)
        wanted = package.system is not True or path.startswith(_UPDATED_PATHS) or package.name in alone
        if not wanted or (package.installations and not package.users()):
            continue
        file = ChosenFile(package=package, path=path)
        if (why := refusal(path)) is not None:
            refused = ApkFile(fact, file, lambda _: None)
            refused.fail(*why)
            gaps += refused.gaps
        else:
            files.append(file)
    return files, gaps


def _stands_alone(answers: Answers, packages: Iterable[Package]) -> frozenset[str]:
    """Apps of the system that hold power (accessibility, administration, notifications) and share no signer.

    A maker signs many of its apps with one key. One that stands alone among them came from somebody else. Where the
    phone's hashes of certificates were not read, nothing can be said, and none is chosen.
    """
    system = [package for package in packages if package.system and package.signature_hashes]
    shared: dict[str, int] = {}
    for package in system:
        for text in set(package.signature_hashes):
            shared[text] = shared.get(text, 0) + 1
    powerful = _powerful(answers)
    return frozenset(
        package.name
        for package in system
        if package.name in powerful and all(shared[text] == 1 for text in package.signature_hashes)
    )


def telling_apps(answers: Answers) -> frozenset[str]:
    """Apps that are worth reading more of: without an icon, with power, or not brought by an app of the phone's maker.

    The latter are apps without an installer, and those that a package installer, a computer or an added app put there.
    """
    packages: Reading[Package] = answers.found.get(PACKAGES.name, Reading())
    icons: Reading[Icon] = answers.found.get(LAUNCHER.name, Reading())
    shown = {icon.component.package for icon in icons.records}
    stores = {
        package.name
        for package in packages.records
        if package.system and package.name != _SHELL and not package.name.endswith(_INSTALLERS)
    }
    return frozenset(_powerful(answers)) | {
        package.name for package in packages.records if package.name not in shown or package.installer not in stores
    }


def _powerful(answers: Answers) -> set[str]:
    services: Reading[AccessibilityService] = answers.found.get(ACCESSIBILITY.name, Reading())
    admins: Reading[DeviceAdmin] = answers.found.get(DEVICE_ADMINS.name, Reading())
    listeners: Reading[NotificationListener] = answers.found.get(NOTIFICATION_LISTENERS.name, Reading())
    found = {one.component.package for one in services.records if one.component is not None}
    found |= {one.component.package for one in admins.records}
    return found | {one.component.package for one in listeners.records if not one.system}


def _base(path: str) -> str:
    """The base APK in a code path: the path is a folder, or for a few apps the file itself."""
    return path if path.endswith(".apk") or not path else f"{path}/base.apk"


def read_files(
    apks: Sequence[ApkFile[T]], answers: Answers, *, most_rounds: int, most_bytes: int
) -> Generator[Sequence[Query], Sequence[Output], None]:
    """Reads files until nothing more is wanted of any, or the limits are reached; what is left has a gap then."""
    for start in range(0, len(apks), AT_ONCE):
        some = apks[start : start + AT_ONCE]
        for apk in some:
            apk.resume(answers.pieces.pop(apk.path, None))
        most_bytes -= yield from _read_some(some, most_rounds, most_bytes)
        _keep(some, answers)


def _keep(apks: Iterable[ApkFile[T]], answers: Answers) -> None:
    """Leaves to the next fact what was read, as long as it is not too much, and what could not be."""
    kept = sum(one.added for one in answers.pieces.values() if isinstance(one, Ranges))
    for apk in apks:
        if apk.ranges is None and apk.gaps:
            answers.pieces[apk.path] = apk.gaps[0]
        elif apk.ranges is not None and kept + apk.bytes_read <= _MOST_KEPT:
            kept += apk.bytes_read
            answers.pieces[apk.path] = apk.ranges
        apk.ranges = None


def _read_some(
    apks: Sequence[ApkFile[T]], most_rounds: int, most_bytes: int
) -> Generator[Sequence[Query], Sequence[Output], int]:
    """Returns how many bytes were asked for."""
    asked = 0
    waiting = list(apks)
    for _ in range(most_rounds):
        wanted = [(apk, piece) for apk in waiting if (piece := apk.wants()) is not None]
        waiting = [apk for apk, _ in wanted]
        asked += sum(piece.length for _, piece in wanted)
        if not wanted or asked > most_bytes:
            break
        lines = batches((piece for _, piece in wanted), waiting[0].pieces)
        outputs = yield [line.query for line in lines]
        came = [got for line, output in zip(lines, outputs, strict=True) for got in take_apart(line, output)]
        for apk, got in zip(waiting, came, strict=True):
            apk.take(got)
    why = "too much of other files was read already" if asked > most_bytes else "reading it takes too many steps"
    for apk in waiting:
        if apk.wants() is not None:
            apk.fail(GapReason.UNSUPPORTED, why)
    return asked


def gaps_together(gaps: Sequence[Gap], wanted: int) -> tuple[Gap, ...]:
    """One gap instead of many, where none of the files was read for one and the same reason, or the phone went away."""
    groups: dict[tuple[GapReason, str], list[Gap]] = {}
    for gap in gaps:
        groups.setdefault((gap.reason, gap.detail), []).append(gap)
    joined: list[Gap] = []
    for (reason, _), group in groups.items():
        whole = len(group) > 1 and (len(group) == wanted or reason in _ABOUT_THE_PHONE)
        joined += [structs.replace(group[0], package=None)] if whole else group
    return tuple(joined)
