"""The screens as pictures, in both sizes and languages. GOLDEN=write makes them anew; then look at them."""

import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from detector.errors import DetectorError
from detector.facts.collecting import Step
from detector.simulator.host import PrivateAdb
from detector.sources.phones_seen import PhoneSeen
from detector.sources.wireless import Ticket, Trouble, Wireless
from detector.tui.app import PhoneCheck
from detector.tui.check import Check
from detector.tui.checked import Simulated
from detector.tui.content.usb import usb_page
from detector.tui.screens.checking import CheckingScreen, Stepped
from detector.tui.screens.opening import KeyDialog, OpeningScreen
from detector.tui.screens.page import PageScreen
from detector.tui.screens.phones import PhonesChanged
from detector.tui.screens.picture import PictureScreen
from detector.tui.screens.simulated import SimulatedScreen
from detector.tui.screens.wireless import WirelessScreen
from tests.tui.harness import LARGE, SMALL, at, drive, settled, snapshot, until, until_shown

Make = Callable[["Pilot[None]", PhoneCheck], Awaitable[None]]
PHONES: Final = (
    PhoneSeen(serial="SERIAL01", state="device", model="Pixel_7a"),
    PhoneSeen(serial="SERIAL02", state="unauthorized"),
    PhoneSeen(serial="192.0.2.7:5555", state="offline", connection="wifi"),
    PhoneSeen(serial="????????????", state="no permissions"),
    PhoneSeen(serial="SERIAL05", state="bootloader"),
)


def pictures(name: str, server: PrivateAdb, make: Make, *, sizes: tuple[tuple[int, int], ...] = (SMALL, LARGE)) -> None:
    """One screen, in each size and language."""

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await make(pilot, app)
        for language in ("en", "zh"):
            app.speak(language)
            for width, height in sizes:
                await pilot.resize_terminal(width, height)
                await until(pilot, lambda wanted=(width, height): app.size == wanted)  # type: ignore[misc]
                await snapshot(pilot, f"{name}-{width}x{height}-{language}")

    drive(story, at(server))


async def nothing(pilot: "Pilot[None]", app: PhoneCheck) -> None:
    """The first page as it is."""


def test_safety(adb_server: PrivateAdb) -> None:
    pictures("safety", adb_server, nothing)


def test_no_phone(adb_server: PrivateAdb) -> None:
    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter")
        await until_shown(pilot, "(nothing is plugged in)")

    pictures("phones-none", adb_server, make)


def test_phones_in_every_state(adb_server: PrivateAdb) -> None:
    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter")
        await until_shown(pilot, "(nothing is plugged in)")
        app.screen.post_message(PhonesChanged(PHONES))
        await until_shown(pilot, "✓ ready")
        await pilot.press("down")
        await until_shown(pilot, "Unlock the phone")

    pictures("phones", adb_server, make)


def test_a_check(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()
    monkeypatch.setattr(Check, "run", lambda *_: stopped.wait(60))
    monkeypatch.setattr(Check, "stop", lambda _: stopped.set())
    steps = (
        Step(command="properties", user=None, done=1, total=4, waiting=("users", "packages")),
        Step(command="users", user=None, done=2, total=4, failed=True, waiting=("packages", "op-timeline")),
        Step(command="packages", user=None, done=3, total=4, waiting=("op-timeline",)),
    )

    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await app.push_screen(CheckingScreen(Simulated(name="infected")))
        for step in steps:
            app.screen.post_message(Stepped(step))
        await until_shown(pilot, "75 %")

    pictures("checking", adb_server, make)


def test_over_wifi(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wireless, "trouble", lambda _: Trouble.NO_MDNS)

    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        server = app.start.server
        assert server is not None
        await app.push_screen(WirelessScreen(server))
        await until_shown(pilot, "pair by code, not by QR code")

    pictures("wireless", adb_server, make, sizes=(SMALL,))


def test_a_qr_code(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ticket, "new", classmethod(lambda _: Ticket(name="studio-abcdefghij", password="mnopqrstuvwx")))
    monkeypatch.setattr(Wireless, "pair_by_ticket", lambda wireless, _: wireless._closed.wait(60))

    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        server = app.start.server
        assert server is not None
        await app.push_screen(PictureScreen(server))
        await until_shown(pilot, "Waiting for the phone")

    pictures("picture", adb_server, make, sizes=(SMALL,))


def test_opening(adb_server: PrivateAdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cases" / "evidence").mkdir(parents=True)
    (tmp_path / "cases" / "bugreport.zip").touch()
    monkeypatch.chdir(tmp_path / "cases")

    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await app.push_screen(OpeningScreen())
        await until_shown(pilot, "bugreport.zip")

    pictures("opening", adb_server, make, sizes=(SMALL,))


@pytest.mark.parametrize("name", ["simulated", "usb", "key", "problem", "help", "people"])
def test_the_others(name: str, adb_server: PrivateAdb) -> None:
    async def make(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        match name:
            case "simulated":
                await app.push_screen(SimulatedScreen())
            case "usb":
                await app.push_screen(PageScreen(usb_page))
            case "key":
                await app.push_screen(KeyDialog("case [1].zip"))
            case "problem":
                app.tell(DetectorError("It did not [work].", "Try it once more."))
            case "help":
                app.action_help()
            case "people":
                app.action_people()
        await settled(pilot)

    pictures(name, adb_server, make, sizes=(SMALL,))
