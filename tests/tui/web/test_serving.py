"""The app behind a page: it starts with the page, is one at a time, and ends with the page or with the server."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from detector.errors import DetectorError, ExitCode
from detector.tui.web.app_process import Program
from detector.tui.web.serving import run
from detector.tui.web.terminals import TAKEN
from detector.wording import Words
from tests.tui.web.client import Page, Served, served

WRONG = (
    "",
    "{",
    "[]",
    '["stdin"]',
    '["stdin", 1]',
    '["resize", {"width": 1e9, "height": -1}]',
    '["resize", [1, 2]]',
    '["quit", {}]',
    b"\xff\x00",
    '["stdin", "\\ud800"]',
)


@contextmanager
def opened(stubborn: bool = False) -> Iterator[tuple[Served, Page, list[int]]]:
    """A page that shows the app; the processes of the app."""
    environment = {**os.environ, **({"stubborn": "1"} if stubborn else {})}
    with served(environment=environment) as server, server.page(server.cookie()) as page:
        yield server, page, [number for number in page.until(r"process (\d+) child (\d+) end") if number]


def lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(processes: list[int]) -> bool:
    end = time.monotonic() + 20
    while any(map(lives, processes)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(lives, processes))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_the_server_ends_and_takes_the_app_with_it(number: signal.Signals) -> None:
    with opened() as (server, page, processes):
        server.process.send_signal(number)
        assert server.process.communicate()[0] == "ended well\n"
        assert server.process.returncode == 0
        with pytest.raises(ConnectionClosed):
            page.until("never")
        assert gone(processes)


def test_an_app_that_does_not_listen_is_ended_with_all_that_it_started() -> None:
    with opened(stubborn=True) as (server, _, processes):
        assert len(processes) == 2
        server.process.send_signal(signal.SIGINT)
        assert server.process.communicate()[0] == "ended well\n"
        assert gone(processes)


def test_an_app_ends_when_the_server_was_killed() -> None:
    with opened() as (server, _, processes):
        server.process.kill()
        assert gone(processes)


def test_leaving_the_app_closes_the_page() -> None:
    with opened() as (_, page, processes):
        page.connection.send('["stdin", "\\u0011"]')
        with pytest.raises(ConnectionClosed):
            page.until("never")
        assert gone(processes)


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as one:
        yield one


@pytest.fixture(scope="module")
def cookie(server: Served) -> str:
    return server.cookie()


def test_the_app_ends_with_its_page_and_the_next_page_gets_another(server: Served, cookie: str) -> None:
    with server.page(cookie) as page:
        first = page.until(r"process (\d+) child")
    with server.page(cookie) as page:
        assert page.until(r"process (\d+) child") != first
    assert gone([*first])


def test_a_second_page_is_told_that_there_is_one_and_takes_nothing(server: Served, cookie: str) -> None:
    with server.page(cookie) as first, server.page(cookie) as second:
        processes = first.until(r"process (\d+) child")
        with pytest.raises(ConnectionClosed) as closed:
            second.until("never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == TAKEN
        assert lives(processes[0])


def test_the_app_has_the_size_of_the_page_and_passes_over_what_a_page_does_not_send(
    server: Served, cookie: str
) -> None:
    with server.page(cookie, "width=61&height=17") as page:
        page.until("size 61x17 end")
        for sent in WRONG:
            page.connection.send(sent)
        page.connection.send('["resize", {"width": 101, "height": 41}]')
        page.until("size 101x41 end")


@pytest.mark.parametrize("size", ["", "width=80", "width=0&height=24", "width=80&height=100000", "width=a&height=b"])
def test_a_page_without_a_size_is_no_page(server: Served, cookie: str, size: str) -> None:
    with pytest.raises(InvalidStatus) as refused, server.page(cookie, size):
        pass
    assert refused.value.response.status_code == 400


def test_a_port_that_is_taken_is_told_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(DetectorError) as problem:
        run(Program(line=(), variables={}), Words(), port=other.getsockname()[1], announce=pytest.fail)
    assert problem.value.message.startswith("Another program uses port ")
    assert "--port" in problem.value.hint
    assert problem.value.exit_code is ExitCode.USAGE
