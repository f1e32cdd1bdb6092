"""What is told of a result in lines for listening: marks are words, and nothing depends on a place on a screen."""

from collections.abc import Iterable, Iterator
from typing import Final

from detector.outputs.document import Count, Definition, Entry, Mark, Paragraph, Part, Points, Row, Rows, Section
from detector.outputs.proof import in_short
from detector.tui.content.lines import COMMAND, POINT, Line
from detector.wording import Words

_MARKS: Final = {f"{mark.symbol} ": mark for mark in Mark}
_MOST_CHARACTERS: Final = 1000
"""Of one paragraph of the phone: nobody listens longer."""


def counts(of: tuple[Count, ...], words: Words) -> str:
    """How many there are of each level."""
    return words.items(f"{one.number} {one.words}" for one in of)


def section(one: Section, words: Words) -> Iterator[str]:
    """Everything under a heading, without the heading."""
    for part in one.parts:
        yield from told(part, words)


def told(part: Part, words: Words) -> Iterator[str]:
    """One part."""
    match part:
        case Paragraph(text):
            yield aloud(text, words)
        case Points(items):
            yield from (item(aloud(one, words)) for one in items)
        case Rows(rows, note):
            yield from (row(one, words) for one in rows)
            yield from filter(None, (note,))
        case Definition(terms, text):
            yield from (*terms, item(text))
        case Entry():
            yield from entry(part, words)


def row(one: Row, words: Words) -> str:
    """A line of a list, with the word of its mark before it."""
    return marked(one.mark, one.text, one.matter, words)


def marked(mark: Mark, text: str, matter: str, words: Words) -> str:
    """A name, the word of its mark before it, and what there is about it after it."""
    key = "linear.row.matter" if matter else "linear.row"
    return words(key, level=level(mark, words), name=aloud(text, words), matter=matter)


def level(mark: Mark, words: Words) -> str:
    """The word of a mark."""
    return words(f"linear.level.{mark.value}")


def entry(one: Entry, words: Words) -> Iterator[str]:
    """An app: its name, what that means, the blocks, and where it was read."""
    yield marked(one.mark, one.title, one.matter, words)
    yield one.headline
    for block in one.blocks:
        yield from filter(None, (block.title,))
        yield from (item(aloud(one, words)) for one in block.clauses)
    if one.evidence:
        lines, left_out = in_short(one, words)
        yield words("block.evidence")
        yield from map(item, (*lines, *left_out))


def spoken(found: Iterable[Line], words: Words) -> Iterator[str]:
    """Paragraphs that screens set behind symbols."""
    for line in found:
        text = line.text if len(line.text) <= _MOST_CHARACTERS else line.text[:_MOST_CHARACTERS] + "…"
        if line.lead in _MARKS:
            yield words("linear.row", level=level(_MARKS[line.lead], words), name=aloud(text, words))
        elif line.lead == POINT:
            yield item(aloud(text, words))
        elif line.lead == COMMAND:
            yield words("linear.command", command=text)
        elif line.lead[1:] == " " and not line.lead[0].isalnum():  # a symbol that repeats what the words say
            yield text
        elif not line.lead:
            yield aloud(text, words)
        else:
            yield line.lead + text


def item(text: str) -> str:
    """One of several."""
    return f"- {text}"


def aloud(text: str, words: Words) -> str:
    """Our own sentences without the points between their parts, which are for eyes."""
    return text.replace(words("join.clauses"), words("join.lists"))
