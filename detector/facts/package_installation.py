"""An app as each user has it: the `User N:` parts of a package's block (com.android.server.pm.Settings.dumpPackageLPr).

What the words mean per version: docs/facts.md. Seen on Android 6 to 16.
"""

import re
from datetime import datetime, tzinfo
from typing import Final

from msgspec import Struct, structs

from detector.facts.base import Command, Excerpt, unique
from detector.facts.package_dump import Block, Line, UserBlock

DUMP: Final = Command(
    id="packages",
    line="dumpsys {wait}package packages",
    why="every app with its installer, dates, flags and state for each user",
    saved_as=("dumpsys package",),
)
_TIME: Final = "%Y-%m-%d %H:%M:%S"


class Installation(Struct, frozen=True, kw_only=True):
    """An app as one user has it."""

    user: int
    installed: bool = True
    enabled: int = 0
    """0 default, 1 enabled, 2 disabled, 3 disabled by the user, 4 until used (PackageManager)."""
    hidden: bool = False
    suspended: bool = False
    stopped: bool = False
    never_launched: bool = False
    first_install: datetime | None = None
    disabled_components: tuple[str, ...] = ()
    enabled_components: tuple[str, ...] = ()
    disabled_by: str | None = None
    install_reason: int | None = None
    """PackageManager: 0 unknown, 1 policy, 2 restored, 3 set up, 4 user, 5 rolled back; Android 13 and later."""
    instant: bool = False
    """It runs without being installed like others, and goes by itself."""
    virtual_preload: bool = False
    """The phone's own set-up installed it as if it came with the phone."""
    archived: bool = False
    """Only its icon is left (Android 15 and later)."""
    quarantined: bool = False
    """Nothing of it can run (Android 15 and later)."""
    excerpt: Excerpt


def installations_of(
    blocks: list[Block], zone: tzinfo | None, first_install: datetime | None
) -> tuple[Installation, ...]:
    """One for each user who stands in the blocks of one app."""
    found: dict[int, Installation] = {}
    for user in (user for block in blocks for user in block.users):
        one = _installation(user, zone, first_install)
        found[user.user] = _liveliest(found[user.user], one) if user.user in found else one
    return tuple(found.values())


def _liveliest(one: Installation, other: Installation) -> Installation:
    """Of two that contradict each other, what shows more: one of them is forged."""
    return structs.replace(
        one,
        installed=one.installed or other.installed,
        enabled=min(one.enabled, other.enabled),
        hidden=one.hidden and other.hidden,
        suspended=one.suspended and other.suspended,
        stopped=one.stopped and other.stopped,
        never_launched=one.never_launched and other.never_launched,
        first_install=min((time for time in (one.first_install, other.first_install) if time), default=None),
        disabled_components=unique((*one.disabled_components, *other.disabled_components)),
        enabled_components=unique((*one.enabled_components, *other.enabled_components)),
        disabled_by=one.disabled_by or other.disabled_by,
        install_reason=one.install_reason if one.install_reason == other.install_reason else None,
        instant=one.instant and other.instant,
        virtual_preload=one.virtual_preload and other.virtual_preload,
        archived=one.archived and other.archived,
        quarantined=one.quarantined and other.quarantined,
    )


def _installation(block: UserBlock, zone: tzinfo | None, first_install: datetime | None) -> Installation:
    tokens = block.tokens()
    caller = next(
        (text.partition(": ")[2] for _, text in block.fields if text.startswith("lastDisabledCaller: ")), None
    )
    # firstInstallTime holds a space, so it is read from its own line
    own = next((text.partition("=")[2] for _, text in block.fields if text.startswith("firstInstallTime=")), None)
    return Installation(
        user=block.user,
        installed=tokens.get("installed", "true") == "true",
        enabled=number(tokens.get("enabled")) or 0,
        hidden=(tokens.get("hidden") or tokens.get("blocked")) == "true",
        suspended=tokens.get("suspended") == "true",
        stopped=tokens.get("stopped") == "true",
        never_launched=tokens.get("notLaunched") == "true",
        first_install=time_of(own, zone) or first_install,
        disabled_components=tuple(text for _, text in block.lists.get("disabledComponents", ())),
        enabled_components=tuple(text for _, text in block.lists.get("enabledComponents", ())),
        disabled_by=caller,
        install_reason=number(tokens.get("installReason")),
        instant=tokens.get("instant") == "true",
        virtual_preload=tokens.get("virtual") == "true",
        archived=any(text.startswith("archiveTime=") for _, text in block.fields),
        quarantined=tokens.get("quarantined") == "true",
        excerpt=excerpt((block.head[0], f"User {block.user}: {block.head[1]}")),
    )


def excerpt(line: Line) -> Excerpt:
    """A line of the dump as a proof."""
    return Excerpt.of(DUMP.id, line[0], line[1])


def number(text: str | None) -> int | None:
    """A whole number, or None."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,19}", text) else None


def time_of(text: str | None, zone: tzinfo | None) -> datetime | None:
    """A local time as dumps print it; aware if the zone is known."""
    try:
        local = datetime.strptime((text or "")[:40], _TIME)  # noqa: DTZ007 - local time of the phone; its zone follows
    except ValueError:
        return None
    # 1969 is the epoch west of Greenwich; years further off are not times, and overflow in UTC.
    return local.replace(tzinfo=zone) if 1969 <= local.year <= 2200 else None
