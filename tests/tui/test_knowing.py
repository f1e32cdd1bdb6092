"""An app that the person knows: marked or noted, taken back, and nothing hidden by it."""

from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot

from detector.outputs import render
from detector.report import Report
from detector.signatures.library import Library
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.knowing import KnowDialog
from detector.tui.start import Start
from tests.tui.acting import CHECKED, SPY, back, results, told
from tests.tui.harness import drive, flat, shown, until, until_shown


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
    return Library()


def text_of(report: Report) -> str:
    return flat(render(report, "text").decode())


def test_a_mark_is_there_until_it_is_taken_back_and_leaves_no_trace(library: Library) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        screen = await results(pilot, app)
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("down", "ctrl+s")
        await back(pilot, app)
        assert screen.checked.known == {SPY}
        await until_shown(pilot, "You marked 1 app as known")
        assert screen.checked.report == CHECKED.report
        await pilot.press("k")
        await until_shown(pilot, "(●) I know it: mark it")
        await pilot.press("up", "ctrl+s")
        await back(pilot, app)
        assert screen.checked.known == frozenset()
        await until(pilot, lambda: "You marked" not in shown(app))

    drive(story)
    assert not library.folder.exists()


def test_a_note_is_judged_at_once_and_can_be_taken_back(library: Library) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        screen = await results(pilot, app)
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("up", "tab", *"ours")
        await pilot.press("enter")
        await back(pilot, app)
        assert library.allowed() == {SPY: "ours"}
        noted = screen.checked.report
        assert flat("you noted that you know an app of this name (ours)") in text_of(noted)
        assert [one.package for one in noted.cards] == [one.package for one in CHECKED.report.cards]
        assert [one.level for one in noted.findings] == [one.level for one in CHECKED.report.findings]
        assert noted != CHECKED.report
        await pilot.press("k")
        await until_shown(pilot, "(●) I know it: note it")
        await until_shown(pilot, "ours")
        await pilot.press("down", "ctrl+s")
        await back(pilot, app)
        assert screen.checked.report == CHECKED.report

    drive(story)
    assert not library.allowed_file.exists()


def test_leaving_changes_nothing(library: Library) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        screen = await results(pilot, app)
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("up", "escape")
        await back(pilot, app)
        assert screen.checked is CHECKED

    drive(story)
    assert not library.folder.exists()


def test_a_saved_report_stays_as_it_is(library: Library) -> None:
    saved = Checked(report=CHECKED.report)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        screen = await results(pilot, app, saved)
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("up", "ctrl+s")
        await until(pilot, lambda: "A saved report stays as it is" in told(app))
        assert screen.checked.report is saved.report

    drive(story)
    assert len(library.allowed()) == 1


def test_what_goes_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "file" / "data"))

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await pilot.press("k")
        await until_shown(pilot, "hides nothing")
        await pilot.press("up", "ctrl+s")
        await until_shown(pilot, "not be written: File exists")
        assert isinstance(app.screen, KnowDialog)

    drive(story)


def test_a_file_of_notes_that_is_broken_is_told(library: Library) -> None:
    library.folder.mkdir()
    library.allowed_file.write_bytes(b"\xff\xfe\x00")

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await pilot.press("k")
        await until_shown(pilot, "cannot be read")
        await pilot.press("up", "ctrl+s")
        await until(pilot, lambda: not app.screen.busy)  # type: ignore[attr-defined]
        assert library.allowed_file.read_bytes() == b"\xff\xfe\x00"

    drive(story)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_names_stay_text(lang: str) -> None:
    label = "[red]Safe[/red]\x1b[2J\u202eevil\n# clean " + "长" * 5_000
    app_info = structs.replace(CHECKED.report.apps[0], label=label)
    hostile = structs.replace(CHECKED, report=structs.replace(CHECKED.report, apps=(app_info,)))

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.push_screen(KnowDialog(hostile, app_info.package))
        await until_shown(pilot, "[red]Safe[/red]")
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)

    drive(story, Start(lang=lang))
