"""Text to be read, a paragraph on each line: headings, points, apps; how wide it is comes later."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

HEADING: Final = "bold"
QUIET: Final = "$foreground 70%"
"""Not `$text-muted`: inside of a text that is brighter than what stands around it."""
POINT: Final = "· "
"""Before an item of a list."""
COMMAND: Final = "$ "
"""Before a command that was sent to the phone."""


class Line(Struct, frozen=True):
    """One paragraph, before it is wrapped. Text of the phone is made harmless when it is set."""

    text: str = ""
    indent: int = 0
    lead: str = ""
    """Stands before the first line; the others hang beneath what follows it."""
    style: str = ""


GAP: Final = Line()


def heading(text: str) -> tuple[Line, Line]:
    """The name of a section, apart from what stands above."""
    return GAP, Line(text, style=HEADING)


class Paragraphs:
    """A page (`detector.outputs.page.Telling`) of lines that are wrapped later, to the width of a screen."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:  # noqa: ARG002
        """One paragraph."""
        self.lines.append(Line(text, indent=indent, style=style))

    def marked(self, symbol: str, text: str, indent: int = 0, style: str = "") -> None:
        """One that hangs behind a symbol."""
        self.lines.append(Line(text, indent=indent, lead=f"{symbol} ", style=style))

    def gap(self) -> None:
        """What follows stands apart."""
        self.lines.append(GAP)

    def heading(self, text: str) -> None:
        """Apart from what stands above."""
        self.lines += heading(text)

    def points(self, points: Sequence[str], indent: int = 4) -> None:
        """Each behind a point."""
        for point in points:
            self.marked(POINT.strip(), point, indent)


def points(items: Iterable[str], indent: int = 2) -> Iterator[Line]:
    """A list."""
    return (Line(item, indent=indent, lead=POINT) for item in items)
