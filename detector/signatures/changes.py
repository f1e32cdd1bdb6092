"""What an update would change: products by id, and whether it would make us recognise less."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from detector.errors import Sentence
from detector.signatures.model import NOWHERE, Place, Product
from detector.signatures.stored import Counts

SMALLEST: Final = 0.8
"""Of what was there before; a list that loses more is more often broken than better."""
_NAMED: Final = 3
"""How many of a long list a message names."""
_COUNTED: Final = {
    "products": Sentence("products"),
    "packages": Sentence("package names"),
    "certificates": Sentence("certificates"),
    "domains": Sentence("host names"),
}
"""Of Counts."""


class Checked(Protocol):
    """What reading signature files gives."""

    @property
    def products(self) -> Sequence[Product]:
        """What can be used."""

    @property
    def rejected(self) -> Sequence[object]:
        """What cannot, each with its reason as str()."""

    @property
    def remarks(self) -> Sequence[object]:
        """What is odd and can be used."""


Check = Callable[[Path], Checked]
"""Reads one feed, or one folder of signature files; raises DetectorError when nothing of it can be used."""


class Contents(Struct, frozen=True, kw_only=True):
    """What one source knows."""

    products: dict[str, tuple[Product, ...]]
    """By id; two lists of one publisher may have the same product."""
    rejected: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def counts(self) -> Counts:
        """Count different values."""
        every = [product for products in self.products.values() for product in products]
        return Counts(
            products=len(self.products),
            packages=len({package.name for product in every for package in product.packages}),
            certificates=len(self.certificates()),
            domains=len({domain.text for product in every for domain in product.network.domains}),
        )

    def certificates(self) -> frozenset[str]:
        """All fingerprints."""
        return frozenset(
            certificate.digest
            for products in self.products.values()
            for product in products
            for certificate in (*product.certificates.sha1, *product.certificates.sha256)
        )


class Changes(Struct, frozen=True, kw_only=True):
    """Ids of products, sorted."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def examine(paths: Iterable[Path], check: Check) -> Contents:
    """Read everything of one source."""
    products: dict[str, tuple[Product, ...]] = {}
    rejected: list[str] = []
    remarks: list[str] = []
    for path in paths:
        checked = check(path)
        rejected += map(str, checked.rejected)
        remarks += map(str, checked.remarks)
        for product in checked.products:
            products[product.id] = (*products.get(product.id, ()), product)
    return Contents(products=products, rejected=tuple(rejected), remarks=tuple(remarks))


def compare(before: Contents, after: Contents) -> Changes:
    """Say which products are new, gone or different; where something is written does not matter."""
    old, new = before.products, after.products
    both = old.keys() & new.keys()
    return Changes(
        new=tuple(sorted(new.keys() - old.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(key for key in both if _without_places(old[key]) != _without_places(new[key]))),
    )


def losses(before: Contents, after: Contents) -> tuple[Sentence, ...]:
    """Say in what the new contents know less than they may; () when they may replace the old ones."""
    found = []
    old, new = before.counts(), after.counts()
    for what in Counts.__struct_fields__:
        had, has = getattr(old, what), getattr(new, what)
        if has < SMALLEST * had:
            found.append(Sentence("{has:,} {what} instead of {had:,}", has=has, what=_COUNTED[what], had=had))
    lost = sorted(before.certificates() - after.certificates())
    if lost:
        more = (Sentence("{count:,} more", count=len(lost) - _NAMED),) if len(lost) > _NAMED else ()
        found.append(Sentence("without the certificates {names}", names=(*lost[:_NAMED], *more)))
    return tuple(found)


def _without_places(value: object) -> object:
    if isinstance(value, Place):
        return NOWHERE
    if isinstance(value, tuple):
        return tuple(map(_without_places, value))
    if isinstance(value, Struct):
        return type(value), tuple(_without_places(getattr(value, name)) for name in value.__struct_fields__)
    return value
