"""What the apps of a simulated phone declare and are allowed: services, receivers, admins."""

from msgspec import Struct


class AccessibilityService(Struct, frozen=True, kw_only=True):
    """An accessibility service that an app declares."""

    cls: str
    label: str
    capabilities: int = 1
    events: str = "TYPES_ALL_MASK"
    enabled: tuple[int, ...] = ()
    """Users that switched it on."""
    bound: tuple[int, ...] = ()
    """Users for which it runs."""


class DeviceAdmin(Struct, frozen=True, kw_only=True):
    """An active device admin."""

    cls: str
    policies: tuple[str, ...] = ()
    users: tuple[int, ...] = (0,)
    fields: dict[str, str] = {}
    """Lines of ActiveAdmin.dump that differ from the usual ones."""
    restrictions: tuple[str, ...] = ()
    """User restrictions that it sets."""
    uninstall_blocked: tuple[str, ...] = ()
    """Packages that it keeps from being removed."""


class NotificationListener(Struct, frozen=True, kw_only=True):
    """A notification listener that an app declares, with the users for which each state holds."""

    cls: str
    allowed: tuple[int, ...] = ()
    live: tuple[int, ...] = ()
    snoozed: tuple[int, ...] = ()
    revoked: tuple[int, ...] = ()


class Declared(Struct, frozen=True, kw_only=True):
    """An intent filter of a receiver or service that an app declares."""

    cls: str
    actions: tuple[str, ...]
    schemes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    priority: int = 0
