"""Checking and judging again, comparing: what is different is told, and what was found before never looks new."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import Input

from detector.report import encode
from detector.scan import judge_again
from detector.signatures.editing import deny
from detector.signatures.library import Library
from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked, Phone, Saved
from detector.tui.screens.acting import ActingScreen
from detector.tui.screens.comparing import CompareScreen
from detector.tui.screens.problem import ProblemDialog
from detector.tui.start import Start
from tests.adb_server import plugged
from tests.tui.acting import CHECKED, SPY, back, results, told
from tests.tui.harness import LARGE, SMALL, checked, drive, flat, shown, until, until_shown

CLEAN = checked("clean-pixel")
DAY = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
    return Library()


class TestAgain:
    def test_another_answer_is_told_and_shown(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, "infected") as (_, device):
                phone = Phone(serial=device.serial, server=Server(port=adb_server.port))
                screen = await results(pilot, app, structs.replace(CLEAN, again=phone, known=frozenset({"org.known"})))
                await pilot.press("r")
                await until_shown(pilot, "The whole phone is asked again")
                await pilot.press("enter")
                await until(pilot, lambda: isinstance(app.screen, CompareScreen))
                await until_shown(pilot, SPY)
                assert screen.checked.report.findings[0].package == SPY
                assert screen.checked.known == {"org.known"}
                await pilot.press("escape")
                await back(pilot, app)

        drive(story)

    def test_the_same_answer_is_told(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, "infected") as (_, device):
                phone = Phone(serial=device.serial, server=Server(port=adb_server.port))
                screen = await results(pilot, app, structs.replace(CHECKED, again=phone))
                await pilot.press("r", "enter")
                await until(pilot, lambda: "No difference was found" in told(app))
                assert screen.checked.report.created > CHECKED.report.created

        drive(story)

    def test_a_phone_that_is_gone_leaves_what_was_found(self, adb_server: PrivateAdb) -> None:
        gone = structs.replace(CHECKED, again=Phone(serial="gone", server=Server(port=adb_server.port)))

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            screen = await results(pilot, app, gone)
            await pilot.press("r", "enter")
            await until(pilot, lambda: isinstance(app.screen, ProblemDialog))
            await pilot.press("escape")
            await back(pilot, app)
            assert screen.checked is gone

        drive(story)

    def test_a_saved_report_cannot_be_checked_again(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await results(pilot, app, Checked(report=CHECKED.report, again=Saved(path=Path("report.json"))))
            await pilot.press("r")
            await until_shown(pilot, "It can only be shown")
            await pilot.press("enter")
            await back(pilot, app)
            await pilot.press("j")
            await until(pilot, lambda: "cannot be judged again" in told(app))

        drive(story)


class TestJudging:
    def test_the_same_list_gives_the_same_answer(self) -> None:
        assert CHECKED.facts is not None
        assert judge_again(CHECKED.report, CHECKED.facts, Library().load()) == CHECKED.report

    def test_that_is_said(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            screen = await results(pilot, app)
            await pilot.press("j")
            await until(pilot, lambda: "same as before" in told(app))
            assert screen.checked.report == CHECKED.report

        drive(story)

    def test_a_newer_list_is_judged_with_at_once(self, library: Library) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            screen = await results(pilot, app, CLEAN)
            deny(library.own, "com.whatsapp")
            await pilot.press("j")
            await until(pilot, lambda: isinstance(app.screen, CompareScreen))
            await until_shown(pilot, "com.whatsapp")
            assert screen.checked.report.findings[0].package == "com.whatsapp"

        drive(story)

    def test_a_list_that_cannot_be_used_leaves_what_was_found(self, library: Library) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            screen = await results(pilot, app)
            library.own.mkdir(parents=True)
            (library.own / "broken.yaml").write_text("id: [")
            await pilot.press("j")
            await until(pilot, lambda: isinstance(app.screen, ProblemDialog))
            assert screen.checked is CHECKED

        drive(story)


class TestComparing:
    @pytest.mark.parametrize(("lang", "size"), [("en", SMALL), ("zh", SMALL), ("en", LARGE)])
    def test_what_is_new_and_gone_is_shown(self, lang: str, size: tuple[int, int], tmp_path: Path) -> None:
        path = tmp_path / "earlier.json"
        path.write_bytes(encode(structs.replace(CLEAN.report, created=DAY)))
        later = structs.replace(CHECKED, report=structs.replace(CHECKED.report, created=DAY))

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await results(pilot, app, later)
            await pilot.press("c")
            await until(pilot, lambda: bool(app.screen.query("#path")))
            app.screen.query_one("#path", Input).value = str(path)
            await pilot.press("tab", "shift+tab", "enter")
            await until(pilot, lambda: isinstance(app.screen, CompareScreen))
            await until_shown(pilot, SPY)
            await pilot.press("end")
            app.speak("en" if lang == "zh" else "zh")
            await until_shown(pilot, "What is different" if lang == "zh" else "两份报告的差异")
            await pilot.press("escape")
            await back(pilot, app)

        drive(story, Start(lang=lang), size=size)

    def test_what_cannot_be_compared_is_told_and_another_one_can_be_picked(self, tmp_path: Path) -> None:
        broken = tmp_path / "broken.json"
        broken.write_text("{")
        files = tmp_path / "files.json"
        files.write_bytes(encode(structs.replace(CLEAN.report, source="files")))

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await results(pilot, app)
            await pilot.press("c")
            await until(pilot, lambda: bool(app.screen.query("#path")))
            for path, words in ((broken, "cannot be read"), (files, "nothing to compare"), (tmp_path / "no", "no")):
                picking = app.screen
                picking.query_one("#path", Input).value = str(path)
                await pilot.press("ctrl+o")
                await until(pilot, lambda: isinstance(app.screen, ProblemDialog))
                assert flat(words) in flat(shown(app))
                await pilot.press("escape")
                await until(pilot, lambda: bool(app.screen.query("#path")))

        drive(story)


class TestCopying:
    def test_the_name_goes_to_the_clipboard_and_that_is_said(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await results(pilot, app, package="com.evil\nrm -rf ~\x1b]52;c;eA==\x07")
            await pilot.press("y")
            await until(pilot, lambda: "clipboard" in told(app))
            assert app.clipboard.startswith("com.evil")
            assert not {"\n", "\x1b", "\x07"} & set(app.clipboard)

        drive(story)

    def test_without_an_app_nothing_is_copied(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await results(pilot, app, package=None)
            await pilot.press("y", "k")
            await until(pilot, lambda: "Choose an app first" in told(app))
            assert app.clipboard == ""
            assert isinstance(app.screen, ActingScreen)

        drive(story)
