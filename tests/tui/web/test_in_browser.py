"""`detector tui --web` as a person opens it: the real program, in headless Chromium."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from detector.wording import Words
from tests.tui.web.browser import Browser, chromium
from tests.tui.web.client import Served

CTRL, Q = 2, 81


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as one:
        yield one


@contextmanager
def detector(*options: str) -> Iterator[Served]:
    line = [sys.executable, "-m", "detector", "tui", "--web", *options]
    environment = {**os.environ, "ADB_SERVER_SOCKET": "tcp:127.0.0.2:1"}  # no server of the person who tests
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield Served(process, process.stdout.readline().strip())
        finally:
            process.kill()


def test_the_link_shows_the_safety_words_and_nothing_is_asked_of_another_computer(browser: Browser) -> None:
    with detector("--lang", "zh") as server, browser.tab() as tab:
        assert tab.open(server.link) == 200
        tab.shows(Words("zh")("safety.title"))
        assert tab.value("document.title") == Words("zh")("web.title")
        assert tab.value("location.href") == f"{server.origin}/"  # the key is not left in the history
        tab.until("document.querySelector('#opening').hidden")
        assert {address.split("/")[2] for address in tab.asked} == {server.host}
        assert f"{server.origin}/regular.ttf" in tab.asked  # the font is our own
        assert [one for one in tab.complaints if "WebGL" not in one] == []  # nothing broke the policy of the page
        tab.drawn()
        tab.press("q", Q, CTRL)  # works without a click
        tab.until("document.querySelector('#ended').hidden === false")
        assert tab.value("document.querySelector('canvas')") is None


def test_who_has_no_link_or_a_used_one_gets_nothing(browser: Browser) -> None:
    with detector() as server, browser.tab() as tab:
        assert tab.open(server.origin) == 403
        assert tab.value("document.querySelector('#terminal')") is None
        server.cookie()  # somebody else was first
        assert tab.open(server.link) == 403
        assert Words()("web.refused").strip() in tab.value("document.body.innerText")
        server.process.send_signal(signal.SIGINT)
        said = server.process.communicate()
        assert said[0] == ""  # after the link
        assert server.process.returncode == 0
        assert Words()("web.private") in said[1]


def test_a_page_of_another_site_reaches_nothing(browser: Browser) -> None:
    with detector() as server, browser.tab() as ours, browser.tab() as theirs:
        assert ours.open(server.link) == 200
        theirs.open("data:text/html,<title>another site</title>")
        script = f"new Promise(done => {{ const socket = new WebSocket('ws://{server.host}/ws?width=80&height=24');"
        script += "socket.onopen = () => done('open'); socket.onerror = () => done('refused'); })"
        assert theirs.value(script) == "refused"
        assert theirs.value(f"fetch('{server.origin}/').then(() => 'read', () => 'refused')") == "refused"
        theirs.do("Page.setDocumentContent", frameId=theirs.frame(), html=f"<iframe src='{server.origin}/'></iframe>")
        theirs.wait(lambda: theirs.value("0") == 0 and len(theirs.complaints) > 0, "the frame is refused")
        assert server.process.poll() is None


def test_what_the_terminal_shows_opens_no_page(browser: Browser) -> None:
    with detector() as server, browser.tab() as tab:
        assert tab.open(server.link) == 200
        assert tab.value("window.open('https://evil.example/')") is None
        assert {address.split("/")[2] for address in tab.asked} == {server.host}
