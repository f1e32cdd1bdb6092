"""What every importer gives back, and how much of a feed is read."""

from typing import Final

from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.model import Place, Product, SignatureSet

LARGEST_FEED: Final = 64 << 20
"""Bytes; the largest public feed has 5 million."""
MOST_LINES: Final = 2_000_000
LARGEST_YAML: Final = 16 << 20
"""Bytes; every value of a YAML file keeps its place, which costs more than the value."""

DISTRUSTED_REASON: Final = "is no identity: its private key is public"


class Rejection(Struct, frozen=True, kw_only=True):
    """One entry of a feed, or one value of an entry, that was left out or is odd."""

    entry: str
    """What was written there, shortened."""
    reason: str
    """Reads on after the entry: "is not an Android package name"."""
    place: Place

    def __str__(self) -> str:
        return f"{self.place}:{self.place.column}: {self.entry!r} {self.reason}"


class Elsewhere(Struct, frozen=True, kw_only=True):
    """A feed that this one only names; nothing was fetched."""

    name: str
    url: str
    place: Place


class Imported(Struct, frozen=True, kw_only=True):
    """One feed, read."""

    products: tuple[Product, ...]
    """In the order of the feed; every indicator knows its place there."""
    rejected: tuple[Rejection, ...]
    """What was left out, and why."""
    format: str
    """The key of IMPORTERS."""
    remarks: tuple[Rejection, ...] = ()
    """What is odd and changed nothing, such as unknown keys."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What would have to be fetched to know more."""


class Feed(Struct, frozen=True, kw_only=True):
    """One feed as an importer gets it."""

    name: str
    text: str
    aliases: dict[str, str]
    """Any known name of a product, casefolded -> the name of the product."""
    distrusted: frozenset[str]
    """Fingerprints of certificates whose private key is public."""

    def place(self, line: int, column: int = 1) -> Place:
        """Return a place in this feed."""
        return Place(file=self.name, line=line, column=column)


class FeedError(DetectorError):
    """A feed that cannot be read at all. The message begins with "name:line: "."""

    def __init__(self, problem: str, hint: str = "", /, *, name: str, line: int = 1, **slots: object) -> None:
        told = {**slots, "place": f"{name}:{line}", "problem": Sentence(problem, **slots)}
        super().__init__("{place}: {problem}", hint, ExitCode.DATA, **told)
        self.line = line


def decode(data: bytes, name: str) -> str:
    """Return the text of a feed, or raise FeedError: too large, not text, a web page, empty."""
    if len(data) > LARGEST_FEED:
        raise FeedError(
            "the feed has {size} MB, and more than {most} MB are not read",
            name=name,
            size=len(data) >> 20,
            most=LARGEST_FEED >> 20,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FeedError("this is not text in UTF-8: {reason}", name=name, line=line, reason=error.reason) from None
    if text.count("\n") > MOST_LINES:
        raise FeedError("the feed has more than {most:,} lines", name=name, line=MOST_LINES, most=MOST_LINES)
    start = text[:2000].lstrip()
    if not start:
        raise FeedError("the feed is empty", name=name)
    if start.startswith("<"):
        raise FeedError(
            "this is a web page or XML, not a feed",
            "The address may have changed, or a sign-in page answered.",
            name=name,
        )
    return text


def known_names(signatures: SignatureSet) -> dict[str, str]:
    """Return every name and alias of the known products, casefolded -> the product's name; names win."""
    aliases = {alias.casefold(): product.name for product in signatures.products for alias in product.aliases}
    return aliases | {product.name.casefold(): product.name for product in signatures.products}


def shortened(text: str) -> str:
    """Return the beginning of what stands in a feed, for a message."""
    return text if len(text) <= 100 else text[:97] + "..."
