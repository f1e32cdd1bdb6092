"""Apps of the list that were on this phone until lately, as far as Android remembers what was removed.

Only package names are remembered, and Android tells of no user: an app that somebody still has does not count.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from detector.facts.packages import PACKAGES
from detector.facts.removed_apps import REMOVED_APPS, AppChange, RemovedApp
from detector.signals.base import Evidence, Kind, Signal, State
from detector.signals.phone import Phone
from detector.signatures import Match
from detector.signatures.model import CLASSES

ID: Final = "listed-app-removed"


def removed(phone: Phone) -> tuple[Signal, ...]:
    """One for each listed app that was removed and that nobody has now; a name that harmless apps bear is no proof.

    It is unknown where the apps of now were not all read, and, about no app, where the memory of Android was not.
    """
    here = {package.name for package in phone.apps()}
    gone: dict[str, list[RemovedApp]] = {}
    for change in phone.facts.removed_apps.records:
        if change.what is AppChange.REMOVED and change.package not in here:
            gone.setdefault(change.package, []).append(change)
    listed = {name: [match for match in phone.index.by_package(name) if not match.generic] for name in gone}
    found = [_gone(phone, name, changes, listed[name]) for name, changes in gone.items() if listed[name]]
    gaps = phone.facts.reading(REMOVED_APPS.name).gaps
    unread = Signal(id=ID, kind=Kind.EXISTENCE, state=State.UNKNOWN, gaps=gaps)
    return (*found, unread) if gaps else tuple(found)


def _gone(phone: Phone, name: str, changes: list[RemovedApp], matches: list[Match]) -> Signal:
    gaps = tuple(gap for gap in phone.facts.reading(PACKAGES.name).gaps if gap.package in (None, name))
    if gaps:
        return Signal(id=ID, kind=Kind.EXISTENCE, state=State.UNKNOWN, package=name, gaps=gaps)
    product = min((match.product for match in matches), key=lambda one: CLASSES.index(one.cls))
    return Signal(
        id=ID,
        kind=Kind.EXISTENCE,
        state=State.PRESENT,
        package=name,
        slots={
            "product": product.name,
            "product_id": product.id,
            "product_class": product.cls,
            "day": _last_day(changes),
        },
        evidence=tuple(_proof(phone, change) for change in changes),
    )


def _last_day(changes: Iterable[RemovedApp]) -> str:
    """The end of the last period in which it was removed, or its beginning if it has not ended."""
    days: list[date] = [day for one in changes if (day := one.to_day or one.from_day) is not None]
    return max(days).isoformat() if days else ""


def _proof(phone: Phone, change: RemovedApp) -> Evidence:
    proof = change.excerpt
    command = phone.facts.lines.get(proof.command, proof.command)
    return Evidence(command=command, line=proof.line, excerpt=proof.text)
