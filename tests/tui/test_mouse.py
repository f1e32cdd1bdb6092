"""The same with a mouse: phones are chosen, views changed, apps opened and buttons pressed by clicks."""

import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import OptionList
from textual.widgets._footer import FooterKey

from detector.tui.app import PhoneCheck
from detector.tui.checked import Phone, Simulated, Target
from detector.tui.screens.again import AgainDialog
from detector.tui.screens.checking import CheckingScreen
from detector.tui.screens.phones import PhonesChanged, PhonesScreen
from detector.tui.screens.results import ResultsScreen
from detector.tui.screens.sheet import AppScreen
from detector.tui.views.listing import Listing
from detector.tui.views.matrix import MatrixView
from tests.tui.acting import CHECKED, SPY, results
from tests.tui.harness import drive, settled, until, until_shown
from tests.tui.picturing import PHONES


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Target]:
    """What is checked; no check begins."""
    targets: list[Target] = []
    monkeypatch.setattr(CheckingScreen, "on_mount", lambda screen: targets.append(screen.target))
    return targets


def test_a_phone_is_chosen(asked: list[Target], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PhonesScreen, "action_look", lambda _: None)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await app.push_screen(PhonesScreen())
        app.screen.post_message(PhonesChanged(PHONES))
        await until_shown(pilot, "✓ ready")
        await pilot.click(OptionList, offset=(4, 1))
        await until_shown(pilot, "Unlock the phone")
        assert asked == []
        await pilot.click(OptionList, offset=(4, 0))
        await until(pilot, lambda: bool(asked))

    drive(story)
    [phone] = asked
    assert isinstance(phone, Phone)
    assert phone.serial == PHONES[0].serial


def test_views_are_changed_and_an_app_is_opened() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        names = list(app.screen.query("ViewName"))
        await pilot.click(names[1])
        await settled(pilot)
        assert app.screen.query(MatrixView)
        await pilot.click(Listing, offset=(4, 1), times=2)
        await until(pilot, lambda: isinstance(app.screen, AppScreen))
        assert app.screen.about_app == SPY  # type: ignore[attr-defined]

    drive(story)


def test_buttons_and_the_keys_at_the_bottom_are_pressed(asked: list[Target]) -> None:
    target = Simulated(name="infected")

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app, structs.replace(CHECKED, again=target))
        for button in ("#back", "#again"):
            await settled(pilot)
            await pilot.click(next(key for key in app.screen.query(FooterKey) if key.key == "r"))
            await until(pilot, lambda: isinstance(app.screen, AgainDialog))
            await settled(pilot)
            await pilot.click(button)
            await until(pilot, lambda: not isinstance(app.screen, AgainDialog))
            if button == "#back":
                assert isinstance(app.screen, ResultsScreen)
                assert asked == []

    drive(story)
    assert asked == [target]
