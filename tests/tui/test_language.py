"""Switching the language, from everywhere and on what is open."""

import pytest
from textual.pilot import Pilot

from detector.tui.app import PhoneCheck
from detector.tui.screens.language import LanguageDialog
from detector.tui.start import Start
from detector.wording import LANGUAGES, load
from tests.tui.acting import back, results
from tests.tui.harness import drive, flat, shown, until, until_shown


def test_each_language_is_named_in_itself_and_unreviewed_ones_say_so() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, LanguageDialog))
        for code in LANGUAGES:
            assert flat(load(code).name) in flat(shown(app))
        unreviewed = sum(not load(code).reviewed for code in LANGUAGES)
        assert flat(shown(app)).count(flat("not reviewed by a native speaker yet")) == unreviewed
        await pilot.press("down", "enter")
        await until_shown(pilot, "手机检查")

    assert drive(story).words.language.code == LANGUAGES[1]


@pytest.mark.parametrize("start", ["en", "zh"])
def test_leaving_changes_nothing(start: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, LanguageDialog))
        await pilot.press("up", "escape")
        await back(pilot, app)
        assert app.words.language.code == start

    drive(story, Start(lang=start))
