"""An app that is as busy as can be in hooked methods, when what watches it is taken out: it goes on, and is whole."""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any
from unittest import mock

import pytest

from detector.simulator.host import PrivateAdb
from detector.watch import members
from detector.watch.controller import _Watching
from detector.watch.members import Member
from detector.watch.problems import Problem
from tests.watch.listening import Listening
from tests.watch.phones import Watch, plugged
from tests.watch.portal import Portal
from tests.watch.standins import PACKAGE, StandIn, java_named, needed
from tests.watch.test_watch import sleeping

THREADS = 4


def ask_and_unload(agent: Listening) -> None:
    assert agent.ask("leave") is True, "nobody is inside"
    agent.close()


def unload(agent: Listening) -> None:
    agent.ask("unload")
    agent.ask("detach")


def give_up_the_link(agent: Listening) -> None:
    agent.ask("detach")


@pytest.mark.parametrize("action", ["accessibility.event", "sms.query"])
@pytest.mark.parametrize("go", [ask_and_unload, unload, give_up_the_link, Listening.kill])
def test_a_busy_app_goes_on_whatever_takes_the_agent_out(
    tmp_path: Path, go: Callable[[Listening], None], action: str
) -> None:
    needed("javac", "java")
    with StandIn(tmp_path) as app:
        app.begin(action, THREADS)
        with Listening(app.pid, java=True) as agent:
            agent.ask("flush")
            before = len(agent.messages)
            while not agent.counted(before):
                agent.ask("flush")
            go(agent)
            assert app.goes_on()
            assert app.is_left(), "nothing of it is there any more"
            assert not app.crash.exists()


def test_a_thread_that_stays_inside_is_waited_for(tmp_path: Path) -> None:
    needed("javac", "java")
    with StandIn(tmp_path) as app, Listening(app.pid, java=True) as agent:
        agent.ask("flush")
        app.tell(f"stay {THREADS}")
        assert agent.ask("leave") is False, "they are still in the method"
        app.tell("let-go 1000")
        agent.close()
        assert app.goes_on()
        assert not app.crash.exists()


def test_after_it_left_nothing_is_counted(tmp_path: Path) -> None:
    needed("javac", "java")
    with StandIn(tmp_path) as app, Listening(app.pid, java=True) as agent:
        assert agent.ask("leave") is True
        before = len(agent.messages)
        for action in ("sms.query", "messenger-files.open", "network.connect"):
            app.do(action)
        assert agent.ask("leave") is True, "a second time does no harm"
        agent.ask("flush")
        assert agent.messages[before:] == []
        agent.close()
        assert app.close() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, None])
def test_the_command_leaves_a_busy_app_whatever_ends_it(
    adb_server: PrivateAdb, tmp_path: Path, number: signal.Signals | None
) -> None:
    needed("javac", "java")
    seconds = ("--seconds", "5") if number is None else ()
    with (
        StandIn(tmp_path, program=java_named(PACKAGE)) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent", "--format", "json", *seconds) as watch,
    ):
        watch.wait_for(" places in the app")
        app.begin("accessibility.event", THREADS)
        if number is not None:  # a slow computer may not have come so far when the time is over
            watch.wait_for("com.tencent.mm, ")
        ended = watch.end() if number is None else watch.stop(number)
        assert ended == {None: 0, signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -signal.SIGKILL}[number]
        assert app.goes_on()
        assert not app.crash.exists()
        portal.close()


def test_a_busy_app_goes_on_when_the_cable_is_pulled(adb_server: PrivateAdb, tmp_path: Path) -> None:
    needed("javac", "java")
    with (
        StandIn(tmp_path, program=java_named(PACKAGE)) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port) as phone,
        Watch(adb_server.port, PACKAGE, "--consent", "--format", "json") as watch,
    ):
        watch.wait_for(" places in the app")
        app.begin("accessibility.event", THREADS)
        watch.wait_for("com.tencent.mm, ")
        phone.unplug()
        assert watch.end() == 4
        assert app.goes_on()
        assert not app.crash.exists()
        portal.close()


def test_of_an_app_that_stops_it_nothing_is_called_not_seen(adb_server: PrivateAdb, tmp_path: Path) -> None:
    needed()
    arguments = (PACKAGE, "--consent", "--format", "json", "--seconds", "2")
    with (
        sleeping(tmp_path) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, *arguments) as watch,
    ):
        watch.wait_for(" places in the app")
        app.send_signal(signal.SIGSTOP)
        assert watch.end() == 4
        app.send_signal(signal.SIGCONT)
        assert app.poll() is None
    told = json.loads("".join(watch.out))
    assert (told["end"], told["coverage"]["active"]) == ("failed", 0)
    assert told["coverage"]["not_seen"] == told["coverage"]["partly"] == []
    assert f"does not answer in {PACKAGE}, and may still be in it" in watch.everything()
    assert "put everything back" not in watch.everything()


def test_what_cannot_be_taken_out_in_time_is_told() -> None:
    never = Event()
    script = mock.Mock()
    script.unload = never.wait
    member = Member(1, f"{PACKAGE}:remote", lambda _: None)
    watching: Any = _Watching(mock.Mock(), lambda _: None, Event())
    member._session, member._script = mock.Mock(), script
    watching._members[1] = member
    with mock.patch.object(members, "LEAVE_S", 0.05):
        (problem,) = watching.leave()
    never.set()
    assert problem.problem is Problem.STILL_INSIDE
    assert problem.slots == {"process": f"{PACKAGE}:remote"}
    assert script.mock_calls == [mock.call.exports_sync.flush(), mock.call.exports_sync.leave()]
