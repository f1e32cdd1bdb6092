"""Puts what feeds say under what we say: one product stays one product, whoever lists it.

A product of a feed is one of ours if they share a package name or a certificate that stands for one product
alone; if nothing does, if they bear the same name. What everybody may carry (generic names, public keys, what is
listed for several products) joins nobody. Ours wins in everything; a feed adds indicators, its own word for the
class, and its places. Two feeds that disagree give the milder class. The outcome depends on the order of the
feeds and on nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from detector.signatures.feeds.base import Imported
from detector.signatures.feeds.draft import MOST_NAMED, FreeIds
from detector.signatures.listed import Listed, listed, with_indicators
from detector.signatures.model import IndicatorKind, Place, Product, ProductClass, SignatureSet

_Key = tuple[IndicatorKind, str]

MOST_ALIASES: Final = 50
MILDER: Final[tuple[ProductClass, ...]] = ("rat", "stalkerware", "dual-use", "anti-theft", "parental")
"""From the hardest word to the mildest."""


def merge(ours: SignatureSet, imported: Sequence[Imported]) -> SignatureSet:
    """Return `ours` with the products of all feeds; its sha256 is still that of `ours` alone."""
    catalogue = _Catalogue(ours)
    for feed in imported:
        for product in feed.products:
            catalogue.add(product)
    return replace(ours, products=catalogue.products())


class _Catalogue:
    def __init__(self, ours: SignatureSet) -> None:
        self._ours = {product.id for product in ours.products}
        self._distrusted = {digest for item in ours.distrusted for digest in (item.sha1, item.sha256)}
        self._ids = FreeIds(self._ours)
        self._products: dict[str, Product] = {}
        self._items: dict[str, dict[_Key, Listed]] = {}
        self._owners: dict[_Key, list[str]] = defaultdict(list)
        self._names: dict[str, set[str]] = defaultdict(set)
        for product in ours.products:
            self._append(product)
        self._our_owners = {key: list(owners) for key, owners in self._owners.items()}

    def products(self) -> tuple[Product, ...]:
        """Everything, ours first; what was not touched is the same object."""
        return tuple(
            product
            if tuple(listed(product)) == (items := self._listed(product.id))
            else with_indicators(product, items)
            for product in self._products.values()
        )

    def add(self, product: Product) -> None:
        """Join a product of a feed to the one that it is, or let it stand for itself."""
        items = [item for item in listed(product) if item.text not in self._distrusted]
        home = self._home(product, items)
        if home is None:
            self._append(with_indicators(replace(product, id=self._ids.new(product.id)), items))
            return
        added = [item for item in items if self._take(home, item)]
        self._describe(home, product, added)

    def _append(self, product: Product) -> None:
        self._products[product.id] = product
        self._items[product.id] = {}
        for item in listed(product):
            self._put(product.id, item)
        for name in (product.name, *product.aliases):
            self._names[_plain(name)].add(product.id)

    def _put(self, product_id: str, item: Listed) -> None:
        self._items[product_id][item.key] = item
        self._owners[item.key].append(product_id)

    def _home(self, product: Product, items: Sequence[Listed]) -> str | None:
        votes = Counter(owner for item in items for owner in self._voters(item))
        namesakes = self._names.get(_plain(product.name), set())
        if votes:
            return min(votes, key=lambda owner: (-votes[owner], owner not in namesakes, owner))
        if len(namesakes) < 2:
            return next(iter(namesakes), None)
        if len(namesakes) > MOST_NAMED:
            return None  # a name that so many bear is none
        known = {owner: sum(item.key in self._items[owner] for item in items) for owner in namesakes}
        return min(namesakes, key=lambda owner: (self._products[owner].name != product.name, -known[owner], owner))

    def _voters(self, item: Listed) -> list[str]:
        if item.kind not in ("package", "certificate") or item.generic or item.shared_with:
            return []
        owners = self._owners.get(item.key, [])
        if len(owners) != 1:
            return []
        known = self._items[owners[0]][item.key]
        return [] if known.generic or known.shared_with else owners

    def _take(self, home: str, item: Listed) -> bool:
        """Note where an indicator also stands, or take it over; True if it is new."""
        owners = self._our_owners.get(item.key, [])
        for owner in dict.fromkeys((*owners, home)):
            known = self._items[owner].get(item.key)
            if known is not None:
                self._items[owner][item.key] = replace(known, also=_places(known, item))
        if owners or item.key in self._items[home]:
            return False
        self._put(home, item)
        return True

    def _describe(self, home: str, product: Product, added: Sequence[Listed]) -> None:
        known = self._products[home]
        urls = {source.url for source in known.sources}
        sources = tuple(source for source in product.sources if added and source.url not in urls)
        known = replace(
            known,
            upstream_class=_words(known.upstream_class, product.upstream_class),
            sources=(*known.sources, *sources),
        )
        if home not in self._ours:
            aliases = dict.fromkeys((*known.aliases, product.name, *product.aliases))
            known = replace(
                known,
                cls=max(known.cls, product.cls, key=MILDER.index),
                aliases=tuple(alias for alias in aliases if alias != known.name)[:MOST_ALIASES],
            )
            for name in known.aliases:
                self._names[_plain(name)].add(home)
        self._products[home] = known

    def _listed(self, product_id: str) -> tuple[Listed, ...]:
        """The indicators of one product, with what became true of them when others joined."""
        return tuple(
            replace(item, shared_with=self._others(item, product_id))
            if item.kind in ("package", "certificate")
            else item
            for item in self._items[product_id].values()
        )

    def _others(self, item: Listed, product_id: str) -> tuple[str, ...]:
        """The other owners; first those that the file names, in the order in which it names them."""
        named = (other for other in item.shared_with if item.key in self._items.get(other, ()))
        owners = dict.fromkeys((*named, *self._owners[item.key][: MOST_NAMED + 1]))
        return tuple(other for other in owners if other != product_id)[: max(MOST_NAMED, len(item.shared_with))]


def _places(known: Listed, item: Listed) -> tuple[Place, ...]:
    return tuple(dict.fromkeys((*known.also, item.where, *item.also)))[:MOST_NAMED]


def _words(*texts: str) -> str:
    return ", ".join(dict.fromkeys(word for text in texts for word in text.split(", ") if word))


def _plain(name: str) -> str:
    """A name as it is compared: "The Truth Spy" is "TheTruthSpy"."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())
