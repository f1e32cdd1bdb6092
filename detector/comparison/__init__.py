"""Two reports to what is different between them: `compare(old, new)`.

Unknown is not clean here either. That something is new says that it was looked for before and was not there; that it is
gone, that it was looked for now. Whatever one side does not tell stands in a list of its own, and counts as no
difference and as no sameness.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import structs

from detector.comparison.apps import compare_apps
from detector.comparison.findings import compare_findings
from detector.comparison.model import (
    AppChange,
    Change,
    Compared,
    Comparison,
    FindingChange,
    Judged,
    Matter,
    SettingChange,
    Side,
    Uncompared,
    UserChange,
    Value,
    exit_code,
)
from detector.comparison.phone import compare_gaps, compare_phone, compare_settings, compare_users, other_phone
from detector.comparison.view import View
from detector.comparison.watched import compare_watched
from detector.errors import DetectorError, ExitCode
from detector.report import FROM_FILES, Report

T = TypeVar("T")


def compare(old: Report, new: Report) -> Comparison:
    """What is different. DetectorError when one of them is about files, and the other about a phone."""
    if (old.source == FROM_FILES) is not (new.source == FROM_FILES):
        raise DetectorError(
            "One of these reports is about files and the other about a phone: they have nothing to compare.",
            "",
            ExitCode.DATA,
        )
    other_tool = old.tool != new.tool
    before, after = View(old, other_tool=other_tool), View(new, other_tool=other_tool)
    of_phone = (compare_phone, compare_users, compare_settings) if old.source != FROM_FILES else ()
    parts = (compare_findings, compare_apps, compare_watched, *of_phone, compare_gaps)
    found: list[object] = [one for part in parts for one in part(before, after)]
    uncompared = _together(_of(found, Uncompared))
    return Comparison(
        old=_side(old),
        new=_side(new),
        complete=old.complete and new.complete and not any(map(_matters, uncompared)),
        other_phone=None if old.source == FROM_FILES else other_phone(before, after),
        phone=_of(found, Value),
        users=_of(found, UserChange),
        findings=tuple(sorted(_of(found, FindingChange), key=_rank)),
        apps=_of(found, AppChange),
        settings=_of(found, SettingChange),
        uncompared=uncompared,
    )


def _of(found: Iterable[object], kind: type[T]) -> tuple[T, ...]:
    return tuple(one for one in found if isinstance(one, kind))


def _matters(one: Uncompared) -> bool:
    """What neither side tells keeps no comparison from being complete if it keeps neither report from being so."""
    return one.unread is not Side.BOTH or one.matter is Matter.APP


def _rank(change: FindingChange) -> int:
    return min(one.level.rank for one in (change.old, change.new) if one is not None)


def _together(found: Iterable[Uncompared]) -> tuple[Uncompared, ...]:
    """First one for each id, with all apps that it is about; then one for each set of apps. What the other side has
    comes first.
    """
    by_id = _joined(found, lambda one: (one.matter, one.ids, one.unread, one.there, bool(one.packages)))
    by_apps = _joined(by_id, lambda one: (one.matter, one.unread, one.there, one.packages, one.users, one.reasons))
    return tuple(sorted(by_apps, key=lambda one: (one.unread is Side.BOTH, one.there is not True)))


def _joined(found: Iterable[Uncompared], key: Callable[[Uncompared], object]) -> tuple[Uncompared, ...]:
    groups: dict[object, list[Uncompared]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return tuple(
        structs.replace(
            some[0],
            ids=tuple(dict.fromkeys(name for one in some for name in one.ids)),
            packages=tuple(dict.fromkeys(package for one in some for package in one.packages)),
            users=tuple(sorted({user for one in some for user in one.users})),
            reasons=tuple(dict.fromkeys(reason for one in some for reason in one.reasons)),
        )
        for some in groups.values()
    )


def _side(report: Report) -> Compared:
    origin = report.origin
    return Compared(
        as_of=report.as_of,
        source=report.source,
        name=origin.name if origin is not None else "",
        seal=origin.seal if origin is not None else "",
        tool=report.tool,
        list_date=report.signature_set.date,
        list_sha256=report.signature_set.sha256,
        redaction=report.redaction,
        complete=report.complete,
        phone=report.phone,
        app_count=report.app_count,
    )


__all__ = [
    "AppChange",
    "Change",
    "Compared",
    "Comparison",
    "FindingChange",
    "Judged",
    "Matter",
    "SettingChange",
    "Side",
    "Uncompared",
    "UserChange",
    "Value",
    "compare",
    "exit_code",
]
