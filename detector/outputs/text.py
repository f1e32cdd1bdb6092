"""The report for a person at a terminal: the document of composing.py, set in lines.

Readable at 80 columns, without colour, and through a screen reader from top to bottom: every state has a symbol and a
word. Everything from the phone is made visible here and never interpreted as rich markup.
"""

from collections.abc import Sequence
from typing import Final, TextIO

from rich.cells import cell_len

from detector.outputs.composing import compose, words_for
from detector.outputs.document import Definition, Document, Entry, Mark, Paragraph, Part, Points, Row, Rows, Section
from detector.outputs.escape import visible
from detector.outputs.page import GAP, Page, page_on
from detector.outputs.proof import in_short
from detector.report import Report
from detector.wording import Words
from detector.wording.language import ORIGINAL

_TITLE_COLUMN: Final = 44
_STRONG: Final = (Mark.KNOWN, Mark.PATTERN)


def write(report: Report, out: TextIO, *, language: str = ORIGINAL, width: int | None = None) -> None:
    """The whole report, `width` columns wide (80 where the output is no terminal)."""
    words = words_for(report, language)
    with page_on(out, width) as page:
        _Setter(page, words).document(compose(report, words))


class _Setter:
    """Sets a document in lines."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page = page
        self.words = words

    def document(self, document: Document) -> None:
        self.page.line(document.title, style="bold")
        for sentence in document.lead:
            self.page.line(sentence)
        self.page.packed(f"{one.mark.symbol} {one.number} {one.words}" for one in document.counts)
        self.page.gap()
        for sentence in document.result:
            self.page.line(sentence, style="bold" if document.strong else "")
        for section in document.sections:
            self._section(section)
        if document.closing:
            self.page.gap()
        for sentence in document.closing:
            self.page.line(sentence)

    def _section(self, section: Section) -> None:
        self.page.heading(section.title)
        for part in section.parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        match part:
            case Paragraph():
                if part.apart:
                    self.page.gap()
                self.page.line(part.text)
            case Points():
                self.page.points(part.items, indent=2)
            case Rows():
                for row in part.rows:
                    self.page.line(self._row(row), hang=2, style=_style(row.mark) if row.matter else "")
                if part.note:
                    self.page.line(part.note, indent=2)
            case Definition():
                for term in part.terms:
                    self.page.line(term, hang=2, style="bold")
                self.page.line(part.text, indent=2, hang=2)
            case Entry():
                self._entry(part)

    def _row(self, row: Row) -> str:
        """Symbol, name and, in a column of its own where there is room, the matter in a few words."""
        name = f"{row.mark.symbol} {visible(row.text)}"
        if not row.matter:
            return name
        matter = visible(row.matter)
        column = max(_TITLE_COLUMN, cell_len(name) + len(GAP))
        if column + cell_len(matter) > self.page.console.width:
            column = cell_len(name) + len(GAP)
        return name + " " * (column - cell_len(name)) + matter

    def _entry(self, entry: Entry) -> None:
        self.page.gap()
        title = f"{entry.mark.symbol} {entry.title}"
        self.page.line(title + (f"{GAP}{entry.matter}" if entry.matter else ""), hang=2, style=_style(entry.mark))
        self.page.line(entry.headline, indent=2)
        for block in entry.blocks:
            self._block(block.title, block.clauses)
        if entry.evidence:
            lines, left_out = in_short(entry, self.words)
            self._block(self.words("block.evidence"), [*lines, *left_out])

    def _block(self, title: str, clauses: Sequence[str]) -> None:
        if title:
            self.page.line(title, indent=2, hang=2, style="bold")
        self.page.points(clauses)


def _style(mark: Mark) -> str:
    return "bold yellow" if mark in _STRONG else "bold"
