"""A phone over Wi-Fi: paired by the code that it shows, or by a QR code that it reads. Then it is in the list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Static

from detector.errors import DetectorError
from detector.sources.wireless import Ticket, Trouble, Wireless, WirelessError
from detector.tui.content.lines import HEADING, Line
from detector.tui.screens.base import PhoneScreen
from detector.tui.views.sheet import Lines

if TYPE_CHECKING:
    from detector.sources.adb import Server

W = TypeVar("W")
FIELDS: Final = {
    "pair-address": "192.168.1.20:37123",
    "code": "123456",
    "connect-address": "192.168.1.20:41234",
}
"""Each with an example."""


class WirelessScreen(PhoneScreen):
    """Says how, and has a field for each of what the phone shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "picture", "tui.key.qr"),
        Binding("escape", "app.pop_screen", "tui.key.back"),
    ]

    def __init__(self, server: "Server") -> None:
        super().__init__()
        self.server = server
        self.said = ("", "")
        """The name of what is to be said, and what adb said."""

    def compose_body(self) -> ComposeResult:
        """The steps and the fields."""
        with VerticalScroll(id="wireless", can_focus=False):
            yield Static(self.words("tui.wireless.title"), classes="heading", markup=False)
            yield Lines([Line(self.words("tui.wireless.what"))])
            yield Lines(self._told(), id="said")
            for name, example in FIELDS.items():
                yield from self._field(name, example)

    def _field(self, name: str, example: str) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Label(self.words(f"tui.wireless.{name}"), markup=False)
            yield Input(id=name, placeholder=example)

    def on_mount(self) -> None:
        """Asks what this adb can do."""
        self._work(lambda wireless: wireless.trouble(), self._able)

    def _able(self, trouble: Trouble | None) -> None:
        self._say(trouble.value if trouble else "")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in the last field that belongs together does it; in another one it goes to the next."""
        if message.input.id == "pair-address":
            self.query_one("#code").focus()
        elif message.input.id == "code":
            address, code = self.query_one("#pair-address", Input).value, message.value
            self._say("pairing")
            self._work(lambda wireless: wireless.pair(address, code), lambda _: self._paired())
        else:
            address = message.value
            self._say("connecting")
            self._work(lambda wireless: wireless.connect(address), lambda _: self._connected())

    def action_picture(self) -> None:
        """Shows the QR code, and waits until a phone has read it."""
        from detector.tui.screens.picture import PictureScreen

        if not self.phone_check.start.unicode:
            self._say("no-picture")
            return
        self.app.push_screen(PictureScreen(self.server), self._scanned)

    def _scanned(self, answer: DetectorError | Ticket | None) -> None:
        if isinstance(answer, DetectorError):
            self._wrong(answer)
        elif answer is not None:
            self._paired()

    def _work(self, function: Callable[[Wireless], W], then: Callable[[W], None]) -> None:
        wireless = Wireless(self.server)
        self.work(lambda: function(wireless), then, wrong=self._wrong, end=wireless.close)

    def _paired(self) -> None:
        self._say("paired")
        self.query_one("#connect-address").focus()

    def _connected(self) -> None:
        self.app.pop_screen()

    def _wrong(self, problem: DetectorError) -> None:
        if not isinstance(problem, WirelessError):
            self.tell(problem)
        elif problem.trouble is not Trouble.STOPPED:
            self._say(problem.trouble.value, problem.detail.strip())

    def _say(self, key: str, detail: str = "") -> None:
        self.said = (key, detail)
        self.query_one("#said", Lines).show(self._told())

    def _told(self) -> list[Line]:
        """How it stands, and what adb said."""
        key, detail = self.said
        text = self.words(f"tui.wireless.{key}") if key else ""
        return [Line(f"{text} ({detail})" if detail else text, style=HEADING)]
