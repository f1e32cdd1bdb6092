"""Watching one app: first what that can bring about, then what it does, as it comes, until Ctrl-C."""

import threading
from collections.abc import Callable

from detector.errors import DetectorError
from detector.observations import Seen, Watched
from detector.outputs import watching
from detector.tui.checked import Phone
from detector.tui.linear.following import follow
from detector.tui.linear.result import Result
from detector.tui.linear.telling import item
from detector.tui.watching import POINTS, watch
from detector.wording import keyed


def watch_app(result: Result, package: str) -> None:
    """Nothing is started before a number of its own was chosen; DetectorError when it cannot be watched."""
    voice, words, phone = result.voice, result.words, result.checked.again
    if not isinstance(phone, Phone):
        raise DetectorError(keyed("watch.screen.no-phone"), keyed("linear.watch.no-phone"))
    voice.head(words("watch.consent.title"))
    voice.say(*(item(words(key)) for key in POINTS))
    if voice.choose([words("watch.key.start")], words("linear.back")):
        voice.say("", words("watch.screen.on", package=package), words("linear.stop"))
        _tell_all(_watched(result, phone, package), result)


def _watched(result: Result, phone: Phone, package: str) -> Watched:
    voice, words, stop, told = result.voice, result.words, threading.Event(), set[tuple[str, str]]()
    problems: list[DetectorError] = []

    def work(tell: Callable[[Watched], None]) -> Watched:
        extra = result.start.extra
        return watch(phone, package, extra=extra, on_change=tell, on_problem=problems.append, stop=stop)

    def hear(now: Watched) -> None:
        for one in now.seen:
            if (what := _what(one)) not in told:
                told.add(what)
                voice.say(watching.live(one, words))

    watched = follow(work, stop.set, voice, on_news=hear)
    for problem in problems:
        voice.say(*words.problem(problem))
    return watched


def _tell_all(watched: Watched, result: Result) -> None:
    from detector.watch.problems import ending

    voice, words = result.voice, result.words
    voice.say("", words("watch.screen.over", package=watched.package), *watching.lines(watched, words))
    problem = ending(watched)
    if problem is not None:
        raise problem


def _what(seen: Seen) -> tuple[str, str]:
    return seen.category.value, seen.detail
