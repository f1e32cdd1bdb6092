"""How much is read is chosen before a check and before another one, and the check reads that much."""

import pytest
from msgspec import structs
from textual.pilot import Pilot

from detector.facts.base import GapReason
from detector.simulator.host import PrivateAdb
from detector.tui.app import PhoneCheck
from detector.tui.checked import Phone, Simulated, Target
from detector.tui.screens.checking import CheckingScreen
from detector.tui.screens.results import ResultsScreen
from tests.adb_server import plugged
from tests.tui.acting import CHECKED, results
from tests.tui.harness import at, drive, until, until_shown


def test_a_quick_check_is_chosen_at_the_phones_and_leaves_out_what_is_not_core(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "clean-pixel"):
            await pilot.press("enter")
            await until_shown(pilot, "How much is read: as usual")
            await pilot.press("t")
            await until_shown(pilot, "A deep check takes longer")
            await pilot.press("up", "tab", "enter")
            await until_shown(pilot, "How much is read: quick")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
            assert isinstance(app.screen, ResultsScreen)
            made = app.screen.checked
            left_out = {gap.fact for gap in made.report.gaps if gap.reason is GapReason.NOT_ASKED}
            assert {"usage", "app-ops"} <= left_out
            assert isinstance(made.again, Phone)
            assert made.again.depth == "core"
            await pilot.press("8")
            await until_shown(pilot, "you can choose a deep check")

    drive(story, at(adb_server))


def test_a_deep_check_is_chosen_when_checking_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Target] = []
    monkeypatch.setattr(CheckingScreen, "on_mount", lambda screen: asked.append(screen.target))

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app, structs.replace(CHECKED, again=Simulated(name="infected")))
        await pilot.press("r")
        await until_shown(pilot, "(●) Usual")
        await pilot.press("shift+tab", "down", "tab", "enter")
        await until(pilot, lambda: bool(asked))

    drive(story)
    assert asked == [Simulated(name="infected", depth="deep")]


def test_leaving_the_choice_changes_nothing(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter", "t")
        await until_shown(pilot, "A deep check takes longer")
        await pilot.press("down", "escape")
        assert app.depth == "usual"

    drive(story, at(adb_server))
