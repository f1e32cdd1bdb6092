"""Who may come in, asked of a server on a real port by a client that says whatever it wants to say."""

import socket
from collections.abc import Iterator

import pytest

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
