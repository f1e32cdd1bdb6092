"""Which earlier report is meant; and what is different between two reports, on a screen."""

from io import StringIO
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from detector.errors import DetectorError
from detector.outputs.page import page_on
from detector.report import Report
from detector.tui.checked import Saved
from detector.tui.comparing import earlier, tell_differences
from detector.tui.screens.base import PhoneScreen
from detector.tui.screens.opening import OpeningScreen
from detector.tui.texts import paragraphs
from detector.wording import Words

_ROOM: Final = 8
"""Columns beside the text: margins and the bar."""
_WIDEST: Final = 100
_NARROWEST: Final = 40


class CompareScreen(PhoneScreen):
    """Two reports: what is new, gone and changed from the old to the new one, and what cannot be compared."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]
    CSS: ClassVar[str] = "#differences { padding: 1 2; } #told { text-wrap: nowrap; }"

    def __init__(self, old: Report, new: Report) -> None:
        super().__init__()
        self.old = old
        self.new = new
        self.told_for = 0
        """The width that the lines on the screen were made for."""

    def compose_body(self) -> ComposeResult:
        """The differences, as soon as they are known."""
        with VerticalScroll(id="differences"):
            yield Static(self.words("do.compare.working"), id="told", markup=False)
        self.told_for = 0
        self.call_after_refresh(self.on_resize)

    def on_resize(self) -> None:
        """Lines are as long as there is room."""
        if self.size.width in (0, self.told_for):
            return
        self.told_for = self.size.width
        self.query_one("#differences").focus()
        width, words = max(_NARROWEST, min(_WIDEST, self.size.width - _ROOM)), self.words
        self.work(lambda: told(self.old, self.new, words, width), self._show)

    def _show(self, text: str) -> None:
        self.query_one("#told", Static).update(paragraphs(text))


class EarlierScreen(OpeningScreen):
    """Which earlier report is meant, or what was saved of the phone then."""

    TITLE_KEY = "do.compare.title"
    WHAT_KEY = "do.compare.what"

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
        self.working = False

    def compose_body(self) -> ComposeResult:
        """As for opening, and how it goes."""
        yield from super().compose_body()
        yield Static(self._now(), id="now", markup=False)

    def _now(self) -> str:
        return self.words("do.compare.working") if self.working else ""

    def _goes_on(self, *, working: bool) -> None:
        self.working = working
        self.query_one("#now", Static).update(self._now())

    def picked(self, saved: Saved) -> None:
        """Judges it as it would be opened, and compares."""
        self._goes_on(working=True)
        report, extra = self.report, self.phone_check.start.extra
        self.work(lambda: earlier(saved, report, extra), self._compare, wrong=self._wrong)

    def _compare(self, old: Report) -> None:
        self.app.switch_screen(CompareScreen(old, self.report))

    def _wrong(self, problem: DetectorError) -> None:
        self._goes_on(working=False)
        self.tell(problem)


def told(old: Report, new: Report, words: Words, width: int) -> str:
    """What is different, in lines."""
    out = StringIO()
    with page_on(out, width) as page:
        tell_differences(old, new, page, words)
    return out.getvalue()
