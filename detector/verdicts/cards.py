"""A card for each app that matters: what it is, how it came, how it hides, what it can do, what was seen, what is open.

Ids and values, never prose: wording/ makes sentences of them.
"""

from collections.abc import Iterable

from msgspec import Struct

from detector.levels import Level
from detector.rules import Finding, Judgement
from detector.signals import App, Kind, Phone, Signal, Signals, State
from detector.verdicts.capabilities import Can, can, day_of


class Came(Struct, frozen=True, kw_only=True):
    """How an app came onto the phone."""

    signals: tuple[str, ...] = ()
    """Ids of provenance signals."""
    installer: str | None = None
    """Who counts as its installer; null: not recorded."""
    initiator: str | None = None
    """Who asked for it."""
    day: str = ""
    """When it was first installed, yyyy-mm-dd; empty: not known."""


class Seen(Struct, frozen=True, kw_only=True):
    """Something that was seen to run or to happen."""

    id: str
    """An existence signal."""
    day: str
    """yyyy-mm-dd, or `now`: at the moment of the scan."""


class AppCard(Struct, frozen=True, kw_only=True):
    """What is known about one app, in the order in which a person asks."""

    package: str
    level: Level | None = None
    """Of its finding; null: no rule fired, and one could not be answered."""
    rule: str = ""
    identity: tuple[str, ...] = ()
    came: Came = Came()
    hides: tuple[str, ...] = ()
    """Ids of concealment signals."""
    can: tuple[Can, ...] = ()
    """What it can do, was refused, or may be able to do; what is left out it cannot, and that was read."""
    stays: tuple[str, ...] = ()
    """Ids of resilience signals: what keeps it on the phone and going."""
    seen: tuple[Seen, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids of signals that could not be told."""


def cards(phone: Phone, signals: Signals, judgement: Judgement) -> tuple[AppCard, ...]:
    """One for each app with a finding, in the order of findings, then those with a question that stayed open."""
    apps = {app.package.name: app for app in signals.apps}
    found: dict[str, Finding | None] = {one.package: one for one in judgement.findings if one.package is not None}
    for one in judgement.undecided:
        for package in one.packages:
            found.setdefault(package, None)
    return tuple(_of(phone, apps[name], finding) for name, finding in found.items() if name in apps)


def _of(phone: Phone, app: App, finding: Finding | None) -> AppCard:
    permissions = phone.permissions(app.package)
    return card(app, finding, permissions.requested if permissions else ())


def card(app: App, finding: Finding | None, requested: Iterable[str]) -> AppCard:
    """The card of one app; `requested` are the permissions that it asks for."""
    package, seen = app.package, app.signals.values()
    return AppCard(
        package=package.name,
        level=finding.level if finding else None,
        rule=finding.rule if finding else "",
        identity=_present(seen, Kind.IDENTITY),
        came=Came(
            signals=_present(seen, Kind.PROVENANCE),
            installer=package.installer,
            initiator=package.initiator,
            day=package.first_install.date().isoformat() if package.first_install else "",
        ),
        hides=_present(seen, Kind.CONCEALMENT),
        can=can(app.signals, requested),
        stays=_present(seen, Kind.RESILIENCE),
        seen=what_was_seen(app),
        unknown=tuple(signal.id for signal in seen if signal.state is State.UNKNOWN),
    )


def what_was_seen(app: App) -> tuple[Seen, ...]:
    """All that was seen of an app to run or to happen."""
    return tuple(
        Seen(id=one.id, day=day_of(one))
        for one in app.signals.values()
        if one.kind is Kind.EXISTENCE and one.state is State.PRESENT
    )


def _present(signals: Iterable[Signal], kind: Kind) -> tuple[str, ...]:
    return tuple(one.id for one in signals if one.kind is kind and one.state is State.PRESENT)
