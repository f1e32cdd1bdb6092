"""Text to be read, a paragraph on each line: headings, points, apps; how wide it is comes later.

Parts of a `Document` (`detector/outputs/document.py`) become such lines here.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from detector.outputs.document import Entry, Paragraph, Part, Points

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


def of_parts(parts: Iterable[Part]) -> Iterator[Line]:
    """Sentences, lists and apps of the document; what has views of its own is not set here."""
    for part in parts:
        yield from _of_part(part)


def _of_part(part: Part) -> Iterator[Line]:
    match part:
        case Paragraph():
            yield from (GAP, Line(part.text)) if part.apart else (Line(part.text),)
        case Points():
            yield from points(part.items)
        case Entry():
            yield from of_entry(part)


def of_entry(entry: Entry) -> Iterator[Line]:
    """One app with its blocks, or several with the same access."""
    yield Line(entry.title, lead=f"{entry.mark.symbol} ", style=HEADING)
    if entry.matter:
        yield Line(entry.matter, indent=2)
    yield from (GAP, Line(entry.headline))
    for block in entry.blocks:
        if block.title:
            yield from heading(block.title)
        yield from points(block.clauses, indent=1)
