"""The parts of a document in lines for listening: marks are words, and nothing depends on a place on a screen."""

from collections.abc import Iterator
from typing import Final

from detector.outputs.document import Count, Definition, Entry, Mark, Paragraph, Part, Points, Row, Rows, Section
from detector.outputs.proof import in_short
from detector.wording import Words

_COUNTED: Final = {Mark.KNOWN: "match", Mark.UNKNOWN: "unknown"}


def counts(of: tuple[Count, ...]) -> str:
    """How many there are of each level."""
    return ", ".join(f"{one.number} {one.words}" for one in of)


def section(one: Section, words: Words) -> Iterator[str]:
    """Everything under a heading, without the heading."""
    for part in one.parts:
        yield from told(part, words)


def told(part: Part, words: Words) -> Iterator[str]:
    """One part."""
    match part:
        case Paragraph(text):
            yield text
        case Points(items):
            yield from (_item(one) for one in items)
        case Rows(rows, note):
            yield from (row(one, words) for one in rows)
            yield from filter(None, (note,))
        case Definition(terms, text):
            yield from (*terms, _item(text))
        case Entry():
            yield from entry(part, words)


def row(one: Row, words: Words) -> str:
    """A line of a list, with the word of its mark before it."""
    return marked(one.mark, one.text, one.matter, words)


def marked(mark: Mark, text: str, matter: str, words: Words) -> str:
    """A name, the word of its mark before it, and what there is about it after it."""
    level = words.count(f"level.{_COUNTED.get(mark, mark.value)}.count", 1)
    key = "linear.row.matter" if matter else "linear.row"
    return words(key, level=level, name=text, matter=matter)


def entry(one: Entry, words: Words) -> Iterator[str]:
    """An app: its name, what that means, the blocks, and where it was read."""
    yield marked(one.mark, one.title, one.matter, words)
    yield one.headline
    for block in one.blocks:
        yield from filter(None, (block.title,))
        yield from (_item(clause) for clause in block.clauses)
    if one.evidence:
        lines, left_out = in_short(one, words)
        yield words("block.evidence")
        yield from (_item(line) for line in (*lines, *left_out))


def _item(text: str) -> str:
    return f"- {text}"
