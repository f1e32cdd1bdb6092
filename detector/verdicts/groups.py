"""Apps that could monitor, by their most telling access: one question for each access, not one for each app."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from detector.rules import Finding
from detector.rules.could_monitor import COULD_MONITOR


class Group(Struct, frozen=True, kw_only=True):
    """Apps about which the same question is asked."""

    id: str
    packages: tuple[str, ...]
    """In the order of findings."""


ACCESS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("owner", ("device-owner", "profile-owner")),
    ("accessibility", ("accessibility", "watched-accessibility")),
    ("screen", ("screen-recorded", "screen-capture")),
    ("admin", ("device-admin",)),
    ("notifications", ("notifications", "watched-notifications")),
    ("by-hand", ("by-hand",)),
)
"""Each access with the signals that show it, the most telling one first.

By hand: with a permission for private things, since nothing else makes the rule fire.
"""
OTHER: Final = "other"
"""What is left: an app that is made for looking at a phone, whatever it is allowed today."""
GROUPS: Final = (*(access for access, _ in ACCESS), OTHER)


def groups(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings of the rule `could-monitor` by access; those of other rules are told one by one."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.rule == COULD_MONITOR.id and finding.package is not None:
            found.setdefault(_access(finding), []).append(finding.package)
    return tuple(Group(id=access, packages=tuple(found[access])) for access in GROUPS if access in found)


def _access(finding: Finding) -> str:
    present = {signal.id for signal in finding.signals}
    return next((access for access, signals in ACCESS if not present.isdisjoint(signals)), OTHER)
