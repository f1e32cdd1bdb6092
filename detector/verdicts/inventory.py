"""Every app of the phone in short: how it came, what it is allowed to do, whether it hides, what was seen of it."""

from datetime import datetime

from msgspec import Struct

from detector.apk.signer import Role
from detector.facts.packages import Package
from detector.signals import App, Kind, Phone, Signals, State
from detector.verdicts.cards import Seen, what_was_seen
from detector.verdicts.names import name_of

_GRANTS = (Kind.ABILITY, Kind.RESILIENCE)
_SIGNS = (Kind.PROVENANCE, Kind.CONCEALMENT)


class InventoryApp(Struct, frozen=True, kw_only=True):
    """One app."""

    package: str
    label: str = ""
    """What it calls itself, where that was seen; untrusted."""
    version: str = ""
    """Version name; untrusted."""
    system: bool | None = None
    users: tuple[int, ...] = ()
    installer: str | None = None
    first_install: datetime | None = None
    last_update: datetime | None = None
    signers: tuple[str, ...] = ()
    """SHA-256 of the certificates that it is signed with today, where they were read."""
    grants: tuple[str, ...] = ()
    """Ids of the ability and resilience signals that are present."""
    unknown: tuple[str, ...] = ()
    """Ids of those that could not be told."""
    signs: tuple[str, ...] | None = None
    """Ids of the provenance and concealment signals that are present; null: the report does not tell them."""
    seen: tuple[Seen, ...] = ()
    """What was seen to run or to happen."""
    unclear: tuple[str, ...] = ()
    """Ids of the provenance, concealment and existence signals that could not be told."""


def inventory(phone: Phone, signals: Signals) -> tuple[InventoryApp, ...]:
    """All apps, in the order of their package names."""
    return tuple(_app(phone, app) for app in sorted(signals.apps, key=lambda app: app.package.name))


def _app(phone: Phone, app: App) -> InventoryApp:
    package = app.package
    return InventoryApp(
        package=package.name,
        label=name_of(phone, package),
        version=package.version_name,
        system=package.system,
        users=package.users(),
        installer=package.installer,
        first_install=package.first_install,
        last_update=package.last_update,
        signers=_signers(phone, package),
        grants=_in_state(app, State.PRESENT, _GRANTS),
        unknown=_in_state(app, State.UNKNOWN, _GRANTS),
        signs=_in_state(app, State.PRESENT, _SIGNS),
        seen=what_was_seen(app),
        unclear=_in_state(app, State.UNKNOWN, (*_SIGNS, Kind.EXISTENCE)),
    )


def _in_state(app: App, state: State, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    return tuple(one.id for one in app.signals.values() if one.kind in kinds and one.state is state)


def _signers(phone: Phone, package: Package) -> tuple[str, ...]:
    app = phone.signers(package)
    return tuple(one.sha256 for one in app.signers if one.role is Role.CURRENT) if app is not None else ()
