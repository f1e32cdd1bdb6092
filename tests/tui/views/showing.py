"""One view on a screen by itself, with what it tells that screen. Reports are made once, and dated."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import cache

from msgspec import structs
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from detector.report import Report
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.base import PhoneScreen
from detector.tui.start import Start
from detector.tui.views.messages import OpenApp
from tests.tui import harness

Story = Callable[["Pilot[None]", PhoneCheck], Awaitable[None]]
Make = Callable[[Checked], Widget]
_ON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Holder(PhoneScreen):
    """Shows the view, and remembers which apps were asked for."""

    def __init__(self, make: Make, checked: Checked) -> None:
        super().__init__()
        self.make = make
        self.checked = checked
        self.opened: list[str] = []

    def compose_body(self) -> ComposeResult:
        """The view."""
        yield self.make(self.checked)

    def on_open_app(self, message: OpenApp) -> None:
        """Remembers it."""
        self.opened.append(message.package)


@cache
def checked(phone: str) -> Checked:
    """Of a simulated phone, always on the same day."""
    found = harness.checked(phone)
    return structs.replace(found, report=structs.replace(found.report, created=_ON))


def with_report(checked: Checked, **changes: object) -> Checked:
    """The same with another report."""
    return structs.replace(checked, report=structs.replace(checked.report, **changes))


def of(report: Report) -> Checked:
    """A report that was read back."""
    return Checked(report=report)


def show(
    make: Make, checked: Checked, story: Story, *, size: tuple[int, int] = harness.SMALL, lang: str = "en"
) -> Holder:
    """Runs the story with the view on the screen, in focus."""
    holder = Holder(make, checked)

    async def whole(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await app.push_screen(holder)
        await pilot.pause()
        await story(pilot, app)

    harness.drive(whole, Start(lang=lang), size=size)
    return holder
