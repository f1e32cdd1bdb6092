"""A page that is heard: what is set with symbols and lines for eyes, in words only."""

from collections.abc import Sequence

from detector.tui.linear.telling import aloud, item
from detector.tui.linear.voice import Voice


class Aloud:
    """A page (`detector.outputs.page.Telling`) that is heard: words only, and no lines between them."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:  # noqa: ARG002
        """One paragraph."""
        self.voice.say(aloud(text, self.voice.words))

    def marked(self, symbol: str, text: str, indent: int = 0, style: str = "") -> None:  # noqa: ARG002
        """Without the symbol."""
        self.line(text)

    def gap(self) -> None:
        """An empty line."""
        self.voice.say("")

    def heading(self, text: str) -> None:
        """Apart from what stands above."""
        self.voice.head(text)

    def points(self, points: Sequence[str], indent: int = 4) -> None:  # noqa: ARG002
        """Each on a line."""
        self.voice.say(*(item(aloud(point, self.voice.words)) for point in points))
