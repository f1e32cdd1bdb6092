"""A phone on a cable or on Wi-Fi, through the adb server. The only module that imports adbutils.

Protocol: AOSP packages/modules/adb, SERVICES.TXT and shell_protocol.h. We use `shell,v2,raw:`, which keeps stdout,
stderr and the exit code apart; Android 6 has no shell v2, there `exec:` with a marker line stands in.
adbutils' own `shell()` reads 15 MB in 15 s, so the reading loop is ours. Its connection class would start a server
by itself whenever one does not answer; ours never does that in the middle of a scan.
"""

import os
import re
import secrets
import socket
import subprocess
import threading
import time
from typing import Final

from adbutils import AdbConnection
from adbutils.errors import AdbError
from msgspec import Struct

from detector.sources import phone_states
from detector.sources.adb_program import find_adb
from detector.sources.base import Failure, Output, Query

DEADLINE_S: Final = 30.0
"""For one command, from the first byte sent to the last byte read."""
LIMIT_BYTES: Final = 96 * 2**20
"""No command that we send prints a tenth of this; a phone that does is trying to fill our memory."""
PARALLEL: Final = 6

_STDOUT, _STDERR, _EXIT = 1, 2, 3


class PhoneSeen(Struct, frozen=True, kw_only=True):
    """One line of `adb devices -l`."""

    serial: str
    state: str
    model: str = ""
    connection: str = "usb"
    """usb, wifi or emulator."""


class Server(Struct, frozen=True):
    """Where the adb server listens."""

    host: str = "127.0.0.1"
    port: int = 5037

    @classmethod
    def from_environment(cls, environ: "os._Environ[str] | dict[str, str]" = os.environ) -> "Server":
        """The variables that adb and adbutils themselves obey."""
        match = re.fullmatch(r"tcp:(?:(.+):)?(\d+)", environ.get("ADB_SERVER_SOCKET", ""))
        if match is not None:
            return cls(match[1] or "127.0.0.1", int(match[2]))
        host = environ.get("ANDROID_ADB_SERVER_ADDRESS") or environ.get("ANDROID_ADB_SERVER_HOST")
        port = environ.get("ANDROID_ADB_SERVER_PORT", "")
        return cls(host or "127.0.0.1", int(port) if port.isdecimal() else 5037)

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
            connection.send_command(service)
            connection.check_okay()
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
        return tuple(seen for line in listing.splitlines() if (seen := _parse_device(line)) is not None)


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


def _parse_device(line: str) -> PhoneSeen | None:
    parts = line.split(None, 1)
    if len(parts) < 2:
        return None
    serial, rest = parts
    state = "no permissions" if rest.startswith("no permissions") else rest.split()[0]
    model = re.search(r"\bmodel:(\S+)", rest)
    connection = "usb"
    if serial.startswith("emulator-"):
        connection = "emulator"
    elif ":" in serial or "._adb-tls" in serial:
        connection = "wifi"
    return PhoneSeen(serial=serial, state=state, model=model[1] if model else "", connection=connection)


def choose(devices: tuple[PhoneSeen, ...], serial: str | None) -> PhoneSeen:
    """The phone to scan, or a DetectorError that says what to do so that there is one."""
    if serial is not None:
        named = [seen for seen in devices if seen.serial == serial]
        if not named:
            raise phone_states.not_connected(serial, [seen.serial for seen in devices])
        chosen = named[0]
    elif not devices:
        raise phone_states.no_phone()
    else:
        ready = [seen for seen in devices if seen.state == "device"]
        if len(ready) > 1:
            raise phone_states.several([seen.serial for seen in ready])
        chosen = ready[0] if ready else devices[0]
    if chosen.state != "device":
        raise phone_states.not_ready(chosen.state, chosen.serial)
    return chosen


class AdbPhone:
    """A source: one phone that is in the state `device`."""

    name = "adb"
    parallel = PARALLEL

    def __init__(self, server: Server, seen: PhoneSeen, *, deadline_s: float = DEADLINE_S) -> None:
        self.server = server
        self.seen = seen
        self.deadline_s = deadline_s
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._shell_v2 = "shell_v2" in server.ask(f"host-serial:{seen.serial}:features").split(",")

    def read(self, query: Query) -> Output:
        """Runs the line as the shell user and reads until it ends, fails or its time is up."""
        started = time.monotonic()
        out, err, exit_code, failure = self._run(query.line, started + self.deadline_s)
        if failure is Failure.CUT:
            failure = Failure.CANCELLED if self._closed else self._why_cut()
        seconds = time.monotonic() - started
        return Output(stdout=out, stderr=err, exit_code=exit_code, seconds=seconds, failure=failure)

    def close(self) -> None:
        """Ends every command that is still running."""
        self._closed = True
        with self._lock:
            for sock in self._open:
                _shut(sock)

    def _run(self, line: str, deadline: float) -> tuple[bytes, bytes, int | None, Failure | None]:
        try:
            connection = self.server.connect()
        except AdbError:
            return b"", b"", None, Failure.SERVER_GONE
        sock: socket.socket = connection.conn
        with self._lock:
            self._open.add(sock)
        try:
            sock.settimeout(max(0.05, deadline - time.monotonic()))
            connection.send_command(f"host:transport:{self.seen.serial}")
            connection.check_okay()
            if self._shell_v2:
                connection.send_command(f"shell,v2,raw:{line}")
                connection.check_okay()
                return _read_shell_v2(sock, deadline)
            return _read_exec(connection, line, deadline)
        except TimeoutError:
            return b"", b"", None, Failure.TIMED_OUT
        except (AdbError, OSError) as error:
            timed_out = time.monotonic() >= deadline
            return b"", str(error).encode(), None, Failure.TIMED_OUT if timed_out else Failure.CUT
        finally:
            with self._lock:
                self._open.discard(sock)
            sock.close()

    def _why_cut(self) -> Failure:
        """Tells whether a stream ended early because the server is gone, the phone, or only this command."""
        try:
            state = self.server.ask(f"host-serial:{self.seen.serial}:get-state")
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


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _receive(sock: socket.socket, deadline: float) -> bytes:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    sock.settimeout(left)
    return sock.recv(2**18)


class _Packets:
    """Takes shell v2 apart: id (1 byte), length (4 bytes, little endian), data.

    A length is never trusted with memory.
    """

    def __init__(self) -> None:
        self.streams = {_STDOUT: bytearray(), _STDERR: bytearray(), _EXIT: bytearray()}
        self._header = bytearray()
        self._kind = 0
        self._left = 0

    def feed(self, data: bytes) -> None:
        chunk = memoryview(data)
        while chunk:
            if self._left:
                taken = chunk[: self._left]
                if self._kind in self.streams:
                    self.streams[self._kind] += taken
                self._left -= len(taken)
            else:
                taken = chunk[: 5 - len(self._header)]
                self._header += taken
                if len(self._header) == 5:
                    self._kind, self._left = self._header[0], int.from_bytes(self._header[1:], "little")
                    self._header.clear()
            chunk = chunk[len(taken) :]


def _read_shell_v2(sock: socket.socket, deadline: float) -> tuple[bytes, bytes, int | None, Failure | None]:
    packets, failure, total = _Packets(), None, 0
    ended = packets.streams[_EXIT]
    while failure is None and not ended:
        try:
            chunk = _receive(sock, deadline)
        except TimeoutError:
            failure = Failure.TIMED_OUT
            break
        except OSError:
            chunk = b""
        total += len(chunk)
        packets.feed(chunk)
        if total > LIMIT_BYTES:
            failure = Failure.TOO_LARGE
        elif not chunk:
            failure = Failure.CUT
    out, err = bytes(packets.streams[_STDOUT]), bytes(packets.streams[_STDERR])
    return out, err, ended[0] if ended else None, failure


def _read_exec(
    connection: AdbConnection, line: str, deadline: float
) -> tuple[bytes, bytes, int | None, Failure | None]:
    """Android 6: `exec:` mixes stderr in; the exit code comes behind a marker that the phone cannot foresee."""
    marker = secrets.token_hex(8)
    connection.send_command(f'exec:{line}; echo "{marker}$?"')
    connection.check_okay()
    data = bytearray()
    try:
        while chunk := _receive(connection.conn, deadline):
            data += chunk
            if len(data) > LIMIT_BYTES:
                return bytes(data), b"", None, Failure.TOO_LARGE
    except TimeoutError:
        return bytes(data), b"", None, Failure.TIMED_OUT
    body, _, tail = bytes(data).rpartition(marker.encode())
    ended = re.match(rb"(\d{1,3})\n", tail)
    if ended is None:
        return bytes(data), b"", None, Failure.CUT
    return body + tail[ended.end() :], b"", int(ended[1]), None
