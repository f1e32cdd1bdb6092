"""`detector watch` from end to end: a program on a simulated phone, over a real adb server and Frida's own link.

The phone's adb daemon leads port 27042 to a portal of Frida's, which stands for frida-server there. What this cannot
show (Android's own runtime, su, a real frida-server) is in docs/watch.md.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from detector import signatures
from detector.observations import Category, HookState
from detector.outputs.text import write
from detector.report import decode, encode
from detector.scan import scan
from detector.signals import Kind
from detector.simulator.host import PrivateAdb
from detector.watch.hooks import hook_table
from tests.adb_server import adb_program
from tests.in_process import InProcess
from tests.watch.phones import Watch, plugged, simulated
from tests.watch.portal import Portal
from tests.watch.standins import (
    HERE,
    JAVA_ROWS,
    PACKAGE,
    PLANTED,
    Program,
    StandIn,
    java_named,
    needed,
    told_of,
    victim,
)
from tests.watch.tls import tls_server


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
    needed()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@contextmanager
def speaking(folder: Path, server: int) -> Iterator[Program]:
    """Another process of it, that speaks TLS."""
    program = shutil.copy(Path(sys.executable).resolve(), folder / f"{PACKAGE}:net")
    home = {"PYTHONHOME": sys.base_prefix}
    with (
        mock.patch.dict(os.environ, home),
        Program(program, "-S", HERE / "native/tls_client.py", str(server), "x", PLANTED["NUMBER"]) as client,
    ):
        yield client


def test_all_that_an_app_does_is_seen_and_none_of_it_is_told(
    adb_server: PrivateAdb, tmp_path: Path, files: Path
) -> None:
    needed("javac", "java")
    hooks = hook_table()
    with (
        tls_server(tmp_path) as server,
        speaking(tmp_path, server) as client,
        StandIn(files, program=java_named(PACKAGE)) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent", "--format", "jsonl") as watch,
    ):
        watch.wait_for(f"{len(hooks) - 1} of {len(hooks)} ")
        for action in (*JAVA_ROWS, "messenger-files.open", "network.connect"):
            app.do(action, times=3)
        portal.join(client.pid)
        watch.wait_for(f"{PACKAGE}:net is watched too")
        client.tell("c2.stalker.example")
        watch.wait_for('"tls"')
        assert watch.stop() == 130
        assert client.process.poll() is None
        portal.close()
        assert app.close() == 0, "watching did it no harm"
    *lines, last = [json.loads(line) for line in watch.out]
    assert {line["event"] for line in lines} == {"seen"}
    assert last["event"] == "summary"
    assert (last["end"], last["way"], last["package"]) == ("interrupted", "attach", PACKAGE)
    assert last["processes"] == [PACKAGE, f"{PACKAGE}:net"]
    assert {one["category"] for one in last["seen"]} == set(Category)
    assert details(last, Category.HIDING) == {"launcher-icon"}, "the class of its icon is known from the phone"
    assert details(last, Category.ACCESSIBILITY) >= {"com.tencent.mm"}, "and that of its service"
    assert details(last, Category.TLS) == {"c2.stalker.example"}
    assert count(last, "sms", "sms") == 9
    assert last["dropped"] == 0
    assert told_of(watch.everything()) == []


def test_a_saved_report_with_what_was_seen(adb_server: PrivateAdb, tmp_path: Path, files: Path) -> None:
    needed("gcc")
    saved, merged = tmp_path / "report.json", tmp_path / "merged.json"
    saved.write_bytes(encode(scan(InProcess(simulated()), signatures.load())))
    arguments = ("--merge", str(saved), "--format", "json", "--redact", "none", "-o", str(merged))
    with (
        Program(shutil.copy(victim(), tmp_path / PACKAGE), files) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, PACKAGE, "--consent", *arguments) as watch,
    ):
        watch.wait_for(" places in the app")
        for action in ("open", "resolve"):
            app.do(action)
        watch.wait_for("c2.stalker.example, 1×")
        app.do("open", times=5000, threads=4)
        assert watch.stop() == 130, "and what was not told yet is fetched at the end"
        portal.close()
    report = decode(merged.read_bytes())
    (run,) = report.watched
    assert {one.category for one in run.seen} == {Category.MESSENGER_FILES, Category.NETWORK}
    assert sum(one.count for one in run.seen if one.category is Category.MESSENGER_FILES) == 20_001
    (finding,) = [one for one in report.findings if one.package == PACKAGE]
    seen = {signal.id for signal in finding.signals if signal.kind is Kind.EXISTENCE}
    assert {"watched-messenger-files", "watched-network"} <= seen
    text = StringIO()
    write(report, text)
    active = sum(hook.state is HookState.ACTIVE for hook in run.hooks)
    assert 0 < active < len(run.hooks)
    assert f"{active} of {len(run.hooks)}" in flat(text.getvalue()), "how much could be seen"
    assert "c2.stalker.example" in flat(text.getvalue())


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_doctor(adb_server: PrivateAdb, tmp_path: Path) -> None:
    with (
        sleeping(tmp_path) as app,
        Portal(app.pid) as portal,
        plugged(adb_server, portal.port),
        Watch(adb_server.port, "--doctor") as watch,
    ):
        assert watch.end() == 0
        portal.close()
        assert app.poll() is None
    told = "".join(watch.out)
    assert re.search(r"frida-server-17\.\S+-android-arm64\.xz", told)
    assert "Android 13, arm64-v8a" in told
    assert "frida-server answers. It sees 1 process." in told


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
