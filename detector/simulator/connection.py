"""One TCP connection from an adb server, and the streams that share it.

Defined in AOSP packages/modules/adb: protocol.txt, adb.cpp (handle_packet), sockets.cpp, daemon/auth.cpp.
Seen with the adb servers 29.0.6 and 36.0.0.
"""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from typing import Final

from msgspec import Struct

from detector.simulator.stream import Service, Stream, StreamClosedError
from detector.simulator.wire import (
    HEADER_SIZE,
    MAX_PAYLOAD,
    VERSION_CHECKED,
    VERSION_UNCHECKED,
    AuthKind,
    Command,
    Packet,
    WireError,
    decode_header,
    encode,
    join,
)

_TOKEN_SIZE: Final = 20


class Greeting(Struct, frozen=True, kw_only=True):
    """How the phone presents itself."""

    banner: str
    version: int = VERSION_UNCHECKED
    max_payload: int = MAX_PAYLOAD
    unauthorized: bool = False


class Connection:
    """The handshake and the traffic of one TCP connection. `find` names the service for an OPEN, or None."""

    def __init__(self, sock: socket.socket, greeting: Greeting, find: Callable[[str], Service | None]) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._max_payload = greeting.max_payload
        self._socket = sock
        self._greeting = greeting
        self._find = find
        self._sending = threading.Lock()
        self._checked = True
        self._online = False
        self._ids = count(1)
        self._streams: dict[int, Stream] = {}
        self._workers: tuple[threading.Thread, ...] = ()
        self._reader = threading.Thread(target=self._run, name="adbd-connection", daemon=True)

    def start(self) -> None:
        """Begin to read, in a thread of its own that ends with the connection."""
        self._reader.start()

    def break_off(self) -> None:
        """End the connection from any thread, without waiting; what was sent still arrives."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def wait(self, seconds: float) -> None:
        """Wait for all threads of a connection that was broken off, `seconds` for each at most."""
        self._reader.join(seconds)
        for worker in self._workers:
            worker.join(seconds)

    @property
    def alive(self) -> bool:
        """Whether a thread of this connection still runs."""
        return self._reader.is_alive() or any(worker.is_alive() for worker in self._workers)

    def send(self, packet: Packet) -> None:
        """Send one packet whole. Raises StreamClosedError when the connection is gone."""
        data = encode(packet, checked=self._checked)
        try:
            with self._sending:
                self._socket.sendall(data)
        except OSError:
            raise StreamClosedError from None

    def _run(self) -> None:
        try:
            with self._socket, suppress(OSError, WireError, StreamClosedError):
                for packet in self._packets():
                    self._handle(packet)
        finally:
            self._forget_streams()

    def _packets(self) -> Iterator[Packet]:
        with self._socket.makefile("rb") as source:
            while head := source.read(HEADER_SIZE):
                header = decode_header(head, max_payload=self._greeting.max_payload)
                # The first packet may come without a checksum when the server has met this phone before.
                checked = self._online and self._checked
                yield join(header, source.read(header.length), checked=checked)

    def _handle(self, packet: Packet) -> None:
        if packet.command is Command.CNXN:
            self._greet(packet)
        elif packet.command is Command.AUTH:
            self._keep_asking(packet)
        elif self._online and packet.command is Command.OPEN:
            self._open(packet)
        elif self._online and (stream := self._streams.get(packet.arg1)):
            self._pass_on(packet, stream)

    def _greet(self, packet: Packet) -> None:
        if not packet.arg1:
            raise WireError("the peer takes no payload")
        self._forget_streams()
        if self._greeting.unauthorized:
            self._ask()
            return
        mine = self._greeting
        self._max_payload = min(mine.max_payload, packet.arg1)
        banner = mine.banner.encode()
        self.send(Packet(command=Command.CNXN, arg0=mine.version, arg1=mine.max_payload, payload=banner))
        self._checked = min(mine.version, packet.arg0) <= VERSION_CHECKED
        self._online = True

    def _ask(self) -> None:
        token = os.urandom(_TOKEN_SIZE)
        self.send(Packet(command=Command.AUTH, arg0=AuthKind.TOKEN, payload=token))

    def _keep_asking(self, packet: Packet) -> None:
        # Like a phone: another token for every signature, and silence for the public key, when the question
        # is on the screen. A token there would make the server send its key again, without end.
        if packet.arg0 == AuthKind.SIGNATURE and not self._online:
            self._ask()

    def _open(self, packet: Packet) -> None:
        service = self._find(packet.payload.split(b"\0")[0].decode(errors="replace"))
        if service is None:
            self.send(Packet(command=Command.CLSE, arg1=packet.arg0))
            return
        local = next(self._ids)
        stream = self._streams[local] = Stream(self.send, self._max_payload, local, packet.arg0)
        self.send(Packet(command=Command.OKAY, arg0=local, arg1=packet.arg0))
        worker = threading.Thread(target=self._serve, args=(local, stream, service), name="adbd-stream", daemon=True)
        worker.start()
        self._workers = (*(old for old in self._workers if old.is_alive()), worker)

    def _serve(self, local: int, stream: Stream, service: Service) -> None:
        try:
            with suppress(StreamClosedError, WireError):
                service(stream)
        finally:
            with suppress(StreamClosedError):
                stream.close()
            self._streams.pop(local, None)

    def _pass_on(self, packet: Packet, stream: Stream) -> None:
        if packet.command is Command.OKAY:
            stream.acknowledged()
        elif packet.command is Command.WRTE:
            stream.deliver(packet.payload)
        elif packet.command is Command.CLSE:
            stream.hang_up()

    def _forget_streams(self) -> None:
        for stream in tuple(self._streams.values()):
            stream.hang_up()
