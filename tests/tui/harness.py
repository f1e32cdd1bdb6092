"""The full-screen interface as a person drives it, without a terminal: keys in, what stands on the screen out.

Phones are simulated ones behind a real adb server (`tests/adb_server.py`). `drive` runs a story in an app; `shown` is
the text on the screen; `snapshot` compares the picture with a golden one (GOLDEN=write makes it anew, to be looked at).
"""

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from detector.facts import Facts
from detector.scan import scan
from detector.signatures.library import Library
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.start import Start
from tests.in_process import InProcess

FOLDER: Final = Path(__file__).parents[1] / "data" / "tui"
SMALL, LARGE = (80, 24), (140, 45)
_PATIENCE_S: Final = 20.0
_SAME: Final = 3

Story = Callable[["Pilot[None]", PhoneCheck], Awaitable[None]]


def at(server: PrivateAdb) -> Start:
    """Started with that adb server."""
    return Start(server=Server(port=server.port))


def drive(story: Story, start: Start | None = None, *, size: tuple[int, int] = SMALL) -> PhoneCheck:
    """Runs the story in an app of that size; what it raises, and what the app raises, comes out here."""
    app = PhoneCheck(start or Start())

    async def run() -> None:
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await story(pilot, app)
        finally:
            app.tidy_up()

    asyncio.run(run())
    return app


async def until(pilot: "Pilot[None]", so: Callable[[], bool]) -> None:
    """Waits until it is so; what stands on the screen is told when it never is."""
    deadline = time.monotonic() + _PATIENCE_S
    while not so():
        assert time.monotonic() < deadline, shown(pilot.app)
        await pilot.pause(0.02)
    await pilot.pause()


async def until_shown(pilot: "Pilot[None]", text: str) -> None:
    """Waits until the text stands on the screen, however its lines are broken."""
    await until(pilot, lambda: flat(text) in flat(shown(pilot.app)))


async def settled(pilot: "Pilot[None]") -> None:
    """Waits until the screen has been the same for some moments."""
    same, before = 0, None
    while same < _SAME:
        await pilot.pause(0.03)
        now = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
        same, before = (same + 1 if now == before else 0), now


def shown(app: object) -> str:
    """What stands on the screen, line by line."""
    assert isinstance(app, PhoneCheck)
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def flat(text: str) -> str:
    """Without spaces and frames, so that it does not matter where a line ends."""
    return re.sub(r"[\s│╭╮╰╯─▁▔▎▊]+", "", text)


async def snapshot(pilot: "Pilot[None]", name: str) -> None:
    """The picture is the golden one, once the screen is settled. It holds no address of a font, and no random names."""
    await settled(pilot)
    made = steady(pilot.app.export_screenshot(title="", simplify=True))
    path = FOLDER / f"{name}.svg"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, "utf-8")
    assert made == path.read_text("utf-8")


def checked(phone: str = "infected") -> Checked:
    """What a check of a simulated phone ends in, in a fraction of a second: without adb, and not to be repeated."""
    index = Library().load()
    read: list[Facts] = []
    report = scan(InProcess(SimulatedPhone(load_phone(phone))), index, on_facts=read.append)
    return Checked(report=report, facts=read[0], info=index.info)


def steady(svg: str) -> str:
    """The same picture without addresses of fonts and without random names."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)
