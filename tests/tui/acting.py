"""What tests of deeds share: the results on the screen, with a data folder of one's own."""

from textual.pilot import Pilot

from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.acting import ActingScreen
from tests.tui.harness import checked, until

CHECKED = checked()
SPY = "com.android.core.mnto"


async def results(
    pilot: "Pilot[None]", app: PhoneCheck, what: Checked = CHECKED, *, package: str | None = SPY
) -> ActingScreen:
    """The results of a check, in front, with an app chosen."""
    app.show(what)
    screen = await back(pilot, app)
    screen.chosen_package = lambda: package  # type: ignore[method-assign]
    return screen


async def back(pilot: "Pilot[None]", app: PhoneCheck) -> ActingScreen:
    """The results, once they are in front again."""
    await until(pilot, lambda: isinstance(app.screen, ActingScreen))
    screen = app.screen
    assert isinstance(screen, ActingScreen)
    await pilot.pause()
    return screen


def told(app: PhoneCheck) -> str:
    """What stands in the corner."""
    return " ".join(one.message for one in app._notifications)
