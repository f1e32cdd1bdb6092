"""A list of apps searched, narrowed and sorted. What could not be told is counted, not dropped in silence."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from detector.browsing.rows import AppRow, folded
from detector.browsing.sieves import Group, Sieve
from detector.levels import Level


class Order(StrEnum):
    """What stands first."""

    LEVEL = "level"
    """What was found, then who has most access."""
    NAME = "name"
    PACKAGE = "package"
    NEWEST = "newest"
    """Last installed or updated."""
    ACCESS = "access"

    @property
    def next(self) -> "Order":
        """The one after it, round and round."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class Wanted(Struct, frozen=True, kw_only=True):
    """What a person wants to see."""

    text: str = ""
    """Words, each of which has to stand in the name, the package, the product, the installer or the signer."""
    sieves: frozenset[Sieve] = frozenset()
    order: Order = Order.LEVEL

    @property
    def narrows(self) -> bool:
        """Whether it leaves out anything."""
        return bool(self.text.strip() or self.sieves)


class Narrowed(Struct, frozen=True, kw_only=True):
    """The apps that fit."""

    apps: tuple[AppRow, ...]
    unsure: int = 0
    """How many fit the search, and could fit the rest: that was not read."""


def narrowed(apps: Iterable[AppRow], wanted: Wanted) -> Narrowed:
    """Those that fit, in the order that is wanted."""
    words = folded(wanted.text).split()
    found = [row for row in apps if all(word in row.text for word in words)]
    unsure = 0
    if groups := _by_group(wanted.sieves):
        answers = [(row, _fits(row, groups)) for row in found]
        found = [row for row, fits in answers if fits]
        unsure = sum(fits is None for _, fits in answers)
    return Narrowed(apps=tuple(sorted(found, key=_KEYS[wanted.order])), unsure=unsure)


def _by_group(sieves: Iterable[Sieve]) -> list[list[Sieve]]:
    found: dict[Group, list[Sieve]] = {}
    for sieve in sieves:
        found.setdefault(sieve.group, []).append(sieve)
    return list(found.values())


def _fits(row: AppRow, groups: Iterable[Iterable[Sieve]]) -> bool | None:
    """Whether one sieve of each group fits; None where it hangs on what was not read."""
    unsure = False
    for group in groups:
        answers = [sieve(row) for sieve in group]
        if True in answers:
            continue
        if None not in answers:
            return False
        unsure = True
    return None if unsure else True


def _rank(row: AppRow) -> int:
    if row.level is not None:
        return row.level.rank
    return len(Level) + (1 if row.open else 2)


def _by_level(row: AppRow) -> tuple[Any, ...]:
    return _rank(row), row.app.system is True, -row.held, *_by_name(row)


def _by_name(row: AppRow) -> tuple[Any, ...]:
    return not row.app.label, row.folded_name, row.package


def _by_newest(row: AppRow) -> tuple[Any, ...]:
    newest = row.newest
    return newest is None, -newest.timestamp() if newest else 0, row.package


_KEYS: Final[dict[Order, Callable[[AppRow], Any]]] = {
    Order.LEVEL: _by_level,
    Order.NAME: _by_name,
    Order.PACKAGE: lambda row: row.package,
    Order.NEWEST: _by_newest,
    Order.ACCESS: lambda row: (-row.held, *_by_level(row)),
}
