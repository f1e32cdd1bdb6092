"""What was found, as the text report."""

from io import StringIO
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from detector.outputs.text import write
from detector.tui.checked import Checked
from detector.tui.screens.acting import ActingScreen
from detector.tui.texts import paragraphs


class ResultsScreen(ActingScreen):
    """The report from top to bottom."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        self.checked = checked

    def compose_body(self) -> ComposeResult:
        """The report."""
        text = StringIO()
        write(self.checked.report, text, language=self.words.language.code, width=max(40, self.app.size.width - 4))
        with VerticalScroll():
            yield Static(paragraphs(text.getvalue()), id="report")

    def chosen_package(self) -> str | None:
        """The first app with a finding."""
        return next((card.package for card in self.checked.report.cards), None)

    def take(self, checked: Checked) -> None:
        """From now on this."""
        self.checked = checked
        self.refresh(recompose=True)
