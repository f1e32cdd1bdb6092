"""Which phone: those that are connected."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from detector.errors import DetectorError
from detector.tui.checked import Phone
from detector.tui.screens.base import PhoneScreen
from detector.tui.texts import paragraphs, plain

if TYPE_CHECKING:
    from detector.sources.phones_seen import PhoneSeen


class PhonesScreen(PhoneScreen):
    """A list, and what to do when it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[PhoneSeen, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Static(self.words("tui.phones.title"), classes="heading", markup=False)
        yield OptionList(id="phones", markup=False)
        yield Static("", id="what", markup=False)

    def on_mount(self) -> None:
        """Asks the adb server."""
        self.work(self._look, self._seen, wrong=self._wrong)

    def _look(self) -> "tuple[PhoneSeen, ...]":
        from detector.sources.adb import Server

        return (self.phone_check.start.server or Server.from_environment()).devices()

    def _seen(self, seen: "tuple[PhoneSeen, ...]") -> None:
        from detector.sources import phone_states

        self.seen = seen
        phones = self.query_one("#phones", OptionList)
        phones.clear_options()
        phones.add_options([plain(f"{one.model or one.serial} · {one.connection} · {one.state}") for one in seen])
        if not seen:
            self._wrong(phone_states.no_phone())

    def _wrong(self, problem: DetectorError) -> None:
        self.query_one("#what", Static).update(paragraphs(f"{problem.message}\n{problem.hint}"))

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Checks that one."""
        from detector.sources import phone_states
        from detector.sources.adb import Server

        seen = self.seen[chosen.option_index]
        if seen.state != "device":
            self._wrong(phone_states.not_ready(seen.state, seen.serial))
            return
        server = self.phone_check.start.server or Server.from_environment()
        self.phone_check.check(Phone(serial=seen.serial, server=server, model=seen.model))
