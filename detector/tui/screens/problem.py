"""Something did not work: what happened, and what to do next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from detector.errors import DetectorError
from detector.tui.screens.base import Dialog
from detector.tui.texts import paragraphs


class ProblemDialog(Dialog[None]):
    """Says it and goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", show=False)]

    def __init__(self, problem: DetectorError) -> None:
        super().__init__()
        self.problem = problem

    def compose(self) -> ComposeResult:
        """What happened, the next step, and how to go back."""
        message, hint = self.words.problem(self.problem)
        with VerticalScroll(classes="box"):
            yield Static(self.words("tui.problem.title"), classes="heading", markup=False)
            yield Static(paragraphs(message), id="message")
            if hint:
                yield Static(paragraphs(hint), id="hint")
            yield Static(self.words("tui.problem.back"), classes="muted", markup=False)
