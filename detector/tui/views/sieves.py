"""What the list of apps is narrowed to, chosen from all that would leave an app."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from detector.browsing import Choice, Sieve, choices
from detector.browsing.sieves import ADDED, KNOWN, NOT_RECORDED, NOTHING, OPEN, SYSTEM, Group
from detector.tui.screens.base import Dialog
from detector.tui.texts import cut, plain
from detector.tui.views.found import Found

_LEVELS = {
    KNOWN: "result.level.known",
    OPEN: "result.level.open",
    NOTHING: "result.level.nothing",
    "pattern": "level.pattern",
    "ability": "level.ability",
}
_SIGNS = {ADDED: "result.sign.added", "never-opened": "result.sign.never-opened"}
_SOURCES = {SYSTEM: "result.source.system", NOT_RECORDED: "result.source.none"}


def named(sieve: Sieve, found: Found) -> str:
    """In some words."""
    words, value = found.words, sieve.value
    match sieve.group:
        case Group.LEVEL:
            return words(_LEVELS[value])
        case Group.SIGN:
            return words(_SIGNS[value]) if value in _SIGNS else found.column(value)
        case Group.ACCESS:
            return words("result.sieve.access", access=found.column(value))
        case Group.SOURCE:
            source = words(_SOURCES[value]) if value in _SOURCES else cut(value, 40)
            return words("result.sieve.source", source=source)
    return words("result.sieve.user", user=value)


class SieveDialog(Dialog[frozenset[Sieve]]):
    """Marks what is wanted. Of one kind one is enough; every kind has to hold."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "close", show=False),
        Binding("x", "none", show=False),
        Binding("space", "mark", show=False),
    ]
    DEFAULT_CSS = """
    SieveDialog OptionList { height: auto; max-height: 26; background: $surface; }
    """

    def __init__(self, found: Found, sieves: frozenset[Sieve]) -> None:
        super().__init__()
        self.found = found
        self.marked = set(sieves)
        self.choices = choices(found.rows.apps)

    def compose(self) -> ComposeResult:
        """The choices, each with the number of apps that it would leave."""
        words = self.found.words
        with Vertical(classes="box"):
            yield Static(plain(words("result.sieves.title")), classes="heading")
            yield OptionList(*(Option(self._prompt(choice)) for choice in self.choices))
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
