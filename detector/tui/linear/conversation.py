"""The whole conversation: safety words, which phone, the check, what was found; then the next phone, or the end."""

from typing import Final

from detector.tui.checked import Saved, Target
from detector.tui.linear.attempting import attempt
from detector.tui.linear.checking import check
from detector.tui.linear.choosing import Choosing
from detector.tui.linear.language import choose_language
from detector.tui.linear.opening import with_key
from detector.tui.linear.pages import tell_people
from detector.tui.linear.reading import converse as read
from detector.tui.linear.result import Result
from detector.tui.linear.voice import LeftError, Voice
from detector.tui.start import Start

_SAFETY: Final = ("safety.1", "safety.2", "safety.3", "safety.4", "safety.more")


def converse(start: Start, voice: Voice) -> None:
    """Until the person leaves, or the input ends."""
    try:
        if not _goes_on(voice):
            return
        target = _named(start, voice)
        choosing = Choosing(start, voice)
        while (target := target or choosing.target()) and _checked(target, start, voice):
            target = None
    except LeftError:
        return


def _named(start: Start, voice: Voice) -> Target | None:
    """What it was started with."""
    if start.path is None:
        return None
    return Saved(path=start.path, identity=start.identity) if start.identity else with_key(start.path, voice)


def _goes_on(voice: Voice) -> bool:
    """Whether the person goes on after the safety words."""
    while True:
        words = voice.words
        voice.say(words("safety.title"), *map(words, _SAFETY), "", words("safety.consent"))
        options = [words("linear.go-on"), words("linear.people"), words("linear.language")]
        match voice.choose(options, words("linear.leave")):
            case 0:
                return False
            case 1:
                return True
            case 2:
                tell_people(voice)
            case _:
                choose_language(voice)
        voice.say("")


def _checked(target: Target, start: Start, voice: Voice) -> bool:
    """Whether the person goes on to another phone. What went wrong is said, and other phones can be chosen."""
    leaves = attempt(lambda: not read(Result(check(target, start, voice), start, voice)), voice)
    return not leaves
