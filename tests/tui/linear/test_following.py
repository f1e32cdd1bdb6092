"""Slow work while a person waits: its news as they come, and Ctrl-C, once and twice."""

import signal
import threading
from collections.abc import Callable
from io import StringIO

import pytest

from detector.tui.linear.following import follow
from detector.tui.linear.voice import Voice
from detector.wording import Words

WORDS = Words()


def voice() -> Voice:
    return Voice(WORDS, StringIO(), StringIO())


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


def test_news_come_in_their_order_and_what_it_gave_at_the_end() -> None:
    heard: list[int] = []

    def work(tell: Callable[[int], None]) -> str:
        for number in range(5):
            tell(number)
        return "given"

    assert follow(work, lambda: None, voice(), on_news=heard.append) == "given"
    assert heard == [0, 1, 2, 3, 4]


def test_what_went_wrong_comes_out() -> None:
    with pytest.raises(ZeroDivisionError):
        follow(lambda _: 1 // 0, lambda: None, voice())


def test_the_first_ctrl_c_asks_for_an_end_and_what_there_is_by_then_counts() -> None:
    ended, out = threading.Event(), StringIO()

    def work(tell: Callable[[str], None]) -> str:
        tell("now")
        assert ended.wait(20)
        return "half"

    talking = Voice(WORDS, StringIO(), out)
    assert follow(work, ended.set, talking, on_news=lambda _: press_ctrl_c()) == "half"
    assert out.getvalue() == f"{WORDS('linear.stopping')}\n"


def test_the_second_ctrl_c_leaves_at_once() -> None:
    ended = threading.Event()

    def work(tell: Callable[[str], None]) -> None:
        tell("now")
        tell("and again")
        ended.wait(20)

    stopped: list[None] = []

    def stop() -> None:
        stopped.append(None)
        if len(stopped) > 1:  # when it leaves, what goes on is ended
            ended.set()

    with pytest.raises(KeyboardInterrupt):
        follow(work, stop, voice(), on_news=lambda _: press_ctrl_c())
    assert len(stopped) == 2
