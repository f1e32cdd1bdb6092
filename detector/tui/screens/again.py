"""Checking the same thing again: says what that is, and asks."""

from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Button, Static

from detector.tui.checked import DEPTHS, Checked, Phone, Simulated, Target
from detector.tui.screens.asking import Asking, Choices
from detector.tui.screens.depth import depth_choices
from detector.tui.texts import cut, plain

_CELLS = 50


class AgainDialog(Asking[Target]):
    """Asks; the answer is what is to be checked. One app cannot be checked by itself, and that is said."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, checked: Checked, package: str | None) -> None:
        super().__init__()
        self.checked = checked
        self.package = package
        self.target = checked.again

    def compose(self) -> ComposeResult:
        """What it does, and the question."""
        words, possible = self.words, self.target is not None and self.checked.kind != "report"
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(words("do.again.title"), classes="heading", markup=False)
            if not possible:
                yield Static(words("do.again.not-possible"), markup=False)
                yield from self.compose_buttons()
                return
            yield Static(words("do.again.saved" if self.checked.kind == "saved" else "do.again.phone"), markup=False)
            if self.package:
                told = words("do.again.one-app", package=cut(self.package, _CELLS))
                yield Static(plain(told), classes="apart")
            if isinstance(self.target, Phone | Simulated):
                yield depth_choices(words, self.target.depth)
                yield Static(words("do.depth.what"), classes="apart", markup=False)
            yield from self.compose_buttons(again=words("do.again.button"))

    def on_mount(self) -> None:
        """Enter checks as before."""
        self.query("#again").focus()

    @on(Button.Pressed, "#again")
    def check_again(self) -> None:
        """Yes."""
        self.dismiss(self.target)

    @on(Choices.Changed)
    def choose(self, message: Choices.Changed) -> None:
        """How much is read this time."""
        if isinstance(self.target, Phone | Simulated):
            self.target = structs.replace(self.target, depth=DEPTHS[message.index])
