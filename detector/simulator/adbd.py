"""The adb daemon of the simulated phone, on a loopback port: `adb connect 127.0.0.1:PORT` finds a phone.

It plays the part of AOSP packages/modules/adb/daemon (main.cpp, services.cpp) without its keys: there is
nothing to protect, and it listens on 127.0.0.1 only.
"""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Final, Self

import msgspec

from detector.simulator.base import Answer, Device, Faults
from detector.simulator.connection import Connection, Greeting
from detector.simulator.port_service import parse_port, serve_port
from detector.simulator.shell_service import (
    SHELL_V2,
    ShellRequest,
    parse_shell,
    read_script,
    wrap_end,
    wrap_output,
)
from detector.simulator.stream import Service, Stream, StreamClosedError
from detector.simulator.sync_service import serve_sync
from detector.simulator.wire import MAX_PAYLOAD_ANDROID_6, VERSION_CHECKED

_HOST: Final = "127.0.0.1"
_NO_FAULTS: Final = Faults()
_SPOKEN_FEATURES: Final = (SHELL_V2, "cmd", "stat_v2")
"""Of the features of a phone, those that this daemon speaks: the server uses all that it is told of."""
_BANNER_PROPERTIES: Final = ("ro.product.name", "ro.product.model", "ro.product.device")
_GOODBYE_S: Final = 2.0
"""How long a pulled cable waits for the last answer to arrive."""
_JOIN_S: Final = 5.0
_POLL_S: Final = 0.5


class Adbd:
    """A phone that an adb server can connect to. Several may run at once; each has its own port.

    `device.shell` is called from many threads at once, one per running command.
    """

    def __init__(
        self, device: Device, *, port: int = 0, faults: Faults = _NO_FAULTS, ports: Mapping[int, int] | None = None
    ) -> None:
        """`ports`: those of the phone that answer, and the ports of this computer behind them."""
        self._device = device
        self._ports = {} if ports is None else ports
        self._port = port
        self._faults = faults
        self._greeting = _greeting(device, unauthorized=faults.unauthorized)
        self._lock = threading.Lock()
        self._commands: tuple[str, ...] = ()
        self._admitted = 0
        self._finished = 0
        self._listener: socket.socket | None = None
        self._acceptor: threading.Thread | None = None
        self._connections: tuple[Connection, ...] = ()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def port(self) -> int:
        """Where it listens; 0 before the start when none was asked for."""
        return self._port

    @property
    def serial(self) -> str:
        """What an adb server calls this phone: "127.0.0.1:PORT"."""
        return f"{_HOST}:{self._port}"

    @property
    def commands(self) -> tuple[str, ...]:
        """The command lines answered so far, in the order of their answers."""
        return self._commands

    def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        self._listener = listener = socket.create_server((_HOST, self._port))
        self._port = listener.getsockname()[1]
        # Closing a listener wakes a waiting accept() on Linux only, so elsewhere it looks up now and then.
        listener.settimeout(_POLL_S)
        self._acceptor = threading.Thread(target=self._accept, args=(listener,), name="adbd", daemon=True)
        self._acceptor.start()

    def close(self) -> None:
        """Pull the cable and wait until every thread has ended. May be called twice."""
        self.unplug()
        if self._acceptor is not None:
            self._acceptor.join(_JOIN_S)
        for connection in self._connections:
            connection.wait(_JOIN_S)

    def unplug(self) -> None:
        """Break all connections and accept no more, without waiting; from any thread."""
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
        for connection in self._connections:
            connection.break_off()

    def _accept(self, listener: socket.socket) -> None:
        with listener:
            while self._listener is listener:
                try:
                    sock, _ = listener.accept()
                except TimeoutError:
                    continue
                except OSError:
                    return
                self._welcome(sock)

    def _welcome(self, sock: socket.socket) -> None:
        with self._lock:
            if self._listener is None:
                sock.close()
                return
            connection = Connection(sock, self._greeting, self._find)
            self._connections = (*(old for old in self._connections if old.alive), connection)
            connection.start()

    def _find(self, service: str) -> Service | None:
        if service == "sync:":
            return partial(serve_sync, device=self._device)
        if (behind := self._ports.get(parse_port(service) or 0)) is not None:
            return partial(serve_port, port=behind)
        request = parse_shell(service, self._device.features)
        return None if request is None else partial(self._serve_shell, request=request)

    def _serve_shell(self, stream: Stream, request: ShellRequest) -> None:
        line = request.line or read_script(stream)
        if any(text in line for text in self._faults.hang):
            stream.wait(None)
        stream.wait(self._faults.latency_s)
        if not self._admit():
            stream.wait(None)
        try:
            self._answer(stream, request, line)
        finally:
            self._count_answer()

    def _answer(self, stream: Stream, request: ShellRequest, line: str) -> None:
        answer = self._shortened(line, self._device.shell(line))
        output = wrap_output(request, answer)
        with self._lock:
            self._commands = (*self._commands, line)
        if any(text in line for text in self._faults.drop):
            stream.write(output[: len(output) // 2])
        else:
            stream.write(output + wrap_end(request, answer))
        stream.close()
        if self._faults.disconnect_after is not None:
            with suppress(StreamClosedError):  # the peer's own close says that everything has arrived
                stream.wait(_GOODBYE_S)

    def _admit(self) -> bool:
        """Whether the cable is still in for one more command."""
        limit = self._faults.disconnect_after
        with self._lock:
            admitted = limit is None or self._admitted < limit
            self._admitted += admitted
        if not limit and not admitted:
            self.unplug()
        return admitted

    def _count_answer(self) -> None:
        with self._lock:
            self._finished += 1
            last = self._finished == self._faults.disconnect_after
        if last:
            self.unplug()

    def _shortened(self, line: str, answer: Answer) -> Answer:
        for text, size in self._faults.truncate:
            if text in line:
                return msgspec.structs.replace(answer, stdout=answer.stdout[:size], exit_code=0)
        return answer


def _greeting(device: Device, *, unauthorized: bool) -> Greeting:
    properties = "".join(f"{name}={device.properties.get(name, '')};" for name in _BANNER_PROPERTIES)
    features = ",".join(name for name in device.features if name in _SPOKEN_FEATURES)
    if not features:  # Android 6, which knows neither features nor packets of 1 MiB
        return Greeting(
            banner=f"device::{properties}",
            version=VERSION_CHECKED,
            max_payload=MAX_PAYLOAD_ANDROID_6,
            unauthorized=unauthorized,
        )
    return Greeting(banner=f"device::{properties}features={features}", unauthorized=unauthorized)
