"""How much of a phone is read: less, as usual, or all of it; and what more costs."""

from detector.tui.checked import DEPTHS
from detector.tui.linear.voice import Voice
from detector.wording import Words


def named(depth: str, words: Words) -> str:
    """The choice, with how much is read now."""
    return words("linear.depth", depth=words(f"do.depth.{depth}.name"))


def choose_depth(depth: str, voice: Voice) -> str:
    """Another one, or the same when the person goes back."""
    words = voice.words
    voice.head(words("do.depth.title"))
    voice.say(words("do.depth.what"))
    chosen = voice.choose([words(f"do.depth.{one}") for one in DEPTHS], words("linear.back"))
    return DEPTHS[chosen - 1] if chosen else depth
