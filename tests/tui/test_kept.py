"""What was chosen in a view, and where one was, stays: in another language, and when one comes back to it."""

from collections.abc import Awaitable, Callable

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Input

from detector.tui.app import PhoneCheck
from detector.tui.screens.results import VIEWS, ResultsScreen
from detector.tui.screens.sheet import AppScreen
from detector.tui.views.apps import AppsView
from detector.tui.views.reading import AppLine
from tests.tui.acting import CHECKED
from tests.tui.harness import SMALL, drive, settled, shown

KEYS = {view: str(number) for number, view in enumerate(VIEWS, 1)}
Leave = Callable[["Pilot[None]", PhoneCheck], Awaitable[None]]


async def language(pilot: "Pilot[None]", app: PhoneCheck) -> None:
    """Everything is told anew; in the same language, so that as many lines stand above the screen."""
    app.speak("en")


async def elsewhere(pilot: "Pilot[None]", app: PhoneCheck) -> None:
    """To another view and back."""
    assert isinstance(app.screen, ResultsScreen)
    here = app.screen.view
    await pilot.press(KEYS["accounts" if here != "accounts" else "posture"])
    await settled(pilot)
    await pilot.press(KEYS[here])


@pytest.mark.parametrize("leave", [language, elsewhere])
@pytest.mark.parametrize(
    ("view", "keys"),
    [
        ("look", ("down", "enter", "pagedown")),
        ("matrix", ("p", "down", "down", "right", "right")),
        ("messengers", ("pagedown",)),
        ("timeline", ("o", "f", "pagedown", "down", "down")),
        ("posture", ("e", "pagedown")),
        ("apps", ("o", "down", "down")),
        ("accounts", ("pagedown", "down")),
        ("unread", ("e", "pagedown")),
    ],
)
def test_the_screen_is_the_same_as_before(view: str, keys: tuple[str, ...], leave: Leave) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await settled(pilot)
        await pilot.press(KEYS[view])
        await settled(pilot)
        fresh = shown(app)
        await pilot.press(*keys)
        await settled(pilot)
        before = shown(app)
        assert before != fresh
        await leave(pilot, app)
        await settled(pilot)
        assert shown(app) == before

    drive(story, size=SMALL)


def test_search_and_narrowing_stay() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await settled(pilot)
        await pilot.press("6", "f", "space", "escape", "slash", *"sync", "enter")
        await settled(pilot)
        before = shown(app)
        for leave in (language, elsewhere):
            await leave(pilot, app)
            await settled(pilot)
            assert app.screen.query_one(AppsView).query_one(Input).value == "sync"
            assert "only: " in shown(app)
            assert shown(app) == before

    drive(story, size=(120, 30))


def test_the_page_of_an_app_stays_where_it_is() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await app.push_screen(AppScreen(CHECKED, CHECKED.report.cards[0].package))
        await settled(pilot)
        await pilot.press("pagedown")
        await settled(pilot)
        before = shown(app)
        await language(pilot, app)
        await settled(pilot)
        assert shown(app) == before

    drive(story, size=SMALL)


@pytest.mark.parametrize("view", ["look", "messengers", "posture"])
def test_in_another_language_nobody_is_sent_back_to_the_top(view: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await settled(pilot)
        await pilot.press(KEYS[view], *(["enter"] if view == "look" else []), "e" if view == "posture" else "end")
        await pilot.press("end")
        await settled(pilot)
        app.speak("zh")
        await settled(pilot)
        assert "手机检查" in shown(app)
        assert any(one.scroll_offset.y for one in app.screen.query(VerticalScroll))

    drive(story, size=SMALL)


def test_the_app_in_focus_among_the_messengers_stays_so() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await settled(pilot)
        await pilot.press(KEYS["messengers"], "tab")
        assert isinstance(app.focused, AppLine)
        await language(pilot, app)
        await settled(pilot)
        assert isinstance(app.focused, AppLine)

    drive(story)
