"""The agent in native programs: files of messengers, names and addresses, TLS. Counts, and what is never told."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from detector.watch.events import MOST_EVENTS
from tests.watch.listening import Listening
from tests.watch.standins import HERE, PLANTED, TABLE, Program, android_libraries, needed, told_of, victim
from tests.watch.tls import tls_server

FUNCTIONS = {name: row["id"] for row in TABLE["native"] for name in (*row["symbols"], *row.get("bionic", ()))}
ON_ANDROID = {
    "messenger-files.open": "com.whatsapp",
    "messenger-files.openat": "com.whatsapp",
    "network.resolve": "native.example",
    "network.connect": "127.0.0.6",
    "network.send": "127.0.0.6",
    "tls.write": "tls.example",
}
"""What each row of the table tells of `android_victim.c`."""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, Listening]]:
    needed("gcc")
    with Program(victim(), tmp_path_factory.mktemp("files")) as app, Listening(app.pid) as agent:
        yield app, agent
        agent.close()
        assert app.close() == 0


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("open", {("messenger-files.open", "com.whatsapp"): 1}),
        ("openat", {("messenger-files.openat", "com.tencent.mm"): 1}),
        ("shared", {("messenger-files.open", "com.whatsapp"): 1}),
        ("others", {}),
        ("connect", {("network.connect", host): 1 for host in ("127.0.0.1", "127.0.0.2", "0:0:0:0:0:0:0:1")}),
        ("send", {("network.send", "127.0.0.3"): 1, ("network.connect", "127.0.0.4"): 1}),
        ("resolve", {("network.resolve", "c2.stalker.example"): 1, ("network.resolve", "other"): 5}),
    ],
)
def test_what_a_program_does_is_counted(
    watched: tuple[Program, Listening], action: str, expected: dict[tuple[str, str], int]
) -> None:
    app, agent = watched
    before = len(agent.messages)
    app.do(action)
    agent.ask("flush")
    assert agent.counted(before) == expected


def test_counts_are_exact_under_four_threads(watched: tuple[Program, Listening]) -> None:
    app, agent = watched
    before = len(agent.messages)
    app.do("open", times=5000, threads=4)
    agent.ask("flush")
    assert agent.counted(before) == {("messenger-files.open", "com.whatsapp"): 20_000}
    assert len(agent.messages) - before < 100
    assert agent.ask("counts")["messenger-files.open"] == sum(
        count for (hook, _), count in agent.counted().items() if hook == "messenger-files.open"
    )


def test_what_is_too_varied_is_dropped_and_counted(watched: tuple[Program, Listening]) -> None:
    app, agent = watched
    before = len(agent.messages)
    app.do("flood", times=6000)
    agent.ask("flush")
    told = agent.counted(before)
    assert agent.dropped(before) > 0
    assert sum(told.values()) + agent.dropped(before) == 6000
    assert max(len(message["payload"]["events"]) for message in agent.messages[before:]) == MOST_EVENTS


def test_a_program_without_java_says_so_of_its_java_hooks(watched: tuple[Program, Listening]) -> None:
    states = watched[1].states()
    assert (states["sms.query"], states["tls.write"], states["network.connect"]) == ("not-found", "not-found", "active")
    assert not [state for state in states.values() if state.startswith("failed")]


def test_nothing_planted_is_in_any_message(watched: tuple[Program, Listening]) -> None:
    app, agent = watched
    for action in ("open", "openat", "shared", "others", "connect", "send", "resolve"):
        app.do(action)
    agent.ask("flush")
    told = json.dumps(agent.messages)
    assert "com.whatsapp" in told
    assert told_of(told) == []


@pytest.fixture(scope="module")
def on_android(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, Listening]]:
    needed("gcc")
    with Program(victim("android_victim.c"), *android_libraries()) as app, Listening(app.pid) as agent:
        yield app, agent
        agent.close()
        assert app.close() == 0


@pytest.mark.parametrize(("function", "row"), FUNCTIONS.items())
def test_each_function_of_the_table_is_seen_and_counts_once_whatever_it_calls(
    on_android: tuple[Program, Listening], function: str, row: str
) -> None:
    app, agent = on_android
    before = len(agent.messages)
    for _ in range(3):
        assert app.tell(function) == "done"
    agent.ask("flush")
    assert agent.counted(before) == {(row, ON_ANDROID[row]): 3}
    assert told_of(json.dumps(agent.messages)) == []


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    with tls_server(tmp_path) as port:
        yield port


def test_a_tls_library_that_comes_late_is_watched_too(server: int) -> None:
    request = f"GET {PLANTED['PATH']}?{PLANTED['QUERY']} HTTP/1.1\r\n\r\n"
    said = (request, PLANTED["TEXT"] + PLANTED["NUMBER"])
    client = Program(sys.executable, "-S", HERE / "native/tls_client.py", str(server), *said)
    with client as app, Listening(app.pid) as agent:
        assert agent.states()["tls.write"] == "not-found"
        for name in ("c2.stalker.example", "-", "C2.Stalker.Example"):
            assert app.tell(name) == "done"
        agent.ask("flush")
        assert agent.states()["tls.write"] == "active"
        counted = {detail: count for (hook, detail), count in agent.counted().items() if hook == "tls.write"}
        assert counted == {"c2.stalker.example": 4, "other": 2}
        told = json.dumps(agent.messages)
        assert told_of(told) == []
        agent.close()
        assert app.close() == 0
