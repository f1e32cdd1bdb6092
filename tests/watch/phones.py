"""A phone on which apps can be watched: a simulated one on a real adb server, with a portal in frida-server's place,
and `detector watch` as a person runs it.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone

FRIDA_PORT: Final = 27042
_PHONE: Final = Path(__file__).parent / "watched.yaml"
_PATIENCE_S: Final = 60.0


def simulated(name: str | Path = _PHONE) -> SimulatedPhone:
    """The phone that has the app, or another one."""
    return SimulatedPhone(load_phone(name))


@contextmanager
def plugged(server: PrivateAdb, portal: int | None = None, device: SimulatedPhone | None = None) -> Iterator[Adbd]:
    """The simulated phone on that server; frida-server on it is the portal on that port, if any."""
    device = device or simulated()
    ports = device.ports if isinstance(device, RootedPhone) else {} if portal is None else {FRIDA_PORT: portal}
    with Adbd(device, ports=ports) as daemon:
        server.connect(daemon.serial)
        yield daemon


class RootedPhone(SimulatedPhone):
    """A phone with su, which takes files, and starts the frida-server that was put there: then `ports` lead to one."""

    def __init__(self, portal: int, *, root: bool = True, slow_s: float = 0.0) -> None:
        """`slow_s`: how long it takes to end the server."""
        super().__init__(load_phone(_PHONE))
        self.ports: dict[int, int] = {}
        self.stored: dict[str, bytes] = {}
        self.started: dict[str, bytes] = {}
        """What was there when it was started."""
        self.lines: list[str] = []
        self._portal, self._root, self._slow_s = portal, root, slow_s

    def store(self, path: str, content: bytes) -> bool:
        """Every file is taken."""
        self.stored[path] = content
        return True

    def shell(self, line: str) -> Answer:
        """The lines that are about frida-server; others as ever."""
        if "frida-server" not in line and "su -c" not in line:
            return super().shell(line)
        self.lines.append(line)
        if "su -c" in line and not self._root:
            return Answer(stderr=b"su: not found\n", exit_code=127)
        if line == "su -c 'id -u'":
            return Answer(stdout=b"0\n")
        if line.endswith(" -D'"):
            self.started = dict(self.stored)
            self.ports[FRIDA_PORT] = self._portal
        if "kill" in line:
            time.sleep(self._slow_s)
            self.ports.clear()
        if line.startswith("rm -f "):
            self.stored.pop(line.removeprefix("rm -f "), None)
        gone = line.startswith("pidof") and not self.stored and not self.ports
        return Answer(stdout=b"gone\n" if gone else b"")


class Watch:
    """`detector watch ARGUMENTS` while it runs. Both outputs are read all the time."""

    def __init__(self, adb_port: int, *arguments: str, **variables: str) -> None:
        environment = os.environ | {"ANDROID_ADB_SERVER_PORT": str(adb_port)} | variables
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.watch.command", "watch", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.out: list[str] = []
        self.said: list[str] = []
        self._news = threading.Condition()
        pairs = ((self.process.stdout, self.out), (self.process.stderr, self.said))
        self._readers = [threading.Thread(target=self._read, args=pair, daemon=True) for pair in pairs]
        for reader in self._readers:
            reader.start()

    def _read(self, stream: IO[str], lines: list[str]) -> None:
        with stream:
            for line in stream:
                with self._news:
                    lines.append(line)
                    self._news.notify_all()

    def wait_for(self, text: str) -> None:
        """Until a line on stderr or stdout has this text."""
        with self._news:
            there = self._news.wait_for(lambda: any(text in line for line in (*self.said, *self.out)), _PATIENCE_S)
        assert there, self.everything()

    def stop(self, number: int = signal.SIGINT) -> int:
        """As with Ctrl-C; returns the exit code."""
        self.process.send_signal(number)
        return self.end()

    def end(self) -> int:
        """Waits until it ends; returns the exit code."""
        code = self.process.wait(_PATIENCE_S)
        for reader in self._readers:
            reader.join(_PATIENCE_S)
        return code

    def everything(self) -> str:
        """All that it printed."""
        return "".join((*self.said, *self.out))

    def __enter__(self) -> Self:
        """For `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it, whatever happened."""
        self.process.kill()
        self.end()
