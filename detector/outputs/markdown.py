"""The report as Markdown (CommonMark), to be pasted into notes, mails and trackers.

What the phone wrote stays text: each character that could be markup has a backslash, proof stands in code spans, and
no address becomes a link but those of the lists of support services.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from detector.outputs.composing import compose, words_for
from detector.outputs.document import Definition, Document, Entry, Paragraph, Part, Points, Row, Rows
from detector.outputs.escape import visible
from detector.outputs.guidance import DIRECTORIES
from detector.outputs.proof import in_short
from detector.report import Report
from detector.wording import Words
from detector.wording.language import ORIGINAL

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&~|$#@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_BULLET: Final = re.compile(r"^[-+=]")
_NUMBER: Final = re.compile(r"^(\d+)([.)])")
_BACKTICKS: Final = re.compile(r"`+")
_OURS: Final = re.compile(f"({'|'.join(map(re.escape, DIRECTORIES.values()))})")
_BREAK: Final = "\\\n"


def write(report: Report, out: TextIO, *, language: str = ORIGINAL) -> None:
    """The whole report."""
    words = words_for(report, language)
    out.write("\n\n".join(_document(compose(report, words), words)) + "\n")


def _document(document: Document, words: Words) -> Iterator[str]:
    yield f"# {plain(document.title)}"
    yield from map(plain, document.lead)
    yield _list(f"{one.mark.symbol} {one.number} {plain(one.words)}" for one in document.counts)
    yield from (_strong(one) if document.strong else plain(one) for one in document.result)
    for section in document.sections:
        yield f"## {plain(section.title)}"
        for part in section.parts:
            yield from _part(part, words)
    yield from map(plain, document.closing)


def _part(part: Part, words: Words) -> Iterator[str]:
    match part:
        case Paragraph():
            yield plain(part.text)
        case Points():
            yield _list(map(plain, part.items))
        case Rows():
            yield _list(map(_row, part.rows))
            if part.note:
                yield plain(part.note)
        case Definition():
            yield _BREAK.join([*map(_strong, part.terms), plain(part.text)])
        case Entry():
            yield from _entry(part, words)


def _row(row: Row) -> str:
    return f"{row.mark.symbol} " + (f"{_strong(row.text)} – {plain(row.matter)}" if row.matter else plain(row.text))


def _entry(entry: Entry, words: Words) -> Iterator[str]:
    yield f"### {entry.mark.symbol} {plain(entry.title)}" + (f" – {plain(entry.matter)}" if entry.matter else "")
    yield plain(entry.headline)
    for block in entry.blocks:
        yield from _block(block.title, map(plain, block.clauses))
    if entry.evidence:
        lines, left_out = in_short(entry, words)
        yield from _block(words("block.evidence"), [*map(code, lines), *map(plain, left_out)])


def _block(title: str, items: Iterable[str]) -> Iterator[str]:
    if title:
        yield f"#### {plain(title)}"
    yield _list(items)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _strong(text: str) -> str:
    return f"**{plain(text)}**"


def plain(text: str) -> str:
    """Text as Markdown that shows just that text; addresses of support services become links."""
    pieces = _OURS.split(visible(text).strip())
    return "".join(f"<{piece}>" if number % 2 else _escaped(piece) for number, piece in enumerate(pieces))


def _escaped(text: str) -> str:
    return _BULLET.sub(r"\\\g<0>", _NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text)))


def code(text: str) -> str:
    """Text as a code span: no run of backticks in it is as long as the one around it."""
    shown = visible(text).strip()
    fence = "`" * (max(map(len, _BACKTICKS.findall(shown)), default=0) + 1)
    edge = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{edge}{shown}{edge}{fence}"
