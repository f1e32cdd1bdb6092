"""Which apps are installed, for whom, from where, and since when.

Two sources that are compared: `dumpsys package packages` (com.android.server.pm.Settings.dumpPackageLPr) tells
everything, but an app's own texts can forge lines in it; `cmd package list packages` (PackageManagerShellCommand)
tells little, but an app cannot write into it. Formats of both per version: docs/facts.md. Seen on Android 6 to 16.
"""

import re
from datetime import datetime, tzinfo
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME, PER_USER_RANGE
from detector.facts.base import (
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.device import PROPERTIES, Device
from detector.facts.device import read as read_device
from detector.facts.package_dump import HIDDEN, LIVE, Block, Line, UserBlock, parse_dump

DUMP: Final = Command(
    id="packages",
    line="dumpsys {wait}package packages",
    why="every app with its installer, dates, flags and state for each user",
    saved_as=("dumpsys package",),
)
LIST: Final = Command(
    id="package-list",
    line="cmd package list packages -f -U -i --user {user}",
    why="the apps installed for one user; compared with the longer list, into which an app could write",
    per_user=True,
    min_api=26,
    saved_as=("pm list packages -f -U -i --user {user}", "pm list packages"),
)
LIST_24: Final = Command(
    id="package-list-24",
    line="cmd package list packages -f -i --user {user}",
    why="the same on Android 7, which cannot print user ids",
    per_user=True,
    min_api=24,
    max_api=25,
)
LIST_23: Final = Command(
    id="package-list-23",
    line="pm list packages -f -i --user {user}",
    why="the same on Android 6, which has no cmd",
    per_user=True,
    max_api=23,
)
_LISTS: Final = (LIST, LIST_24, LIST_23)

# A path may hold "=", a package name never does: read from the right.
_LISTED: Final = re.compile(
    r"^\ufeff?package:(?:(?P<path>[^ ]*|.*\.apk)=)?(?P<name>[\w.]+)(?: versionCode:\d+)?(?: stopped=\w+)?"
    r"(?:  installer=(?P<installer>\S+))?(?: uid:(?P<uid>\d+)[\d,]*)?$",
    re.ASCII,
)
# Where Android puts what was installed later; makers also preload below /data (EMUI: /data/hw_init).
_INSTALLED_PATHS: Final = ("/data/app/", "/data/app-", "/data/priv-app/", "/mnt/expand/", "/mnt/asec/")
_SYSTEM_PATHS: Final = (
    "/system/",
    "/system_ext/",
    "/product/",
    "/vendor/",
    "/odm/",
    "/oem/",
    "/apex/",
    "/my_",
)
_TIME: Final = "%Y-%m-%d %H:%M:%S"


class Listed(Struct, frozen=True, kw_only=True):
    """One line of the package list."""

    name: str
    path: str = ""
    installer: str | None = None
    tells_installer: bool = False
    uid: int | None = None
    excerpt: Excerpt


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
    installer_excerpt: Excerpt | None = None
    excerpt: Excerpt

    def users(self) -> tuple[int, ...]:
        """The users who have it."""
        return tuple(item.user for item in self.installations if item.installed)


def parse_list(text: str) -> Parsed[Listed]:
    """Every `package:` line of `pm list packages` with any of -f -i -U."""
    found, odd = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _LISTED.match(line.rstrip())
        if match is None:
            odd += line.startswith("package:")
            continue
        installer = match["installer"]
        uid = int(match["uid"]) % PER_USER_RANGE if match["uid"] else None
        found.append(
            Listed(
                name=match["name"],
                path=match["path"] or "",
                installer=None if installer in (None, "null") else installer,
                tells_installer=installer is not None,
                uid=uid,
                excerpt=Excerpt(command=LIST.id, line=number, text=line.rstrip()),
            )
        )
    if not found:
        raise ParseError("no package:... line")
    return Parsed(records=tuple(found), incomplete=f"{odd} lines were not understood" if odd else "")


def parse_packages(text: str, zone: tzinfo | None = None) -> Parsed[Package]:
    """The live packages of a dump. Factory copies of updated system apps are left out."""
    dump = parse_dump(text)
    live, hidden = dump.named(LIVE), dump.named(HIDDEN)
    # A block that stands only among the factory copies was put there by a forged heading.
    blocks = {**{name: found for name, found in hidden.items() if name not in live}, **live}
    packages = [_package(found, zone) for name, found in blocks.items() if PACKAGE_NAME.fullmatch(name)]
    if not packages:
        raise ParseError("no 'Package [...]' block")
    bare = [package.name for package in packages if not package.installations]
    if not text.endswith("\n"):
        return Parsed(records=tuple(packages), incomplete="the output stops in the middle of a line")
    return Parsed(records=tuple(packages), incomplete=f"no user lines for {', '.join(bare[:5])}" if bare else "")


def _package(blocks: list[Block], zone: tzinfo | None) -> Package:
    block = blocks[0]
    path = block.value("codePath") or ""
    flag_lines = [set(value.split()) for key in ("flags", "pkgFlags") for one in blocks for value, _ in one.values(key)]
    flags = set.intersection(*flag_lines) if flag_lines else set()
    users = [user for one in blocks for user in one.users]
    first_install = _time(block.value("firstInstallTime"), zone)
    installations = tuple(_installation(user, zone, first_install) for user in users)
    installers = [pair for one in blocks for pair in one.values("installerPackageName")]
    return Package(
        name=block.name,
        app_id=_number(block.value("userId") or block.value("appId")),
        path=path,
        version_code=_number(block.value("versionCode")),
        version_name=block.value("versionName") or "",
        target_sdk=_number(block.value("targetSdk")),
        system=_is_system(flags, path),
        updated_system="UPDATED_SYSTEM_APP" in flags,
        flags=tuple(sorted(flags)),
        installer=block.value("installerPackageName"),
        initiator=block.value("initiatingPackageName"),
        originator=block.value("originatingPackageName"),
        package_source=_number(block.value("packageSource")),
        first_install=first_install
        or min((i.first_install for i in installations if i.installed and i.first_install), default=None),
        last_update=_time(block.value("lastUpdateTime"), zone),
        shared_user=shared_user_of(block.value("sharedUser")),
        signature_hashes=_signatures(block.value("signatures")),
        installations=installations,
        installer_excerpt=_excerpt(installers[0][1]) if installers else None,
        excerpt=_excerpt(block.head),
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
    return Excerpt(command=DUMP.id, line=line[0], text=line[1])


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,19}", text) else None


def _time(text: str | None, zone: tzinfo | None) -> datetime | None:
    try:
        local = datetime.strptime(text or "", _TIME)  # noqa: DTZ007 - the phone prints local time; its zone follows
    except ValueError:
        return None
    return local.replace(tzinfo=zone)


def shared_user_of(text: str | None) -> str | None:
    """The name in `sharedUser=SharedUserSetting{hash name/uid}`."""
    match = re.match(r"SharedUserSetting\{\S+ ([^/\s]+)/-?\d+\}", text or "")
    return match[1] if match else None


def _signatures(text: str | None) -> tuple[str, ...]:
    match = re.match(r"PackageSignatures\{\S+(?: version:\d+, signatures:)? ?\[([0-9a-f, ]*)\]", text or "")
    return tuple(part.strip() for part in match[1].split(",") if part.strip()) if match else ()


def read(answers: Answers) -> Reading[Package]:
    """All apps that either source names, and what the two do not agree on."""
    zone = _zone(answers)
    dumped, gaps = parse_answer(PACKAGES.name, answers.get(DUMP), lambda text: parse_packages(text, zone))
    by_name = {package.name: package for package in dumped}
    gap_list = list(gaps)
    lists = [answer for command in _LISTS for answer in answers.per_user(command)]
    for answer in lists:
        listed, lost = parse_answer(PACKAGES.name, answer, parse_list)
        gap_list += lost
        if answer.user is not None:
            _merge(by_name, listed, answer.user, dump_whole=not gaps, gaps=gap_list)
    return Reading(records=tuple(by_name.values()), gaps=_relevant(gap_list, bool(by_name) and not gaps))


def _zone(answers: Answers) -> tzinfo | None:
    if not answers.get(PROPERTIES).text:
        return None
    devices: tuple[Device, ...] = read_device(answers).records
    return devices[0].zone() if devices else None


def _relevant(gaps: list[Gap], dump_whole: bool) -> tuple[Gap, ...]:
    """A list that could not be had does not matter while the dump, which covers every user, is whole."""
    if not dump_whole:
        return tuple(gaps)
    harmless = (GapReason.UNSUPPORTED, GapReason.BLOCKED_USER, GapReason.NOT_IN_SOURCE)
    return tuple(gap for gap in gaps if gap.reason not in harmless)


def _merge(
    packages: dict[str, Package], listed: tuple[Listed, ...], user: int, *, dump_whole: bool, gaps: list[Gap]
) -> None:
    """Adds what only the list knows; says where the dump knows less than the list."""
    missing = [item for item in listed if item.name not in packages]
    for item in missing:
        packages[item.name] = _from_list(item, user)
    for item in listed:
        package = packages[item.name]
        if user not in package.users():
            packages[item.name] = _installed_for(package, user, item.excerpt)
        if item.tells_installer and item.installer != package.installer:
            packages[item.name] = structs.replace(
                packages[item.name], installer=item.installer, installer_excerpt=item.excerpt
            )
    if missing and dump_whole:
        names = ", ".join(item.name for item in missing[:5])
        detail = f"{len(missing)} apps of the list are missing from the dump: {names}"
        gaps.append(
            Gap(
                fact=PACKAGES.name,
                reason=GapReason.CONTRADICTORY,
                command=DUMP.line,
                user=user,
                detail=detail,
            )
        )


def _from_list(item: Listed, user: int) -> Package:
    system = item.path.startswith(_SYSTEM_PATHS) if item.path else None
    return Package(
        name=item.name,
        app_id=item.uid,
        path=item.path,
        system=True if system else None,
        installer=item.installer,
        installations=(Installation(user=user, excerpt=item.excerpt),),
        installer_excerpt=item.excerpt,
        excerpt=item.excerpt,
    )


def _installed_for(package: Package, user: int, excerpt: Excerpt) -> Package:
    others = tuple(item for item in package.installations if item.user != user)
    return structs.replace(package, installations=(*others, Installation(user=user, excerpt=excerpt)))


PACKAGES: Final = FactSpec(name="packages", commands=(DUMP, *_LISTS), read=read)
