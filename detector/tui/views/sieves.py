"""What the list of apps is narrowed to, chosen from all that would leave an app."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from detector.browsing import Choice, Sieve, choices
from detector.tui.content.found import Found
from detector.tui.content.sieves import named
from detector.tui.screens.base import Dialog
from detector.tui.texts import plain


class SieveDialog(Dialog[frozenset[Sieve]]):
    """Marks what is wanted. Of one kind one is enough; every kind has to hold."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "close", show=False),
        Binding("x", "none", show=False),
        Binding("space", "mark", show=False),
    ]

    def __init__(self, found: Found, sieves: frozenset[Sieve]) -> None:
        super().__init__()
        self.found = found
        self.marked = set(sieves)
        self.choices = choices(found.rows.apps)

    def compose(self) -> ComposeResult:
        """The choices, each with the number of apps that it would leave."""
        self.found = self.found.in_language(self.words.language.code)
        words = self.found.words
        with Vertical(classes="box"):
            yield Static(plain(words("result.sieves.title")), classes="heading")
            options = (Option(self._prompt(one), f"{number}") for number, one in enumerate(self.choices))
            yield OptionList(*options, id="sieves")
            yield Static(plain(words("result.sieves.keys")), classes="muted")

    def _prompt(self, choice: Choice) -> Content:
        """By a symbol, not by a colour."""
        mark = "☒" if choice.sieve in self.marked else "☐"
        return plain(f"{mark} {named(choice.sieve, self.found)} ({choice.number})")

    def action_mark(self) -> None:
        """The line under the cursor."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Marks it, or takes the mark away."""
        event.stop()
        choice = self.choices[event.option_index]
        self.marked ^= {choice.sieve}
        event.option_list.replace_option_prompt_at_index(event.option_index, self._prompt(choice))

    def action_none(self) -> None:
        """Unmarks all."""
        self.marked.clear()
        for index, choice in enumerate(self.choices):
            self.query_one(OptionList).replace_option_prompt_at_index(index, self._prompt(choice))

    def action_close(self) -> None:
        """With what is marked now."""
        self.dismiss(frozenset(self.marked))
