"""A web server on 127.0.0.1 that does what it is told, right or wrong."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Route = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One connection. A route writes its answer; what has none is a file of the server's folder."""

    server: "WebServer"
    sent: bytes
    """The body of a POST."""

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))
        route = self.server.routes.get(self.path)
        with suppress(OSError):  # the client has had enough
            if route is not None:
                route(self)
            else:
                self._file()

    def do_POST(self) -> None:
        self.sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_CONNECT(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))
        self.send_error(502)

    def _file(self) -> None:
        path = self.server.folder / self.path.lstrip("/")
        if path.is_file():
            self.answer(path.read_bytes())
        else:
            self.answer(b"nothing here", status=404)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer; `headers` are written with _ for -, and replace ours."""
        chosen = {"Content_Length": str(len(body))} | headers
        self.send_response(status)
        for name, value in chosen.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class WebServer(ThreadingHTTPServer):
    """`routes` and `folder` say what is served, `seen` what was asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.routes: dict[str, Route] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.scheme = "http"
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are what the tests are about."""


@contextmanager
def serving(folder: Path) -> Iterator[WebServer]:
    """Serve until the end of the block."""
    with WebServer(folder) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02))
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            server.shutdown()
            thread.join()


def fixed(body: bytes, status: int = 200, **headers: str) -> Route:
    """Answer always the same."""
    return lambda handler: handler.answer(body, status, **headers)


def endless(handler: Handler) -> None:
    """Send for ever, as fast as it goes."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.stopped.is_set():
        handler.wfile.write(b"a" * 65536)


def dripping_body(handler: Handler) -> None:
    """Send one byte now and then: no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    _drip(handler)


def dripping_headers(handler: Handler) -> None:
    """Never come to the end of the first header."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(handler)


def silent(handler: Handler) -> None:
    """Say nothing at all."""
    handler.server.stopped.wait(20)


def _drip(handler: Handler) -> None:
    for _ in range(2000):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        if handler.server.stopped.is_set():
            return
        time.sleep(0.01)
