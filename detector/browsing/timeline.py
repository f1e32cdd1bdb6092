"""What happened when, as far as a report tells: apps that came, changed, went, and what was seen of them."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.browsing.rows import AppRow
from detector.report import Redaction, Report
from detector.rules.removed_app import REMOVED_APP
from detector.verdicts.capabilities import NOW, UNDATED

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_AFTER_ALL: Final = 2400
"""Later than any hhmm of a day."""


class EventKind(StrEnum):
    """What happened."""

    SEEN = "seen"
    UPDATED = "updated"
    INSTALLED = "installed"
    REMOVED = "removed"
    WATCHED = "watched"
    """Somebody watched what it does while it ran."""


class Event(Struct, frozen=True, kw_only=True):
    """One thing that happened to one app."""

    day: str
    """yyyy-mm-dd, `now` (at the moment of the scan) or `undated`."""
    kind: EventKind
    package: str
    time: str = ""
    """hh:mm by the phone's own clock, of what was installed or updated; empty: not told."""
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
    zoneless: bool = False
    """Whether some times are by a clock whose time zone is not known."""


def timeline(report: Report, apps: Iterable[AppRow]) -> Timeline:
    """What happened to apps that did not come with the phone, or are in a finding; and the updates of all."""
    apps = tuple(apps)
    rounded = report.redaction is not Redaction.NONE
    events = [event for row in apps for event in _of_app(row, rounded=rounded)]
    events += [*_removed(report), *_watched(report)]
    telling = [row.app for row in apps if row.app.system is not True]
    moments = [moment for app in telling for moment in (app.first_install, app.last_update) if moment is not None]
    return Timeline(
        events=tuple(sorted(dict.fromkeys(events), key=_newest_first)),
        rounded=rounded,
        dateless=sum(app.first_install is None for app in telling),
        zoneless=not rounded and any(moment.tzinfo is None for moment in moments),
    )


def _of_app(row: AppRow, *, rounded: bool) -> Iterator[Event]:
    app, came_with_phone = row.app, row.app.system is True
    first, last = app.first_install, app.last_update
    if first is not None and not came_with_phone:
        yield _moment(row.package, EventKind.INSTALLED, first, rounded=rounded)
    if last is not None and (first is None or last.date() > first.date()):
        yield _moment(row.package, EventKind.UPDATED, last, rounded=rounded)
    if came_with_phone and row.level is None:
        return
    for one in app.seen:
        yield Event(day=_day(one.day), kind=EventKind.SEEN, package=row.package, signal=one.id)


def _moment(package: str, kind: EventKind, at: datetime, *, rounded: bool) -> Event:
    return Event(day=at.date().isoformat(), time="" if rounded else f"{at:%H:%M}", kind=kind, package=package)


def _removed(report: Report) -> Iterator[Event]:
    for finding in report.findings:
        if finding.rule == REMOVED_APP.id and finding.package is not None:
            day = next((day for one in finding.signals if (day := one.slots.get("day", ""))), "")
            yield Event(day=_day(day), kind=EventKind.REMOVED, package=finding.package)


def _watched(report: Report) -> Iterator[Event]:
    """The day by the clock of the computer. Where only the year is left of it, that is no day."""
    for one in report.watched:
        day = UNDATED if report.redaction is Redaction.MINIMAL else one.began.date().isoformat()
        yield Event(day=day, kind=EventKind.WATCHED, package=one.package)


def _day(text: str) -> str:
    """A saved report may hold anything in the place of a day."""
    return text if text == NOW or _DAY.fullmatch(text) else UNDATED


def _newest_first(event: Event) -> tuple[int, int, int, str, str, str]:
    """What is seen now, then day by day backwards, then what has no day. Of a day, first what has no time."""
    place = {NOW: 0, UNDATED: 2}.get(event.day, 1)
    day = -int(event.day.replace("-", "")) if place == 1 else 0
    time = -int(event.time.replace(":", "")) if event.time else -_AFTER_ALL
    return place, day, time, event.kind.value, event.package, event.signal


def days(events: Iterable[Event], *, oldest_first: bool = False) -> tuple[tuple[str, tuple[Event, ...]], ...]:
    """Grouped by day, for events in the order of a timeline; what has no day stays last in either direction."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.day, []).append(event)
    undated = found.pop(UNDATED, [])
    ordered = [(day, tuple(of_day)) for day, of_day in found.items()]
    if oldest_first:
        ordered = [(day, of_day[::-1]) for day, of_day in reversed(ordered)]
    return (*ordered, (UNDATED, tuple(undated))) if undated else tuple(ordered)
