"""The QR code that pairs a phone over Wi-Fi, on a page of its own: it needs 17 lines."""

from typing import TYPE_CHECKING, ClassVar, Final

import segno
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from detector.errors import DetectorError
from detector.sources.wireless import Ticket, Wireless
from detector.tui.screens.base import Dialog, title_line

if TYPE_CHECKING:
    from detector.sources.adb import Server

_QUIET: Final = 2
"""Light modules around the code; cameras do with fewer than the four of the standard."""
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""By whether the upper and the lower module are light."""


class PictureScreen(Dialog[DetectorError | Ticket]):
    """Waits until a phone has read the code. Its answer is the ticket that was used, or why it did not work."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, server: "Server") -> None:
        super().__init__()
        self.wireless = Wireless(server)
        self.ticket = Ticket.new()

    def compose(self) -> ComposeResult:
        """The code, and what to do with it."""
        yield title_line(self.words("tui.wireless.title"), self.words("tui.leave"))
        with Horizontal(id="picture"):
            yield Static(drawn(self.ticket), id="code-picture")
            with Vertical():
                yield Static(self.words("tui.wireless.scan"), markup=False)
                yield Static(self.words("tui.wireless.waiting"), id="waiting", markup=False)

    def on_mount(self) -> None:
        """Waits for the phone."""
        self.work(self._pair, self._done, wrong=self._done, end=self.wireless.close)

    def on_unmount(self) -> None:
        """Waits no longer."""
        self.wireless.close()

    def _done(self, answer: DetectorError | Ticket) -> None:
        self.dismiss(answer)

    def _pair(self) -> Ticket:
        self.wireless.pair_by_ticket(self.ticket)
        return self.ticket


def drawn(ticket: Ticket) -> Content:
    """The code in half blocks, in any theme light where it has to be: two rows of it in a line of the screen."""
    code = segno.make(ticket.text, micro=False, error="l")
    light = [[not module for module in row] for row in code.matrix_iter(border=_QUIET)]
    if len(light) % 2:
        light.append([True] * len(light[0]))
    pairs = zip(light[::2], light[1::2], strict=True)
    lines = ["".join(_HALVES[one] for one in zip(upper, lower, strict=True)) for upper, lower in pairs]
    return Content("\n").join(Content.styled(line, "#ffffff on #000000") for line in lines)
