"""Plays the part of frida-server on a phone: a portal of Frida's that processes of this computer join.

Runs in a process of its own, which ends like a server that is killed. No spawning; everything else goes through the
same code of the one who watches.

    python -m tests.watch.portal GUARDS PID...

GUARDS is what Frida takes for the end that clients use, in JSON: `certificate`, with its key, and `authentication`.
Prints the port that clients use, then takes lines from stdin: PID joins another process, `leave` leaves all of them.
Ends with its stdin, or when it is killed, which must not be too soon: once everything has left a process, Frida goes
into it with ptrace for a moment more, to free memory. If who attached ends just then, the process runs into Frida's
address for "has come back", 0x320, and dies of SIGSEGV (HotSpot: SIGABRT).
"""

import json
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_HOST = "127.0.0.1"
_STARTS = 3
"""A port that was free may be taken by the time that it is opened."""


class Portal:
    """A server for Frida on `port`, with some processes behind it."""

    def __init__(self, *pids: int, certificate: Path | None = None, token: str | None = None) -> None:
        guards = {"certificate": certificate and str(certificate), "authentication": token and ("token", token)}
        command = [sys.executable, "-m", "tests.watch.portal", json.dumps(guards), *map(str, pids)]
        for _ in range(_STARTS):
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            if port := self._answer():
                self.port = int(port)
                return
            self.kill()
        raise AssertionError("the portal does not start")

    def join(self, pid: int) -> None:
        """One more process."""
        self._ask(str(pid))

    def kill(self) -> None:
        """As when the phone is unplugged: nobody is told."""
        self._process.kill()
        self._process.communicate()

    def close(self) -> None:
        """Leaves all processes, in an orderly way."""
        self._ask("leave")

    def _ask(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        assert self._answer() == line

    def _answer(self) -> str:
        """Its next line; "" when it has ended."""
        assert self._process.stdout
        return next((line.strip() for line in self._process.stdout if not line.startswith("[GLib")), "")

    def __enter__(self) -> Self:
        """For `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it, whatever happened."""
        self.kill()


def _two_free_ports() -> tuple[int, int]:
    with socket.create_server((_HOST, 0)) as one, socket.create_server((_HOST, 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _main(guards: dict[str, Any], pids: list[int]) -> None:
    import frida

    for_apps, for_clients = _two_free_ports()
    guards["authentication"] = guards["authentication"] and tuple(guards["authentication"])
    ends: tuple[tuple[int, dict[str, Any]], ...] = ((for_apps, {}), (for_clients, guards))
    portal = frida.PortalService(*(frida.EndpointParameters(_HOST, port, **given) for port, given in ends))  # type: ignore[no-untyped-call]
    portal.start()
    sessions = []

    def join(pid: int) -> None:
        session = frida.attach(pid)
        sessions.append((session, session.join_portal(f"{_HOST}:{for_apps}")))

    for pid in pids:
        join(pid)
    sys.stdout.write(f"{for_clients}\n")
    sys.stdout.flush()
    for line in sys.stdin:
        if line.strip() == "leave":
            for session, membership in sessions:
                membership.terminate()
                session.detach()
            portal.stop()
        else:
            join(int(line))
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]), [int(pid) for pid in sys.argv[2:]])
