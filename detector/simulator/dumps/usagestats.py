"""`dumpsys usagestats`: what was used in the last day, week, month and year, for each user who is unlocked.

Source: com.android.server.usage.{UsageStatsService, UserUsageStatsService, AppStandbyController}, API 23-36; seen on
6, 7, 9, 10 and 13. Dates up to 8.1 are those of an American phone.
"""

from collections.abc import Iterator
from datetime import datetime

from detector.simulator.habits import UsedEntry
from detector.simulator.model import App, Phone, spread

_DAYS = {"daily": 1, "weekly": 7, "monthly": 30, "yearly": 365}
_DAY_MS = 86_400_000
_CONFIG = (
    "en-rUS-ldltr-sw411dp-w411dp-h731dp-normal-long-notround-port-420dpi-finger-keysexposed-nokeys-navhidden-nonav"
)

_Used = tuple[App, UsedEntry]


def dumpsys_usagestats(phone: Phone) -> str:
    """Return the whole answer."""
    lines: list[str] = ["Flags:", "    android.app.usage.user_interaction_type_api: true"] if phone.api >= 35 else []
    for user in phone.users:
        if user.running:
            lines += [f"user={user.id} ", *_user(phone, user.id)]
    lines += [*_end(phone)]
    return "".join(f"{line}\n" for line in lines)


def used_by(app: App, user: int) -> UsedEntry | None:
    """Return what Android remembers of an app of one user: None when it is not there."""
    if not app.states[user].installed:
        return None
    told = next((one for one in app.running.used if user in one.users), None)
    if told is not None:
        return told
    if app.launchers and not app.system and not app.disabled_components:
        return UsedEntry(opened=f"{1 + spread(app.name, 20)}d", launches=1 + spread(app.name, 9))
    return UsedEntry(active=f"{1 + spread(app.name, 8_600)}h", launches=0) if app.system else UsedEntry(launches=0)


def _user(phone: Phone, user: int) -> Iterator[str]:
    used = [(app, one) for app in phone.apps if (one := used_by(app, user)) is not None]
    if phone.api >= 28:
        since, until = (_american(phone, phone.now_ms - ago) for ago in (_DAY_MS, 0))
        yield f'  Last 24 hour events (timeRange="{since} – {until}" )'
        yield from (f"    {line}" for line in _events(phone, used))
    for name, days in _DAYS.items():
        start = phone.now_ms - days * _DAY_MS + 60_000
        yield f"  In-memory {name} stats"
        yield f'  timeRange="{_american(phone, start)} – {_american(phone, phone.now_ms)}" '
        yield from _interval(phone, used, start, name == "daily")


def _interval(phone: Phone, used: list[_Used], start: int, daily: bool) -> Iterator[str]:
    yield "    packages"
    kept = [(app, one) for app, one in used if one.active_ms(phone.now_ms) >= start or not daily]
    yield from (f"      {_package(phone, app, one, start)}" for app, one in kept)
    if phone.api >= 26:
        yield from ("    ", "    ChooserCounts", *(f"      package={app.name} " for app, _ in kept))
    total = f'totalTime="21:53:26" lastTime={_date(phone, phone.now_ms)} count=1 '
    yield from ("    configurations", f"      config={_CONFIG}-v{phone.api} {total}")
    if phone.api >= 28:
        yield from ("    event aggregations", '      screen-interactive: 4x for "30:00"')
        return
    yield "    events"
    if daily:
        yield from (f"      {line}" for line in _events(phone, used))


def _package(phone: Phone, app: App, one: UsedEntry, start: int) -> str:
    opened, active = ((ms if ms >= start else 0) for ms in (one.opened_ms(phone.now_ms), one.active_ms(phone.now_ms)))
    total = '"02:05"' if opened else '"00:00"'
    line = f"package={app.name} "
    if phone.api < 29:
        line += f"totalTime={total} lastTime={_date(phone, opened)} "
        if phone.api == 23:
            line += f'lastTimeSystem={_date(phone, active)} inactiveTime="4:26:45" '
        return line + (f"appLaunchCount={one.launches if opened else 0} " if phone.api == 28 else "")
    line += f"totalTimeUsed={total} lastTimeUsed={_date(phone, opened)} "
    line += f"totalTimeVisible={total} lastTimeVisible={_date(phone, opened)} "
    if phone.api >= 31:
        line += f"lastTimeComponentUsed={_date(phone, active)} "
    behind = active if phone.api < 31 else 0
    return line + (
        f'totalTimeFS="00:00" lastTimeFS={_date(phone, behind)} appLaunchCount={one.launches if opened else 0} '
    )


def _events(phone: Phone, used: list[_Used]) -> Iterator[str]:
    """What stays on the phone: from minute to minute."""
    word = "ACTIVITY_RESUMED" if phone.api >= 29 else "MOVE_TO_FOREGROUND"
    for app, one in used:
        opened = one.opened_ms(phone.now_ms)
        if opened > phone.now_ms - _DAY_MS and app.launchers:
            cls = app.launchers[0]
            root = f" instanceId=4711 taskRootPackage={app.name} taskRootClass={cls}" if phone.api >= 29 else ""
            flags = " flags=0x0" if phone.api >= 28 else ""
            yield f"time={_date(phone, opened)} type={word} package={app.name} class={cls}{root}{flags} "


def _date(phone: Phone, epoch_ms: int) -> str:
    return f'"{phone.local(epoch_ms)}"' if phone.api >= 28 else f'"{_american(phone, epoch_ms)}"'


def _american(phone: Phone, epoch_ms: int) -> str:
    local = datetime.fromtimestamp(epoch_ms // 1000, phone.zone)
    half = "AM" if local.hour < 12 else "PM"
    return f"{local.month}/{local.day}/{local.year}, {local.hour % 12 or 12}:{local.minute:02} {half}"


def _end(phone: Phone) -> Iterator[str]:
    yield ""
    if phone.api >= 24:
        yield from ("Carrier privileged apps (have=false): null", "")
    yield from ("Settings:", "  mAppIdleDurationMillis=+12h0m0s0ms" if phone.api < 28 else "  mAppIdleParole=+1d", "")
    yield "mAppIdleEnabled=true mAppIdleParoled=false mScreenOn=true"
