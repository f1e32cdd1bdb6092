"""Text to be read, a paragraph on each line: headings, points, apps; how wide it is comes later."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

HEADING: Final = "bold"
QUIET: Final = "$text-muted"
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


def points(items: Iterable[str], indent: int = 2) -> Iterator[Line]:
    """A list."""
    return (Line(item, indent=indent, lead=POINT) for item in items)
