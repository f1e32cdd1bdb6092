"""Calls that may never return: given up in time, or when somebody wants to stop."""

import threading

import pytest

from detector.watch.bounded import StoppedError, within


def test_what_a_call_gives() -> None:
    assert within(5, lambda: 7) == 7


def test_what_a_call_raises() -> None:
    with pytest.raises(KeyError, match="x"):
        within(5, lambda: dict[str, int]()["x"])


def test_a_call_that_never_returns_is_given_up() -> None:
    never = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, never.wait)
    never.set()


def test_somebody_stops_meanwhile() -> None:
    never, stop = threading.Event(), threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        within(60, never.wait, stop)
    never.set()
