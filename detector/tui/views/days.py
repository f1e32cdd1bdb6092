"""What happened when: days with what was installed, updated, removed and seen, and what such a list cannot show."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from detector.browsing import Event, days
from detector.outputs.document import MARKS, Mark
from detector.outputs.names import quoted
from detector.outputs.wrapping import wrapped
from detector.report import FROM_FILES
from detector.tui.checked import Checked
from detector.tui.content.lines import Line
from detector.tui.content.timeline import Happened
from detector.tui.texts import cut, fitted
from detector.tui.views.kept import Kept
from detector.tui.views.messages import OpenApp
from detector.tui.views.reading import ReadingView, behind, title
from detector.tui.views.sheet import Lines

_NAME_CELLS: Final = 26
_LEAST_CELLS: Final = 20
_CLAUSE_CELLS: Final = 200
"""Of what was seen of one app: an app can have chosen a part of it."""


class TimelineView(ReadingView, can_focus=False):
    """A list of days. Enter opens the app that a line is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "turn", "view.key.turn"),
        Binding("f", "widen", "view.key.widen"),
    ]
    DEFAULT_CSS = """
    TimelineView { overflow-y: hidden; }
    TimelineView > .notes { color: $text-muted; }
    TimelineView > #days { background: $background; }
    TimelineView.-empty > #days { background-tint: transparent; }
    TimelineView > #days > .option-list--option-disabled { color: $foreground; text-style: bold; }
    """

    def __init__(self, checked: Checked, kept: Kept | None = None) -> None:
        super().__init__(checked, kept)
        self._events: list[Event | None] = []
        """What each line of the list is about; nothing, where it is a day."""
        self._width = 0
        """For which the lines were broken."""
        self._told: Happened
        """Made once for thousands of lines."""

    def compose(self) -> ComposeResult:
        """What is shown, what cannot be, then the days."""
        self._told = Happened(self.report, self.words)
        yield title("")
        yield Lines(classes="notes")
        yield OptionList(id="days", markup=False)

    def on_mount(self) -> None:
        """As soon as it is known how wide it is."""
        self.call_after_refresh(self.on_resize)

    def on_resize(self) -> None:
        """Lines are broken anew, unless only the height changed."""
        if self.size.width not in (0, self._width):  # 0: it is not known yet
            self.keep()
            self._fill()

    def keep(self) -> None:
        """The line under the cursor; nothing before there are lines."""
        if self._events:
            listing = self.query_one(OptionList)
            line = listing.highlighted
            self.kept.event = self._events[line] if line is not None else None
            self.kept.scrolled[self.view] = listing.scroll_offset.y

    def focus(self, scroll_visible: bool = True) -> "TimelineView":
        """The list takes the keys."""
        self.query_one(OptionList).focus(scroll_visible)
        return self

    def action_turn(self) -> None:
        """The other end first."""
        self.kept.oldest_first = not self.kept.oldest_first
        self.kept.event = None
        self._fill()

    def action_widen(self) -> None:
        """All apps, or those that matter."""
        self.keep()
        self.kept.everything = not self.kept.everything
        self._fill()

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Opens the app."""
        chosen.stop()
        if (event := self._events[chosen.option_index]) is not None:
            self.post_message(OpenApp(event.package))

    # ---- what is shown

    def _fill(self) -> None:
        if not self.query(OptionList):  # it went away meanwhile, with the language or the size
            return
        told = self._told
        shown = told.events(everything=self.kept.everything)
        title_now = told.title(everything=self.kept.everything, oldest_first=self.kept.oldest_first)
        self.query_one(".title", Lines).show([Line(title_now)])
        self.query_one(".notes", Lines).show(behind(("·", note) for note in self._notes(shown)))
        first, self._width = self._width == 0, self.size.width
        self._events = []
        options: list[Option] = []
        for day, events in days(shown, oldest_first=self.kept.oldest_first):
            options.append(Option(told.day(day), disabled=True))
            self._events.append(None)
            options += [Option(self._line(event)) for event in events]
            self._events += events
        listing = self.query_one(OptionList)
        self.set_class(not options, "-empty")
        listing.clear_options().add_options(options)
        if self.kept.event is not None and self.kept.event in self._events:
            listing.highlighted = self._events.index(self.kept.event)
        if first:
            listing.call_after_refresh(listing.scroll_to, y=self.kept.scrolled.get(self.view, 0), animate=False)

    def _notes(self, shown: Sequence[Event]) -> Iterator[str]:
        """What it cannot show, too."""
        if not shown and self.report.source != FROM_FILES:
            yield self._told.words("view.timeline.none")
        yield from self._told.notes()

    def _line(self, event: Event) -> Content:
        row = self._told.apps.get(event.package)
        mark = MARKS[row.level].symbol if row is not None and row.level is not None else " "
        mark = Mark.UNKNOWN.symbol if row is not None and row.open else mark
        name = quoted(row.app.label, self._told.words) if row is not None else ""
        start = f" {mark} {event.time:5} {fitted(name or event.package, _NAME_CELLS)}  "
        room = max(_LEAST_CELLS, self.size.width - cell_len(start) - 2)
        pieces = wrapped(cut(self._told.what(event), _CLAUSE_CELLS), room)
        return Content(start + f"\n{' ' * cell_len(start)}".join(pieces))
