"""Numbers of apps that do something and belong to no app of any list: somebody may be hiding an app from the lists.

Asks the phone nothing; it compares what other facts found. Which number belongs to whom: android.os.Process and
android_filesystem_config.h (system/core). uid = user * 100000 + app id; app ids of apps are 10000 to 19999.
"""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct, structs

from detector.android import PER_USER_RANGE
from detector.facts.base import Answers, Depth, Excerpt, FactSpec, Gap, GapReason, Reading
from detector.facts.packages import PACKAGES, Package

COMPARED: Final = ("processes", "app-ops", "sockets", "network-use")
"""Facts whose records have a `uid` and an `excerpt`; those that a scan does not read are not compared."""

_FIRST_APP: Final = 10_000
_FIRST_WITHOUT_OWNER: Final = 60_000
"""From here on: nothing until 90000, then isolated processes and app zygotes, which have a number for a while only."""


class OrphanUid(Struct, frozen=True, kw_only=True):
    """A number without an app, in one of the facts."""

    uid: int
    user: int
    found_in: str
    """The name of that fact."""
    doubtful: bool = False
    """Its line may be an app's invention."""
    excerpt: Excerpt


def app_id_of(uid: int) -> int | None:
    """The number of the app that a uid belongs to; None for the system, isolated processes and what is no uid.

    Sandboxes of advertising code (20000 to 29999) and groups of apps (to 59999) repeat the number of their app.
    """
    within = uid % PER_USER_RANGE
    if uid < 0 or not _FIRST_APP <= within < _FIRST_WITHOUT_OWNER:
        return None
    return _FIRST_APP + within % _FIRST_APP


def read(answers: Answers) -> Reading[OrphanUid]:
    """Every such number, once for each fact that holds it."""
    packages: Reading[Package] = answers.found.get(PACKAGES.name, Reading())
    sources = {name: answers.found[name] for name in COMPARED if name in answers.found}
    lost = [gap for one in (packages, *sources.values()) for gap in one.gaps if not _cannot_be_told(gap)]
    gaps = [structs.replace(gap, fact=ORPHAN_UIDS.name) for gap in lost]
    if not sources:
        detail = "nothing to compare the lists of apps with was read"
        gaps.append(Gap(fact=ORPHAN_UIDS.name, reason=GapReason.UNSUPPORTED, detail=detail))
    known = {package.app_id for package in packages.records}
    if not known or None in known:
        detail = "the lists of apps lack numbers"
        gaps.append(Gap(fact=ORPHAN_UIDS.name, reason=GapReason.UNSUPPORTED, detail=detail))
        return Reading(gaps=tuple(dict.fromkeys(gaps)))
    found: dict[tuple[int, str], OrphanUid] = {}
    for name, reading in sources.items():
        for orphan in _orphans(name, reading, known):
            known_one = found.get((orphan.uid, name))
            if known_one is None or (known_one.doubtful and not orphan.doubtful):
                found[orphan.uid, name] = orphan
    listed = tuple(one for one in found.values() if _lists_are_whole(packages, one.user))
    return Reading(records=listed, gaps=tuple(dict.fromkeys(gaps)))


def _cannot_be_told(gap: Gap) -> bool:
    """Many phones count bytes for nobody; then there is nothing in them to compare."""
    return gap.fact == "network-use" and gap.reason is GapReason.UNSUPPORTED


def _lists_are_whole(packages: Reading[Package], user: int) -> bool:
    """An app in doubt is on the lists all the same, so that forged lines of one app clear no other number."""
    return not any(gap.package is None and gap.user in (None, user) for gap in packages.gaps)


def _orphans(name: str, reading: Reading[Any], known: set[int | None]) -> Iterator[OrphanUid]:
    for record in reading.records:
        uid: int | None = record.uid
        if uid is None or (app_id := app_id_of(uid)) is None or app_id in known:
            continue
        doubtful = bool(getattr(record, "doubt", ""))
        yield OrphanUid(uid=uid, user=uid // PER_USER_RANGE, found_in=name, doubtful=doubtful, excerpt=record.excerpt)


ORPHAN_UIDS: Final = FactSpec(
    name="orphan-uids",
    commands=(),
    read=read,
    depth=Depth.USUAL,
    needs="whole lists of apps",
    seen_on="app-ops and packages of 6 to 13: LG, Huawei, Google, SUNMI, MediaTek",
    without="whether an app is hidden from the lists of apps stays open",
)
