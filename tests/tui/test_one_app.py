"""The page of one app: what can be done from the results can be done here, and the results below show it too."""

from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot

from detector.report import Report
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked, Simulated
from detector.tui.screens.checking import CheckingScreen
from detector.tui.screens.results import ResultsScreen
from detector.tui.screens.saving import SaveDialog
from detector.tui.screens.sheet import AppScreen
from detector.tui.views.messages import OpenApp
from tests.tui.acting import CHECKED, SPY, told
from tests.tui.harness import Story, drive, flat, shown, until, until_shown


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def open_page(story: Story, checked: Checked = CHECKED, package: str = SPY) -> None:
    """Runs the story on the page of an app that was opened from the results."""

    async def whole(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(checked)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        app.screen.post_message(OpenApp(package))
        await until_shown(pilot, "One app")
        await story(pilot, app)

    drive(whole)


def test_an_app_is_marked_as_known_and_the_results_show_it_too() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("down", "ctrl+s")
        await until_shown(pilot, "◇ You said that you know this app.")
        assert isinstance(app.screen, AppScreen)
        await pilot.press("escape")
        await until_shown(pilot, "You marked 1 app as known")
        assert "◇ you said that you know it" in shown(app)
        for view in "26":
            await pilot.press(view)
            await until_shown(pilot, "■ ◇ Sync")
        await pilot.press("2")
        await until_shown(pilot, "no   ◇ you said that you know it")

    open_page(story)


def test_its_name_is_copied() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("y")
        assert app.clipboard == SPY
        assert SPY in told(app)

    open_page(story)


def test_the_report_is_saved() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        await pilot.press("ctrl+s")
        await until_shown(pilot, "The report is in")
        await pilot.press("escape")
        assert isinstance(app.screen, AppScreen)

    open_page(story)
    assert [path.suffix for path in Path.cwd().iterdir()] == [".html"]


def without(report: Report, package: str) -> Report:
    """The same where that app is not."""
    return structs.replace(
        report,
        inventory=tuple(app for app in report.inventory if app.package != package),
        apps=tuple(app for app in report.apps if app.package != package),
        findings=tuple(one for one in report.findings if one.package != package),
        cards=tuple(card for card in report.cards if card.package != package),
    )


def test_it_is_checked_again_and_an_app_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = structs.replace(CHECKED, report=without(CHECKED.report, SPY))
    monkeypatch.setattr(CheckingScreen, "on_mount", lambda screen: screen._checked(gone))

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("r")
        await until_shown(pilot, f"One app ({SPY}) cannot be checked by itself")
        await pilot.press("enter")
        await until_shown(pilot, "gone")
        await pilot.press("escape")
        await until_shown(pilot, "No app of this name is among those that were read.")
        await pilot.press("escape")
        assert flat("Sync Service") not in flat(shown(app))

    open_page(story, structs.replace(CHECKED, again=Simulated(name="infected")))


def test_an_app_of_which_nothing_was_found_is_marked_too() -> None:
    other = next(app.package for app in CHECKED.report.inventory if CHECKED.report.app(app.package) is None)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("down", "ctrl+s")
        await until_shown(pilot, "◇ You said that you know this app.")

    open_page(story, package=other)
