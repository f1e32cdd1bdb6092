"""What is known: monitoring products, and ordinary apps that look like them. YAML files and feeds -> Index.

    index = signatures.load()
    index.by_package("com.example")   # -> matches, each with its proof

The data: `signatures/` at the top of the project; the format: signatures/README.md.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from detector.signatures.cache import cache_key, collector_paused, read_cache, write_cache
from detector.signatures.index import Index, Match
from detector.signatures.lint import lint
from detector.signatures.loader import bundled_folder, content_hash, read_places, read_set
from detector.signatures.model import (
    Certificate,
    Indicator,
    Installer,
    KnownApp,
    Messenger,
    PackageId,
    Problem,
    Product,
    ProductClass,
    SignatureSet,
    Source,
)
from detector.signatures.tables import SetInfo, build_tables

__all__ = [
    "Certificate",
    "FeedFile",
    "Index",
    "Indicator",
    "Installer",
    "KnownApp",
    "Match",
    "Messenger",
    "PackageId",
    "Problem",
    "Product",
    "ProductClass",
    "SetInfo",
    "Source",
    "bundled_folder",
    "lint",
    "load",
]


class FeedFile(Struct, frozen=True, kw_only=True):
    """A feed as it was fetched."""

    name: str
    """What it is called in the proof of a match: "echap/ioc.yaml"."""
    data: bytes
    format: str | None = None
    """A key of feeds.IMPORTERS; None: told by the content."""


def load(
    extra: Sequence[Path] = (),
    cache: Path | None = None,
    *,
    feeds: Sequence[FeedFile] = (),
    keep: bool = False,
) -> Index:
    """Return the index over our own signatures, those of `extra` (files or folders; the last one wins), and
    the products of `feeds`, which are merged under them.

    `cache`: a folder in which an index of exactly these contents may lie. It is only read, unless `keep` asks
    to put the index there; whatever is wrong with a cached index, the answer is the same without it.

    Raises DetectorError (ExitCode.DATA) that lists everything that makes a file unusable.
    """
    with collector_paused():
        return _load(extra, cache, feeds, keep)


def _load(extra: Sequence[Path], cache: Path | None, feeds: Sequence[FeedFile], keep: bool) -> Index:
    files, unread = read_places((bundled_folder(), *extra))
    content = _with_feeds(content_hash(files), feeds)
    key = cache_key(content)
    if cache is not None and not unread:
        tables = read_cache(cache, key)
        if tables is not None:
            return Index(tables)
    signatures = read_set(files, unread)
    if feeds:
        signatures = _merged(signatures, feeds, content)
    if cache is not None and keep:
        write_cache(cache, key, build_tables(signatures), signatures.products)
    return Index(signatures)


def _with_feeds(content: str, feeds: Sequence[FeedFile]) -> str:
    if not feeds:
        return content
    digest = hashlib.sha256(content.encode())
    for feed in feeds:
        digest.update(f"{len(feed.name)}:{feed.name}{feed.format}{len(feed.data)}:".encode(errors="replace"))
        digest.update(feed.data)
    return digest.hexdigest()


def _merged(signatures: SignatureSet, feeds: Sequence[FeedFile], content: str) -> SignatureSet:
    from msgspec.structs import replace

    from detector.signatures.feeds import read_feed
    from detector.signatures.merge import merge

    imported = [read_feed(feed.data, name=feed.name, format=feed.format, known=signatures) for feed in feeds]
    return replace(merge(signatures, imported), sha256=content)
