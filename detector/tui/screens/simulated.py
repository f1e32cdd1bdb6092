"""The simulated phones: to see what a check is like, without a phone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from detector.simulator.phone import phones
from detector.tui.checked import Simulated
from detector.tui.screens.base import PhoneScreen
from detector.tui.texts import fitted, plain

_NAME_CELLS = 20


class SimulatedScreen(PhoneScreen):
    """A list of them. Each is plugged into an adb server of our own, and unplugged when its check is over."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Static(self.words("tui.simulated.title"), classes="heading", markup=False)
        yield Static(self.words("tui.simulated.what"), classes="muted", markup=False)
        lines = [(name, f"{fitted(name, _NAME_CELLS)} {self.words(f'tui.simulated.{name}')}") for name in phones()]
        yield OptionList(*(Option(plain(line), name) for name, line in lines), id="simulated", markup=False)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Checks that one."""
        self.phone_check.check(Simulated(name=str(message.option.id), depth=self.phone_check.depth))
