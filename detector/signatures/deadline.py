"""A time limit for everything that happens on some network connections."""

import threading
import time
from contextlib import suppress
from socket import SHUT_RDWR, close, socket
from typing import Self


class Deadline:
    """Cuts every connection that it watches when the time is up."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.over = False
        self._end = time.monotonic() + seconds
        self._watched: list[socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(max(0.0, seconds), self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._watched:
                handle = connection.detach()  # closed for everybody: after an odd answer urllib3 still holds it
                if handle >= 0:
                    close(handle)
            self._watched.clear()

    def left_s(self) -> float:
        """How much time is left, never 0."""
        return max(0.01, self._end - time.monotonic())

    def watch(self, connection: socket) -> socket:
        """Watch a copy of it, since TLS takes the original over; shutting one shuts both. Both close at the end."""
        with self._lock:
            self._watched += (connection.dup(), connection)
        if self.over:
            self._cut()
        return connection

    def _cut(self) -> None:
        self.over = True
        with self._lock:
            for connection in self._watched:
                with suppress(OSError):
                    connection.shutdown(SHUT_RDWR)
