"""A time limit for everything that happens on some network connections."""

import threading
import time
from contextlib import suppress
from socket import SHUT_RDWR, close, socket
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import urllib3

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


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


def connections(url: str, deadline: Deadline) -> "urllib3.PoolManager":
    """Make connections that `deadline` can cut, through the system's proxy where there is one."""
    from urllib.request import getproxies, proxy_bypass

    import urllib3
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket:
            return deadline.watch(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket:
            return deadline.watch(super()._new_conn())

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    host = urlsplit(url).hostname or ""
    proxy = getproxies().get("https")
    direct = not proxy or host in LOOPBACK or proxy_bypass(host)
    pools = urllib3.PoolManager() if direct or not proxy else urllib3.ProxyManager(proxy)
    pools.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pools
