"""What happened when: apps that came, changed and went, and what was seen of them; the newest first."""

from collections.abc import Iterator, Mapping
from typing import Final

from detector.browsing import AppRow, Event, EventKind, Timeline
from detector.tui.linear.apps import name_of
from detector.tui.linear.voice import Voice
from detector.verdicts.capabilities import NOW, UNDATED
from detector.wording import Words

_PAGE: Final = 30
_DAYS: Final = {NOW: "linear.day.now", UNDATED: "linear.day.undated"}


def what_happened_when(told: Timeline, rows: Mapping[str, AppRow], voice: Voice) -> None:
    """What is missing in it, then its events, some at a time."""
    words = voice.words
    voice.head(words("linear.menu.timeline"))
    voice.say(*_notes(told, words))
    for start in range(0, len(told.events), _PAGE):
        voice.say(*(_line(event, rows.get(event.package), words) for event in told.events[start : start + _PAGE]))
        left = len(told.events) - start - _PAGE
        if left > 0 and voice.ask(words.count("linear.when.more", left)):
            return


def _notes(told: Timeline, words: Words) -> Iterator[str]:
    if told.rounded:
        yield words("linear.when.rounded")
    if told.dateless:
        yield words.count("linear.when.dateless", told.dateless)
    if not told.events:
        yield words("linear.when.nothing")


def _line(event: Event, row: AppRow | None, words: Words) -> str:
    seen = words.first(f"result.seen.{event.signal}", "linear.event.seen")
    return words(
        "linear.when",
        day=words(_DAYS[event.day]) if event.day in _DAYS else event.day,
        app=name_of(row.app, words) if row is not None else event.package,
        what=words(seen if event.kind is EventKind.SEEN else f"linear.event.{event.kind.value}"),
    )
