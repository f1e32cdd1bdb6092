"""What a simulated phone knows about itself: the values behind every command's output.

Names follow AOSP: android.content.pm.{UserInfo, PackageManager}, com.android.server.pm.PackageSetting.
Text fields hold whatever the phone file says, verbatim: control characters and forged headings too.
"""

import base64
import hashlib
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import Literal

from msgspec import Struct, structs

from detector.android import PER_USER_RANGE
from detector.simulator.app_ops import AppOp
from detector.simulator.components import AccessibilityService, Declared, DeviceAdmin, NotificationListener
from detector.simulator.running import Running
from detector.simulator.system_state import Certificates, Chosen, PackageChange, Root

UserType = Literal["system", "full", "managed", "clone", "guest", "private", "secure-folder"]
Kind = Literal["user", "system", "privileged"]


class User(Struct, frozen=True, kw_only=True):
    """A user or profile of the phone."""

    id: int
    name: str = ""
    type: UserType = "full"
    running: bool = True
    restrictions: tuple[str, ...] = ()
    blocks_shell: bool = False
    """Commands with `--user` on it end in a SecurityException (restriction no_debugging_features)."""

    @property
    def is_profile(self) -> bool:
        """Whether it belongs to user 0 instead of standing on its own."""
        return self.type in {"managed", "clone", "private", "secure-folder"}


class StateEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`state:` of an app in a phone file, or one user's part of `state_of:`."""

    hidden: bool = False
    suspended: bool = False
    stopped: bool = False
    not_launched: bool = False
    instant: bool = False
    archived: bool = False
    quarantined: bool = False
    enabled: int = 0
    """0 default, 1 enabled, 2 disabled, 3 disabled by the user, 4 until used."""


class AppState(StateEntry, frozen=True, kw_only=True):
    """What PackageUserState says of one app for one user."""

    installed: bool = True

    @property
    def present(self) -> bool:
        """Whether queries can find anything of the app, if they look for what is switched off too."""
        return self.installed and not self.hidden

    @property
    def visible(self) -> bool:
        """Whether the app's enabled components can be found by a query."""
        return self.present and self.enabled in {0, 1}


class App(Struct, frozen=True, kw_only=True, dict=True):
    """One installed package."""

    name: str
    label: str
    uid: int
    """The app id; the uid for user N is N * 100000 + it."""
    kind: Kind
    updated: bool
    """A system app with a newer copy in /data/app; its factory copy is a "hidden system package"."""
    path: str
    """The code path: a folder, or an .apk file for a few system packages."""
    factory_path: str
    version: str
    version_code: int
    min_sdk: int
    target_sdk: int
    installer: str | None
    initiator: str | None
    originator: str | None
    package_source: int
    """PackageInstaller: 0 unspecified, 1 other, 2 store, 3 local file, 4 downloaded file."""
    installed_ms: int
    updated_ms: int
    signature: str
    """Integer.toHexString(Signature.hashCode()): no digest."""
    shared_user: str
    requested: tuple[str, ...]
    granted: dict[int, frozenset[str]]
    """User id -> permissions that the app holds there."""
    flags: dict[str, str]
    """Permission -> flag names joined by `|`, where they are not the usual ones."""
    launchers: tuple[str, ...]
    tv_launchers: tuple[str, ...]
    disabled_components: tuple[str, ...]
    accessibility: tuple[AccessibilityService, ...]
    admins: tuple[DeviceAdmin, ...]
    listeners: tuple[NotificationListener, ...]
    receivers: tuple[Declared, ...]
    services: tuple[Declared, ...]
    states: dict[int, AppState]
    """One per user of the phone."""
    monitoring_tool: str = ""
    """What it says about itself in its manifest, with `isMonitoringTool`."""
    ops: dict[int, tuple[AppOp, ...]] = {}
    """User id -> its app-ops, by their numbers."""
    exempt: frozenset[str] = frozenset()
    running: Running = Running()
    splits: tuple[str, ...] = ()
    """Besides the base."""
    update_owner: str = ""
    debuggable: bool = False
    apk_file: str = ""
    """The base APK on this computer; `none`: the phone has none; empty: one is made up."""

    @property
    def system(self) -> bool:
        """Whether it came with the phone."""
        return self.kind != "user"

    @property
    def apk(self) -> str:
        """The path of its base APK."""
        if self.path.endswith(".apk"):
            return self.path
        in_data = self.path.startswith(("/data/", "/mnt/expand/"))
        return f"{self.path}/{'base' if in_data else self.path.rpartition('/')[2]}.apk"

    @cached_property
    def token(self) -> str:
        """The identity hash that dumps print after the name: any hexadecimal number, here a stable one."""
        return token(self.name)


class Phone(Struct, frozen=True, kw_only=True, dict=True):
    """A whole phone at one moment."""

    name: str
    api: int
    release: str
    properties: dict[str, str]
    fingerprint: str
    zone: tzinfo
    now_ms: int
    users: tuple[User, ...]
    """The first one is user 0."""
    global_settings: dict[str, str]
    secure_settings: dict[int, dict[str, str]]
    apps: tuple[App, ...]
    device_owner: str = ""
    """`package/class`, or nothing."""
    profile_owners: dict[int, str] = {}
    organization_owned: bool = False
    root: Root = Root()
    data_saver: bool = False
    adb_keys: tuple[str, ...] = ()
    package_changes: tuple[PackageChange, ...] = ()
    certificates: dict[int, Certificates] = {}
    """By user; the folder of a user who is not here is closed to the shell user."""
    chosen: dict[int, Chosen] = {}

    @cached_property
    def by_name(self) -> dict[str, App]:
        """Package name -> app."""
        return {app.name: app for app in self.apps}

    @cached_property
    def shared_users(self) -> dict[str, tuple[App, ...]]:
        """Shared user name -> the apps that run under its uid."""
        groups: dict[str, list[App]] = {}
        for app in self.apps:
            if app.shared_user:
                groups.setdefault(app.shared_user, []).append(app)
        return {name: tuple(apps) for name, apps in groups.items()}

    @cached_property
    def _shared_grants(self) -> dict[str, App]:
        return {name: _together(apps) for name, apps in self.shared_users.items()}

    def holder(self, app: App) -> App:
        """Return what holds the app's permissions: itself, or all apps of its shared user taken together."""
        return self._shared_grants[app.shared_user] if app.shared_user else app

    def user(self, number: int) -> User | None:
        """Return the user of that id, or None."""
        return next((user for user in self.users if user.id == number), None)

    def local(self, epoch_ms: int) -> str:
        """Return a time as dumps print it: local, without a zone."""
        return datetime.fromtimestamp(epoch_ms // 1000, self.zone).strftime("%Y-%m-%d %H:%M:%S")

    @property
    def now(self) -> datetime:
        """Its clock."""
        return datetime.fromtimestamp(self.now_ms // 1000, UTC).astimezone(self.zone)


def _together(apps: tuple[App, ...]) -> App:
    users = {user for app in apps for user in app.granted}
    return structs.replace(
        apps[0],
        requested=tuple(dict.fromkeys(name for app in apps for name in app.requested)),
        granted={user: frozenset().union(*(app.granted.get(user, ()) for app in apps)) for user in users},
    )


def uid_of(app: App, user: int) -> int:
    """Return the uid of `app` for `user`."""
    return user * PER_USER_RANGE + app.uid


def full_class(package: str, cls: str) -> str:
    """Return the whole class name of `.Cls` or `full.Cls` in `package`."""
    return package + cls if cls.startswith(".") else cls


def full_name(package: str, cls: str) -> str:
    """Return `package/full.Class`, as ComponentName.flattenToString does."""
    return f"{package}/{full_class(package, cls)}"


def short_name(package: str, cls: str) -> str:
    """Return `package/.Class` where that is possible, as ComponentName.flattenToShortString does."""
    whole = full_class(package, cls)
    return f"{package}/{whole.removeprefix(package) if whole.startswith(package + '.') else whole}"


def token(text: str) -> str:
    """Return a stable hexadecimal number of up to 7 digits, in the place of an identity hash."""
    return f"{int.from_bytes(_digest(text)[:4]) >> 4:x}"


def folder_token(text: str) -> str:
    """Return the kind of random text that code paths carry since Android 8: 22 characters and `==`."""
    return base64.urlsafe_b64encode(_digest(text)[:16]).decode()


def spread(text: str, limit: int) -> int:
    """Return a number in range(limit) that only depends on `text`."""
    return int.from_bytes(_digest(text)[4:12]) % limit


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
