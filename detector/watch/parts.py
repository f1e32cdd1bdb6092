"""Which classes of an app the agent has to know by name, read from the phone over adb.

A class that is not loaded yet cannot be found by what it is derived from; its name is in the manifest, and from there
in the tables of the phone.
"""

from collections.abc import Iterable

from msgspec import Struct

from detector.facts.collecting import read_one
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredComponent, DeclaredKind
from detector.facts.declared_icons import DECLARED_ICONS
from detector.watch.device import Phone


class Parts(Struct, frozen=True, kw_only=True):
    """Classes of one app. Untrusted; empty where the phone does not tell."""

    accessibility: tuple[str, ...] = ()
    """Of its accessibility services."""
    notifications: tuple[str, ...] = ()
    """Of its notification listeners."""
    launchers: tuple[str, ...] = ()
    """That stand for its icon."""


def parts_of(phone: Phone, package: str) -> Parts:
    """What the phone tells of the app; nothing over the network."""
    if phone.source is None:
        return Parts()
    level = phone.ask("getprop ro.build.version.sdk") or ""
    api = int(level) if level.isdecimal() else None
    declared = read_one(phone.source, DECLARED_COMPONENTS, api).records
    icons = read_one(phone.source, DECLARED_ICONS, api).records
    return Parts(
        accessibility=_classes(declared, package, DeclaredKind.ACCESSIBILITY),
        notifications=_classes(declared, package, DeclaredKind.NOTIFICATION_LISTENER),
        launchers=tuple(dict.fromkeys(one.component.cls for one in icons if one.component.package == package)),
    )


def _classes(declared: Iterable[DeclaredComponent], package: str, kind: DeclaredKind) -> tuple[str, ...]:
    of_app = (one for one in declared if one.kind is kind and one.component.package == package)
    return tuple(dict.fromkeys(one.component.cls for one in of_app))
