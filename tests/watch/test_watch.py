"""`detector watch` from end to end: a program on a simulated phone, over a real adb server and Frida's own link.

The phone's adb daemon leads port 27042 to a portal of Frida's, which stands for frida-server there. What this cannot
show (Android's own runtime, su, a real frida-server) is in docs/watch.md.
"""

import json
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from detector.observations import Category, HookState
from detector.simulator.host import PrivateAdb
from detector.watch.hooks import hook_table
from tests.adb_server import adb_program
from tests.watch.phones import Watch, plugged
from tests.watch.portal import Portal
from tests.watch.standins import JAVA_ROWS, PACKAGE, StandIn, java_named, needed, told_of

NOT_IN_JAVA = {Category.TLS}
"""Java's own TLS calls no library that could be hooked."""


@contextmanager
def sleeping(folder: Path, name: str = PACKAGE) -> Iterator[subprocess.Popen[bytes]]:
    """A program that does nothing, under the name of a process of the app."""
    program = shutil.copy(shutil.which("sleep") or "sleep", folder / name)
    with subprocess.Popen([program, "600"]) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def able() -> None:
    needed("javac", "java")


def test_all_that_an_app_does_is_seen_and_none_of_it_is_told(adb_server: PrivateAdb, tmp_path: Path) -> None:
    with (
        StandIn(tmp_path, program=java_named(PACKAGE)) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent", "--format", "jsonl") as watch,
    ):
        hooks = hook_table()
        watch.wait_for(f"{len(hooks) - 1} of {len(hooks)} ")
        for action in (*JAVA_ROWS, "messenger-files.open", "network.connect"):
            app.do(action, times=3)
        watch.wait_for('"messenger-files"')
        assert watch.stop() == 130
        portal.close()
        assert app.close() == 0, "watching did it no harm"
    *lines, last = [json.loads(line) for line in watch.out]
    assert {line["event"] for line in lines} == {"seen"}
    assert last["event"] == "summary"
    assert (last["end"], last["way"], last["package"]) == ("interrupted", "attach", PACKAGE)
    assert {one["category"] for one in last["seen"]} == set(Category) - NOT_IN_JAVA
    assert details(last, Category.HIDING) == {"launcher-icon"}, "the class of its icon is known from the phone"
    assert details(last, Category.ACCESSIBILITY) >= {"com.tencent.mm"}, "and that of its service"
    assert count(last, "sms", "sms") == 9
    assert last["dropped"] == 0
    assert {hook["hook"] for hook in last["hooks"] if hook["state"] != HookState.ACTIVE} == {"tls.write"}
    assert last["coverage"]["not_observable"] == ["tls"]
    assert told_of(watch.everything()) == []


def details(told: dict[str, Any], category: Category) -> set[str]:
    return {one["detail"] for one in told["seen"] if one["category"] == category}


def count(told: dict[str, Any], category: str, detail: str) -> int:
    return sum(one["count"] for one in told["seen"] if (one["category"], one["detail"]) == (category, detail))


def test_a_process_that_comes_later_is_watched_too(adb_server: PrivateAdb, tmp_path: Path) -> None:
    with (
        sleeping(tmp_path) as app,
        sleeping(tmp_path, f"{PACKAGE}:remote") as other,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent") as watch,
    ):
        watch.wait_for(" places in the app")
        portal.join(other.pid)
        watch.wait_for(f"{PACKAGE}:remote is watched too")
        assert watch.stop(signal.SIGTERM) == 143
        assert (app.poll(), other.poll()) == (None, None)
        portal.close()
    assert any(line.endswith(f"Processes: {PACKAGE}, {PACKAGE}:remote\n") for line in watch.out)


def pull_the_cable(portal: Portal, unplug: Callable[[], None]) -> None:
    unplug()


def end_frida_server(portal: Portal, unplug: Callable[[], None]) -> None:
    portal.kill()


@pytest.mark.parametrize("cut", [pull_the_cable, end_frida_server])
def test_a_link_that_is_cut(
    adb_server: PrivateAdb, tmp_path: Path, cut: Callable[[Portal, Callable[[], None]], None]
) -> None:
    with (
        sleeping(tmp_path) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port) as phone,
        Watch(adb_server.port, PACKAGE, "--consent", "--format", "json") as watch,
    ):
        watch.wait_for(" places in the app")
        cut(portal, phone.unplug)
        assert watch.end() == 4
    assert json.loads("".join(watch.out))["end"] == "unplugged"
    assert f"The link to {PACKAGE} was cut" in watch.everything()


def test_an_adb_server_that_is_ended(tmp_path: Path) -> None:
    with (
        PrivateAdb(adb_program()) as server,
        sleeping(tmp_path) as app,
        Portal(app.pid) as portal,
        plugged(server, portal.port),
        Watch(server.port, PACKAGE, "--consent", "--format", "json") as watch,
    ):
        watch.wait_for(" places in the app")
        server.close()
        assert watch.end() == 4
    assert json.loads("".join(watch.out))["end"] == "unplugged"


def test_an_app_that_ends_at_once(adb_server: PrivateAdb, tmp_path: Path) -> None:
    with (
        sleeping(tmp_path) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent", "--format", "json", "--lang", "zh") as watch,
    ):
        watch.wait_for("个位置")
        app.kill()
        assert watch.end() == 4
    assert json.loads("".join(watch.out))["end"] == "app-ended"
    assert "有些应用发现 Frida 就会退出" in watch.everything()


def test_the_time_that_was_asked_for(adb_server: PrivateAdb, tmp_path: Path) -> None:
    out = tmp_path / "watched.json"
    with (
        sleeping(tmp_path) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent", "--seconds", "1", "--format", "json", "-o", str(out)) as watch,
    ):
        assert watch.end() == 0, watch.everything()
        assert app.poll() is None
        portal.close()
    told = json.loads(out.read_text("utf-8"))
    assert (told["format"], told["version"], told["end"]) == ("detector-watched", 1, "finished")
    assert told["coverage"]["not_seen"] == ["messenger-files"]
    assert told["coverage"]["partly"] == ["network"], "there is no Java in it"
