"""Collects what a feed says about its products, one checked indicator after the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from detector.signatures import forms
from detector.signatures.feeds.base import DISTRUSTED_REASON, Elsewhere, Feed, Imported, Rejection, shortened
from detector.signatures.listed import Listed, listed, with_indicators
from detector.signatures.model import IndicatorKind, Place, Product, ProductClass, Source

_FORMS: Final[dict[IndicatorKind, Callable[[str], str]]] = {
    "package": forms.package,
    "certificate": forms.certificate,
    "organisation": forms.plain,
    "common-name": forms.plain,
    "label": forms.plain,
    "component": forms.component,
    "domain": forms.domain,
    "ip": forms.ip,
    "distribution": forms.distribution,
    "file-hash": forms.file_hash,
}

UPSTREAM_CLASSES: Final[dict[str, ProductClass]] = {"stalkerware": "stalkerware", "watchware": "dual-use"}
"""Words of feeds that are no classes of ours. Watchware does not hide: what it is used for decides."""


MOST_NAMED: Final = 16
"""Of the products that share an indicator, and of the feeds that list it: a hostile feed could name thousands."""


class Draft:
    """One product in the making."""

    def __init__(self, name: str, where: Place) -> None:
        self.name = name
        self.where = where
        self.cls: ProductClass = "stalkerware"
        self.upstream_class = ""
        self.product_id = ""
        self.aliases: tuple[str, ...] = ()
        self.sources: tuple[Source, ...] = ()
        self.more: dict[str, object] = {}
        """Other fields of Product."""
        self.items: dict[tuple[IndicatorKind, str], Listed] = {}

    def product(self, product_id: str) -> Product:
        """Return what was collected."""
        bare = Product(
            id=product_id,
            name=self.name,
            cls=self.cls,
            aliases=tuple(
                dict.fromkeys(alias for alias in map(one_line, self.aliases) if alias and alias != self.name)
            ),
            upstream_class=self.upstream_class,
            sources=self.sources,
            where=self.where,
        )
        return with_indicators(replace(bare, **self.more), self.items.values())


class Drafts:
    """All products of one feed, and what was left out of it."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._drafts: list[Draft] = []
        self._rejected: list[Rejection] = []
        self._remarks: list[Rejection] = []

    def new(self, name: str, where: Place) -> Draft:
        """Begin a product."""
        draft = Draft(one_line(name), where)
        self._drafts.append(draft)
        return draft

    def add(self, draft: Draft, kind: IndicatorKind, text: str, place: Place, *, generic: bool = False) -> None:
        """Give `draft` an indicator, or note why it cannot be one."""
        if kind == "domain" and forms.IPV4.fullmatch(text.strip()):
            kind = "ip"  # lists of hosts name bare addresses too
        try:
            text = _FORMS[kind](text)
        except ValueError as error:
            self.reject(text, str(error), place)
            return
        if text in self._feed.distrusted:
            self.reject(text, DISTRUSTED_REASON, place)
            return
        draft.items.setdefault((kind, text), Listed(kind=kind, text=text, where=place, generic=generic))

    def reject(self, entry: str, reason: str, place: Place) -> None:
        """Note that something was left out."""
        self._rejected.append(Rejection(entry=shortened(entry), reason=reason, place=place))

    def remark(self, entry: str, reason: str, place: Place) -> None:
        """Note something odd that changes nothing."""
        self._remarks.append(Rejection(entry=shortened(entry), reason=reason, place=place))

    def finish(self, feed_format: str, elsewhere: Iterable[Elsewhere] = ()) -> Imported:
        """Return everything; products without any indicator are rejected."""
        products: list[Product] = []
        ids = FreeIds()
        for draft in self._drafts:
            if not draft.items:
                self.reject(draft.name, "has nothing to recognise it by", draft.where)
                continue
            products.append(draft.product(ids.new(draft.product_id or draft.name)))
        return Imported(
            products=with_shares(tuple(products)),
            rejected=tuple(self._rejected),
            remarks=tuple(self._remarks),
            elsewhere=tuple(elsewhere),
            format=feed_format,
        )


def one_line(name: str) -> str:
    """Return the name of a product as it can be shown anywhere: one short line of printable signs."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name[:200]).split())


class FreeIds:
    """Gives every product an id that no other has: spy, spy-2, spy-3, ..."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def new(self, name: str) -> str:
        """Return a new id made of `name`."""
        stem = forms.product_id(name) or "unnamed"
        number, found = self._next.get(stem, 2), stem
        while found in self._taken:
            found, number = f"{stem}-{number}", number + 1
        self._taken.add(found)
        self._next[stem] = number
        return found


def with_shares(products: tuple[Product, ...]) -> tuple[Product, ...]:
    """Return the products with `shared_with` as it is: package names and certificates that several of them list."""
    owners: dict[tuple[IndicatorKind, str], list[str]] = defaultdict(list)
    for product in products:
        for item in listed(product):
            if item.kind in ("package", "certificate"):
                owners[item.key].append(product.id)
    if all(len(ids) == 1 for ids in owners.values()):
        return products
    return tuple(
        with_indicators(
            product,
            [replace(item, shared_with=_others(owners.get(item.key, []), product.id)) for item in listed(product)],
        )
        for product in products
    )


def _others(owners: list[str], product_id: str) -> tuple[str, ...]:
    return tuple(sorted(other for other in owners[: MOST_NAMED + 1] if other != product_id)[:MOST_NAMED])
