"""A report as a person reads it: a document of plain values, in one language, before anybody decides how it looks.

`composing.py` makes it. Text, HTML, PDF and Markdown only set it: none of them chooses a word, an order or a symbol.
Texts are not escaped yet, and hold what the phone wrote: whoever writes them passes each through `visible` and through
the escaping of the format.
"""

from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct

from detector.levels import Level
from detector.signals.base import Evidence


class Mark(StrEnum):
    """What a reader looks for first. It is shown as a symbol, and its words are in the counts: colour only repeats."""

    KNOWN = "known"
    PATTERN = "pattern"
    ABILITY = "ability"
    POSTURE = "posture"
    UNKNOWN = "unknown"

    @property
    def symbol(self) -> str:
        """Of one character, in every font."""
        return _SYMBOLS[self]


_SYMBOLS: Final = {
    Mark.KNOWN: "■",
    Mark.PATTERN: "▲",
    Mark.ABILITY: "●",
    Mark.POSTURE: "○",
    Mark.UNKNOWN: "?",
}
MARKS: Final = {
    Level.CONFIRMED: Mark.KNOWN,
    Level.MATCH: Mark.KNOWN,
    Level.PATTERN: Mark.PATTERN,
    Level.ABILITY: Mark.ABILITY,
    Level.POSTURE: Mark.POSTURE,
}


class Count(Struct, frozen=True, kw_only=True):
    """How many there are of what a mark stands for."""

    mark: Mark
    number: int
    words: str


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Some sentences."""

    text: str
    apart: bool = False
    """Whether it is about more than what stands right above it."""


class Points(Struct, frozen=True, tag="points"):
    """A list, each item with a point before it."""

    items: tuple[str, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One line of a list in which every line has a mark."""

    mark: Mark
    text: str
    matter: str = ""
    """What there is about it, in a few words; only lines about one app have it."""
    target: str = ""
    """The id of the entry that tells more."""


class Rows(Struct, frozen=True, tag="rows"):
    """A list of lines with marks."""

    rows: tuple[Row, ...]
    note: str = ""
    """What holds for all of them."""


class Definition(Struct, frozen=True, tag="definition"):
    """Names, and what is said about all of them."""

    terms: tuple[str, ...]
    text: str


class Block(Struct, frozen=True):
    """Clauses about one thing. Without a title they belong to the entry itself."""

    title: str
    clauses: tuple[str, ...]


class Entry(Struct, frozen=True, kw_only=True, tag="entry"):
    """An app, or several with the same access."""

    id: str
    """Of our own making, and the same for the same report: to be pointed at."""
    mark: Mark
    title: str
    matter: str = ""
    """The product that it is known as."""
    headline: str
    """What that means, in some sentences."""
    blocks: tuple[Block, ...] = ()
    """Of one app: what is here, allowed, seen, not known. Of several: one for each of them."""
    package: str = ""
    """Of one app."""
    evidence: tuple[Evidence, ...] = ()
    """Where it was read, the most telling first; all of it. `proof.py` shortens it where there is no room."""


Part: TypeAlias = Paragraph | Points | Rows | Definition | Entry


class SectionId(StrEnum):
    """The sections, in their order. One that has nothing to say is left out; the last two never are."""

    APPS = "apps"
    ACCOUNTS = "accounts"
    DETAILS = "details"
    WATCHED = "watched"
    REMOVED = "removed"
    MESSENGERS = "messengers"
    SETTINGS = "settings"
    HINTS = "hints"
    NOT_CHECKED = "not-checked"
    NEXT = "next"


class Section(Struct, frozen=True):
    """Parts under a heading."""

    id: SectionId
    title: str
    parts: tuple[Part, ...]


class Document(Struct, frozen=True, kw_only=True):
    """The whole report."""

    language: str
    """Code of the language, as in a `lang` attribute."""
    title: str
    """Which phone it is about."""
    lead: tuple[str, ...]
    """What was looked at, and compared with what."""
    counts: tuple[Count, ...]
    result: tuple[str, ...]
    """The answer."""
    strong: bool
    """Whether something was found that a reader must not miss."""
    sections: tuple[Section, ...]
    closing: tuple[str, ...] = ()
    """What is said about the report itself."""
