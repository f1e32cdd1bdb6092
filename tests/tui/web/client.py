"""A client that is no browser: it says whatever a test wants it to say."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct
from websockets.sync.client import connect
from websockets.sync.connection import Connection
from websockets.typing import Origin

STAND_IN = Path(__file__).with_name("stand_in.py")
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Served(Struct, frozen=True):
    """A server in a process of its own, and its link."""

    process: "subprocess.Popen[str]"
    link: str

    @property
    def host(self) -> str:
        return urlsplit(self.link).netloc

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    @property
    def key(self) -> str:
        """The link without its host."""
        return self.link.removeprefix(self.origin)

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> HTTPResponse:
        """The answer; of `Host` what the test says, or what is right."""
        connection = HTTPConnection(self.host, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": self.host, **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        if answer.status != 101:
            answer.read()
        connection.close()
        return answer

    def cookie(self) -> str:
        """Comes in with the link: what a browser would send from then on."""
        answer = self.ask(self.key)
        assert answer.status == 303
        return (answer.getheader("Set-Cookie") or "").partition(";")[0]

    @contextmanager
    def page(self, cookie: str, size: str = "width=90&height=30") -> Iterator["Page"]:
        """The websocket as the page opens it."""
        with connect(
            f"ws://{self.host}/ws?{size}",
            origin=Origin(self.origin),
            additional_headers={"Cookie": cookie},
            max_size=None,
        ) as connection:
            yield Page(connection)


class Page:
    """What an open page gets."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._seen = b""

    def until(self, pattern: str) -> tuple[int, ...]:
        """Waits for a text; the numbers in its groups."""
        while (found := re.search(pattern.encode(), self._seen)) is None:
            frame = self.connection.recv(timeout=30)
            self._seen += frame if isinstance(frame, bytes) else b""
        return tuple(map(int, found.groups()))


@contextmanager
def served(
    *arguments: str, environment: Mapping[str, str] | None = None, stderr: int | None = None
) -> Iterator[Served]:
    """The server of the stand-in app."""
    line = [sys.executable, str(STAND_IN), "serve", *arguments]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=stderr, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield Served(process, process.stdout.readline().strip())
        finally:
            process.kill()
