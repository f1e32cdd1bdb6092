"""The whole way: from the safety page over a phone on a real adb server to a report in a file, by keys alone."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.screens.acting import ActingScreen
from detector.tui.start import Start
from tests.adb_server import plugged
from tests.tui.harness import drive, until, until_shown


def test_from_the_safety_page_to_a_saved_page(
    adb_server: PrivateAdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "infected"):
            await until_shown(pilot, "Before you start")
            await pilot.press("enter")
            await until_shown(pilot, "✓ ready")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, ActingScreen))
        await pilot.press("s")
        await until_shown(pilot, "Who it is for")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "The report is in")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ActingScreen))

    drive(story, Start(server=Server(port=adb_server.port)))
    (name,) = os.listdir(tmp_path)  # noqa: PTH208 - its name is what matters
    assert name.startswith("phone-check-")
    assert name.endswith(".html")
    page = (tmp_path / name).read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "com.android.core.mnto" in page
    assert "Hoverwatch" in page
    assert "This report is for passing on." in page
    assert "com.whatsapp" not in page.partition("This report is for passing on.")[2]
