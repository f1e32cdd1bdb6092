"""Phone file entry -> App: paths, origins, grants and times that a short entry leaves out."""

import re
from datetime import timedelta
from typing import Final

from msgspec import Struct, structs

from detector.simulator.components import AccessibilityService, Declared, DeviceAdmin, NotificationListener
from detector.simulator.model import (
    App,
    AppState,
    User,
    folder_token,
    full_class,
    spread,
    token,
)
from detector.simulator.op_building import with_ops
from detector.simulator.permissions import exists, permission_name
from detector.simulator.phone_file import AppEntry, DeclaredEntry, Source

FACTORY_MS: Final = 1_230_768_000_000
"""2009-01-01 00:00 UTC: the date of files on the system partition."""

SHARED_UIDS: Final = {
    "android.uid.system": 1000,
    "android.uid.phone": 1001,
    "android.uid.bluetooth": 1002,
    "android.uid.nfc": 1027,
    "android.uid.shell": 2000,
}

_Origin = tuple[str | None, str | None, int]
"""Installer, initiator, package source."""

_ORIGINS: Final[dict[Source, _Origin]] = {
    "play": ("com.android.vending", "com.android.vending", 2),
    "galaxy": ("com.sec.android.app.samsungapps", "com.sec.android.app.samsungapps", 2),
    "fdroid": ("org.fdroid.fdroid", "org.fdroid.fdroid", 0),
    "smart-switch": ("com.sec.android.easyMover", "com.sec.android.easyMover", 0),
    "hand": ("com.google.android.packageinstaller", "com.google.android.packageinstaller", 3),
    "download": ("com.google.android.packageinstaller", "com.google.android.packageinstaller", 4),
    "adb": (None, "com.android.shell", 1),
    "none": (None, None, 0),
}


class Context(Struct, frozen=True, kw_only=True):
    """The phone that the app is on."""

    api: int
    release: str
    maker: str
    now_ms: int
    users: tuple[User, ...]


def build_app(
    context: Context, name: str, entry: AppEntry, uid: int, installed: int | None, changed: int | None
) -> App:
    """Return the whole app. `installed` and `changed` are epoch milliseconds where the entry names them."""
    system = entry.kind != "user"
    first = installed if installed is not None else FACTORY_MS if system else _some_time(context, name, 400)
    last = changed if changed is not None else _some_time(context, name, 40) if entry.updated else first
    path, factory_path = _paths(context.api, name, entry)
    installer, initiator, source = _origin(context.api, entry)
    requested, granted = _permissions(context, entry)
    launchers, hidden = _launchers(name, entry)
    app = App(
        name=name,
        label=entry.label or name.rpartition(".")[2],
        uid=uid,
        kind=entry.kind,
        updated=entry.updated,
        path=path,
        factory_path=factory_path,
        version=entry.version or (context.release if system else f"{1 + spread(name, 30)}.2.1"),
        version_code=entry.code if entry.code is not None else 100 + spread(name, 90_000),
        min_sdk=entry.min_sdk,
        target_sdk=entry.target_sdk if entry.target_sdk is not None else context.api,
        installer=installer,
        initiator=initiator,
        originator=entry.originator,
        package_source=source,
        installed_ms=first,
        updated_ms=last,
        signature=entry.signature or _signature(context.maker, name, entry),
        shared_user=entry.shared,
        requested=requested,
        granted=granted,
        flags={permission_name(key): value for key, value in entry.flags.items()},
        launchers=launchers,
        tv_launchers=tuple(full_class(name, cls) for cls in entry.tv_icons.split()),
        disabled_components=hidden,
        accessibility=_accessibility(name, entry),
        admins=_admins(name, entry),
        listeners=_listeners(name, entry),
        receivers=_declared(name, entry.receivers),
        services=_declared(name, entry.services),
        states={user.id: _state(user, entry) for user in context.users},
        monitoring_tool=entry.monitoring_tool,
        splits=tuple(entry.splits.split()),
        exempt=frozenset(entry.exempt.split()),
        update_owner=entry.update_owner,
        debuggable=entry.debuggable,
        apk_file=entry.apk,
        running=entry.running,
    )
    return with_ops(app, entry.ops, context.api)


def _some_time(context: Context, name: str, days: int) -> int:
    """Return a time before the phone's clock that only depends on the package name."""
    before = timedelta(days=5 + spread(name, days), minutes=spread(name + " minute", 900))
    return context.now_ms - int(before.total_seconds()) * 1000


def _paths(api: int, name: str, entry: AppEntry) -> tuple[str, str]:
    """Return the code path and, for a system app, that of its factory copy."""
    if api >= 30:
        data = f"/data/app/~~{folder_token(name + ' folder')}/{name}-{folder_token(name)}"
    else:
        data = f"/data/app/{name}-{folder_token(name) if api >= 26 else '1'}"
    if entry.kind == "user":
        return entry.path or data, ""
    folder = re.sub(r"\W", "", entry.label, flags=re.ASCII) or name.rpartition(".")[2]
    built_in = entry.factory_path or entry.path
    built_in = built_in or f"/system/{'priv-app' if entry.kind == 'privileged' else 'app'}/{folder}"
    return (data if entry.updated else built_in), built_in


def _origin(api: int, entry: AppEntry) -> _Origin:
    source = entry.source if entry.kind == "user" or entry.updated else "none"
    installer, initiator, kind = _ORIGINS[source]
    if source in {"hand", "download"} and api < 24:  # Android 6 keeps no installer for an opened file
        installer = None
    return (
        entry.installer if entry.installer is not None else installer,
        entry.initiator if entry.initiator is not None else initiator,
        entry.package_source if entry.package_source is not None else kind,
    )


def _permissions(context: Context, entry: AppEntry) -> tuple[tuple[str, ...], dict[int, frozenset[str]]]:
    held = _names(entry.grants)
    granted = {user.id: _known(context, held) for user in context.users}
    others = {user: _names(words) for user, words in entry.grants_of.items()}
    granted |= {user: _known(context, names) for user, names in others.items()}
    requested = (*held, *_names(entry.asks), *(name for names in others.values() for name in names))
    return tuple(dict.fromkeys(requested)), granted


def _known(context: Context, names: list[str]) -> frozenset[str]:
    return frozenset(name for name in names if exists(name, context.api))


def _names(words: str) -> list[str]:
    return [permission_name(word) for word in words.split()]


def _launchers(name: str, entry: AppEntry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return all launcher activities, and those of them that the app switched off."""
    hidden = tuple(full_class(name, cls) for cls in entry.hidden_icons.split())
    words = entry.icons
    if words is None:
        words = "" if entry.kind != "user" or hidden else ".MainActivity"
    shown = tuple(full_class(name, cls) for cls in words.split() if cls != "none")
    return (*shown, *hidden), hidden


def _signature(maker: str, name: str, entry: AppEntry) -> str:
    if entry.shared in SHARED_UIDS or name == "android":
        return token(f"{maker} platform")
    if name.startswith("com.google.") or name in {"com.android.vending", "com.android.chrome"}:
        return token("Google")
    return token(f"{maker} apps" if entry.kind != "user" else f"{name} maker")


def _state(user: User, entry: AppEntry) -> AppState:
    usual = entry.kind != "user" or user.id == 0
    installed = usual if entry.users is None else user.id in entry.users
    own = entry.state_of.get(user.id, entry.state)
    untouched = {} if installed else {"stopped": True, "not_launched": True}
    return AppState(**(structs.asdict(own) | untouched), installed=installed)


def _admins(name: str, entry: AppEntry) -> tuple[DeviceAdmin, ...]:
    return tuple(
        DeviceAdmin(
            cls=full_class(name, one.receiver),
            policies=tuple(one.policies.split()),
            users=one.users,
            fields=one.fields,
            restrictions=tuple(one.restrictions.split()),
            uninstall_blocked=tuple(one.uninstall_blocked.split()),
        )
        for one in entry.admin
    )


def _accessibility(name: str, entry: AppEntry) -> tuple[AccessibilityService, ...]:
    return tuple(
        AccessibilityService(
            cls=full_class(name, one.service),
            label=one.label or entry.label,
            capabilities=one.capabilities,
            events=one.events,
            enabled=tuple(dict.fromkeys((*one.enabled, *one.bound))),
            bound=one.bound,
        )
        for one in entry.accessibility
    )


def _listeners(name: str, entry: AppEntry) -> tuple[NotificationListener, ...]:
    return tuple(
        NotificationListener(
            cls=full_class(name, one.service),
            allowed=tuple(dict.fromkeys((*one.allowed, *one.live, *one.snoozed))),
            live=one.live,
            snoozed=one.snoozed,
            revoked=one.revoked,
        )
        for one in entry.listener
    )


def _declared(name: str, entries: tuple[DeclaredEntry, ...]) -> tuple[Declared, ...]:
    return tuple(
        Declared(
            cls=full_class(name, one.cls),
            actions=tuple(one.actions.split()),
            schemes=tuple(one.schemes.split()),
            hosts=tuple(one.hosts.split()),
            types=tuple(one.types.split()),
            categories=tuple(one.categories.split()),
            priority=one.priority,
        )
        for one in entries
    )
