"""Phone file -> Phone: everything that a short file leaves out, filled in as that Android version has it."""

from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detector.simulator.app_building import SHARED_UIDS, Context, build_app
from detector.simulator.app_ops import OpTimeError
from detector.simulator.chosen import Machine, settings_of, with_defaults
from detector.simulator.model import App, Phone, User, full_name, spread
from detector.simulator.phone_file import AppEntry, PhoneEntry, PhoneFileError
from detector.simulator.system_state import Chosen
from detector.strict_yaml import Document

API_OF: Final = {
    "6.0": 23, "6.0.1": 23, "7.0": 24, "7.1": 25, "7.1.1": 25, "7.1.2": 25, "8.0.0": 26, "8.1.0": 27, "9": 28,
    "10": 29, "11": 30, "12": 31, "12L": 32, "13": 33, "14": 34, "15": 35, "16": 36,
}  # fmt: skip

_GLOBAL: Final = {
    "adb_enabled": "1",
    "development_settings_enabled": "1",
    "device_provisioned": "1",
    "airplane_mode_on": "0",
    "stay_on_while_plugged_in": "0",
}

_PROPERTIES: Final = {
    "ro.build.type": "user",
    "ro.build.tags": "release-keys",
    "ro.debuggable": "0",
    "ro.secure": "1",
    "ro.boot.verifiedbootstate": "green",
    "ro.boot.flash.locked": "1",
    "ro.boot.vbmeta.device_state": "locked",
    "ro.boot.veritymode": "enforcing",
    "ro.crypto.state": "encrypted",
    "sys.oem_unlock_allowed": "0",
    "sys.boot_completed": "1",
    "init.svc.adbd": "running",
    "persist.sys.usb.config": "adb",
}


def build_phone(name: str, entry: PhoneEntry, apps: dict[str, AppEntry], document: Document) -> Phone:
    """Return the phone; raise PhoneFileError where the entries do not fit together."""
    return _Builder(name, entry, document).phone(apps)


class _Builder:
    """Holds what every app's defaults depend on."""

    def __init__(self, name: str, entry: PhoneEntry, document: Document) -> None:
        self._name = name
        self._entry = entry
        self._document = document
        api = entry.api or API_OF.get(entry.android)
        if api is None:
            raise PhoneFileError(f"{document.at(('android',))}: write `api:` too, {entry.android!r} is unknown")
        self._api = api
        self._zone = self._find_zone()
        self._now_ms = self._time(entry.clock, ("clock",))
        self._users = self._find_users()
        self._uids: set[int] = set()

    def phone(self, entries: dict[str, AppEntry]) -> Phone:
        """Return the whole phone, its apps in the order of a hash map, as dumps print them."""
        shared = self._shared_uids(entries)
        apps = [self._app(name, app, shared) for name, app in entries.items()]
        apps.sort(key=lambda app: spread(app.name, 1 << 32))
        fingerprint = self._entry.fingerprint or self._fingerprint()
        machine = Machine(api=self._api, apps={app.name: app for app in apps})
        chosen = {one.id: with_defaults(machine, one, self._entry.chosen.get(one.id, Chosen())) for one in self._users}
        return Phone(
            name=self._name,
            api=self._api,
            release=self._entry.android,
            properties=self._properties(fingerprint),
            fingerprint=fingerprint,
            zone=self._zone,
            now_ms=self._now_ms,
            users=self._users,
            global_settings={**_GLOBAL, **self._googles_settings(entries), **self._entry.global_settings},
            secure_settings={user.id: self._secure(user, apps, chosen[user.id]) for user in self._users},
            apps=tuple(apps),
            device_owner=self._entry.device_owner,
            profile_owners=self._entry.profile_owners,
            organization_owned=self._entry.organization_owned,
            root=self._entry.root,
            certificates=self._entry.certificates,
            chosen=chosen,
            data_saver=self._entry.data_saver,
            adb_keys=self._entry.adb_keys,
            package_changes=self._entry.package_changes,
        )

    def _googles_settings(self, entries: dict[str, AppEntry]) -> dict[str, str]:
        """What Google's services write when a phone is set up."""
        return {"package_verifier_user_consent": "1"} if "com.google.android.gms" in entries else {}

    def _find_zone(self) -> tzinfo:
        try:
            return ZoneInfo(self._entry.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            try:
                ZoneInfo("Europe/London")
            except ZoneInfoNotFoundError:  # Windows without the tzdata package knows no zones at all
                return UTC
            where = self._document.at(("timezone",))
            raise PhoneFileError(f"{where}: no such time zone: {self._entry.timezone!r}") from error

    def _find_users(self) -> tuple[User, ...]:
        users = {user.id: user for user in self._entry.users}
        if len(users) < len(self._entry.users):
            raise PhoneFileError(f"{self._document.at(('users',))}: two users have the same id")
        owner = users.pop(0, User(id=0, type="system"))
        return (User(id=0, name=owner.name, type="system", restrictions=owner.restrictions), *users.values())

    def _time(self, text: str, path: tuple[str | int, ...]) -> int:
        try:
            local = datetime.fromisoformat(text)
        except ValueError as error:
            raise PhoneFileError(f"{self._document.at(path)}: {text!r} is not a time like 2026-03-01 21:14") from error
        if local.tzinfo is not None:
            raise PhoneFileError(f"{self._document.at(path)}: write the phone's local time, without a zone")
        return int(local.replace(tzinfo=self._zone).timestamp() * 1000)

    def _shared_uids(self, entries: dict[str, AppEntry]) -> dict[str, int]:
        names = sorted({app.shared for app in entries.values() if app.shared})
        self._uids = {app.uid for app in entries.values() if app.uid is not None}
        shared = {name: SHARED_UIDS[name] for name in names if name in SHARED_UIDS}
        for name in names:
            if name not in shared:
                shared[name] = self._free_uid(10_000)
        return shared

    def _free_uid(self, start: int) -> int:
        uid = start
        while uid in self._uids:
            uid += 1
        self._uids.add(uid)
        return uid

    def _app(self, name: str, entry: AppEntry, shared: dict[str, int]) -> App:
        uid = entry.uid
        if uid is None and entry.shared:
            uid = shared[entry.shared]
        elif uid is None:
            uid = self._free_uid(10_150 if entry.kind == "user" else 10_030)
        installed, changed = (
            self._time(text, ("apps", name, key)) if text else None
            for key, text in (("installed", entry.installed), ("changed", entry.changed))
        )
        context = Context(
            api=self._api,
            release=self._entry.android,
            maker=self._entry.maker,
            now_ms=self._now_ms,
            users=self._users,
        )
        try:
            return build_app(context, name, entry, uid, installed, changed)
        except OpTimeError as error:
            raise PhoneFileError(f"{self._document.at(('apps', name, 'ops'))}: {error}") from error

    def _secure(self, user: User, apps: list[App], chosen: Chosen) -> dict[str, str]:
        values = {"user_setup_complete": "1"}
        if self._api < 26:
            values["install_non_market_apps"] = "0"
        services = [full_name(app.name, one.cls) for app in apps for one in app.accessibility if user.id in one.enabled]
        listeners = [full_name(app.name, one.cls) for app in apps for one in app.listeners if user.id in one.allowed]
        if services:
            values |= {"accessibility_enabled": "1", "enabled_accessibility_services": ":".join(services)}
        if listeners:
            values["enabled_notification_listeners"] = ":".join(listeners)
        return {**values, **settings_of(self._api, chosen), **self._entry.secure_settings.get(user.id, {})}

    def _fingerprint(self) -> str:
        entry = self._entry
        maker = entry.maker.lower()
        return f"{maker}/{entry.device}/{entry.device}:{entry.android}/{entry.build}/8412001:user/release-keys"

    def _by_version(self, fingerprint: str) -> dict[str, str]:
        """Parts of the system got names of their own with Treble; Knox counts on Samsung's phones only."""
        samsung = self._entry.maker.lower() == "samsung"
        return {
            "ro.build.characteristics": "phone" if samsung else "nosdcard",
            **({"ro.vendor.build.fingerprint": fingerprint} if self._api >= 26 else {}),
            **({"ro.system.build.fingerprint": fingerprint} if self._api >= 29 else {}),
            **({"ro.boot.warranty_bit": "0"} if samsung else {}),
            **({"service.adb.root": "1", "ro.debuggable": "1"} if self._entry.root.shell else {}),
        }

    def _properties(self, fingerprint: str) -> dict[str, str]:
        entry = self._entry
        return {
            **_PROPERTIES,
            **self._by_version(fingerprint),
            "ro.build.version.release": entry.android,
            "ro.build.version.sdk": str(self._api),
            "ro.build.version.security_patch": entry.security_patch,
            "ro.build.version.incremental": "8412001",
            "ro.build.id": entry.build,
            "ro.build.fingerprint": fingerprint,
            "ro.product.manufacturer": entry.maker,
            "ro.product.brand": entry.maker.lower(),
            "ro.product.model": entry.model,
            "ro.product.device": entry.device,
            "ro.product.name": entry.device,
            "persist.sys.timezone": entry.timezone,
            **entry.properties,
        }
