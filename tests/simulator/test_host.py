"""The private adb server: starts with every adb program found, leaves nothing behind, fails in words."""

import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from detector.errors import DetectorError
from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer, Faults
from detector.simulator.host import PrivateAdb


class Phone:
    properties = {"ro.product.model": "Toy 1"}  # noqa: RUF012 - the seam asks for a plain attribute
    features = ("shell_v2", "cmd")

    def shell(self, line: str) -> Answer:
        return Answer(stdout=line.encode())

    def file(self, path: str) -> bytes | None:
        return None

    def store(self, path: str, content: bytes) -> bool:
        return False


def test_it_connects_and_tells_the_state(adb: str) -> None:
    with PrivateAdb(adb) as server:
        assert server.port not in {0, 5037}
        with Adbd(Phone()) as phone, Adbd(Phone(), faults=Faults(unauthorized=True)) as locked:
            assert server.connect(phone.serial) == "device"
            assert server.connect(locked.serial) == "unauthorized"
            assert server.connect(phone.serial) == "device", "connecting twice does no harm"


def test_it_leaves_nothing_behind(adb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with PrivateAdb(adb) as server, Adbd(Phone()) as phone:
        server.connect(phone.serial)
        port = server.port
        assert list(temporary.iterdir()), "keys and logs are in a temporary folder"
    assert not list(home.iterdir())
    assert not list(temporary.iterdir())
    assert server.port == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the server has ended"


def test_the_persons_own_adb_settings_do_not_count(adb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "5037")
    monkeypatch.setenv("ADB_SERVER_SOCKET", "tcp:localhost:5037")
    monkeypatch.setenv("ADB_VENDOR_KEYS", "/nowhere")
    with PrivateAdb(adb) as server, Adbd(Phone()) as phone:
        server.connect(phone.serial)
        command = [adb, "devices"]
        done = subprocess.run(command, env=server.environment, capture_output=True, timeout=20, check=True)
    assert f"{phone.serial}\tdevice" in done.stdout.decode()


def test_two_servers_do_not_meet(adb: str) -> None:
    with PrivateAdb(adb) as one, PrivateAdb(adb) as other, Adbd(Phone()) as phone:
        assert one.port != other.port
        assert one.connect(phone.serial) == "device"
        assert other.connect(phone.serial) == "device"


def test_nobody_to_connect_to(adb: str) -> None:
    with PrivateAdb(adb) as server:
        with Adbd(Phone()) as phone:
            serial = phone.serial
        with pytest.raises(DetectorError, match="could not connect") as caught:
            server.connect(serial)
    assert caught.value.hint


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    server = PrivateAdb(str(tmp_path / "adb"))
    with pytest.raises(DetectorError, match="cannot be started") as caught:
        server.start()
    assert caught.value.hint
    server.close()


def test_a_program_that_is_not_adb(tmp_path: Path) -> None:
    impostor = tmp_path / "adb"
    impostor.write_text("#!/bin/sh\necho 'wrong machine' >&2\nexit 1\n")
    impostor.chmod(0o755)
    with pytest.raises(DetectorError, match="wrong machine") as caught:
        PrivateAdb(str(impostor)).start()
    assert caught.value.hint
