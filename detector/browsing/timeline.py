"""What happened when, as far as a report tells: apps that came, changed, went, and what was seen of them."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.browsing.rows import AppRow
from detector.report import Redaction, Report
from detector.rules.removed_app import REMOVED_APP
from detector.verdicts.capabilities import NOW, UNDATED

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class EventKind(StrEnum):
    """What happened."""

    SEEN = "seen"
    UPDATED = "updated"
    INSTALLED = "installed"
    REMOVED = "removed"


class Event(Struct, frozen=True, kw_only=True):
    """One thing that happened to one app."""

    day: str
    """yyyy-mm-dd, `now` (at the moment of the scan) or `undated`."""
    kind: EventKind
    package: str
    signal: str = ""
    """Of what was seen."""


class Timeline(Struct, frozen=True, kw_only=True):
    """All that can be placed in time."""

    events: tuple[Event, ...]
    """The newest first; what has no day comes last."""
    rounded: bool = False
    """Whether times were taken out, so that only days are left."""
    dateless: int = 0
    """Apps that did not come with the phone, and whose day of installation is not known."""


def timeline(report: Report, apps: Iterable[AppRow]) -> Timeline:
    """What happened to apps that did not come with the phone, or are in a finding; and the updates of all."""
    apps = tuple(apps)
    events = [event for row in apps for event in _of_app(row)]
    events += _removed(report)
    telling = [row for row in apps if row.app.system is not True]
    return Timeline(
        events=tuple(sorted(dict.fromkeys(events), key=_newest_first)),
        rounded=report.redaction is not Redaction.NONE,
        dateless=sum(row.app.first_install is None for row in telling),
    )


def _of_app(row: AppRow) -> Iterator[Event]:
    app, came_with_phone = row.app, row.app.system is True
    first = app.first_install.date() if app.first_install else None
    last = app.last_update.date() if app.last_update else None
    if first is not None and not came_with_phone:
        yield Event(day=first.isoformat(), kind=EventKind.INSTALLED, package=row.package)
    if last is not None and (first is None or last > first):
        yield Event(day=last.isoformat(), kind=EventKind.UPDATED, package=row.package)
    if came_with_phone and row.level is None:
        return
    for one in app.seen:
        yield Event(day=_day(one.day), kind=EventKind.SEEN, package=row.package, signal=one.id)


def _removed(report: Report) -> Iterator[Event]:
    for finding in report.findings:
        if finding.rule == REMOVED_APP.id and finding.package is not None:
            day = next((day for one in finding.signals if (day := one.slots.get("day", ""))), "")
            yield Event(day=_day(day), kind=EventKind.REMOVED, package=finding.package)


def _day(text: str) -> str:
    """A saved report may hold anything in the place of a day."""
    return text if text == NOW or _DAY.fullmatch(text) else UNDATED


def _newest_first(event: Event) -> tuple[int, int, str, str, str]:
    """What is seen now, then day by day backwards, then what has no day."""
    place = {NOW: 0, UNDATED: 2}.get(event.day, 1)
    day = -int(event.day.replace("-", "")) if place == 1 else 0
    return place, day, event.kind.value, event.package, event.signal
