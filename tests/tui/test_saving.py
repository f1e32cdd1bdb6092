"""Saving a report: nothing before it was asked for, nothing replaced unasked, and words for what goes wrong."""

import errno
import os
import threading
from pathlib import Path

import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import Input, Select

from detector.errors import DetectorError
from detector.outputs import FORMATS
from detector.redaction import redact
from detector.report import Redaction, decode
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.saving import SaveDialog
from detector.tui.start import Start
from detector.tui.writing import SUFFIXES, why_not
from tests.tui.harness import checked, drive, flat, shown, until, until_shown

CHECKED = checked()


@pytest.fixture(autouse=True)
def steady_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name that is proposed is the same on each day and computer."""
    monkeypatch.setattr(
        "detector.tui.screens.saving.proposed", lambda suffix, _: Path(f"/home/x/phone-check-2026-11-27{suffix}")
    )


async def opened(
    pilot: "Pilot[None]", app: PhoneCheck, path: Path | None = None, what: Checked = CHECKED
) -> SaveDialog:
    dialog = SaveDialog(what)
    app.push_screen(dialog)
    await until(pilot, lambda: dialog.is_mounted and bool(dialog.query("#save")))
    if path is not None:
        dialog.query_one("#where-to", Input).value = str(path)
        await pilot.pause()
    return dialog


async def saved(pilot: "Pilot[None]", dialog: SaveDialog) -> None:
    await pilot.press("ctrl+s")
    await until(pilot, lambda: dialog.saved is not None)


def test_each_form_is_saved_without_what_identifies(tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        for form in FORMATS:
            dialog = await opened(pilot, app, tmp_path / f"report{SUFFIXES['html']}")
            dialog.query_one("#form", Select).value = form
            await pilot.pause()
            await saved(pilot, dialog)
            assert dialog.saved == tmp_path / f"report{SUFFIXES[form]}"
            await until_shown(pilot, f"report{SUFFIXES[form]}")
            await pilot.press("escape")

    drive(story)
    assert min((tmp_path / f"report{suffix}").stat().st_size for suffix in SUFFIXES.values()) > 500
    assert decode((tmp_path / "report.json").read_bytes()) == redact(CHECKED.report, Redaction.SHARE)


def test_by_keys_alone_in_another_form_and_for_oneself(tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, tmp_path / "mine.html")
        await pilot.press("enter", *["down"] * 3, "enter")  # from HTML to JSON
        assert (dialog.form, dialog.redaction) == ("json", Redaction.SHARE)
        await pilot.press("tab", "up")
        assert dialog.redaction is Redaction.NONE
        await pilot.press("tab", "enter")
        await until_shown(pilot, "Nothing was left out")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not dialog)

    drive(story)
    assert decode((tmp_path / "mine.json").read_bytes()) == CHECKED.report
    assert (tmp_path / "mine.json").stat().st_mode & 0o077 == 0


def test_what_is_there_is_replaced_only_when_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "there.html"
    path.write_text("earlier")

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, path)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "such a file already")
        assert path.read_text() == "earlier"
        dialog.query_one("#where-to", Input).value = str(tmp_path / "other.html")
        await pilot.pause()
        assert not dialog.replace
        dialog.query_one("#where-to", Input).value = str(path)
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until_shown(pilot, "such a file already")
        await saved(pilot, dialog)

    drive(story)
    assert path.read_text().startswith("<!doctype html>")


def test_leaving_writes_nothing(tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, tmp_path / "report.html")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not dialog)

    drive(story)
    assert list(tmp_path.iterdir()) == []


def test_leaving_while_the_report_is_made_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, left = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> bytes:
        made.set()
        left.wait(20)
        return b"late"

    monkeypatch.setattr("detector.outputs.render", slow)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, tmp_path / "report.html")
        await pilot.press("ctrl+s")
        await until(pilot, made.is_set)
        await until_shown(pilot, "being made")
        await pilot.press("ctrl+s", "escape")
        await until(pilot, lambda: app.screen is not dialog)
        left.set()
        app.jobs.wait(20)

    drive(story)
    assert list(tmp_path.iterdir()) == []


PLACES = {
    "": "Say where to",
    "missing/report.html": "There is no folder",
    "n" * 300: "cannot be the name of a file",
    "nul\0.html": "cannot be the name of a file",
    ".": "such a file already",
}


def test_a_place_that_cannot_be_is_told(tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app)
        for path, words in PLACES.items():
            dialog.query_one("#where-to", Input).value = str(tmp_path / path) if path else ""
            await pilot.pause()
            await pilot.press("ctrl+s")
            await until_shown(pilot, words)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "is a folder")
        assert dialog.saved is None

    drive(story)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "lang", "words"),
    [(errno.ENOSPC, "en", "The disk is full"), (errno.EACCES, "zh", "不能在这个文件夹中写入")],
)
def test_a_disk_that_does_not_take_it_is_told(
    number: int, lang: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await opened(pilot, app, tmp_path / "report.html")
        await pilot.press("ctrl+s")
        await until_shown(pilot, words)

    drive(story, Start(lang=lang))
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_cannot_be_made_now_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(form: str, *, language: str) -> None:
        raise DetectorError("PDF needs the extra “pdf”.", "pip install 'stalkerware-detector[pdf]'")

    monkeypatch.setattr("detector.outputs.ready", missing)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, tmp_path / "report.html")
        await until(pilot, lambda: "pdf" in dialog.not_now)
        dialog.query_one("#form", Select).value = "pdf"
        await until_shown(pilot, "stalkerware-detector[pdf]")
        await until_shown(pilot, "cannot be made now")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not dialog.busy

    drive(story)
    assert list(tmp_path.iterdir()) == []


def test_what_was_taken_out_before_cannot_be_chosen_back() -> None:
    less = Checked(report=redact(CHECKED.report, Redaction.MINIMAL))

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, what=less)
        assert dialog.redactions == (Redaction.MINIMAL,)
        await until_shown(pilot, "stays out")

    drive(story)


def test_a_report_without_words_is_told(tmp_path: Path) -> None:
    finding = structs.replace(CHECKED.report.findings[0], rule="brand-new")
    newer = Checked(report=structs.replace(CHECKED.report, findings=(finding,)))

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await opened(pilot, app, tmp_path / "report.html", newer)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "no words")

    drive(story)


def test_the_language_can_be_switched_in_between() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        dialog = await opened(pilot, app, Path("/nowhere/mine.html"))
        await pilot.press("tab", "down")
        app.speak("zh")
        await until_shown(pilot, "保存报告")
        assert (dialog.redaction, dialog.path) == (Redaction.MINIMAL, "/nowhere/mine.html")
        assert flat("(●) 公开提问") in flat(shown(app))

    drive(story)


def test_no_reason_is_left_without_words(tmp_path: Path) -> None:
    for number in errno.errorcode:
        problem = why_not(tmp_path / "report.html", OSError(number, os.strerror(number)))
        assert problem.message
