"""Help: the keys of the screen that it is opened from, and what the symbols stand for."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from detector.outputs.document import Mark
from detector.tui.content.found import KNOWN
from detector.tui.content.lines import Line
from detector.tui.screens.base import Dialog
from detector.tui.texts import fitted
from detector.tui.views.sheet import Lines

_KEY_CELLS: Final = 12
Row = tuple[str, str]


class HelpDialog(Dialog[None]):
    """A box with the keys, put together from what the screen below can do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,f1,question_mark", "close", show=False)]

    def __init__(self, keys: tuple[Row, ...]) -> None:
        super().__init__()
        self.keys = keys
        """The name of each key, and the key of the sentence that describes it."""

    def compose(self) -> ComposeResult:
        """Keys, symbols, and where there is more."""
        with VerticalScroll(classes="box"):
            yield Static(self.words("tui.help.title"), classes="heading", markup=False)
            yield Lines(self._lines(self.keys), id="keys")
            yield Static(self.words("tui.help.symbols"), classes="heading", markup=False)
            marks = [(mark.symbol, f"tui.mark.{mark.value}") for mark in Mark]
            yield Lines(self._lines((*marks, (KNOWN, "tui.mark.yours"))))
            yield Static(self.words("tui.help.more"), classes="muted", markup=False)

    def _lines(self, rows: tuple[Row, ...]) -> list[Line]:
        return [
            Line(self.words(told) if self.words.has(told) else told, lead=f"{fitted(key, _KEY_CELLS)} ")
            for key, told in rows
        ]
