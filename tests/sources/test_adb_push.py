"""A file is sent to a simulated phone through a real adb server, and comes whole or not at all."""

import pytest

from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer
from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.sources.adb_push import PushError, push

CONTENT = bytes(range(256)) * 1000


class Phone:
    properties: dict[str, str] = {}  # noqa: RUF012
    features = ("shell_v2", "cmd")

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}

    def shell(self, line: str) -> Answer:
        return Answer()

    def file(self, path: str) -> bytes | None:
        return None

    def store(self, path: str, content: bytes) -> bool:
        if path.startswith("/data/local/tmp/"):
            self.stored[path] = content
        return path in self.stored


def test_the_file_arrives_as_it_was(adb_server: PrivateAdb) -> None:
    phone = Phone()
    with Adbd(phone) as daemon:
        adb_server.connect(daemon.serial)
        push(Server(port=adb_server.port), daemon.serial, CONTENT, "/data/local/tmp/x", mode=0o755)
    assert phone.stored == {"/data/local/tmp/x": CONTENT}


def test_a_phone_that_refuses(adb_server: PrivateAdb) -> None:
    with Adbd(Phone()) as daemon:
        adb_server.connect(daemon.serial)
        with pytest.raises(PushError, match="read-only"):
            push(Server(port=adb_server.port), daemon.serial, CONTENT, "/system/x", mode=0o755)


def test_a_phone_that_is_not_there(adb_server: PrivateAdb) -> None:
    with pytest.raises(PushError, match="nobody"):
        push(Server(port=adb_server.port), "nobody", CONTENT, "/data/local/tmp/x", mode=0o755)


def test_no_server() -> None:
    with pytest.raises(PushError):
        push(Server(port=1), "nobody", CONTENT, "/data/local/tmp/x", mode=0o755)
