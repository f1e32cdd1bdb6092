"""Checking or judging the same thing once more, also with a newer list; what is different is told."""

import threading
from collections.abc import Callable

from msgspec import structs

from detector.errors import DetectorError
from detector.signatures.library import Library
from detector.signatures.origins import origins
from detector.signatures.update import Outcome
from detector.signatures.updating import Wanted, updates
from detector.tui.checked import Phone, Simulated, Target
from detector.tui.judging import judged_again, same_list
from detector.tui.linear.checking import check
from detector.tui.linear.depth import choose_depth, named
from detector.tui.linear.following import follow
from detector.tui.linear.result import Result
from detector.tui.linear.voice import Voice
from detector.tui.updating import hosts, told


def check_again(result: Result) -> None:
    """Asks first; DetectorError when there is nothing to read any more, and what was found before stays."""
    voice, words, checked = result.voice, result.words, result.checked
    voice.head(words("do.again.title"))
    if checked.again is None or checked.kind == "report":
        voice.say(words("do.again.not-possible"))
        return
    voice.say(words("do.again.saved" if checked.kind == "saved" else "do.again.phone"), words("linear.again.one-app"))
    target = _asked(checked.again, voice)
    if target is not None:
        result.take_newer(check(target, result.start, voice))


def _asked(target: Target, voice: Voice) -> Target | None:
    """The same, or with more or less to be read; None when the person goes back."""
    while True:
        words, options = voice.words, [voice.words("do.again.button")]
        if isinstance(target, Phone | Simulated):
            options.append(named(target.depth, words))
        chosen = voice.choose(options, words("linear.back"))
        if chosen == 2 and isinstance(target, Phone | Simulated):
            target = structs.replace(target, depth=choose_depth(target.depth, voice))
        else:
            return target if chosen else None


def judge_again(result: Result) -> None:
    """With the list that is there now; DetectorError when that cannot be used."""
    voice, words = result.voice, result.words
    if result.checked.facts is None:
        voice.say("", words("do.judge.not-possible"))
        return
    checked = judged_again(result.checked, result.start.extra)
    if same_list(result.checked.report, checked.report):
        result.checked = checked
        voice.say("", words("do.judge.same"))
    else:
        result.take_newer(checked)


def update_list(result: Result) -> None:
    """The only thing here that uses the network, and only after a number of its own. Then it is judged again."""
    voice, words, ended, newer = result.voice, result.words, threading.Event(), False
    asked = origins(Library().trusted, None, None)
    voice.head(words("do.update.title"))
    voice.say(words("do.update.network"), hosts(asked, words), words("do.update.sent"))
    if not voice.choose([words("do.update.button")], words("linear.back")):
        return

    def work(tell: Callable[[Outcome | DetectorError], None]) -> None:
        for outcome in updates(Library(), asked, Wanted(), ended.is_set):
            tell(outcome)

    def hear(outcome: Outcome | DetectorError) -> None:
        nonlocal newer
        newer = newer or (isinstance(outcome, Outcome) and not outcome.same)
        voice.say(*told(outcome, words))

    voice.say("", words("linear.update.working"))
    follow(work, ended.set, voice, on_news=hear)
    voice.say(words("linear.update.done" if newer else "do.update.nothing"))
    if newer and result.checked.facts is not None:
        judge_again(result)
