"""Every screen as a picture, in every state, both sizes and two languages. GOLDEN=write makes them; look at them then.

The screens are data (`picturing.py`): one without a picture, and a picture without a screen, fail here.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen

from detector import tui
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.acting import ActingScreen
from detector.tui.screens.asking import Asking
from detector.tui.screens.base import Dialog, PhoneScreen, Working
from detector.tui.screens.keys import Keys
from detector.tui.screens.results import VIEWS, ResultsScreen
from detector.tui.screens.sheet import SheetScreen
from tests.tui.harness import FOLDER, LARGE, SMALL, drive, settled, snapshot, until
from tests.tui.picturing import PHONE, READ, REPORTS, SHOTS, Stage

LANGUAGES: Final = ("en", "zh")
BASES: Final[set[type[Screen[Any]]]] = {Working, PhoneScreen, Dialog, Asking, ActingScreen, SheetScreen}
"""What only others are made of."""
_FOREIGN: Final = ("CommandPalette-open",)
"""Not ours: its words stay. Choosing a language closes it."""
_SHOTS: Final = {shot.name: shot for shot in SHOTS}


def forms(name: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Size, language and the name of each picture of a screen in one state."""
    for language in LANGUAGES:
        for width, height in (SMALL, LARGE):
            yield (width, height), language, f"{name}-{width}x{height}-{language}"


async def taken(pilot: "Pilot[None]", app: PhoneCheck, name: str) -> None:
    """All pictures of what is on the screen. No key at the bottom is cut off."""
    for size, language, form in forms(name):
        if app.words.language.code != language:
            app.speak(language)
        if app.size != size:
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: app.size == size)  # type: ignore[misc]
        await snapshot(pilot, form)
        for keys in app.screen.query(Keys):
            assert sum(key.outer_size.width for key in keys.children) <= size[0]


@pytest.fixture(autouse=True)
def nobodys_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, and no data of a person."""
    folder = tmp_path / "cases"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
    return folder


@pytest.mark.parametrize("name", _SHOTS)
def test_screens(name: str, nobodys_computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shot = _SHOTS[name]

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await shot.make(Stage(pilot, app, monkeypatch, nobodys_computer))
        await until(pilot, lambda: type(app.screen) is shot.screen)
        await taken(pilot, app, name)
        if name not in _FOREIGN:
            await same_again(pilot, app, name)

    drive(story)


async def same_again(pilot: "Pilot[None]", app: PhoneCheck, name: str) -> None:
    """Whoever comes back to the first size and language finds all as it was: what was open, chosen and in focus."""
    app.speak(LANGUAGES[0])
    await pilot.resize_terminal(*SMALL)
    await until(pilot, lambda: app.size == SMALL)
    await snapshot(pilot, next(form for _, _, form in forms(name)))


@pytest.mark.parametrize("state", REPORTS)
@pytest.mark.parametrize("views", [VIEWS[:4], VIEWS[4:]], ids=["1-4", "5-8"])
def test_results(state: str, views: tuple[str, ...]) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(Checked(report=REPORTS[state](), facts=READ, again=PHONE))
        await settled(pilot)
        for view in views:
            await pilot.press(str(VIEWS.index(view) + 1))
            await taken(pilot, app, f"{view}-{state}")

    drive(story)


def test_no_screen_is_without_a_picture() -> None:
    assert {shot.screen for shot in SHOTS} == _screens() - BASES - {ResultsScreen} | {CommandPalette}


def _screens() -> set[type[Screen[Any]]]:
    """Every class of a screen that there is in the package."""
    names = [name for _, name, _ in pkgutil.walk_packages(tui.__path__, "detector.tui.") if ".web" not in name]
    found = [value for name in names for value in vars(importlib.import_module(name)).values()]
    classes = {one for one in found if isinstance(one, type) and issubclass(one, Screen)}
    return {one for one in classes if one.__module__.startswith("detector.tui.")}


def test_no_picture_is_without_a_screen() -> None:
    names = [*(f"{view}-{state}" for view in VIEWS for state in REPORTS), *_SHOTS]
    pictures = {picture for name in names for _, _, picture in forms(name)}
    assert {path.stem for path in FOLDER.iterdir()} == pictures


def test_names_are_told_apart() -> None:
    assert len(_SHOTS) == len(SHOTS)
