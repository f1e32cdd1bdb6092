"""People who can help: one key away from the first page, and from everywhere by the palette."""

from datetime import UTC, date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label

from detector.outputs.guidance import tell_helplines
from detector.tui.content.lines import Line, Paragraphs
from detector.tui.screens.base import PhoneScreen
from detector.tui.views.sheet import Lines


class PeopleScreen(PhoneScreen):
    """Directories, and the services of a country that is typed in; no country is guessed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self.today = today or datetime.now(UTC).date()

    def compose_body(self) -> ComposeResult:
        """A field for the country, and what belongs to it."""
        with Horizontal(classes="field"):
            yield Label(self.words("tui.people.country"), markup=False)
            yield Input(id="country", max_length=2, placeholder="DE", select_on_focus=False)
        with VerticalScroll(id="people", can_focus=False):
            yield Lines(self._told(""), id="told")

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Shows what belongs to the country as soon as it has both letters."""
        self.query_one("#told", Lines).show(self._told(changed.value))

    def _told(self, typed: str) -> list[Line]:
        country, page = typed.strip().upper(), Paragraphs()
        chosen = country if len(country) == 2 else None
        tell_helplines(page, self.words, chosen, self.today, asking="tui.people.countries")
        return page.lines
