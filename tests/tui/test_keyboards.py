"""Keys do what the screens say with Caps Lock on, with full-width letters, and with a Russian or Chinese layout."""

import importlib
import pkgutil
import string
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input

from detector import tui
from detector.simulator.host import PrivateAdb
from detector.tui.app import PhoneCheck
from detector.tui.keyboards import meant
from detector.tui.screens.help import HelpDialog
from detector.tui.screens.people import PeopleScreen
from detector.tui.screens.phones import PhonesScreen
from detector.tui.screens.results import ResultsScreen
from detector.tui.screens.saving import SaveDialog
from detector.tui.views.apps import AppsView
from tests.tui.acting import CHECKED, results
from tests.tui.harness import at, drive, until


@pytest.mark.parametrize(
    ("key", "character", "means"),
    [
        ("S", "S", "s"),
        ("Ｓ", "Ｓ", "s"),
        ("ы", "ы", "s"),
        ("Ы", "Ы", "s"),
        ("８", "８", "8"),
        ("fullwidth_question_mark", "？", "question_mark"),
        ("ideographic_comma", "、", "slash"),
        ("ctrl+й", None, "ctrl+q"),
        ("s", "s", ""),
        ("question_mark", "?", ""),
        ("escape", None, ""),
        ("enter", "\r", ""),
        ("f1", None, ""),
        ("ctrl+q", "\x11", ""),
        ("é", "é", ""),
        ("手", "手", ""),
    ],
)
def test_what_a_key_means(key: str, character: str | None, means: str) -> None:
    assert meant(key, character) == means


@pytest.mark.parametrize("key", ["S", "ы", "Ｓ"])
def test_a_report_is_saved(key: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))

    drive(story)


def test_what_is_typed_stays_as_it_is_typed() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        await pilot.press("6", "slash", *"SЫ")
        assert app.screen.query_one(AppsView).query_one(Input).value == "SЫ"

    drive(story)


def test_in_a_dialog_nothing_below_it_is_reached() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await pilot.press("question_mark", "S")
        await pilot.pause()
        assert isinstance(app.screen, HelpDialog)

    drive(story)


def test_people_who_can_help_are_one_key_away_from_the_phones(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PhonesScreen))
        await pilot.press("H")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))

    drive(story, at(adb_server))


def test_no_binding_needs_shift() -> None:
    bound = {key for keys in _bound() for key in keys.split(",")}
    assert {"s", "b", "ctrl+q"} <= bound
    assert not [key for key in bound if set(key.rpartition("+")[2]) & set(string.ascii_uppercase)]


def _bound() -> Iterator[str]:
    """The keys of all screens and views."""
    names = [name for _, name, _ in pkgutil.walk_packages(tui.__path__, "detector.tui.") if ".web" not in name]
    for name in names:
        for one in vars(importlib.import_module(name)).values():
            if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == name:
                yield from (binding.key for binding in one.BINDINGS if isinstance(binding, Binding))
