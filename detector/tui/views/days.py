"""What happened when: days with what was installed, updated, removed and seen, and what such a list cannot show."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from detector.browsing import AppRow, Event, EventKind, Timeline, days, rows, timeline
from detector.facts.app_ops import APP_OPS
from detector.facts.op_timeline import OP_TIMELINE
from detector.facts.packages import PACKAGES
from detector.facts.removed_apps import REMOVED_APPS
from detector.facts.usage import USAGE
from detector.outputs.document import MARKS, Mark
from detector.outputs.escape import visible
from detector.outputs.names import quoted
from detector.outputs.sentences import Sentences
from detector.outputs.wrapping import wrapped
from detector.report import FROM_FILES
from detector.signals import Signal
from detector.tui.checked import Checked
from detector.tui.texts import cut, fitted
from detector.tui.views.messages import OpenApp
from detector.tui.views.reading import Lines, ReadingView, title
from detector.verdicts.capabilities import NOW, UNDATED
from detector.wording import Words

TOLD_BY: Final = frozenset(fact.name for fact in (PACKAGES, APP_OPS, OP_TIMELINE, REMOVED_APPS, USAGE))
"""Where days come from; a gap in one of these is a hole in the timeline."""
_NAME_CELLS: Final = 26
_LEAST_CELLS: Final = 20
_CLAUSE_CELLS: Final = 200
"""Of what was seen of one app: an app can have chosen a part of it."""
_KINDS: Final = {
    EventKind.INSTALLED: "view.timeline.installed",
    EventKind.UPDATED: "view.timeline.updated",
    EventKind.REMOVED: "view.timeline.removed",
    EventKind.WATCHED: "view.timeline.watched",
}


class TimelineView(ReadingView, can_focus=False):
    """A list of days. Enter opens the app that a line is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "turn", "view.key.turn"),
        Binding("f", "widen", "view.key.widen"),
    ]
    DEFAULT_CSS = """
    TimelineView { overflow-y: hidden; }
    TimelineView > .notes { color: $text-muted; }
    TimelineView > #days > .option-list--option-disabled { color: $foreground; text-style: bold; }
    """

    def __init__(self, checked: Checked) -> None:
        super().__init__(checked)
        self.oldest_first = False
        self.everything = False
        """Whether apps are shown, too, of which nothing was found and no question is open."""
        self._events: list[Event | None] = []
        """What each line of the list is about; nothing, where it is a day."""
        self._width = 0
        """For which the lines were broken."""
        self._said: Words
        """The sentences, made once for thousands of lines."""

    def compose(self) -> ComposeResult:
        """What is shown, what cannot be, then the days."""
        self._said = self.words
        yield title("")
        yield Lines([], "notes")
        yield OptionList(id="days", markup=False)
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Lines are broken anew, unless only the height changed."""
        if self.size.width != self._width:
            self._fill()

    def focus(self, scroll_visible: bool = True) -> "TimelineView":
        """The list takes the keys."""
        self.query_one(OptionList).focus(scroll_visible)
        return self

    def action_turn(self) -> None:
        """The other end first."""
        self.oldest_first = not self.oldest_first
        self._fill()

    def action_widen(self) -> None:
        """All apps, or those that matter."""
        self.everything = not self.everything
        self._fill()

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Opens the app."""
        chosen.stop()
        if (event := self._events[chosen.option_index]) is not None:
            self.post_message(OpenApp(event.package))

    # ---- what is shown

    @cached_property
    def apps(self) -> dict[str, AppRow]:
        """Every app, by package name."""
        return {row.package: row for row in rows(self.report).apps}

    @cached_property
    def timeline(self) -> Timeline:
        """All that can be placed in time."""
        return timeline(self.report, self.apps.values())

    def _fill(self) -> None:
        words = self._said
        shown = [event for event in self.timeline.events if self._wanted(event)]
        order = words("view.timeline.oldest" if self.oldest_first else "view.timeline.newest")
        width = words("view.timeline.all" if self.everything else "view.timeline.found")
        self.query_one(".title", Lines).show([("", words("view.timeline.title", order=order, apps=width))])
        self.query_one(".notes", Lines).show(("·", note) for note in self._notes(shown))
        self._width = self.size.width
        self._events = []
        options: list[Option] = []
        for day, events in days(shown, oldest_first=self.oldest_first):
            options.append(Option(self._day(day), disabled=True))
            self._events.append(None)
            options += [Option(self._line(event)) for event in events]
            self._events += events
        listing = self.query_one(OptionList)
        chosen = listing.highlighted
        listing.clear_options().add_options(options)
        listing.highlighted = chosen if chosen is not None and chosen < len(options) else None

    def _wanted(self, event: Event) -> bool:
        """Of apps without a finding what runs at this moment says little, and there is much of it."""
        if event.package in self._found:
            return True
        row = self.apps.get(event.package)
        wanted = self.everything or (row is not None and row.open)
        return wanted and (event.kind is not EventKind.SEEN or event.day != NOW)

    @cached_property
    def _found(self) -> dict[str, dict[str, Signal]]:
        """The signals of each app with a finding."""
        found: dict[str, dict[str, Signal]] = {}
        for one in self.report.findings:
            if one.package is not None:
                found.setdefault(one.package, {}).update((signal.id, signal) for signal in one.signals)
        return found

    def _day(self, day: str) -> str:
        if day == NOW:
            return self._said("view.timeline.now")
        return self._said("view.timeline.undated") if day == UNDATED else day

    def _line(self, event: Event) -> Content:
        row = self.apps.get(event.package)
        mark = MARKS[row.level].symbol if row is not None and row.level is not None else " "
        mark = Mark.UNKNOWN.symbol if row is not None and row.open else mark
        name = quoted(row.app.label, self._said) if row is not None else ""
        start = f" {mark} {event.time:5} {fitted(name or event.package, _NAME_CELLS)}  "
        room = max(_LEAST_CELLS, self.size.width - cell_len(start) - 2)
        pieces = wrapped(visible(self._what(event)), room)
        return Content(start + f"\n{' ' * cell_len(start)}".join(pieces))

    def _what(self, event: Event) -> str:
        if event.kind is not EventKind.SEEN:
            return self._said(_KINDS[event.kind])
        signal = self._found.get(event.package, {}).get(event.signal)
        if event.day == NOW and signal is not None:
            return cut(Sentences(self._said).clause(signal), _CLAUSE_CELLS)
        brief = f"brief.{event.signal}"
        return self._said(brief) if self._said.has(brief) else event.signal

    # ---- what it cannot show

    def _notes(self, shown: Iterable[Event]) -> Iterator[str]:
        words, report = self._said, self.report
        if report.source == FROM_FILES:
            yield words("not-checked.always")
            return
        if not list(shown):
            yield words("view.timeline.none")
        yield words("view.timeline.quiet")
        if self.timeline.rounded:
            yield words("view.timeline.rounded")
        if self.timeline.zoneless:
            yield words("view.timeline.zoneless")
        if self.timeline.dateless:
            yield words.count("view.timeline.dateless", self.timeline.dateless)
        gaps = [gap for gap in report.gaps if gap.fact in TOLD_BY]
        facts = dict.fromkeys(words(f"fact.{gap.fact}") for gap in gaps)
        if facts:
            yield words("view.timeline.unread", facts=words("join.lists").join(facts))
