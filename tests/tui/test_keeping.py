"""Keeping what a phone says, over a real adb server: sealed, encrypted if asked, and nothing when it is stopped."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import Input

from detector.handed_over import opened
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources.acquisition.checking import differences, find
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked, Phone, Saved
from detector.tui.screens.keeping import KeepDialog
from tests.adb_server import plugged
from tests.tui.acting import CHECKED, back, results
from tests.tui.harness import drive, flat, shown, until, until_shown


@pytest.fixture(autouse=True)
def steady_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detector.tui.screens.keeping.proposed", lambda suffix, _: Path(f"/home/x/phone-check{suffix}"))


@contextmanager
def phone(server: PrivateAdb, faults: Faults | None = None) -> Iterator[Checked]:
    with plugged(server, "infected", faults) as (_, device):
        again = Phone(serial=device.serial, server=Server(port=server.port))
        yield structs.replace(CHECKED, again=again)


async def asked(pilot: "Pilot[None]", app: PhoneCheck, path: Path) -> KeepDialog:
    await pilot.press("d")
    await until(pilot, lambda: bool(app.screen.query("#recipient")))
    dialog = app.screen
    assert isinstance(dialog, KeepDialog)
    dialog.query_one("#where-to", Input).value = str(path)
    await pilot.pause()
    return dialog


def test_it_is_kept_and_the_seal_is_that_of_what_is_there(adb_server: PrivateAdb, tmp_path: Path) -> None:
    path = tmp_path / "phone.zip"

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with phone(adb_server) as what:
            await results(pilot, app, what)
            dialog = await asked(pilot, app, path)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: dialog.kept is not None and bool(dialog.query("#seal")))
        assert dialog.kept is not None
        assert flat(dialog.kept.seal) in flat(shown(app))
        await pilot.press("shift+tab", "enter")
        assert app.clipboard == dialog.kept.seal
        with opened(path) as files:
            sealed = find(files)
            assert sealed is not None
            assert sealed.seal == dialog.kept.seal
            assert list(differences(sealed)) == []
        await pilot.press("escape")
        await back(pilot, app)

    drive(story)
    assert [one.name for one in tmp_path.iterdir()] == ["phone.zip"]
    assert path.stat().st_mode & 0o077 == 0


def test_with_a_key_it_is_encrypted_and_named_so(adb_server: PrivateAdb, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with phone(adb_server) as what:
            await results(pilot, app, what)
            dialog = await asked(pilot, app, tmp_path / "phone.zip")
            dialog.query_one("#recipient", Input).value = "age1nokey"
            await pilot.pause()
            await pilot.press("ctrl+s")
            await until_shown(pilot, "is no public key of age")
            dialog.query_one("#recipient", Input).value = str(identity.to_public())
            await pilot.pause()
            assert dialog.path.endswith("phone.zip.age")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: dialog.kept is not None)

    drive(story)
    assert (tmp_path / "phone.zip.age").read_bytes().startswith(b"age-encryption.org/v1")
    assert [one.name for one in tmp_path.iterdir()] == ["phone.zip.age"]


def test_leaving_in_the_middle_keeps_nothing(adb_server: PrivateAdb, tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with phone(adb_server, Faults(hang=("dumpsys",))) as what:
            await results(pilot, app, what)
            await asked(pilot, app, tmp_path / "phone.zip")
            await pilot.press("ctrl+s")
            await until_shown(pilot, "Esc stops")
            await until(pilot, lambda: any(tmp_path.iterdir()))
            await pilot.press("escape")
            await back(pilot, app)
            app.jobs.wait(20)

    drive(story)
    assert list(tmp_path.iterdir()) == []


def test_a_phone_that_is_pulled_out_is_kept_in_part_and_that_is_said(adb_server: PrivateAdb, tmp_path: Path) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with phone(adb_server, Faults(disconnect_after=12)) as what:
            await results(pilot, app, what)
            dialog = await asked(pilot, app, tmp_path / "phone.zip")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: bool(dialog.query("#seal")))
            await until_shown(pilot, "It is partial")

    drive(story)


def test_what_keeps_it_from_being_written_is_told(
    adb_server: PrivateAdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there.zip"
    there.write_text("earlier")

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        with phone(adb_server) as what:
            await results(pilot, app, what)
            dialog = await asked(pilot, app, there)
            for path, words in ((there, "is there already"), (tmp_path / "no" / "phone.zip", "There is no folder")):
                dialog.query_one("#where-to", Input).value = str(path)
                await pilot.press("ctrl+s")
                await until_shown(pilot, words)
                await until(pilot, lambda: bool(dialog.query("#where-to")))
            monkeypatch.setattr(os, "fsync", full)
            dialog.query_one("#where-to", Input).value = str(tmp_path / "phone.zip")
            await pilot.press("ctrl+s")
            await until_shown(pilot, "The disk is full")

    drive(story)
    assert [one.name for one in tmp_path.iterdir()] == ["there.zip"]
    assert there.read_text() == "earlier"


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (Checked(report=CHECKED.report), "there is nothing to keep"),
        (structs.replace(CHECKED, again=Saved(path=Path("/home/x/anna.zip"))), "kept already, in /home/x/anna.zip"),
    ],
)
def test_without_a_phone_there_is_nothing_to_keep(what: Checked, words: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app, what)
        await pilot.press("d")
        await until_shown(pilot, words)
        await pilot.press("enter")
        await back(pilot, app)

    drive(story)
