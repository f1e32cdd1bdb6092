"""The agent in a Java program with classes named android.*: what it counts, and what it never tells."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.watch.listening import Listening
from tests.watch.standins import JAVA_ROWS, PLANTED, StandIn, compiled, needed, told_of

DETAILS = {
    "microphone.record": "voice-call",
    "microphone.recorder": "mic",
    "location.last": "other",
    "accessibility.event": "com.tencent.mm",
    "accessibility.root": "com.tencent.mm",
    "notifications.posted": "com.whatsapp",
    "network.url": "c2.stalker.example",
    "hiding.component": "launcher-icon",
    "commands.exec": "id",
    "contacts.query": "com.android.contacts",
}


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, Listening]]:
    needed("javac", "java")
    with StandIn(tmp_path_factory.mktemp("files")) as app, Listening(app.pid, java=True) as agent:
        yield app, agent
        agent.close()
        assert app.close() == 0


def seen(watched: tuple[StandIn, Listening], *do: tuple[str, int, int]) -> dict[tuple[str, str], int]:
    app, agent = watched
    agent.ask("flush")
    before = len(agent.messages)
    for action, times, threads in do:
        app.do(action, times, threads)
    agent.ask("flush")
    return agent.counted(before)


def test_every_java_hook_is_active(watched: tuple[StandIn, Listening]) -> None:
    states = watched[1].states()
    assert {hook for hook in JAVA_ROWS if states[hook] != "active"} == set()


def test_every_java_hook_sees_each_call_once(watched: tuple[StandIn, Listening]) -> None:
    seen(watched, ("screen.display", 1, 1))  # images count only after a screen was shared
    counts = seen(watched, *((hook, 3, 1) for hook in JAVA_ROWS))
    assert {(hook, count) for (hook, _), count in counts.items()} == {(hook, 3) for hook in JAVA_ROWS}
    assert set(DETAILS.items()) <= set(counts)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("location.criteria", {("location.updates", "updates"): 1}),
        ("accessibility.forged", {("accessibility.event", "other"): 1}),
        ("hiding.part", {("hiding.component", "component"): 1}),
        ("hiding.shown", {}),
        ("calls.data", {}),
        ("calls.signal", {}),
        ("apps.share", {}),
        ("commands.missing", {}),
    ],
)
def test_what_a_call_means_decides(
    watched: tuple[StandIn, Listening], action: str, expected: dict[tuple[str, str], int]
) -> None:
    assert seen(watched, (action, 1, 1)) == expected


def test_a_class_that_comes_late_is_watched_then_and_a_method_that_is_not_there_is_told(tmp_path: Path) -> None:
    needed("javac", "java")
    shutil.copytree(compiled(), tmp_path / "classes")
    late = tmp_path / "classes" / "com" / "google"
    old = tmp_path / "classes" / "android" / "telephony" / "TelephonyManager.class"
    old.write_bytes(old.read_bytes().replace(b"registerTelephonyCallback", b"somethingOfOlderVersions_"))
    late.rename(tmp_path / "later")
    with StandIn(tmp_path, classes=tmp_path / "classes") as app, Listening(app.pid, java=True) as agent:
        assert agent.states()["location.fused-last"] == "not-found"
        assert agent.states()["calls.callback"] == "absent", "this version of Android has no such method"
        (tmp_path / "later").rename(late)
        agent.wait_for("location.fused-last")
        app.do("location.fused-last")
        agent.ask("flush")
        assert agent.counted() == {("location.fused-last", "fused"): 1}
        agent.close()
        assert app.close() == 0


def test_counts_are_exact_under_four_threads_and_few_messages_tell_them(watched: tuple[StandIn, Listening]) -> None:
    before = len(watched[1].messages)
    assert seen(watched, ("accessibility.event", 5000, 4)) == {("accessibility.event", "com.tencent.mm"): 20_000}
    assert len(watched[1].messages) - before < 200
    assert not [message for message in watched[1].messages if message["type"] == "error"]


def test_nothing_planted_is_in_any_message(watched: tuple[StandIn, Listening], tmp_path: Path) -> None:
    seen(watched, ("all", 1, 1))
    told = json.dumps(watched[1].messages)
    assert "c2.stalker.example" in told
    assert len(PLANTED) == 5
    assert told_of(told) == []
