"""What could not be answered: one value for a rule, with all apps for which it is open for the same reasons.

Of a phone of which little is known, nearly every rule is open for every app.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

from msgspec import Struct, structs

from detector.facts.base import Gap
from detector.levels import Level
from detector.signals import Signal

_Key: TypeAlias = tuple[Any, ...]


class Undecided(Struct, frozen=True, kw_only=True):
    """A rule that could not be answered, and would have said more than what was found."""

    rule: str
    level: Level
    packages: tuple[str, ...] = ()
    """The apps that it is about; none: it is about the phone."""
    missing: tuple[Signal, ...] = ()
    """What is unknown, and why. Where it is about apps, it is so of each of them, and none is named inside."""


def together(open_answers: Iterable[Undecided]) -> tuple[Undecided, ...]:
    """Those of one rule and level that lack the same are one, in the place of the first; none names an app inside."""
    first: dict[_Key, Undecided] = {}
    packages: dict[_Key, dict[str, None]] = {}
    for one in open_answers:
        key = (one.rule, one.level, bool(one.packages), *[(signal.id, _nameless(signal)) for signal in one.missing])
        first.setdefault(key, one)
        packages.setdefault(key, {}).update(dict.fromkeys(one.packages))
    return tuple(
        structs.replace(
            one,
            packages=tuple(packages[key]),
            missing=tuple(structs.replace(signal, package=None, gaps=_nameless(signal)) for signal in one.missing),
        )
        for key, one in first.items()
    )


def _nameless(signal: Signal) -> tuple[Gap, ...]:
    """Why something of an app is unknown, without its name: of another app it may be unknown for the same reason."""
    own = signal.package
    if own is None or all(gap.package != own for gap in signal.gaps):
        return signal.gaps
    return tuple(structs.replace(gap, package=None) if gap.package == own else gap for gap in signal.gaps)


def without(open_answers: Iterable[Undecided], package: str) -> tuple[Undecided, ...]:
    """Those about other apps, and about the phone."""
    kept = (
        structs.replace(one, packages=tuple(name for name in one.packages if name != package))
        if package in one.packages
        else one
        for one in open_answers
        if one.packages != (package,)
    )
    return tuple(kept)
