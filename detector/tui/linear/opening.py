"""Something that was saved of a phone, or a saved report: its path, and the key if it is encrypted."""

from pathlib import Path

from detector.handed_over import is_encrypted
from detector.tui.checked import Saved
from detector.tui.linear.voice import Voice
from detector.tui.writing import named


def ask_for_saved(voice: Voice) -> Saved | None:
    """What the person named; None when they go back."""
    path = _ask_for_path("linear.path", voice)
    if path is None:
        return None
    if not is_encrypted(path):
        return Saved(path=path)
    voice.say(voice.words("tui.opening.encrypted", name=path.name), voice.words("tui.opening.key"))
    key = _ask_for_path("linear.identity", voice)
    return Saved(path=path, identity=key) if key is not None else None


def _ask_for_path(question: str, voice: Voice) -> Path | None:
    return named(voice.ask(voice.words(question)))
