"""The first screen: what to think of before anything is done. Short, skippable, and it remembers nothing."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from detector.tui.screens.base import PhoneScreen, point

_POINTS: Final = ("safety.1", "safety.2", "safety.3", "safety.4")


class SafetyScreen(PhoneScreen):
    """Says what a check can mean for a person, and asks whose phone it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "tui.key.go-on"),
        Binding("h", "app.people", "tui.key.people"),
        Binding("escape", "app.leave", "tui.key.leave"),
    ]

    def compose_body(self) -> ComposeResult:
        """The points, and the question."""
        with VerticalScroll(id="safety"):
            yield Static(self.words("safety.title"), classes="heading", markup=False)
            for key in _POINTS:
                yield point(self.words(key))
            yield Static(self.words("safety.consent"), id="consent", markup=False)

    def action_go_on(self) -> None:
        """To the phones."""
        self.phone_check.begin()
