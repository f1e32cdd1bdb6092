"""What happened when: which events matter, how each is told, and what such a list cannot show."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from detector.browsing import AppRow, Event, EventKind, Timeline, rows, timeline
from detector.facts.app_ops import APP_OPS
from detector.facts.op_timeline import OP_TIMELINE
from detector.facts.packages import PACKAGES
from detector.facts.removed_apps import REMOVED_APPS
from detector.facts.usage import USAGE
from detector.outputs.sentences import Sentences
from detector.report import FROM_FILES, Report
from detector.signals import Signal
from detector.verdicts.capabilities import NOW, UNDATED
from detector.wording import Words

TOLD_BY: Final = frozenset(fact.name for fact in (PACKAGES, APP_OPS, OP_TIMELINE, REMOVED_APPS, USAGE))
"""Where days come from; a gap in one of these is a hole in the timeline."""
_DAYS: Final = {NOW: "view.timeline.now", UNDATED: "view.timeline.undated"}
_KINDS: Final = {
    EventKind.INSTALLED: "view.timeline.installed",
    EventKind.UPDATED: "view.timeline.updated",
    EventKind.REMOVED: "view.timeline.removed",
    EventKind.WATCHED: "view.timeline.watched",
}


class Happened:
    """The events of a report, in one language."""

    def __init__(self, report: Report, words: Words) -> None:
        self.report = report
        self.words = words

    @cached_property
    def apps(self) -> dict[str, AppRow]:
        """Every app, by package name."""
        return {row.package: row for row in rows(self.report).apps}

    @cached_property
    def timeline(self) -> Timeline:
        """All that can be placed in time."""
        return timeline(self.report, self.apps.values())

    def events(self, *, everything: bool) -> tuple[Event, ...]:
        """Of apps with a finding or an open question, or of all apps; the newest first."""
        return tuple(event for event in self.timeline.events if self._matters(event, everything=everything))

    def title(self, *, everything: bool, oldest_first: bool) -> str:
        """What is shown, and in which order."""
        order = self.words("view.timeline.oldest" if oldest_first else "view.timeline.newest")
        apps = self.words("view.timeline.all" if everything else "view.timeline.found")
        return self.words("view.timeline.title", order=order, apps=apps)

    def day(self, day: str) -> str:
        """A day, or the words for what is none."""
        return self.words(_DAYS[day]) if day in _DAYS else day

    def what(self, event: Event) -> str:
        """What happened, in some words; an app can have chosen a part of it."""
        if event.kind is not EventKind.SEEN:
            return self.words(_KINDS[event.kind])
        signal = self._signals.get(event.package, {}).get(event.signal)
        if event.day == NOW and signal is not None:
            return Sentences(self.words).clause(signal)
        brief = f"brief.{event.signal}"
        return self.words(brief) if self.words.has(brief) else event.signal

    def notes(self) -> Iterator[str]:
        """What such a list cannot show."""
        words, report, told = self.words, self.report, self.timeline
        if report.source == FROM_FILES:
            yield words("not-checked.always")
            return
        yield words("view.timeline.quiet")
        if told.rounded:
            yield words("view.timeline.rounded")
        if told.zoneless:
            yield words("view.timeline.zoneless")
        if told.dateless:
            yield words.count("view.timeline.dateless", told.dateless)
        gaps = [gap for gap in report.gaps if gap.fact in TOLD_BY]
        facts = dict.fromkeys(words(f"fact.{gap.fact}") for gap in gaps)
        if facts:
            yield words("view.timeline.unread", facts=words("join.lists").join(facts))

    def _matters(self, event: Event, *, everything: bool) -> bool:
        """Of apps without a finding what runs at this moment says little, and there is much of it."""
        if event.package in self._signals:
            return True
        row = self.apps.get(event.package)
        wanted = everything or (row is not None and row.open)
        return wanted and (event.kind is not EventKind.SEEN or event.day != NOW)

    @cached_property
    def _signals(self) -> dict[str, dict[str, Signal]]:
        """The signals of each app with a finding."""
        found: dict[str, dict[str, Signal]] = {}
        for one in self.report.findings:
            if one.package is not None:
                found.setdefault(one.package, {}).update((signal.id, signal) for signal in one.signals)
        return found
