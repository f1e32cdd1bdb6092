"""What has to be done to the end, however often somebody presses Ctrl-C meanwhile."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

NUMBERS: Final = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)
"""Signals by which a person, or the system, ends a program; Windows has no SIGHUP."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals wait until the end of the block. They come to the main thread only: elsewhere nothing is to be done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = [(number, signal.signal(number, lambda came, _frame: waiting.append(came))) for number in NUMBERS]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
    if waiting:
        signal.raise_signal(waiting[0])
