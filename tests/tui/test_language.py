"""Switching the language, from everywhere and on what is open."""

import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detector.errors import DetectorError, Sentence
from detector.tui.app import PhoneCheck
from detector.tui.check import Check
from detector.tui.checked import Simulated
from detector.tui.screens.checking import CheckingScreen
from detector.tui.screens.language import LanguageDialog
from detector.tui.screens.opening import Folders, OpeningScreen
from detector.tui.screens.results import ResultsScreen
from detector.tui.start import Start
from detector.tui.views.apps import AppsView
from detector.tui.working import in_words
from detector.wording import LANGUAGES, Words, keyed, load
from tests.english import english_in
from tests.tui.acting import CHECKED, back, results
from tests.tui.harness import drive, flat, settled, shown, until, until_shown
from tests.tui.test_saving import opened

Change = Callable[["Pilot[None]", PhoneCheck], Awaitable[None]]


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


def test_a_language_that_the_terminal_cannot_show_is_not_chosen() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("l")
        await until_shown(pilot, "zh (this terminal has no letters for it)")
        await pilot.press("down", "enter")
        await until_shown(pilot, "Phone check")

    assert drive(story, Start(unicode=False)).words.language.code == "es"


async def in_chinese(pilot: "Pilot[None]", app: PhoneCheck) -> None:
    app.speak("zh")
    await until_shown(pilot, "只显示这样的应用")


async def larger(pilot: "Pilot[None]", app: PhoneCheck) -> None:
    await pilot.resize_terminal(120, 40)
    await until(pilot, lambda: app.size.width == 120)


@pytest.mark.parametrize("change", [in_chinese, larger])
def test_what_is_chosen_in_an_open_dialog_holds_after_a_change(change: Change) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        await pilot.press("6", "f", "down", "space")
        await change(pilot, app)
        await settled(pilot)
        assert shown(app).count("☒") == 1
        await pilot.press("down", "space", "escape")
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        assert len(app.screen.query_one(AppsView).wanted.sieves) == 2

    drive(story)


def test_what_was_said_is_said_anew(tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        (tmp_path / "there").mkdir()
        await opened(pilot, app, tmp_path / "there" / "x" / "report.html")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "no folder")
        app.speak("zh")
        await until_shown(pilot, Words("zh")("do.save.title"))
        await settled(pilot)
        assert english_in(" ".join(shown(app).split("\n"))) == []

    drive(story, size=(100, 40))


def test_a_mistake_of_the_program_is_said_anew() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.tell(in_words(RuntimeError("x")))
        await until_shown(pilot, "Something went wrong in this program (RuntimeError: x)")
        app.speak("zh")
        await until_shown(pilot, "本程序内部出错（RuntimeError: x）")

    drive(story)


def test_a_check_that_is_being_stopped_says_so_in_the_new_language(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()
    monkeypatch.setattr(Check, "run", lambda *_: stopped.wait(20))
    monkeypatch.setattr(Check, "stop", lambda _: None)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.push_screen(CheckingScreen(Simulated(name="infected")))
        await until(pilot, lambda: isinstance(app.screen, CheckingScreen))
        await pilot.press("escape")
        app.speak("zh")
        await until_shown(pilot, Words("zh")("tui.checking.stopping"))
        stopped.set()

    drive(story)


def test_folders_stay_open_and_the_cursor_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cases" / "anna").mkdir(parents=True)
    (tmp_path / "cases" / "anna" / "report.json").touch()
    monkeypatch.chdir(tmp_path)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.push_screen(OpeningScreen())
        await until_shown(pilot, "cases")
        app.screen.query_one(Folders).focus()
        for name in ("anna", "report.json"):
            await pilot.press("down", "enter")
            await until_shown(pilot, name)
        await pilot.press("down", "up")
        await settled(pilot)
        before = shown(app)
        for language in ("zh", "en"):
            app.speak(language)
            await until_shown(pilot, Words(language)("tui.opening.title"))
            await until_shown(pilot, "report.json")
        await settled(pilot)
        assert shown(app) == before
        assert app.screen.query_one(Folders).has_focus

    drive(story)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_with_a_key_is_told_by_it_where_others_are_the_same_in_english(code: str) -> None:
    words = Words(code)
    assert keyed("fact.users") == keyed("diff.matter.user")
    assert words.said(Sentence(keyed("fact.users"))) == words("fact.users")
    assert words.problem(DetectorError(keyed("diff.matter.user")))[0] == words("diff.matter.user")
