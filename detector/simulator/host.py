"""A private adb server for the simulated phone: its own port, its own keys, gone afterwards.

The person's own server (port 5037) and ~/.android are left alone, and no phone that is plugged in is seen.
Options and variables: AOSP packages/modules/adb, client/main.cpp, docs/user/adb.1.md; the smart socket:
OVERVIEW.TXT. Seen with adb 29.0.6 (Debian) and 36.0.0.
"""

import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final, Self

from detector.errors import DetectorError

_HOST: Final = "127.0.0.1"
_USUAL_PORT: Final = 5037
_START_S: Final = 10.0
_CONNECT_S: Final = 10.0
_STOP_S: Final = 5.0
_POLL_S: Final = 0.02
_ATTEMPTS: Final = 3
"""Between finding a free port and using it, another program may take it."""
_KNOWN_STATES: Final = ("device", "unauthorized")
_OFF: Final = {
    "ADB_USB": "0",  # phones on a cable belong to the person's own server
    "ADB_EMU": "0",  # emulators likewise
    "ADB_MDNS": "0",
    "ADB_MDNS_AUTO_CONNECT": "0",
}


class PrivateAdb:
    """An adb server of our own. `adb` is the path of an adb program.

    Starting raises DetectorError when the program cannot be started or does not answer in 10 seconds.
    """

    def __init__(self, adb: str) -> None:
        self._adb = adb
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._home: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def port(self) -> int:
        """Where the server answers; 0 when it does not run."""
        return self._port

    @property
    def environment(self) -> dict[str, str]:
        """Variables for an adb client that shall use this server and leave no trace in the person's home."""
        home = self._home.name if self._home else os.devnull
        usual = {name: text for name, text in os.environ.items() if not name.startswith(("ADB_", "ANDROID_"))}
        log = str(Path(home) / "adb.log")
        homes = dict.fromkeys(("HOME", "USERPROFILE", "ANDROID_USER_HOME", "ANDROID_SDK_HOME"), home)
        mine = {"ANDROID_ADB_LOG_PATH": log, "ANDROID_ADB_SERVER_PORT": str(self._port)}
        return usual | _OFF | homes | mine

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._home = tempfile.TemporaryDirectory(prefix="detector-adb-")
        try:
            self._launch_and_wait()
        except BaseException:
            self.close()
            raise

    def connect(self, serial: str) -> str:
        """Let the server connect to `serial` ("127.0.0.1:PORT"); returns its state: device or unauthorized.

        Raises DetectorError when nobody listens there, or neither is reached in 10 seconds.
        """
        deadline = time.monotonic() + _CONNECT_S
        state = self._states(deadline).get(serial)
        said = self._connect_anew(serial, state, deadline)
        while time.monotonic() < deadline:
            state = self._states(deadline).get(serial)
            if state in _KNOWN_STATES:
                return state
            if state is None and not said.startswith("already connected"):
                break
            if state in (None, "offline"):  # it was "already connected" to the phone that was there before
                said = self._connect_anew(serial, state, deadline)
            time.sleep(_POLL_S)
        raise DetectorError(f"adb could not connect to {serial}: {said}", "Is the simulated phone running?")

    def _connect_anew(self, serial: str, state: str | None, deadline: float) -> str:
        if state is not None:  # of a phone that was there before; adb may not even know yet that it went
            self._ask(f"host:disconnect:{serial}", deadline)
        return self._ask(f"host:connect:{serial}", deadline)

    def close(self) -> None:
        """Stop the server that was started here, and remove its folder. May be called twice."""
        self._stop()
        if self._home is not None:
            self._home.cleanup()
            self._home = None

    def _launch_and_wait(self) -> None:
        for _ in range(_ATTEMPTS):
            self._launch()
            if self._answers():
                return
            self._stop()
        raise DetectorError(
            f"{self._adb} did not start as a server: {self._complaint()}",
            "Check that this adb program runs here: `adb version`.",
        )

    def _launch(self) -> None:
        self._port = _free_port()
        # Not 127.0.0.1: adb listens on the names "localhost" or nothing, else it refuses (socket_spec.cpp).
        command = [self._adb, "-L", f"tcp:localhost:{self._port}", "server", "nodaemon"]
        try:
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(
                    command,
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,  # Ctrl-C is for us; we stop the server ourselves
                )
        except OSError as error:
            raise DetectorError(
                f"{self._adb} cannot be started: {error.strerror}", "Give the path of an adb program."
            ) from error

    def _answers(self) -> bool:
        """Whether our server answers before the deadline; False as soon as it has ended."""
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            try:
                self._ask("host:version", deadline)
            except DetectorError:
                time.sleep(_POLL_S)
            else:
                return self._process.poll() is None
        return False

    def _stop(self) -> None:
        process, self._process = self._process, None
        self._port = 0
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    @property
    def _log(self) -> Path:
        return Path(self._home.name if self._home else os.devnull) / "server.log"

    def _complaint(self) -> str:
        lines = self._log.read_text(errors="replace").splitlines()
        return lines[-1] if lines else "it said nothing"

    def _states(self, deadline: float) -> dict[str, str]:
        lines = self._ask("host:devices", deadline).splitlines()
        return {serial: state for serial, _, state in (line.partition("\t") for line in lines)}

    def _ask(self, service: str, deadline: float) -> str:
        """One question over the smart socket: 4 hex digits of length, OKAY or FAIL, an answer alike."""
        request = service.encode()
        patience = max(_POLL_S, deadline - time.monotonic())
        try:
            with socket.create_connection((_HOST, self._port), patience) as sock:
                sock.sendall(b"%04x%b" % (len(request), request))
                with sock.makefile("rb") as source:
                    source.read(4)
                    return source.read(int(source.read(4), 16)).decode(errors="replace")
        except (OSError, ValueError) as error:
            raise DetectorError(
                f"the private adb server on port {self._port} does not answer: {error}",
                "Start again; another program may have taken the port.",
            ) from error


def _free_port() -> int:
    """A free loopback port, never the usual one of adb."""
    while True:
        with socket.socket() as probe:
            probe.bind((_HOST, 0))
            port: int = probe.getsockname()[1]
        if port != _USUAL_PORT:
            return port
