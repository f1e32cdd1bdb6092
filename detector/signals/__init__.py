"""Facts and signatures to signals: `look(phone)` observes everything once."""

import logging
from collections.abc import Callable
from typing import Final, ParamSpec

from msgspec import Struct

from detector.facts.base import Excerpt, fault
from detector.facts.packages import Package
from detector.signals.ability import ABILITY
from detector.signals.activity import ACTIVITY
from detector.signals.base import ABSENT, AppSignal, Evidence, Kind, Observation, PhoneSignal, Signal, State, unknown
from detector.signals.changed_phone import CHANGED
from detector.signals.concealment import CONCEALMENT
from detector.signals.configuration import CONFIGURATION
from detector.signals.existence import EXISTENCE
from detector.signals.icons import ICONS
from detector.signals.identity import IDENTITY
from detector.signals.listed import LISTED
from detector.signals.phone import Phone
from detector.signals.provenance import PROVENANCE
from detector.signals.removed import ID as REMOVED
from detector.signals.removed import removed
from detector.signals.resilience import RESILIENCE
from detector.signals.signing import SIGNING
from detector.signals.special_access import SPECIAL
from detector.signals.uses import USES
from detector.signals.watched import WATCHED, WatchedSignal, watched_signals

P = ParamSpec("P")
log = logging.getLogger(__name__)

APP_SIGNALS: Final[tuple[AppSignal, ...]] = (
    *LISTED,
    *IDENTITY,
    *PROVENANCE,
    *SIGNING,
    *ICONS,
    *CONCEALMENT,
    *ABILITY,
    *SPECIAL,
    *EXISTENCE,
    *USES,
    *ACTIVITY,
    *RESILIENCE,
)
WATCHED_SIGNALS: Final[tuple[WatchedSignal, ...]] = WATCHED
"""Of apps that were watched, and of no others."""
PHONE_SIGNALS: Final[tuple[PhoneSignal, ...]] = (*CONFIGURATION, *CHANGED)


class App(Struct, frozen=True, kw_only=True):
    """One app with every signal about it, by id."""

    package: Package
    signals: dict[str, Signal]


class Signals(Struct, frozen=True, kw_only=True):
    """Everything that was observed."""

    apps: tuple[App, ...]
    phone: dict[str, Signal]
    app_list: Signal | None = None
    """Unknown where there may be apps that are not among these; None where there are none."""
    removed: tuple[Signal, ...] = ()
    """One for each listed app that is gone, and an unknown one if that could not be read."""


def look(phone: Phone) -> Signals:
    """Every signal of every app, and those of the phone."""
    apps = tuple(
        App(
            package=package,
            signals={spec.id: _app_signal(phone, package, spec) for spec in APP_SIGNALS} | _watched(phone, package),
        )
        for package in phone.apps()
    )
    return Signals(
        apps=apps,
        app_list=_app_list(phone),
        phone={spec.id: _phone_signal(phone, spec) for spec in PHONE_SIGNALS},
        removed=_removed(phone),
    )


def _app_list(phone: Phone) -> Signal | None:
    gaps = tuple(gap for gap in phone.facts.packages.gaps if gap.package is None)
    return _named(phone, "app-list", Kind.IDENTITY, unknown(gaps)) if gaps else None


def _removed(phone: Phone) -> tuple[Signal, ...]:
    try:
        return removed(phone)
    except Exception as error:
        log.exception("what was removed could not be observed")
        return (_named(phone, REMOVED, Kind.EXISTENCE, unknown((fault(REMOVED, error),))),)


def _app_signal(phone: Phone, package: Package, spec: AppSignal) -> Signal:
    seen = _guarded(spec.id, spec.look, phone, package)
    return _named(phone, spec.id, spec.kind, seen, package=package.name, weight=spec.weight)


def _watched(phone: Phone, package: Package) -> dict[str, Signal]:
    runs = phone.watched(package.name)
    return watched_signals(package.name, runs, phone.index) if runs else {}


def _phone_signal(phone: Phone, spec: PhoneSignal) -> Signal:
    return _named(phone, spec.id, spec.kind, _guarded(spec.id, spec.look, phone))


def _guarded(name: str, look: Callable[P, Observation], *args: P.args, **kwargs: P.kwargs) -> Observation:
    try:
        return look(*args, **kwargs)
    except Exception as error:  # a fault in one signal must not take the others with it
        log.exception("the signal %s could not be observed", name)
        return unknown((fault(name, error),))


def _named(
    phone: Phone, name: str, kind: Kind, seen: Observation, *, package: str | None = None, weight: int = 0
) -> Signal:
    if seen is ABSENT:  # most of them
        return Signal(id=name, kind=kind, state=State.ABSENT, package=package, slots=ABSENT.slots, weight=weight)
    return Signal(
        id=name,
        kind=kind,
        state=seen.state,
        package=package,
        users=seen.users,
        slots=seen.slots,
        evidence=tuple([_evidence(phone, excerpt) for excerpt in dict.fromkeys(seen.excerpts)]),
        gaps=seen.gaps,
        weight=weight,
    )


def _evidence(phone: Phone, excerpt: Excerpt) -> Evidence:
    command = phone.facts.lines.get(excerpt.command, excerpt.command)
    return Evidence(command=command, line=excerpt.line, excerpt=excerpt.text)


__all__ = [
    "APP_SIGNALS",
    "PHONE_SIGNALS",
    "WATCHED_SIGNALS",
    "App",
    "Kind",
    "Phone",
    "Signal",
    "Signals",
    "State",
    "look",
    "watched_signals",
]
