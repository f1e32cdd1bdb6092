"""Slow work while a person waits: what it tells as it goes on, and Ctrl-C, which ends it early."""

from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from detector.tui.linear.voice import Voice
from detector.tui.working import Job, Jobs

N = TypeVar("N")
R = TypeVar("R")
_PATIENCE_S: Final = 3.0


class _News(Struct, Generic[N], frozen=True):
    news: N


class _Ended(Struct, frozen=True):
    value: Any
    wrong: Exception | None


def follow(
    work: Callable[[Callable[[N], None]], R],
    stop: Callable[[], None],
    voice: Voice,
    *,
    on_news: Callable[[N], None] = lambda _: None,
    stopping: str = "linear.stopping",
) -> R:
    """What the work gave; it raises what went wrong. `work` is called in a thread, with what it tells its news to.

    Ctrl-C calls `stop` once, and the work still gives what it has; the second Ctrl-C leaves at once.
    """
    heard: SimpleQueue[_News[N] | _Ended] = SimpleQueue()
    jobs, stopped = Jobs(), False
    jobs.start(
        Job(lambda: work(lambda news: heard.put(_News(news))), stop),
        lambda value, wrong: heard.put(_Ended(value, wrong)),
    )
    try:
        while True:
            try:
                match heard.get():
                    case _News(news):
                        on_news(news)
                    case _Ended(value, wrong):
                        if wrong is not None:
                            raise wrong
                        given: R = value
                        return given
            except KeyboardInterrupt:
                if stopped:
                    raise
                stopped = True
                voice.say(voice.words(stopping))
                stop()
    finally:
        jobs.end_all()
        jobs.wait(_PATIENCE_S)
