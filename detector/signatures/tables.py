"""SignatureSet -> Tables: everything a look-up needs, in the shape in which it is also cached.

An indicator leads to hits, and a hit is four small numbers: a hundred thousand of them are read from the
cache in the time that as many objects would need to be born. A product is unpacked when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from detector.signatures.forms import PACKAGE_PATTERN
from detector.signatures.known import normalised_label
from detector.signatures.listed import Listed, listed
from detector.signatures.model import (
    DistrustedCertificate,
    IndicatorKind,
    Installer,
    KnownApp,
    Messenger,
    Product,
    SignatureSet,
    Source,
    VendorPrefix,
)

Hits = tuple[int, ...]
"""One or more hits, each of HIT numbers: product, file, line, 1 for a generic indicator."""
HIT: Final = 4


OWN: Final = "own"
"""The licence of a product that its owner wrote for themselves."""
STALE_DAYS: Final = 30
"""A list older than this is called old."""


class SetInfo(Struct, frozen=True, kw_only=True):
    """What stands in every report about the signatures that were used."""

    products: int
    packages: int
    """Different package names."""
    certificates: int
    """Different certificate fingerprints."""
    newest: date | None
    """The latest day on which one of the products was added or reviewed."""
    sha256: str
    """Over the names and contents of all signature files and feeds."""
    attribution: tuple[Source, ...]
    """Whose work the set is built on, where a licence asks for the name; the most used first."""
    domains: int = 0
    """Different host names."""
    indicators: int = 0
    """All of them, of every kind."""
    revision: str = ""
    """Of the set that updates brought; empty without one."""
    fetched: date | None = None
    """The day of the last update."""
    warning: str = ""
    """Why an older set than the last one is in use."""

    def age_days(self, today: date) -> int | None:
        """How old the newest entry or update is; None when the set says nothing of it."""
        newest = max((day for day in (self.newest, self.fetched) if day is not None), default=None)
        return None if newest is None else max(0, (today - newest).days)


class Tables(Struct, frozen=True, kw_only=True, array_like=True):
    """What an Index looks up in."""

    info: SetInfo
    products: tuple[msgspec.Raw, ...]
    """Each a Product in msgpack, in the order of the numbers in the hits."""
    ids: tuple[str, ...]
    """The id of each of them."""
    files: tuple[str, ...]
    """The files that hits name by number."""
    exact: dict[IndicatorKind, dict[str, Hits]]
    patterns: dict[IndicatorKind, dict[str, dict[str, Hits]]]
    """Kind -> how the text must begin -> pattern -> hits."""
    known_apps: tuple[KnownApp, ...]
    installers: tuple[Installer, ...]
    messengers: tuple[Messenger, ...]
    vendor_prefixes: tuple[VendorPrefix, ...]
    system_labels: tuple[str, ...]
    distrusted: tuple[DistrustedCertificate, ...]


def _newest(products: Sequence[Product]) -> date | None:
    """The latest day in the list; what its owner added by hand does not make it newer."""
    dated = (day for product in products if product.licence != OWN for day in (product.added, product.reviewed))
    return max((day for day in dated if day is not None), default=None)


def build_tables(signatures: SignatureSet) -> Tables:
    """Arrange `signatures` for look-ups. `products` stays empty: pack_products fills it for the cache."""
    build = _Build()
    for number, product in enumerate(signatures.products):
        for item in listed(product):
            build.add(number, item)
    exact, patterns = build.exact, build.patterns
    return Tables(
        info=_info(signatures, build),
        products=(),
        ids=tuple(product.id for product in signatures.products),
        files=tuple(build.files),
        exact={kind: {text: tuple(hits) for text, hits in texts.items()} for kind, texts in exact.items()},
        patterns={
            kind: {start: {text: tuple(hits) for text, hits in texts.items()} for start, texts in starts.items()}
            for kind, starts in patterns.items()
        },
        known_apps=signatures.known_apps,
        installers=signatures.installers,
        messengers=signatures.messengers,
        vendor_prefixes=signatures.vendor_prefixes,
        system_labels=signatures.system_labels,
        distrusted=signatures.distrusted,
    )


def pack_products(products: tuple[Product, ...]) -> tuple[msgspec.Raw, ...]:
    """Return every product as it lies in the cache."""
    encoder = msgspec.msgpack.Encoder()
    return tuple(msgspec.Raw(encoder.encode(product)) for product in products)


def fixed_start(pattern: str) -> str:
    """Return what every text that matches `pattern` begins with."""
    return pattern[: min((pattern.find(sign) for sign in "*?[" if sign in pattern), default=len(pattern))]


class _Build:
    def __init__(self) -> None:
        self.files: dict[str, int] = {}
        self.exact: dict[IndicatorKind, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.patterns: dict[IndicatorKind, dict[str, dict[str, list[int]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )

    def add(self, product: int, item: Listed) -> None:
        if item.kind == "common-name" or (item.kind == "package" and PACKAGE_PATTERN.fullmatch(item.text)):
            hits = self.patterns[item.kind][fixed_start(item.text)][item.text]
        else:
            text = normalised_label(item.text) if item.kind == "label" else item.text
            hits = self.exact[item.kind][text]
        file = self.files.setdefault(item.where.file, len(self.files))
        hits += (product, file, item.where.line, int(item.generic))


def _info(signatures: SignatureSet, build: _Build) -> SetInfo:
    products, exact = signatures.products, build.exact
    patterns = [texts for starts in build.patterns.values() for texts in starts.values()]
    return SetInfo(
        products=len(products),
        packages=len(exact.get("package", ())) + sum(map(len, build.patterns.get("package", {}).values())),
        certificates=len(exact.get("certificate", ())),
        domains=len(exact.get("domain", ())),
        indicators=sum(len(hits) // HIT for texts in (*exact.values(), *patterns) for hits in texts.values()),
        newest=_newest(products),
        sha256=signatures.sha256,
        attribution=attribution(products),
    )


def attribution(products: tuple[Product, ...]) -> tuple[Source, ...]:
    """Return the sources whose licence asks to be named, the most used first."""
    uses: dict[Source, int] = defaultdict(int)
    for product in products:
        for source in product.sources:
            if source.licence:
                uses[source] += 1
    return tuple(sorted(uses, key=lambda source: (-uses[source], source.url, source.what)))
