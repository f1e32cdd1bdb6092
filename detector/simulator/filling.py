"""More apps for a phone: invented, with the permissions that ordinary apps ask for. For benchmarks."""

from typing import Final

from msgspec.structs import replace

from detector.simulator.model import App, Phone, full_class, spread
from detector.simulator.op_building import with_ops
from detector.simulator.permissions import permission_name
from detector.simulator.running import Running

_THINGS: Final = (
    ("notes", "INTERNET", "CAMERA"),
    ("radio", "INTERNET FOREGROUND_SERVICE", "RECORD_AUDIO"),
    ("weather", "INTERNET ACCESS_COARSE_LOCATION", "ACCESS_FINE_LOCATION"),
    ("camera", "CAMERA RECORD_AUDIO INTERNET", "ACCESS_FINE_LOCATION READ_EXTERNAL_STORAGE"),
    ("messenger", "INTERNET READ_CONTACTS CAMERA RECORD_AUDIO", "READ_SMS READ_PHONE_STATE"),
    ("bank", "INTERNET USE_BIOMETRIC", "CAMERA"),
    ("game", "INTERNET VIBRATE WAKE_LOCK", ""),
    ("maps", "INTERNET ACCESS_FINE_LOCATION ACCESS_COARSE_LOCATION", "ACTIVITY_RECOGNITION"),
    ("calendar", "READ_CALENDAR RECEIVE_BOOT_COMPLETED", "READ_CONTACTS"),
    ("overlay", "", ""),
)
_SYSTEM_SHARE: Final = 3
"""Of five apps on a phone, about three came with it."""


def with_apps(phone: Phone, n: int) -> Phone:
    """Return the same phone with at least `n` packages; a phone that has more keeps them."""
    first = max((app.uid for app in phone.apps), default=10_000) + 1
    missing = range(max(n - len(phone.apps), 0))
    apps = sorted(
        (*phone.apps, *(_app(phone, number, first + number) for number in missing)),
        key=lambda app: spread(app.name, 1 << 32),
    )
    return replace(phone, apps=tuple(apps))


def _app(phone: Phone, number: int, uid: int) -> App:
    thing, held, asked = _THINGS[number % len(_THINGS)]
    system = number % 5 < _SYSTEM_SHARE
    model = next(app for app in phone.apps if app.system == system and not app.updated and not app.shared_user)
    name = f"org.example.maker{number:03}.{thing}"
    granted = frozenset(permission_name(word) for word in held.split())
    requested = (*(permission_name(word) for word in f"{held} {asked}".split()),)
    path = f"/system/app/{thing.capitalize()}{number:03}" if system else model.path.replace(model.name, name)
    app = replace(
        model,
        name=name,
        label=thing.capitalize(),
        uid=uid,
        path=path,
        factory_path=path if system else "",
        version_code=100 + number,
        signature=f"{spread(name, 1 << 32):x}",
        requested=requested,
        granted={user.id: granted for user in phone.users},
        flags={},
        launchers=() if thing == "overlay" else (full_class(name, ".MainActivity"),),
        tv_launchers=(),
        disabled_components=(),
        accessibility=(),
        admins=(),
        listeners=(),
        running=Running(),
    )
    return with_ops(app, (), phone.api)
