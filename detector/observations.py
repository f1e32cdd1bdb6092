"""What was seen while an app was watched, as plain values: what came, how often, when, from where or to where.

Made by whoever watches (an agent inside the app), read by signals, reports and screens. Content never stands here: no
text, no number, no address behind a host. All of it was told from within an app that may be hostile: untrusted.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

Moment: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""Aware, in UTC."""


class Category(StrEnum):
    """What an app did, by what it touched."""

    SMS = "sms"
    CALLS = "calls"
    CONTACTS = "contacts"
    CALENDAR = "calendar"
    MEDIA = "media"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    LOCATION = "location"
    ACCESSIBILITY = "accessibility"
    NOTIFICATIONS = "notifications"
    SCREEN = "screen"
    CLIPBOARD = "clipboard"
    APPS = "apps"
    """Lists of the apps on the phone."""
    ADMIN = "admin"
    """Calls to the device policy manager."""
    HIDING = "hiding"
    """Switching its own icon, or another part of itself, on or off."""
    COMMANDS = "commands"
    """Programs that it started, `su` among them."""
    MESSENGER_FILES = "messenger-files"
    NETWORK = "network"
    """Names that were looked up and computers that it connected to."""
    TLS = "tls"
    """Writes into encrypted connections."""


class HookState(StrEnum):
    """Whether a place in the app could be watched."""

    ACTIVE = "active"
    """In every process of the app that was watched."""
    NOT_FOUND = "not-found"
    """This phone, or this app, does not have the class or function."""
    FAILED = "failed"


class HookStatus(Struct, frozen=True, kw_only=True):
    """One place that was to be watched. Only of an active one can it be said that nothing came."""

    hook: str
    """Its name in the table of hooks."""
    category: Category
    state: HookState
    error: str = ""
    """Why it failed; untrusted."""


class Seen(Struct, frozen=True, kw_only=True):
    """The same thing, seen once or more often in one process."""

    category: Category
    hooks: tuple[str, ...]
    """The places that saw it."""
    detail: str = ""
    """One of: the package that a screen or a notification came from, a content authority, a host, the package of a
    messenger, a short word for the call. Never content; untrusted."""
    process: str = ""
    """Name of the process as Android has it; untrusted."""
    count: int
    """How often, from 1."""
    first: Moment
    last: Moment
    """Not before `first`."""


class Way(StrEnum):
    """How watching began."""

    ATTACH = "attach"
    """The app was running already: what it did before was not seen."""
    SPAWN = "spawn"
    """It was started for it."""


class End(StrEnum):
    """Why watching ended."""

    FINISHED = "finished"
    """The time that was asked for is over."""
    APP_ENDED = "app-ended"
    UNPLUGGED = "unplugged"
    INTERRUPTED = "interrupted"
    """Somebody stopped it."""
    FAILED = "failed"


class Watched(Struct, frozen=True, kw_only=True):
    """All that was seen of one app between two moments. What is not in it was not seen, and need not be absent."""

    package: str
    began: Moment
    ended: Moment
    """While watching goes on, the moment of this value."""
    way: Way
    end: End | None = None
    """None: it goes on."""
    frida: str = ""
    """Version of Frida on this computer."""
    processes: tuple[str, ...] = ()
    """Names of the processes that were watched; untrusted."""
    hooks: tuple[HookStatus, ...] = ()
    """Every place that was to be watched, once each."""
    seen: tuple[Seen, ...] = ()
    """By category, detail and process; in no order that means something."""
    dropped: int = 0
    """Calls that were seen and could not be counted one by one any more: other counts are then lower bounds."""
