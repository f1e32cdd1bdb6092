"""Which language is spoken."""

from detector.tui.content.languages import named
from detector.tui.linear.voice import Voice
from detector.wording import LANGUAGES, Words


def choose_language(voice: Voice) -> None:
    """Names the languages, each in itself, and switches at once."""
    words = voice.words
    voice.head(words("do.language.title"))
    voice.say(words("do.language.what"))
    chosen = voice.choose([named(code, words) for code in LANGUAGES], words("linear.back"))
    if chosen:
        voice.words = Words(LANGUAGES[chosen - 1])
