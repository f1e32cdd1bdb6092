"""Long lists, some lines at a time. Every line keeps its number, whichever page it is told on."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from detector.tui.linear.voice import LEAVE, Voice, number_in

T = TypeVar("T")
_PAGE: Final = 20


def page_through(items: Sequence[T], line: Callable[[T], str], choose: Callable[[T], None], voice: Voice) -> None:
    """Enter reads on, a number chooses one that was told already or not yet, 0 goes back."""
    words, start = voice.words, 0
    while items:
        page = items[start : start + _PAGE]
        numbered = enumerate(page, start + 1)
        voice.say("", *(words("linear.option", number=number, option=line(one)) for number, one in numbered))
        start += len(page)
        if not _goes_on(items, start, choose, voice):
            return
        start %= len(items)


def _goes_on(items: Sequence[T], told: int, choose: Callable[[T], None], voice: Voice) -> bool:
    words, left = voice.words, len(items) - told
    while True:
        answer = voice.ask(words.count("linear.page.more", left) if left else words("linear.page.end"))
        if not answer:
            return True
        number = number_in(answer)
        if number == LEAVE:
            return False
        if number is None or number > len(items):
            voice.say(words("linear.no-such-number", most=len(items)))
        else:
            choose(items[number - 1])
