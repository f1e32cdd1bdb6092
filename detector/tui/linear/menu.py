"""What can be asked about something, one thing after another, until the person goes back."""

from collections.abc import Callable, Sequence

from detector.tui.linear.attempting import attempt
from detector.tui.linear.voice import Voice


def stay(deeds: Sequence[tuple[str, Callable[[], None]]], voice: Voice) -> None:
    """Does what is chosen. Each deed comes with the name of the sentence that tells it."""
    words, known = voice.words, False
    while True:
        voice.head(words("linear.menu"))
        chosen = voice.choose([words(key) for key, _ in deeds], words("linear.back"), known=known)
        if chosen == 0:
            return
        attempt(deeds[chosen - 1][1], voice)
        known = True
