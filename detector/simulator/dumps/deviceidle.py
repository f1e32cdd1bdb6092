"""`dumpsys deviceidle`, whole and with `whitelist`; `cmd deviceidle whitelist` prints the same rows.

Source: com.android.server.DeviceIdleController, API 23-36; whole dumps seen on 7.1, 9, 10 and 13.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from detector.simulator.model import App, Phone

_EXCEPT_IDLE: Final = {"com.android.providers.calendar", "com.android.vending", "com.android.providers.contacts"}
_ALWAYS: Final = {"com.android.providers.downloads", "com.android.cellbroadcastreceiver", "com.google.android.gms"}
"""What /system/etc/sysconfig and the platform allow by themselves; com.android.shell since Android 9."""


def dumpsys_deviceidle(phone: Phone, args: Sequence[str]) -> str:
    """Return the rows, or the whole answer."""
    if list(args) == ["whitelist"]:
        rows = (f"{name},{app.name},{app.uid}\n" for name, apps in _lists(phone).items() for app in apps)
        return "".join(rows)
    return "".join(f"  {line}\n" for line in _whole(phone))


def _lists(phone: Phone) -> dict[str, list[App]]:
    always = _ALWAYS | ({"com.android.shell"} if phone.api >= 28 else set())
    system = [app for app in phone.apps if "battery-system" in app.exempt or app.name in always]
    except_idle = [app for app in phone.apps if "battery-excidle" in app.exempt or app.name in _EXCEPT_IDLE]
    user = [app for app in phone.apps if "battery" in app.exempt]
    return {"system-excidle": [*except_idle, *system], "system": system, "user": user}


def _whole(phone: Phone) -> Iterator[str]:
    yield from ("Settings:", "  inactive_to=+30m0s0ms", "  sensing_to=+4m0s0ms", "  idle_to=+1h0m0s0ms")
    lists = _lists(phone)
    heads = ("(except idle) system apps", "system apps", "user apps")
    for head, apps in zip(heads, lists.values(), strict=True):
        yield from _section(head, [app.name for app in apps])
    yield from _section("(except idle) all app ids", _numbers([app for apps in lists.values() for app in apps]))
    if phone.api >= 24:
        yield from _section("user app ids", _numbers(lists["user"]))
    yield from _section("all app ids", _numbers([*lists["system"], *lists["user"]]))
    yield "mEnabled=true" if phone.api < 24 else "mLightEnabled=true  mDeepEnabled=true"
    yield from ("mForceIdle=false", "mScreenOn=true", "mState=ACTIVE mLightState=ACTIVE", "mInactiveTimeout=+30m0s0ms")


def _numbers(apps: list[App]) -> list[str]:
    return [str(number) for number in sorted({app.uid for app in apps})]


def _section(head: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"Whitelist {head}:"
        yield from (f"  {line}" for line in lines)
