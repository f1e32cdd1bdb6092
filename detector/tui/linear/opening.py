"""Something that was saved of a phone, or a saved report: its path, and the key if it is encrypted."""

from pathlib import Path

from detector.handed_over import is_encrypted
from detector.tui.checked import Saved
from detector.tui.linear.voice import Voice
from detector.tui.writing import named


def ask_for_saved(voice: Voice) -> Saved | None:
    """What the person named; None when they go back."""
    path = _ask_for_path("linear.path", voice)
    return with_key(path, voice) if path is not None else None


def with_key(path: Path, voice: Voice) -> Saved | None:
    """The same of a path that is known; None when the person goes back in place of naming the key."""
    if not is_encrypted(path):
        return Saved(path=path)
    voice.say(voice.words("tui.opening.encrypted", name=path.name), voice.words("tui.opening.key"))
    key = _ask_for_path("linear.identity", voice)
    return Saved(path=path, identity=key) if key is not None else None


def _ask_for_path(question: str, voice: Voice) -> Path | None:
    return named(voice.ask(voice.words(question)))
