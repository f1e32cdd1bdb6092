"""One app as `dumpsys package packages` tells of it (com.android.server.pm.Settings.dumpPackageLPr).

What the lines mean per version: docs/facts.md. Seen on Android 6 to 16.
"""

import re
from datetime import datetime, tzinfo
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME
from detector.facts.base import Command, Excerpt, Parsed, ParseError, unique
from detector.facts.package_dump import Block, Line, UserBlock, agreed, doubts, parse_dump

DUMP: Final = Command(
    id="packages",
    line="dumpsys {wait}package packages",
    why="every app with its installer, dates, flags and state for each user",
    saved_as=("dumpsys package",),
)
# Where Android puts what was installed later; makers also preload below /data (EMUI: /data/hw_init).
_INSTALLED_PATHS: Final = ("/data/app/", "/data/app-", "/data/priv-app/", "/mnt/expand/", "/mnt/asec/")
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
    excerpt: Excerpt


class Package(Struct, frozen=True, kw_only=True):
    """One app. Times are aware, or naive local times of the phone when its zone is unknown."""

    name: str
    app_id: int | None = None
    path: str = ""
    version_code: int | None = None
    version_name: str = ""
    target_sdk: int | None = None
    system: bool | None = None
    """Part of the system image, by flags and path alike; None when only the list named the app."""
    updated_system: bool = False
    flags: tuple[str, ...] = ()
    installer: str | None = None
    """None: no installer is recorded (a preloaded app, adb, or a file on old versions)."""
    initiator: str | None = None
    originator: str | None = None
    package_source: int | None = None
    """PackageInstaller: 0 unspecified, 1 other, 2 store, 3 local file, 4 downloaded file; None before Android 13."""
    first_install: datetime | None = None
    last_update: datetime | None = None
    shared_user: str | None = None
    signature_hashes: tuple[str, ...] = ()
    """Signature.hashCode of each signer: 32 bits, tells signers apart, identifies none."""
    installations: tuple[Installation, ...] = ()
    doubts: tuple[str, ...] = ()
    """What in its block contradicts itself: what else stands there may be forged."""
    installer_excerpt: Excerpt | None = None
    excerpt: Excerpt

    def users(self) -> tuple[int, ...]:
        """The users who have it."""
        return tuple(dict.fromkeys(item.user for item in self.installations if item.installed))


def parse_packages(text: str, zone: tzinfo | None = None) -> Parsed[Package]:
    """The live packages of a dump. Factory copies of updated system apps are left out."""
    dump = parse_dump(text)
    packages = [_package(found, zone) for name, found in dump.packages().items() if PACKAGE_NAME.fullmatch(name)]
    if not packages:
        raise ParseError("no 'Package [...]' block")
    return Parsed(records=tuple(packages), incomplete=dump.missing)


def _package(blocks: list[Block], zone: tzinfo | None) -> Package:
    """One app. What is printed in front of its versionName it cannot have forged; of the rest, all lines count."""
    block, doubtful = blocks[0], doubts(blocks)
    path = block.value("codePath") or ""
    flag_lines = [set(value.split()) for key in ("flags", "pkgFlags") for one in blocks for value, _ in one.values(key)]
    flags = set.intersection(*flag_lines) if flag_lines else set()
    first_install = _first_install(blocks, zone)
    installations = _installations(blocks, zone, first_install)
    installers = [pair for one in blocks for pair in one.values("installerPackageName")]
    return Package(
        name=block.name,
        app_id=_number(block.value("userId") or block.value("appId")),
        path=path,
        version_code=_number(block.value("versionCode")),
        version_name=block.value("versionName") or "",
        target_sdk=_number(block.value("targetSdk")),
        system=_is_system(flags, path) and not doubtful,
        updated_system="UPDATED_SYSTEM_APP" in flags,
        flags=tuple(sorted(flags)),
        # the only such line of a doubtful block may be the forged one
        installer=None if doubtful else agreed(blocks, "installerPackageName"),
        initiator=None if doubtful else agreed(blocks, "initiatingPackageName"),
        originator=None if doubtful else agreed(blocks, "originatingPackageName"),
        package_source=None if doubtful else _number(agreed(blocks, "packageSource")),
        first_install=first_install
        or min((i.first_install for i in installations if i.installed and i.first_install), default=None),
        last_update=_time(agreed(blocks, "lastUpdateTime"), zone),
        shared_user=shared_user_of(block.value("sharedUser")),
        signature_hashes=() if doubtful else _signatures(agreed(blocks, "signatures")),
        installations=installations,
        doubts=doubtful,
        installer_excerpt=_excerpt(installers[0][1]) if installers else None,
        excerpt=_excerpt(block.head),
    )


def _first_install(blocks: list[Block], zone: tzinfo | None) -> datetime | None:
    """The earliest one at the level of the package, where Android 6 to 12 print it."""
    texts = [text for one in blocks for (_, text), user in one.lines if user is None]
    times = [_time(text.partition("=")[2], zone) for text in texts if text.startswith("firstInstallTime=")]
    return min((time for time in times if time is not None), default=None)


def _installations(
    blocks: list[Block], zone: tzinfo | None, first_install: datetime | None
) -> tuple[Installation, ...]:
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
    )


def _is_system(flags: set[str], path: str) -> bool:
    """Every flags line has to say so, and the path too: one of them alone can be forged by a versionName."""
    return "SYSTEM" in flags and ("UPDATED_SYSTEM_APP" in flags or not path.startswith(_INSTALLED_PATHS))


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
        enabled=_number(tokens.get("enabled")) or 0,
        hidden=(tokens.get("hidden") or tokens.get("blocked")) == "true",
        suspended=tokens.get("suspended") == "true",
        stopped=tokens.get("stopped") == "true",
        never_launched=tokens.get("notLaunched") == "true",
        first_install=_time(own, zone) or first_install,
        disabled_components=tuple(text for _, text in block.lists.get("disabledComponents", ())),
        enabled_components=tuple(text for _, text in block.lists.get("enabledComponents", ())),
        disabled_by=caller,
        excerpt=_excerpt((block.head[0], f"User {block.user}: {block.head[1]}")),
    )


def _excerpt(line: Line) -> Excerpt:
    return Excerpt.of(DUMP.id, line[0], line[1])


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,19}", text) else None


def _time(text: str | None, zone: tzinfo | None) -> datetime | None:
    try:
        local = datetime.strptime((text or "")[:40], _TIME)  # noqa: DTZ007 - local time of the phone; its zone follows
    except ValueError:
        return None
    # 1969 is the epoch west of Greenwich; years further off are not times, and overflow in UTC.
    return local.replace(tzinfo=zone) if 1969 <= local.year <= 2200 else None


def shared_user_of(text: str | None) -> str | None:
    """The name in `sharedUser=SharedUserSetting{hash name/uid}`."""
    match = re.match(r"SharedUserSetting\{\S+ ([^/\s]+)/-?\d+\}", text or "")
    return match[1] if match else None


def _signatures(text: str | None) -> tuple[str, ...]:
    match = re.match(r"PackageSignatures\{\S+(?: version:\d+, signatures:)? ?\[([0-9a-f, ]*)\]", text or "")
    return tuple(part.strip() for part in match[1].split(",") if part.strip()) if match else ()
