"""What can go wrong on the way is told in words on the screen, over the real adb path. Nothing looks clean or stale."""

from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot

from detector import rules, signals
from detector.facts.base import GapReason
from detector.report import Report
from detector.signals.base import Observation
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.checking import CheckingScreen
from detector.tui.screens.phones import PhonesScreen
from detector.tui.screens.results import ResultsScreen
from detector.tui.start import Start
from tests.adb_server import adb_program, plugged
from tests.tui.harness import LARGE, at, drive, shown, until, until_shown

NO_ANSWER = "Not everything could be read, so this is no answer yet."


async def result(pilot: "Pilot[None]", app: PhoneCheck) -> Checked:
    """From the list with one phone to what was found."""
    await until_shown(pilot, "✓ ready")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
    assert isinstance(app.screen, ResultsScreen)
    return app.screen.checked


def reasons(report: Report) -> set[GapReason]:
    return {gap.reason for gap in report.gaps}


def test_a_phone_that_is_pulled_out_in_mid_scan(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "clean-pixel", Faults(disconnect_after=12)):
            await pilot.press("enter")
            made = await result(pilot, app)
            assert not made.report.complete
            assert GapReason.DISCONNECTED in reasons(made.report)
            await until_shown(pilot, NO_ANSWER)

    drive(story, at(adb_server), size=LARGE)


def test_an_adb_server_that_is_killed_in_mid_scan() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(server, "clean-pixel", Faults(hang=("accessibility",))):
            await pilot.press("enter")
            await until_shown(pilot, "✓ ready")
            await pilot.press("enter")
            await until_shown(pilot, "Now: accessibility")
        server.close()
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        assert isinstance(app.screen, ResultsScreen)
        assert not app.screen.checked.report.complete
        await until_shown(pilot, NO_ANSWER)
        await pilot.press("escape")
        await until_shown(pilot, "does not answer")

    with PrivateAdb(adb_program()) as server:
        drive(story, at(server), size=LARGE)


def test_a_crash_in_a_signal_leaves_its_question_open(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> Observation:
        raise RuntimeError("a mistake")

    crashing = tuple(structs.replace(one, look=crash) for one in signals.APP_SIGNALS)
    monkeypatch.setattr(signals, "APP_SIGNALS", crashing)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "infected"):
            await pilot.press("enter")
            made = await result(pilot, app)
            assert {name for one in made.report.undecided for name in one.packages} >= {"com.android.core.mnto"}
            assert "Traceback" not in shown(app)

    drive(story, at(adb_server), size=LARGE)


def test_a_crash_in_a_rule_is_told_in_words(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("a [bold]mistake")

    monkeypatch.setattr(rules, "_judge_app", crash)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "clean-pixel"):
            await pilot.press("enter")
            await until_shown(pilot, "✓ ready")
            await pilot.press("enter")
            await until_shown(pilot, "Something went wrong in this program (RuntimeError: a [bold]mistake)")
            await until_shown(pilot, "Nothing can be said about the phone from this")
            await pilot.press("enter")
            assert isinstance(app.screen, PhonesScreen)

    drive(story, at(adb_server))


def test_signatures_that_cannot_be_used(adb_server: PrivateAdb, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("nothing: [")

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "clean-pixel"):
            await pilot.press("enter")
            await until_shown(pilot, "✓ ready")
            await pilot.press("enter")
            await until_shown(pilot, "That did not work")
            await until_shown(pilot, "mine.yaml")

    drive(story, Start(server=at(adb_server).server, extra=(file,)))


def test_no_signatures_at_all(adb_server: PrivateAdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detector.signatures.bundled_folder", lambda: tmp_path)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, "clean-pixel"):
            await pilot.press("enter")
            await until_shown(pilot, "✓ ready")
            await pilot.press("enter")
            await until_shown(pilot, "The list of monitoring apps is empty")

    drive(story, at(adb_server))


def test_a_resize_in_mid_scan(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with plugged(adb_server, faults=Faults(hang=("accessibility",))):
            await pilot.press("enter")
            await until_shown(pilot, "✓ ready")
            await pilot.press("enter")
            await until_shown(pilot, "Now: accessibility")
            for size in ((40, 12), (200, 60), (20, 5), (80, 24)):
                await pilot.resize_terminal(*size)
                await until(pilot, lambda size=size: app.size == size)  # type: ignore[misc]
            assert isinstance(app.screen, CheckingScreen)
            await until_shown(pilot, "Now: accessibility")

    drive(story, at(adb_server))


def test_a_phone_that_names_itself_to_mislead(adb_server: PrivateAdb) -> None:
    from detector.sources.phones_seen import PhoneSeen
    from detector.tui.screens.phones import PhonesChanged

    model = "[red]x[/]\x1b[2J\u202e" + "W" * 10_000

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter")
        await until_shown(pilot, "(nothing is plugged in)")
        seen = PhoneSeen(serial="s", state="brand [new]", model=model)
        app.screen.post_message(PhonesChanged((seen, seen)))
        await until_shown(pilot, "brand [new]")
        assert "[red]x[/]␛[2J" in shown(app)
        assert "…" in shown(app)

    drive(story, at(adb_server), size=LARGE)
