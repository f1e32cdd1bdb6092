"""A frida-server is put on a simulated phone for one watching: after a yes, only one that fits, and not for good."""

import json
import os
import pty
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from detector.simulator.host import PrivateAdb
from detector.watch import pushing
from detector.watch.problems import Problem, WatchError
from detector.watch.server_file import read_server
from tests.watch.phones import RootedPhone, Watch, plugged
from tests.watch.portal import Portal
from tests.watch.standins import PACKAGE, needed
from tests.watch.test_watch import sleeping

ARM64, X86_64, ARM = 183, 62, 40
PATH = "/data/local/tmp/detector-frida-server"


def program(machine: int = ARM64, *, wide: bool = True) -> bytes:
    """The beginning of an ELF file."""
    return b"\x7fELF" + bytes([2 if wide else 1, 1, 1]) + bytes(9) + struct.pack("<HH", 2, machine) + bytes(4000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "frida-server"
    path.write_bytes(program())
    return path


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    needed()
    with sleeping(tmp_path_factory.mktemp("app")) as app, Portal(app.pid) as portal:
        yield portal
        portal.close()


def test_it_is_there_while_the_app_is_watched_and_gone_afterwards(
    adb_server: PrivateAdb, portal: Portal, file: Path
) -> None:
    phone = RootedPhone(portal.port)
    arguments = (PACKAGE, "--consent", "--push", str(file), "--yes", "--seconds", "1")
    with plugged(adb_server, device=phone), Watch(adb_server.port, *arguments) as watch:
        assert watch.end() == 0, watch.everything()
    assert phone.started == {PATH: program()}
    assert (phone.stored, phone.ports) == ({}, {})
    assert f"su -c '{PATH} -D'" in phone.lines
    assert "was stopped and removed" in watch.everything()
    said = "".join(watch.said)
    assert said.index("started as root") < said.index("runs on the phone now")


def test_the_server_is_not_ended_while_frida_may_still_be_at_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []

    def ask(line: str) -> str:
        done.append(line)
        return "gone" if line.startswith("pidof") else "0"

    phone: Any = SimpleNamespace(ask=ask, processes=list, name="", source=SimpleNamespace(server=None))
    monkeypatch.setattr(pushing, "push", lambda *_, **__: None)
    monkeypatch.setattr(pushing, "time", SimpleNamespace(sleep=done.append, monotonic=lambda: 0.0))
    with pushing.frida_server(phone, program()):
        done.append("watched")
    kill = next(number for number, one in enumerate(done) if "kill" in str(one))
    assert done.index("watched") < done.index(pushing.SETTLE_S) < kill


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_impatience_leaves_nothing_on_the_phone(
    adb_server: PrivateAdb, portal: Portal, file: Path, number: signal.Signals
) -> None:
    phone = RootedPhone(portal.port, slow_s=1.0)
    arguments = (PACKAGE, "--consent", "--push", str(file), "--yes", "--format", "jsonl")
    with plugged(adb_server, device=phone), Watch(adb_server.port, *arguments) as watch:
        watch.wait_for(" places in the app")
        watch.process.send_signal(number)
        watch.wait_for('"summary"')
        while phone.stored and watch.process.poll() is None:
            watch.process.send_signal(number)
            time.sleep(0.1)
        assert watch.end() == 128 + number
    assert (phone.stored, phone.ports) == ({}, {})
    assert [json.loads(line)["event"] for line in watch.out] == ["summary"]


def test_nobody_to_ask_means_no(adb_server: PrivateAdb, portal: Portal, file: Path) -> None:
    phone = RootedPhone(portal.port)
    with (
        plugged(adb_server, device=phone),
        Watch(adb_server.port, PACKAGE, "--consent", "--push", str(file)) as watch,
    ):
        assert watch.end() == 2
    assert phone.lines == []
    assert "Nothing was put on the phone" in watch.everything()


@pytest.mark.parametrize(("typed", "code"), [("yes", 0), ("y", 2)])
def test_a_person_is_asked_and_only_a_whole_yes_goes_on(
    adb_server: PrivateAdb, portal: Portal, file: Path, typed: str, code: int
) -> None:
    phone = RootedPhone(portal.port)
    arguments = ("watch", PACKAGE, "--consent", "--push", str(file), "--seconds", "1")
    here, there = pty.openpty()
    with plugged(adb_server, device=phone), os.fdopen(here, "rb", 0) as screen, ExitStack() as ended:
        process = ended.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.watch.command", *arguments],
                env=os.environ | {"ANDROID_ADB_SERVER_PORT": str(adb_server.port)},
                stdin=there,
                stdout=subprocess.DEVNULL,
                stderr=there,
            )
        )
        ended.callback(process.kill)
        os.close(there)
        shown = b""
        while b"Type yes to put it there" not in shown:
            shown += screen.read(1000)
        assert phone.lines == [], "nothing before the answer"
        os.write(here, f"{typed}\n".encode())
        with suppress(OSError):  # the terminal is gone when the program is
            while more := screen.read(1000):
                shown += more
        assert process.wait(60) == code, shown
    assert (b"runs on the phone now" in shown) is (code == 0)
    assert phone.stored == {}


def test_a_phone_without_root(adb_server: PrivateAdb, portal: Portal, file: Path) -> None:
    phone = RootedPhone(portal.port, root=False)
    arguments = (PACKAGE, "--consent", "--push", str(file), "--yes", "--lang", "zh")
    with plugged(adb_server, device=phone), Watch(adb_server.port, *arguments) as watch:
        assert watch.end() == 3
    assert phone.stored == {}
    assert "没有程序取得 root" in watch.everything()


def test_a_cable_that_is_pulled_leaves_it_there_and_that_is_said(
    adb_server: PrivateAdb, portal: Portal, file: Path
) -> None:
    phone = RootedPhone(portal.port)
    arguments = (PACKAGE, "--consent", "--push", str(file), "--yes", "--format", "json")
    with plugged(adb_server, device=phone) as daemon, Watch(adb_server.port, *arguments) as watch:
        watch.wait_for(" places in the app")
        daemon.unplug()
        assert watch.end() == 3
    assert '"end": "unplugged"' in "".join(watch.out), "what was seen comes out all the same"
    assert f"may still be on the phone: {PATH}" in watch.everything()


@pytest.mark.parametrize(
    ("content", "abi", "problem"),
    [
        (b"\xfd7zXZ\x00 packed", "arm64-v8a", Problem.PACKED),
        (b"#!/bin/sh\n", "arm64-v8a", Problem.NOT_A_PROGRAM),
        (b"\x7fELF", "arm64-v8a", Problem.NOT_A_PROGRAM),
        (b"", "arm64-v8a", Problem.NOT_A_PROGRAM),
        (program(X86_64), "arm64-v8a", Problem.OTHER_MACHINE),
        (program(ARM), "armeabi-v7a", Problem.OTHER_MACHINE),
        (program(), "riscv64", Problem.OTHER_MACHINE),
        (None, "arm64-v8a", Problem.NOT_A_FILE),
    ],
)
def test_what_is_no_frida_server_for_this_phone(
    tmp_path: Path, content: bytes | None, abi: str, problem: Problem
) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WatchError) as refused:
        read_server(path, abi)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    ("content", "abi"),
    [(program(), "arm64-v8a"), (program(ARM, wide=False), "armeabi-v7a"), (program(X86_64), "x86_64")],
)
def test_what_is_one(tmp_path: Path, content: bytes, abi: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert read_server(path, abi) == content
