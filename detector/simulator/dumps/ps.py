"""`ps`: toolbox's (Android 6 and 7), toybox's `ps -A -o USER,PID,PPID,NAME` (8 and later).

Sources: system/core toolbox/ps.c; toybox toys/posix/ps.c; bionic grp_pwd.cpp for the names of users.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
from detector.simulator.model import App, Phone, spread, uid_of

_USERS: Final = {0: "root", 1000: "system", 1001: "radio", 1002: "bluetooth", 1027: "nfc", 2000: "shell"}
_NATIVE: Final = (
    (1, 0, 0, "init", 0),
    (2, 0, 0, "[kthreadd]", 0),
    (3, 2, 0, "[ksoftirqd/0]", 0),
    (180, 1, 1000, "servicemanager", 0),
    (181, 1, 1000, "hwservicemanager", 26),
    (184, 1, 1000, "surfaceflinger", 0),
    (212, 1, 0, "netd", 0),
    (230, 1, 0, "zygote64", 0),
    (231, 1, 0, "zygote", 0),
    (301, 1, 2000, "adbd", 0),
    (640, 230, 1000, "system_server", 0),
)
"""Number, parent, uid, name, and the API level from which it is there."""
_SHELL_PID: Final = 29_000
_ZYGOTE: Final = 230
_HEAD: Final = "USER           PID  PPID NAME                       "
_OLD_HEAD: Final = "USER      PID   PPID  VSIZE  RSS   WCHAN            PC  NAME"


class Process(Struct, frozen=True, kw_only=True):
    """One process."""

    pid: int
    ppid: int
    uid: int
    name: str


def processes(phone: Phone) -> Iterator[Process]:
    """Yield all of them, by their numbers; the last ones are those that answer."""
    for pid, ppid, uid, name, api in _NATIVE:
        if phone.api >= api:
            yield Process(pid=pid, ppid=ppid, uid=uid, name=name)
    yield from app_processes(phone).values()
    yield Process(pid=_SHELL_PID, ppid=301, uid=2000, name="sh")
    yield Process(pid=_SHELL_PID + 1, ppid=_SHELL_PID, uid=2000, name="ps")


def app_processes(phone: Phone) -> dict[tuple[str, int], Process]:
    """Return those of the apps, by package and user."""
    keys = [(app, user.id) for app in phone.apps for user in phone.users if runs(app, user.id)]
    return {
        (app.name, user): Process(
            pid=1_500 + 7 * number, ppid=_ZYGOTE, uid=uid_of(app, user), name=app.running.process or app.name
        )
        for number, (app, user) in enumerate(keys)
    }


def runs(app: App, user: int) -> bool:
    """Return whether the app has a process for a user; `android` itself runs as system_server."""
    if not app.states[user].installed or app.name == "android":
        return False
    if app.running.users is not None:
        return user in app.running.users
    works = (
        any(user in one.users for one in app.running.services)
        or any(user in one.bound for one in app.accessibility)
        or any(user in one.live for one in app.listeners)
    )
    return works or (app.kind == "privileged" and user == 0)


def user_name(uid: int) -> str:
    """Return what getpwuid makes of it."""
    user, app_id = divmod(uid, PER_USER_RANGE)
    if app_id >= 10_000:
        return f"u{user}_a{app_id - 10_000}"
    name = _USERS.get(app_id, str(app_id))
    return f"u{user}_{name}" if user and app_id in _USERS else name


def ps(phone: Phone, args: Sequence[str]) -> str | None:
    """Return what it prints, or None for options that are not known. Without -A toybox lists the caller's own only."""
    if phone.api < 26:
        return _old(phone, args)
    if list(args) != ["-A", "-o", "USER,PID,PPID,NAME"]:
        return None
    rows = (f"{user_name(one.uid):<12} {one.pid:>5} {one.ppid:>5} {_shown(one.name)}" for one in processes(phone))
    return "".join(f"{row}\n" for row in (_HEAD, *rows))


def _shown(name: str) -> str:
    return re.sub(r"[\0-\x1f]", "?", name)


def _old(phone: Phone, args: Sequence[str]) -> str | None:
    if args:
        return None
    rows = []
    for one in processes(phone):
        name = one.name.strip("[]") if one.name.startswith("[") else one.name
        size = 0 if name != one.name else 900_000 + spread(name, 90_000)
        rows.append(
            f"{user_name(one.uid):<9} {one.pid:<5} {one.ppid:<5} {size:<6} {size // 20:<5}"
            f" {'SyS_epoll_':>10} {'0000000000' if phone.api >= 24 else '00000000'} S {name}"
        )
    return "".join(f"{row}\n" for row in (_OLD_HEAD, *rows))
