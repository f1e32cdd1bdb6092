"""Other people's lists of indicators -> products: `read_feed(data, name=...)`.

Whatever is wrong with one entry costs that entry; only what is no feed at all is refused as a whole.
Nothing is fetched, and nothing that stands in a feed is run, opened or used as a path.
"""

import re
from collections.abc import Callable
from typing import Final

from detector.errors import DetectorError, ExitCode
from detector.signatures.feeds.base import Elsewhere, Feed, FeedError, Imported, Rejection, decode, known_names
from detector.signatures.feeds.echap import read_echap
from detector.signatures.feeds.isdi import COLUMNS as ISDI_COLUMNS
from detector.signatures.feeds.isdi import read_isdi
from detector.signatures.feeds.mvt_index import read_mvt_index
from detector.signatures.feeds.plain import package_of, read_plain
from detector.signatures.feeds.rows import header
from detector.signatures.feeds.samples import COLUMNS as SAMPLES_COLUMNS
from detector.signatures.feeds.samples import read_samples
from detector.signatures.feeds.stix import read_stix
from detector.signatures.loader import bundled_known
from detector.signatures.model import SignatureSet

__all__ = ["IMPORTERS", "Elsewhere", "FeedError", "Imported", "Rejection", "read_feed", "recognise"]

IMPORTERS: Final[dict[str, Callable[[Feed], Imported]]] = {
    "echap": read_echap,
    "samples": read_samples,
    "stix": read_stix,
    "isdi": read_isdi,
    "packages": read_plain,
    "mvt-index": read_mvt_index,
}
"""The formats, by the names that a person uses."""

ON_REQUEST: Final = ("isdi",)
"""Formats that are never guessed: their lists name harmless apps too."""


def read_feed(data: bytes, *, name: str, format: str | None = None, known: SignatureSet | None = None) -> Imported:  # noqa: A002
    """Read a feed of any format; `name` is what the places of its entries are called.

    `known`: whose aliases lead to products and whose list of public keys holds; our own list of keys if None.
    Raises DetectorError: ExitCode.DATA "name:line: ..." for what cannot be read, USAGE for an unknown format.
    """
    if format is not None and format not in IMPORTERS:
        raise DetectorError(
            "there is no feed format {format!r}",
            "The formats: {formats}.",
            ExitCode.USAGE,
            format=format,
            formats=tuple(IMPORTERS),
        )
    text = decode(data, name)
    chosen = format or recognise(text, name)
    if format is None and chosen in ON_REQUEST:
        raise FeedError(
            "this list names mostly harmless apps, and is not read unasked",
            "If you want it, ask for the format {format!r}.",
            name=name,
            format=chosen,
        )
    if known is None:
        known = bundled_known("certificates")
    digests = frozenset(digest for item in known.distrusted for digest in (item.sha1, item.sha256) if digest)
    return IMPORTERS[chosen](Feed(name=name, text=text, aliases=known_names(known), distrusted=digests))


def recognise(text: str, name: str) -> str:
    """Return the key of IMPORTERS that fits the beginning of `text`, or raise FeedError."""
    start = "\n".join(_meaningful(text))
    columns = header(start)
    if start.startswith("{"):
        return "stix"
    if set(SAMPLES_COLUMNS) <= set(columns):
        return "samples"
    if set(ISDI_COLUMNS) <= set(columns):
        return "isdi"
    if re.match(r"indicators\s*:", start):
        return "mvt-index"
    if re.match(r"-\s+[\w-]+\s*:|-\s*\n\s+[\w-]+\s*:|-\s*\{|\[", start):
        return "echap"
    if re.fullmatch(r"[A-Za-z]\w*(?:\.\w+)+", package_of(start.partition("\n")[0]), re.ASCII):
        return "packages"
    line = next((number for number, text in enumerate(text.splitlines(), 1) if text.strip()), 1)
    raise FeedError(
        "this is no feed that is known", "The formats: {formats}.", name=name, line=line, formats=tuple(IMPORTERS)
    )


def _meaningful(text: str) -> list[str]:
    """The first lines that are no comments and not empty."""
    lines = (line.strip("\r") for line in text[:100_000].split("\n"))
    return [line for line in lines if line.strip() and not line.lstrip().startswith(("#", "---"))][:5]
