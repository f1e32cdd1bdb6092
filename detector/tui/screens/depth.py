"""How much of a phone is read: less, as usual, or all of it; and what more costs."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Button, Static

from detector.tui.checked import DEPTHS
from detector.tui.screens.asking import Asking, Choice, Choices
from detector.wording import Words


class DepthDialog(Asking[str]):
    """Asks; the answer holds for the checks that are begun from now on."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, depth: str) -> None:
        super().__init__()
        self.depth = depth

    def compose(self) -> ComposeResult:
        """The choices, and what they cost."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(self.words("do.depth.title"), classes="heading", markup=False)
            yield depth_choices(self.words, self.depth)
            yield Static(self.words("do.depth.what"), classes="apart", markup=False)
            yield from self.compose_buttons(take=self.words("do.depth.button"))

    @on(Choices.Changed)
    def choose(self, message: Choices.Changed) -> None:
        """This one."""
        self.depth = DEPTHS[message.index]

    @on(Button.Pressed, "#take")
    def take(self) -> None:
        """From now on."""
        self.dismiss(self.depth)


def depth_choices(words: Words, depth: str) -> Choices:
    """All of them, with the one that is chosen now."""
    choices = [Choice(words(f"do.depth.{one}"), chosen=one == depth) for one in DEPTHS]
    return Choices(*choices, id="depth", classes="apart")
