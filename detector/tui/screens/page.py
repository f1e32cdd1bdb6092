"""A page to be read: a title and text."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from detector.tui.screens.base import PhoneScreen
from detector.tui.views.sheet import Lines, in_lines
from detector.wording import Words


class PageScreen(PhoneScreen):
    """Shows what `text` says in the language that is spoken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]

    def __init__(self, text: Callable[[Words], str]) -> None:
        super().__init__()
        self.text = text

    def compose_body(self) -> ComposeResult:
        """The text, to be scrolled."""
        with VerticalScroll(classes="page"):
            yield Lines(in_lines(self.text(self.words)), id="text")
