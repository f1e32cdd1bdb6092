"""A phone on a cable or on Wi-Fi, through the adb server. The only module that imports adbutils.

Protocol: AOSP packages/modules/adb, SERVICES.TXT. adbutils' own `shell()` reads 15 MB in 15 s, so the reading is ours
(adb_shell.py). Its connection class would start a server by itself whenever one does not answer; ours never does that
in the middle of a scan.
"""

import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, structs

from detector.sources import phone_states
from detector.sources.adb_program import find_adb
from detector.sources.adb_shell import Take, read_exec, read_shell_v2, with_marker
from detector.sources.base import Failure, Origin, Output, Query, SourceKind
from detector.sources.phones_seen import PhoneSeen, choose, parse_devices

_PORT: Final = "ANDROID_ADB_SERVER_PORT"
_LAST_PORT: Final = 65535

try:
    from adbutils import AdbConnection
    from adbutils.errors import AdbError
except ValueError as error:  # it reads that variable at once
    raise phone_states.no_port(_PORT, os.environ.get(_PORT, "")) from error

DEADLINE_S: Final = 30.0
"""For one command, from the first byte sent to the last byte read."""
PARALLEL: Final = 6


def _port(variable: str, text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= _LAST_PORT):
        raise phone_states.no_port(variable, text)
    return int(text)


class Server(Struct, frozen=True):
    """Where the adb server listens."""

    host: str = "127.0.0.1"
    port: int = 5037

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Server":
        """The variables that adb and adbutils themselves obey; DetectorError when one of them holds no port."""
        match = re.fullmatch(r"tcp:(?:(.+):)?(\d+)", environ.get("ADB_SERVER_SOCKET", ""))
        if match is not None:
            return cls(match[1] or "127.0.0.1", _port("ADB_SERVER_SOCKET", match[2]))
        host = environ.get("ANDROID_ADB_SERVER_ADDRESS") or environ.get("ANDROID_ADB_SERVER_HOST")
        port = environ.get(_PORT)
        return cls(host or "127.0.0.1", _port(_PORT, port) if port else 5037)

    def connect(self) -> AdbConnection:
        """A new connection; raises AdbError when nobody listens."""
        return _Connection(self.host, self.port)

    def ensure_running(self) -> None:
        """Starts a server when there is none. One that runs is used as it is, whatever its version."""
        try:
            self.connect().conn.close()
        except AdbError:
            self._start()

    def _start(self) -> None:
        adb = find_adb()
        if adb is None:
            raise phone_states.no_adb()
        if self.host not in ("127.0.0.1", "localhost", "::1"):
            raise phone_states.no_server(f"{self.host}:{self.port}")
        try:
            subprocess.run([adb, "-P", str(self.port), "start-server"], capture_output=True, timeout=20, check=True)
            self.connect().conn.close()
        except (OSError, subprocess.SubprocessError, AdbError) as error:
            raise phone_states.no_server(f"{self.host}:{self.port}") from error

    def ask(self, service: str) -> str:
        """One `host:` service that answers with a string; raises AdbError."""
        connection = self.connect()
        try:
            connection.conn.settimeout(5)
            _ask_for(connection, service)
            answer: str = connection.read_string_block()
        except (OSError, ValueError) as error:
            raise AdbError(str(error)) from error
        finally:
            connection.conn.close()
        return answer

    def devices(self) -> tuple[PhoneSeen, ...]:
        """Every phone that the server knows, in whatever state."""
        self.ensure_running()
        try:
            listing = self.ask("host:devices-l")
        except AdbError as error:
            raise phone_states.no_server(f"{self.host}:{self.port}") from error
        return parse_devices(listing)

    def follow(self, service: str) -> socket.socket:
        """A connection on which a `host:` service goes on answering; DetectorError when nobody listens."""
        try:
            connection = self.connect()
            _ask_for(connection, service)
        except (AdbError, OSError) as error:
            raise phone_states.no_server(f"{self.host}:{self.port}") from error
        sock: socket.socket = connection.conn
        sock.settimeout(None)
        return sock


class _Connection(AdbConnection):  # type: ignore[misc]  # adbutils carries no types
    """Fails when nobody listens, where adbutils would start a server, on the usual port and not on this one."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        super().__init__(host, port)

    def _safe_connect(self) -> socket.socket:
        try:
            return socket.create_connection(self._address, timeout=3)
        except OSError as error:
            raise AdbError(str(error)) from error


class AdbPhone:
    """A source: one phone that is in the state `device`."""

    origin = Origin(kind=SourceKind.ADB)
    parallel = PARALLEL

    def __init__(self, server: Server, seen: PhoneSeen, *, deadline_s: float = DEADLINE_S) -> None:
        self.server = server
        self.seen = seen
        self.deadline_s = deadline_s
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._shell_v2 = "shell_v2" in server.ask(seen.service("features")).split(",")

    def read(self, query: Query) -> Output:
        """Runs the line as the shell user and reads until it ends, fails or its time is up."""
        return self._timed(query.line)

    def stream(self, line: str, take: Take, most: int) -> Output:
        """The same, but up to so many bytes of what it prints go to `take` as they come (not with Android 6)."""
        return self._timed(line, take, most)

    def _timed(self, line: str, take: Take | None = None, most: int | None = None) -> Output:
        began, started = time.time(), time.monotonic()
        output = self._run(line, started + self.deadline_s, take, most)
        failure = output.failure
        if failure is Failure.CUT:
            failure = Failure.CANCELLED if self._closed else self._why_cut()
        return structs.replace(output, seconds=time.monotonic() - started, failure=failure, began=began)

    def close(self) -> None:
        """Ends every command that is still running."""
        self._closed = True
        with self._lock:
            for sock in self._open:
                _shut(sock)

    def _run(self, line: str, deadline: float, take: Take | None, most: int | None) -> Output:
        try:
            connection = self.server.connect()
        except AdbError:
            return Output(failure=Failure.SERVER_GONE)
        sock: socket.socket = connection.conn
        with self._lock:
            self._open.add(sock)
            if self._closed:  # meanwhile; nobody else would end this one
                _shut(sock)
        try:
            sock.settimeout(max(0.05, deadline - time.monotonic()))
            _ask_for(connection, self.seen.transport())
            if self._shell_v2:
                _ask_for(connection, f"shell,v2,raw:{line}")
                return read_shell_v2(sock, deadline, take=take, most=most)
            marked, marker = with_marker(line)
            _ask_for(connection, f"exec:{marked}")
            return read_exec(sock, deadline, marker)
        except (AdbError, OSError) as error:
            failure = Failure.TIMED_OUT if time.monotonic() >= deadline else Failure.CUT
            return Output(stderr=str(error).encode(), failure=failure)
        finally:
            with self._lock:
                self._open.discard(sock)
            sock.close()

    def _why_cut(self) -> Failure:
        """Tells whether a stream ended early because the server is gone, the phone, or only this command."""
        try:
            state = self.server.ask(self.seen.service("get-state"))
        except AdbError:
            try:
                self.server.ask("host:version")
            except AdbError:
                return Failure.SERVER_GONE
            return Failure.DISCONNECTED
        return Failure.CUT if state == "device" else Failure.DISCONNECTED


def open_phone(serial: str | None = None, *, server: Server | None = None, deadline_s: float = DEADLINE_S) -> AdbPhone:
    """The phone named, or the only one that is ready; DetectorError otherwise."""
    server = server or Server.from_environment()
    seen = choose(server.devices(), serial or os.environ.get("ANDROID_SERIAL") or None)
    try:
        return AdbPhone(server, seen, deadline_s=deadline_s)
    except AdbError as error:
        raise phone_states.not_ready("offline", seen.serial) from error


def _ask_for(connection: AdbConnection, service: str) -> None:
    """Raises AdbError when the server refuses, for example because the phone is gone."""
    connection.send_command(service)
    connection.check_okay()


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
