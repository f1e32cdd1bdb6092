"""Updating the list from the screens: nobody is asked unasked, and what goes wrong changes nothing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from detector.signatures.feed_list import PublicFeed
from detector.signatures.library import Library
from detector.tui.app import PhoneCheck
from detector.tui.screens.comparing import CompareScreen
from detector.tui.screens.updating import UpdateDialog
from tests.signatures.invented_feed import feed_text
from tests.signatures.web_server import Handler, WebServer, fixed, serving
from tests.tui.acting import CHECKED, back, results
from tests.tui.harness import drive, until, until_shown


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
    return Library()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebServer]:
    with serving(tmp_path / "web") as found:
        yield found


@pytest.fixture(autouse=True)
def feeds(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lists, both on this computer, in place of the public ones."""
    server.routes["/ioc.yaml"] = fixed(feed_text(10).encode())
    found = tuple(
        PublicFeed(
            name=name,
            urls=(f"{server.url}/{name}.yaml",),
            format="echap",
            at_least=5,
            licence="CC0-1.0",
            attribution="Nobody",
            default=True,
        )
        for name in ("ioc", "other")
    )
    monkeypatch.setattr("detector.signatures.origins.read_feeds", lambda _: found)


async def asked(pilot: "Pilot[None]", app: PhoneCheck) -> UpdateDialog:
    await pilot.press("u")
    await until(pilot, lambda: isinstance(app.screen, UpdateDialog))
    dialog = app.screen
    assert isinstance(dialog, UpdateDialog)
    await until(pilot, lambda: bool(dialog.asked))
    return dialog


def test_nobody_is_asked_before_it_was_said_and_wanted(server: WebServer, library: Library) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await asked(pilot, app)
        await until_shown(pilot, "This uses the network")
        await until_shown(pilot, "Asked: 127.0.0.1")
        await pilot.press("escape")
        await back(pilot, app)

    drive(story)
    assert server.seen == []
    assert not library.folder.exists()


def test_what_came_is_told_and_the_phone_is_judged_with_it(server: WebServer, library: Library) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        screen = await results(pilot, app)
        dialog = await asked(pilot, app)
        await pilot.press("enter")
        await until_shown(pilot, "Done.")
        await until_shown(pilot, "ioc: 10 products, in use now")
        await until_shown(pilot, "Not taken, and the list in use stays as it is")
        assert dialog.newer
        await pilot.press("enter")
        await until(pilot, lambda: screen.checked.report.signature_set.revision != "")
        await until(pilot, lambda: not isinstance(app.screen, UpdateDialog))
        if isinstance(app.screen, CompareScreen):
            await pilot.press("escape")
        await back(pilot, app)
        await asked(pilot, app)
        await pilot.press("enter")
        await until_shown(pilot, "ioc: the same as before")
        await until_shown(pilot, "Nothing newer came")

    drive(story)
    assert library.store.usable() is not None
    sent = [headers for _, headers in server.seen]
    assert not any("com.android" in str(headers) for headers in sent)


def test_what_recognises_less_is_refused(server: WebServer, library: Library) -> None:
    server.routes["/ioc.yaml"] = fixed(feed_text(2).encode())

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        await asked(pilot, app)
        await pilot.press("enter")
        await until_shown(pilot, "it would recognise less")
        await until_shown(pilot, "Nothing newer came")

    drive(story)
    assert library.store.usable() is None


def test_leaving_in_the_middle_changes_nothing(server: WebServer, library: Library) -> None:
    fetching, left = threading.Event(), threading.Event()

    def slow(handler: Handler) -> None:
        fetching.set()
        left.wait(20)
        handler.answer(feed_text(10).encode())

    server.routes["/ioc.yaml"] = slow

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        screen = await results(pilot, app)
        await asked(pilot, app)
        await pilot.press("enter")
        await until(pilot, fetching.is_set)
        await pilot.press("escape")
        await back(pilot, app)
        left.set()
        app.jobs.wait(20)
        assert screen.checked is CHECKED

    drive(story)
    assert library.store.usable() is None
    assert [path for path, _ in server.seen] == ["/ioc.yaml"]
