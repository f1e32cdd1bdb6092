"""One conversation among the many that share a connection, with the flow control of adb.

Defined in AOSP packages/modules/adb: protocol.txt (OPEN, OKAY, WRTE, CLSE), sockets.cpp.
"""

import threading
from collections.abc import Callable

from detector.simulator.wire import Command, Packet, WireError


class StreamClosedError(Exception):
    """The other side has gone; there is nobody to answer."""


class Stream:
    """One conversation inside a connection: what a service reads from and writes to, in its own thread."""

    def __init__(self, send: Callable[[Packet], None], max_payload: int, local: int, remote: int) -> None:
        self._send_packet = send
        self._max_payload = max_payload
        self._local = local
        self._remote = remote
        self._changed = threading.Condition()
        self._received: bytes | None = None
        self._ready = True
        self._closed_there = False
        self._closed_here = False

    def read(self) -> bytes:
        """What came next, at least one packet's payload. Raises StreamClosedError."""
        with self._changed:
            self._changed.wait_for(lambda: self._received is not None or self._closed_there)
            data, self._received = self._received, None
        if data is None:
            raise StreamClosedError
        self._send(Command.OKAY)
        return data

    def write(self, data: bytes) -> None:
        """Send `data` in packets as large as the peer takes, each after the last was acknowledged."""
        size = self._max_payload
        for start in range(0, len(data), size):
            self._wait_until_ready()
            self._ready = False
            self._send(Command.WRTE, data[start : start + size])

    def wait(self, seconds: float | None) -> None:
        """Do nothing for `seconds`, or for ever. Raises StreamClosedError once the other side closes."""
        with self._changed:
            if self._changed.wait_for(lambda: self._closed_there, seconds):
                raise StreamClosedError

    def close(self) -> None:
        """Say that there is no more, once all that was written has been acknowledged."""
        if self._closed_here:
            return
        self._closed_here = True
        self._wait_until_ready()
        self._send(Command.CLSE)

    def acknowledged(self) -> None:
        """The peer took the last packet."""
        with self._changed:
            self._ready = True
            self._changed.notify_all()

    def deliver(self, data: bytes) -> None:
        """The peer wrote. Raises WireError when it did not wait for the last acknowledgement."""
        with self._changed:
            if self._received is not None:
                raise WireError("a packet came before the last one was acknowledged")
            self._received = data
            self._changed.notify_all()

    def hang_up(self) -> None:
        """The peer closed the stream, or the connection broke."""
        with self._changed:
            self._closed_there = True
            self._changed.notify_all()

    def _wait_until_ready(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._ready or self._closed_there)
            if self._closed_there:
                raise StreamClosedError

    def _send(self, command: Command, payload: bytes = b"") -> None:
        self._send_packet(Packet(command=command, arg0=self._local, arg1=self._remote, payload=payload))


Service = Callable[[Stream], None]
"""Runs in the thread of one stream; the stream is closed when it returns."""
