"""A call into a phone that may never return: an app that Android froze answers nothing, and Frida waits for it."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

_LOOK_S: Final = 0.1
"""How often it is looked whether somebody wants to stop."""


class StoppedError(Exception):
    """Somebody stopped the watching while a call went on."""


def within(seconds: float, call: Callable[[], T], stop: threading.Event | None = None) -> T:
    """What the call returns or raises. TimeoutError after so many seconds, StoppedError once `stop` is set.

    A call that is given up goes on in its thread, which ends with the program.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that waits
            errors.append(error)
        done.set()

    threading.Thread(target=run, name="watch-call", daemon=True).start()
    left = seconds
    while not done.wait(min(_LOOK_S, left)):
        left -= _LOOK_S
        if left <= 0:
            raise TimeoutError
        if stop is not None and stop.is_set():
            raise StoppedError
    if errors:
        raise errors[0]
    return results[0]
