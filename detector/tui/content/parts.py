"""Parts of a `Document` (`detector/outputs/document.py`) as lines to be read."""

from collections.abc import Iterable, Iterator

from detector.outputs.document import Entry, Paragraph, Part, Points
from detector.tui.content.lines import GAP, HEADING, Line, heading, points


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
