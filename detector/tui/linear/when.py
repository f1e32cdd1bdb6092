"""What happened when: apps that came, changed and went, and what was seen of them; the newest first."""

from collections.abc import Iterator
from typing import Final

from detector.browsing import Event, EventKind, Rows, Timeline, timeline
from detector.outputs.sentences import Sentences
from detector.report import Report
from detector.signals import Signal
from detector.tui.linear.apps import brief, name_of
from detector.tui.linear.voice import Voice
from detector.verdicts.capabilities import NOW, UNDATED
from detector.wording import Words

_PAGE: Final = 30
_DAYS: Final = {NOW: "view.timeline.now", UNDATED: "view.timeline.undated"}
_KINDS: Final = {
    EventKind.INSTALLED: "view.timeline.installed",
    EventKind.UPDATED: "view.timeline.updated",
    EventKind.REMOVED: "view.timeline.removed",
    EventKind.WATCHED: "view.timeline.watched",
}


def what_happened_when(report: Report, rows: Rows, voice: Voice) -> None:
    """What such a list cannot show, then its events, some at a time."""
    words, told = voice.words, timeline(report, rows.apps)
    names = {row.package: name_of(row.app, words) for row in rows.apps}
    signals = {(one.package, signal.id): signal for one in report.findings for signal in one.signals}
    voice.head(words("linear.menu.timeline"))
    voice.say(*_notes(told, words))
    for start in range(0, len(told.events), _PAGE):
        for event in told.events[start : start + _PAGE]:
            name = names.get(event.package, event.package)
            what = _what(event, signals.get((event.package, event.signal)), words)
            voice.say(words("linear.when", day=_day(event, words), app=name, what=what))
        left = len(told.events) - start - _PAGE
        if left > 0 and voice.ask(words.count("linear.when.more", left)):
            return


def _notes(told: Timeline, words: Words) -> Iterator[str]:
    yield words("view.timeline.quiet")
    if told.rounded:
        yield words("view.timeline.rounded")
    if told.zoneless:
        yield words("view.timeline.zoneless")
    if told.dateless:
        yield words.count("view.timeline.dateless", told.dateless)
    if not told.events:
        yield words("linear.when.nothing")


def _day(event: Event, words: Words) -> str:
    return words(_DAYS[event.day]) if event.day in _DAYS else f"{event.day} {event.time}".strip()


def _what(event: Event, signal: Signal | None, words: Words) -> str:
    if event.kind is not EventKind.SEEN:
        return words(_KINDS[event.kind])
    if event.day == NOW and signal is not None:
        return Sentences(words).clause(signal)
    return brief(event.signal, words)
