"""One app as `dumpsys package packages` tells of it (com.android.server.pm.Settings.dumpPackageLPr).

What the lines mean per version: docs/facts.md. Seen on Android 6 to 16.
"""

import re
from datetime import datetime, tzinfo
from typing import Final

from msgspec import Struct

from detector.android import PACKAGE_NAME
from detector.facts.base import Excerpt, Parsed, ParseError
from detector.facts.package_dump import Block, agreed, doubts, parse_dump
from detector.facts.package_installation import DUMP, Installation, excerpt, installations_of, number, time_of

# Where Android puts what was installed later; makers also preload below /data (EMUI: /data/hw_init).
_INSTALLED_PATHS: Final = ("/data/app/", "/data/app-", "/data/priv-app/", "/mnt/expand/", "/mnt/asec/")


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
    update_owner: str | None = None
    """The only app that may update it without asking (Android 14 and later)."""
    splits: tuple[str, ...] = ()
    """The parts that it was installed in, besides the base."""
    apk_signing_version: int | None = None
    """The scheme by which Android checked its signature; 0 unknown."""
    privileged: bool = False
    """A part of the system that may hold privileged permissions."""
    private_flags: tuple[str, ...] = ()
    """ApplicationInfo.privateFlags, where every line of them agrees."""
    signature_hashes: tuple[str, ...] = ()
    """Signature.hashCode of each signer: 32 bits, tells signers apart, identifies none."""
    installations: tuple[Installation, ...] = ()
    doubts: tuple[str, ...] = ()
    """What in its block contradicts itself: what else stands there may be forged."""
    installer_excerpt: Excerpt | None = None
    excerpt: Excerpt

    def users(self) -> tuple[int, ...]:
        """The users who have it."""
        return tuple(dict.fromkeys([item.user for item in self.installations if item.installed]))


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
    flags = _flags(blocks, "flags", "pkgFlags")
    private = _flags(blocks, "privateFlags", "privatePkgFlags")
    system = _is_system(flags, path) and not doubtful
    first_install = _first_install(blocks, zone)
    installations = installations_of(blocks, zone, first_install)
    installers = [pair for one in blocks for pair in one.values("installerPackageName")]
    return Package(
        name=block.name,
        app_id=number(block.value("userId") or block.value("appId")),
        path=path,
        version_code=number(block.value("versionCode")),
        version_name=block.value("versionName") or "",
        target_sdk=number(block.value("targetSdk")),
        system=system,
        updated_system="UPDATED_SYSTEM_APP" in flags,
        flags=tuple(sorted(flags)),
        # the only such line of a doubtful block may be the forged one
        installer=None if doubtful else agreed(blocks, "installerPackageName"),
        initiator=None if doubtful else agreed(blocks, "initiatingPackageName"),
        originator=None if doubtful else agreed(blocks, "originatingPackageName"),
        package_source=None if doubtful else number(agreed(blocks, "packageSource")),
        first_install=first_install
        or min((i.first_install for i in installations if i.installed and i.first_install), default=None),
        last_update=time_of(agreed(blocks, "lastUpdateTime"), zone),
        shared_user=shared_user_of(block.value("sharedUser")),
        update_owner=None if doubtful else agreed(blocks, "updateOwnerPackageName"),
        splits=_splits(agreed(blocks, "splits")),
        apk_signing_version=None if doubtful else number(agreed(blocks, "apkSigningVersion")),
        privileged=system and "PRIVILEGED" in private,
        private_flags=tuple(sorted(private)),
        signature_hashes=() if doubtful else _signatures(agreed(blocks, "signatures")),
        installations=installations,
        doubts=doubtful,
        installer_excerpt=excerpt(installers[0][1]) if installers else None,
        excerpt=excerpt(block.head),
    )


def _flags(blocks: list[Block], *keys: str) -> set[str]:
    lines = [set(value.split()) for key in keys for one in blocks for value, _ in one.values(key)]
    return set.intersection(*lines) if lines else set()


def _splits(text: str | None) -> tuple[str, ...]:
    """`[base, config.en, feature:2]`: the names without the base and without revisions."""
    names = (part.strip().partition(":")[0] for part in (text or "").strip("[]").split(","))
    return tuple(name for name in names if name not in ("", "base"))


def _first_install(blocks: list[Block], zone: tzinfo | None) -> datetime | None:
    """The earliest one at the level of the package, where Android 6 to 12 print it."""
    texts = [text for one in blocks for (_, text), user in one.lines if user is None]
    times = [time_of(text.partition("=")[2], zone) for text in texts if text.startswith("firstInstallTime=")]
    return min((time for time in times if time is not None), default=None)


def _is_system(flags: set[str], path: str) -> bool:
    """Every flags line has to say so, and the path too: one of them alone can be forged by a versionName."""
    return "SYSTEM" in flags and ("UPDATED_SYSTEM_APP" in flags or not path.startswith(_INSTALLED_PATHS))


def shared_user_of(text: str | None) -> str | None:
    """The name in `sharedUser=SharedUserSetting{hash name/uid}`."""
    match = re.match(r"SharedUserSetting\{\S+ ([^/\s]+)/-?\d+\}", text or "")
    return match[1] if match else None


def _signatures(text: str | None) -> tuple[str, ...]:
    match = re.match(r"PackageSignatures\{\S+(?: version:\d+, signatures:)? ?\[([0-9a-f, ]*)\]", text or "")
    return tuple(part.strip() for part in match[1].split(",") if part.strip()) if match else ()


__all__ = ["DUMP", "Installation", "Package", "parse_packages", "shared_user_of"]
