"""Who may come in, asked of a server on a real port by a client that says whatever it wants to say."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from detector.tui.web import neighbours
from detector.tui.web.neighbours import is_another_account
from tests.tui.web.client import HANDSHAKE, Served, served

FOREIGN_HOSTS = ("evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]", "")
FOREIGN_ORIGINS = ("https://evil.example", "http://localhost", "http://127.0.0.1", "http://127.0.0.1:1", "null", "")
PATHS = ("/", "/?key=", "/?key=wrong", "/ws", "/terminal.js", "/nonsense")


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as one:
        yield one


@pytest.fixture(scope="module")
def cookie(server: Served) -> str:
    assert [server.ask(path).status for path in PATHS] == [403] * len(PATHS)  # before anybody had come in
    assert server.ask(server.key, {"Host": "evil.example"}).status == 403  # and the key is not used up by them
    assert server.ask(server.key, method="POST").status == 403
    return server.cookie()


def test_the_link_lets_in_whoever_brings_it_first(server: Served, cookie: str) -> None:
    assert server.ask("/", {"Cookie": cookie}).status == 200
    assert server.ask(server.key).status == 403
    assert [server.ask(path).status for path in PATHS] == [403] * len(PATHS)


def test_the_cookie_is_another_secret_and_stays_with_our_own_pages() -> None:
    with served() as one:
        told = one.ask(one.key).getheader("Set-Cookie") or ""
    assert "HttpOnly" in told
    assert "SameSite=Strict" in told
    assert "Max-Age" not in told  # gone with the browser
    assert "Expires" not in told
    assert one.link.partition("key=")[2] not in told


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_name_that_is_not_ours_gets_nothing(server: Served, cookie: str, host: str) -> None:
    assert server.ask("/", {"Cookie": cookie, "Host": host}).status == 403


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_the_page_of_another_site_gets_nothing(server: Served, cookie: str, origin: str) -> None:
    theirs = {"Cookie": cookie, "Origin": origin}
    assert server.ask("/", theirs).status == 403
    assert server.ask("/ws?width=80&height=24", {**theirs, **HANDSHAKE}).status == 403


def test_a_websocket_says_who_opens_it(server: Served, cookie: str) -> None:
    asked = {"Cookie": cookie, **HANDSHAKE}
    assert server.ask("/ws?width=80&height=24", asked).status == 403
    assert server.ask("/ws?width=80&height=24", {**asked, "Origin": server.origin}).status == 101


def test_a_websocket_without_the_cookie_gets_nothing(server: Served, cookie: str) -> None:
    assert server.ask("/ws?width=80&height=24", {**HANDSHAKE, "Origin": server.origin}).status == 403


@pytest.mark.parametrize("path", ["/static/", "/static/js/textual.js", "/page", "/page/page.html.j2", "/download/1"])
def test_there_are_no_folders_and_no_other_files(server: Served, cookie: str, path: str) -> None:
    assert server.ask(path, {"Cookie": cookie}).status == 404


@pytest.mark.parametrize(("path", "let_in"), [("/", True), ("/terminal.js", True), ("/nonsense", True), ("/", False)])
def test_every_answer_keeps_others_out(server: Served, cookie: str, path: str, let_in: bool) -> None:
    answer = server.ask(path, {"Cookie": cookie} if let_in else None)
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    policy = dict(part.partition(" ")[::2] for part in (answer.getheader("Content-Security-Policy") or "").split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == f"'self' ws://{server.host}"
    assert not any("*" in sources or "http" in sources for sources in policy.values())


def test_nothing_listens_on_another_address(server: Served) -> None:
    port = int(server.host.partition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=5).close()


NONSENSE = (
    b"GET / HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /\0 HTTP/1.1\r\nHost: HOST\r\n\r\n",
    b"GET /?key=\xff HTTP/1.1\r\nHost: HOST\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nCookie: COOKIE=\xff\xfe\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
)
"""What is no request, or one that no browser sends."""


def test_nonsense_is_refused_and_says_nothing_in_the_terminal() -> None:
    with served(stderr=subprocess.PIPE) as server:
        cookie, port = server.cookie().partition("=")[0], int(server.host.partition(":")[2])
        for sent in NONSENSE:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(sent.replace(b"HOST", server.host.encode()).replace(b"COOKIE", cookie.encode()))
                assert re.match(rb"HTTP/1\.[01] 4\d\d ", connection.recv(65536))
        server.process.send_signal(signal.SIGINT)
        said, complained = server.process.communicate(timeout=30)
    assert said == "ended well\n"
    assert complained == ""


class TestNeighbours:
    """Other accounts of this computer. A connection of another account needs somebody who may become one."""

    ASK = (
        "import os, socket, sys\n"
        "os.setuid(65534)\n"
        "family = socket.AF_INET6 if sys.argv[3] == 'six' else socket.AF_INET\n"
        "address = '::ffff:127.0.0.1' if sys.argv[3] == 'six' else '127.0.0.1'\n"
        "connection = socket.socket(family)\n"
        "connection.connect((address, int(sys.argv[1])))\n"
        "ask = f'GET {sys.argv[2]} HTTP/1.1\\r\\nHost: 127.0.0.1:{sys.argv[1]}\\r\\nConnection: close\\r\\n\\r\\n'\n"
        "connection.sendall(ask.encode())\n"
        "print(connection.recv(65536).split()[1].decode())\n"
    )

    @pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="needs root")
    @pytest.mark.parametrize("family", ["four", "six"])
    def test_another_account_gets_nothing_for_the_key_and_does_not_use_it_up(self, family: str) -> None:
        with served() as server:
            line = [sys.executable, "-c", self.ASK, server.host.partition(":")[2], server.key, family]
            asked = subprocess.run(line, capture_output=True, text=True, check=True, cwd="/")
            assert asked.stdout == "403\n"
            assert server.ask(server.key).status == 303

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
    @pytest.mark.parametrize(("uid", "other"), [(None, False), (0, False), (65533, True)])
    @pytest.mark.parametrize("six", [False, True])
    def test_whose_a_connection_is_stands_in_the_tables_of_the_system(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, uid: int | None, other: bool, six: bool
    ) -> None:
        near, far = "0100007F:1F90", "0100007F:C350"
        if six:
            near, far = (f"0000000000000000FFFF0000{one}" for one in (near, far))
        owner = os.getuid() if uid is None else uid
        table = tmp_path / "tcp"
        rows = (f"{far} {near} 01 00000000:00000000 00:00000000 00000000 {owner}", f"{near} {far} 01 0:0 0:0 0 65533")
        table.write_text("  sl  local_address\n" + "".join(f"   {n}: {row}        0 1\n" for n, row in enumerate(rows)))
        monkeypatch.setattr(neighbours, "_TABLES", (table, tmp_path / "not-there"))
        monkeypatch.setattr(sys, "byteorder", "little")
        assert is_another_account(("127.0.0.1", 50000), ("127.0.0.1", 8080)) is other
        assert is_another_account(("127.0.0.1", 50001), ("127.0.0.1", 8080)) is False
