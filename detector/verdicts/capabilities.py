"""What an app can do, in plain terms: which signals allow it, which permissions ask for it, which signals show its use.

Ability is not existence. The state of a capability says what the phone lets the app do; whether it was seen to do it
is a value apart.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.android import ABILITY_PERMISSIONS
from detector.signals import Signal, State

NOW: Final = "now"
"""In the place of a day: at the moment of the scan."""
UNDATED: Final = "undated"
"""In the place of a day: it was seen, and cannot be placed."""


class Access(StrEnum):
    """What the phone lets an app do; from most to least."""

    ALLOWED = "allowed"
    WHILE_OPEN = "while-open"
    """Only while a person has it open, or calls it."""
    UNKNOWN = "unknown"
    REFUSED = "refused"
    """It asked, and is refused today."""
    NO = "no"


class Capability(Struct, frozen=True, kw_only=True):
    """One thing that an app can be able to do."""

    id: str
    allowed_by: tuple[str, ...]
    """Signals; one is enough."""
    while_open_by: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    """By which an app asks for it, without `android.permission.`."""
    used_by: tuple[str, ...] = ()
    """Signals that show it being used."""
    told_by: str = ""
    """Another capability whose words say this one too, where the same signals allow both."""


def _asked(*abilities: str) -> tuple[str, ...]:
    return tuple(name for ability in abilities for name in ABILITY_PERMISSIONS[ability])


CAPABILITIES: Final = (
    Capability(
        id="read-screen",
        allowed_by=("accessibility",),
        while_open_by=("assistant",),
        used_by=("watched-accessibility",),
    ),
    Capability(id="act-on-screen", allowed_by=("accessibility",), told_by="read-screen"),
    Capability(id="see-keystrokes", allowed_by=("accessibility", "keyboard"), told_by="read-screen"),
    Capability(id="record-screen", allowed_by=("screen-capture",), used_by=("screen-recorded",)),
    Capability(id="read-notifications", allowed_by=("notifications",), used_by=("watched-notifications",)),
    Capability(
        id="read-messages",
        allowed_by=("sms", "messages-app"),
        permissions=_asked("sms"),
        used_by=("messages-read",),
    ),
    Capability(
        id="read-calls",
        allowed_by=("calls", "phone-app", "call-screening"),
        permissions=_asked("calls"),
        used_by=("calls-read",),
    ),
    Capability(
        id="locate-always",
        allowed_by=("location-always",),
        permissions=_asked("background-location"),
        used_by=("location-used", "locating"),
    ),
    Capability(
        id="locate",
        allowed_by=("location-always",),
        while_open_by=("location",),
        permissions=_asked("location"),
        used_by=("location-used", "locating"),
        told_by="locate-always",
    ),
    Capability(
        id="use-microphone",
        allowed_by=("microphone",),
        permissions=_asked("microphone"),
        used_by=("microphone-used",),
    ),
    Capability(id="use-camera", allowed_by=("camera",), permissions=_asked("camera"), used_by=("camera-used",)),
    Capability(id="read-files", allowed_by=("files", "all-files"), permissions=_asked("files")),
    Capability(
        id="read-contacts", allowed_by=("contacts",), permissions=_asked("contacts"), used_by=("contacts-read",)
    ),
    Capability(id="read-calendar", allowed_by=("calendar",), permissions=_asked("calendar")),
    Capability(id="see-usage", allowed_by=("usage-access",)),
    Capability(id="see-traffic", allowed_by=("vpn",)),
    Capability(id="fill-passwords", allowed_by=("autofill",)),
    Capability(id="send-messages", allowed_by=("send-sms", "messages-app"), permissions=_asked("send-sms")),
    Capability(id="draw-over", allowed_by=("overlay",)),
    Capability(id="install-apps", allowed_by=("install-apps",)),
    Capability(id="manage-phone", allowed_by=("device-owner", "profile-owner")),
    Capability(
        id="prevent-removal",
        allowed_by=("device-admin", "device-owner", "profile-owner", "uninstall-blocked"),
        told_by="manage-phone",
    ),
)
"""The order is that of reports: what reaches most first."""


class Can(Struct, frozen=True, kw_only=True):
    """One capability of one app."""

    id: str
    state: Access
    by: tuple[str, ...] = ()
    """The signals that allow it."""
    asked: bool = False
    """It asks for a permission of this capability."""
    used: str = ""
    """The last day on which it was seen to be used (yyyy-mm-dd), `now` or `undated`; empty: it was not seen."""
    told_by: str = ""
    """Another capability of the app whose words say this one too."""


def can(signals: Mapping[str, Signal], requested: Iterable[str] = ()) -> tuple[Can, ...]:
    """Every capability that an app has, was refused or may have. One that is left out it does not have."""
    wanted = frozenset(requested)
    found = {capability.id: _can(capability, signals, wanted) for capability in CAPABILITIES}
    for capability in CAPABILITIES:
        one, other = found[capability.id], found.get(capability.told_by)
        if other is not None and one.state is other.state and set(one.by) <= set(other.by):
            found[capability.id] = structs.replace(one, told_by=other.id)
    return tuple(one for one in found.values() if one.state is not Access.NO or one.used)


def _can(capability: Capability, signals: Mapping[str, Signal], requested: frozenset[str]) -> Can:
    allowed = _present(signals, capability.allowed_by)
    while_open = _present(signals, capability.while_open_by)
    asked = any(f"android.permission.{name}" in requested for name in capability.permissions)
    state = Access.NO
    if allowed:
        state = Access.ALLOWED
    elif while_open:
        state = Access.WHILE_OPEN
    elif any(_state(signals, name) is State.UNKNOWN for name in (*capability.allowed_by, *capability.while_open_by)):
        state = Access.UNKNOWN
    elif asked:
        state = Access.REFUSED
    days = [day_of(signals[name]) for name in _present(signals, capability.used_by)]
    return Can(
        id=capability.id, state=state, by=allowed or while_open, asked=asked, used=max(days, key=_order, default="")
    )


def day_of(signal: Signal) -> str:
    """The day that an existence signal speaks of; one that has no such slot speaks of this moment."""
    return signal.slots.get("day", NOW) or UNDATED


def _order(day: str) -> str:
    """Comes after all others: `now`. Before all: what has no day."""
    return "" if day == UNDATED else day


def _present(signals: Mapping[str, Signal], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if _state(signals, name) is State.PRESENT)


def _state(signals: Mapping[str, Signal], name: str) -> State:
    return signals[name].state if name in signals else State.ABSENT
