"""Which phone: those that are connected, as cables move, and what there is besides a phone on a cable."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from detector.errors import DetectorError
from detector.sources.phones_seen import PhoneSeen
from detector.tui.checked import Phone
from detector.tui.content.phones import READY, state_key
from detector.tui.screens.base import PhoneScreen
from detector.tui.texts import fitted, plain
from detector.tui.views.sheet import Lines, in_lines

if TYPE_CHECKING:
    from detector.sources.adb import Server

_NAME_CELLS: Final = 34
OTHER: Final = ("open", "wireless", "simulated", "usb")
"""What there is besides: each is an action, an option of the list and a key."""
_NOTHING: Final = "nothing"


class PhonesChanged(Message):
    """A cable moved, or a phone changed its mind."""

    def __init__(self, seen: tuple[PhoneSeen, ...]) -> None:
        super().__init__()
        self.seen = seen


class PhonesScreen(PhoneScreen):
    """A list that follows the cables. What stands in it keeps its place; what to do next stands below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "tui.key.open"),
        Binding("w", "wireless", "tui.key.wireless"),
        Binding("d", "simulated", "tui.key.simulated"),
        Binding("u", "usb", "tui.key.usb"),
        Binding("t", "depth", "tui.key.depth"),
        Binding("r", "look", "tui.key.look", show=False),
        Binding("escape", "app.pop_screen", "tui.key.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[PhoneSeen, ...] | None = None
        """None until the adb server has told."""
        self.problem: DetectorError | None = None
        self.following = False
        self.chosen: str | None = None

    def compose_body(self) -> ComposeResult:
        """The list, and the next step."""
        yield Static(self.words("tui.phones.title"), classes="heading", markup=False)
        yield OptionList(*self._options(), id="phones", markup=False)
        with VerticalScroll(id="next-box", can_focus=False):
            yield Lines(in_lines(self._next(None)), id="next")

    def on_mount(self) -> None:
        """Follows the phones from now on."""
        self.query_one(OptionList).highlighted = None
        self.action_look()

    def action_look(self) -> None:
        """Follows them again, after the adb server had gone."""
        if self.following:
            return
        try:
            from detector.sources.phone_list import PhoneList

            phones = PhoneList(self._server())
        except DetectorError as problem:  # there is no such port
            self._wrong(problem)
            return
        self.following, self.problem = True, None

        def follow() -> None:
            for seen in phones.changes():
                self.post_message(PhonesChanged(seen))

        self.work(follow, lambda _: None, wrong=self._wrong, end=phones.close)

    def on_phones_changed(self, message: PhonesChanged) -> None:
        """Shows the phones that there are now."""
        self.seen = message.seen
        self._refill()

    def _wrong(self, problem: DetectorError) -> None:
        """The server went away: what was seen before is not there any more."""
        self.following, self.seen, self.problem = False, None, problem
        self._refill()

    def recomposed(self) -> None:
        """The same line is chosen as before."""
        self._choose()

    def _refill(self) -> None:
        phones = self.query_one(OptionList)
        if phones.highlighted_option is not None:
            self.chosen = phones.highlighted_option.id
        phones.clear_options()
        phones.add_options(self._options())
        self._choose()

    def _choose(self) -> None:
        """What was chosen stays chosen; the first phone is, as long as nothing was."""
        phones = self.query_one(OptionList)
        ids = [one.id for one in phones.options]
        if self.chosen in ids:
            phones.highlighted = ids.index(self.chosen)
        else:
            phones.highlighted = 0 if self.seen else None
        self._tell(phones.highlighted_option)

    def _options(self) -> list[Option | None]:
        phones: list[Option | None] = [Option(self._line(one), name) for name, one in self._by_id().items()]
        if not phones:
            key = "tui.phones.none" if self.seen is not None or self.problem else "tui.phones.looking"
            phones.append(Option(plain(self.words(key)), _NOTHING, disabled=True))
        others = [Option(plain(self.words(f"tui.phones.{one}")), one) for one in OTHER]
        return [*phones, None, *others]

    def _line(self, seen: PhoneSeen) -> Content:
        """Its name, how it is connected, and whether it can be read."""
        name = seen.model.replace("_", " ") or seen.serial
        state = self.words(f"tui.state.{state_key(seen.state)}", state=seen.state)
        connection = self.words(f"tui.connection.{seen.connection}")
        sign = "✓" if seen.state == READY else "!"
        return plain(f"{fitted(f'{name} · {connection}', _NAME_CELLS)} {sign} {state}")

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Tells what can be done about it; what was told of a list that is no more is passed over."""
        if message.option_list.highlighted_option is message.option:
            self.chosen = message.option.id
            self._tell(message.option)

    def _tell(self, option: Option | None) -> None:
        self.query_one("#next", Lines).show(in_lines(self._next(option)))

    def _next(self, option: Option | None) -> str:
        if self.problem is not None:
            return "\n".join((*self.words.problem(self.problem), self.words("tui.phones.again")))
        seen = self._phone(option)
        if seen is not None:
            depth = self.words("tui.phones.depth", depth=self.words(f"do.depth.{self.phone_check.depth}.name"))
            told = self.words(f"tui.state.{state_key(seen.state)}.next")
            return f"{told}\n{depth}" if seen.state == READY else told
        if option is not None and option.id in OTHER:
            return self.words(f"tui.phones.{option.id}.what")
        return self.words("tui.phones.none.next") if self.seen is not None else ""

    def _phone(self, option: Option | None) -> PhoneSeen | None:
        return self._by_id().get(option.id or "") if option is not None else None

    def _by_id(self) -> dict[str, PhoneSeen]:
        """Each phone under a name that it keeps; several can have one serial, when adb may not ask them."""
        serials: list[str] = []
        found = {}
        for one in self.seen or ():
            found[f"phone {one.serial} {serials.count(one.serial)}"] = one
            serials.append(one.serial)
        return found

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Checks that phone, or goes where the line leads."""
        seen = self._phone(message.option)
        if seen is None:
            if message.option.id in OTHER:
                self.call_later(self.run_action, str(message.option.id))
        elif seen.state == READY:
            self.phone_check.check(self._target(seen))
        else:
            self._tell(message.option)

    def _target(self, seen: PhoneSeen) -> Phone:
        return Phone(serial=seen.serial, server=self._server(), model=seen.model, depth=self.phone_check.depth)

    def _server(self) -> "Server":
        from detector.sources.adb import Server

        return self.phone_check.start.server or Server.from_environment()

    def action_depth(self) -> None:
        """How much is read."""
        from detector.tui.screens.depth import DepthDialog

        self.app.push_screen(DepthDialog(self.phone_check.depth), self._read_so_much)

    def _read_so_much(self, depth: str | None) -> None:
        if depth is not None:
            self.phone_check.depth = depth
            self._tell(self.query_one(OptionList).highlighted_option)

    def action_open(self) -> None:
        """Something that was saved."""
        from detector.tui.screens.opening import OpeningScreen

        self.app.push_screen(OpeningScreen())

    def action_wireless(self) -> None:
        """A phone over Wi-Fi."""
        from detector.tui.screens.wireless import WirelessScreen

        try:
            self.app.push_screen(WirelessScreen(self._server()))
        except DetectorError as problem:  # there is no such port
            self.tell(problem)

    def action_simulated(self) -> None:
        """A simulated phone."""
        from detector.tui.screens.simulated import SimulatedScreen

        self.app.push_screen(SimulatedScreen())

    def action_usb(self) -> None:
        """How to switch on USB debugging."""
        from detector.tui.content.usb import usb_page
        from detector.tui.screens.page import PageScreen

        self.app.push_screen(PageScreen(usb_page))
