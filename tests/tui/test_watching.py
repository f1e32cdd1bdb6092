"""Watching an app on the screen: the words first, then what comes, and every way out of it, without Frida."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs
from textual.pilot import Pilot

from detector.observations import Category, End, HookState, HookStatus, Seen, Watched, Way
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.checked import Phone
from detector.tui.screens.sheet import AppScreen
from detector.watch import controller, device
from detector.watch.problems import Problem, WatchError
from tests.tui.harness import checked, drive, shown, until, until_shown

APP = "com.android.core.mnto"
NOW = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)
HERE = Phone(serial="127.0.0.1:5555", server=Server())
SEEN = Watched(
    package=APP,
    began=NOW,
    ended=NOW,
    way=Way.ATTACH,
    frida="17.0.0",
    processes=(APP,),
    hooks=(HookStatus(hook="tls.write", category=Category.TLS, state=HookState.ACTIVE),),
    seen=(Seen(category=Category.TLS, hooks=("tls.write",), detail="[b]c2[/b].example", count=7, first=NOW, last=NOW),),
)


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Callable[[End], None]:
    """A phone whose app is seen to do one thing; watching ends when it is stopped, as it is told."""

    def set_up(end: End) -> None:
        def watch(_target: object, *, on_change: Callable[[Watched], None], stop: threading.Event, **_: Any) -> Watched:
            on_change(SEEN)
            if end is End.INTERRUPTED:
                stop.wait(20)
            return structs.replace(SEEN, end=end)

        monkeypatch.setattr(device, "find", lambda *_, **__: SimpleNamespace(close=lambda: None))
        monkeypatch.setattr(controller, "target_of", lambda *_, **__: None)
        monkeypatch.setattr(controller, "watch", watch)

    return set_up


async def asked(app: PhoneCheck, pilot: "Pilot[None]", again: Phone | None = HERE) -> None:
    """On the page of an app that was found on a phone, the key is pressed."""
    found = structs.replace(checked(), again=again)
    app.show(found)
    await pilot.pause()
    await app.push_screen(AppScreen(found, APP))
    await until_shown(pilot, "watch it")
    await pilot.press("w")


async def opened(app: PhoneCheck, pilot: "Pilot[None]") -> None:
    await asked(app, pilot)
    await until_shown(pilot, "Before an app is watched")


def test_words_first_then_what_comes_until_it_is_stopped(phone: Callable[[End], None]) -> None:
    phone(End.INTERRUPTED)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await opened(app, pilot)
        assert app.jobs.running == 0
        await until_shown(pilot, "It may be noticed.")
        await pilot.press("s")
        await until_shown(pilot, "[b]c2[/b].example: 7×")
        await until_shown(pilot, f"{APP} is being watched")
        await pilot.press("x")
        await until_shown(pilot, f"{APP} is watched no more")
        assert "[b]c2[/b].example" in shown(app), "what was seen stays"

    drive(story)


def test_going_back_ends_it(phone: Callable[[End], None]) -> None:
    phone(End.INTERRUPTED)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await opened(app, pilot)
        await pilot.press("s")
        await until_shown(pilot, "7×")
        await pilot.press("escape")
        await until(pilot, lambda: app.jobs.running == 0)

    drive(story)


def test_an_app_that_ends_is_told(phone: Callable[[End], None]) -> None:
    phone(End.APP_ENDED)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await opened(app, pilot)
        await pilot.press("s")
        await until_shown(pilot, "Some apps end when they notice Frida")

    drive(story)


def test_a_problem_is_told_and_it_can_be_tried_again(
    phone: Callable[[End], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    phone(End.INTERRUPTED)

    def find(*_arguments: object, **_options: object) -> None:
        raise WatchError(Problem.NO_FRIDA_SERVER, file="frida-server-17-android-arm64.xz")

    monkeypatch.setattr(device, "find", find)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await opened(app, pilot)
        app.speak("zh")
        await until_shown(pilot, "观察应用之前")
        await pilot.press("s")
        await until_shown(pilot, "frida-server-17-android-arm64.xz")
        await until_shown(pilot, "没有 frida-server 回应")
        await pilot.press("escape")
        await until_shown(pilot, "观察应用之前")

    drive(story)


def test_what_was_saved_cannot_be_watched() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await asked(app, pilot, again=None)
        await until_shown(pilot, "Only an app on a phone that is connected can be watched.")

    drive(story)
