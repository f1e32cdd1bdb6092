"""`ops:` of an app in a phone file, and the app-ops that become of it."""

import re
from typing import Final

from msgspec import Struct

from detector.simulator.op_codes import code_of, op_exists

_UNITS_MS: Final = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


class OpEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One op, or one of its uses. Times are how long ago: `2h`, `3d`, several as words."""

    op: str
    mode: str = ""
    """allow, ignore, deny, default, foreground; left out: as Android sets it."""
    uid_mode: str = ""
    used: str = ""
    rejected: str = ""
    running: str = ""
    lasts: str = ""
    state: str = "top"
    flags: str = "s"
    tag: str = "null"
    proxy: str = ""
    users: tuple[int, ...] = (0,)


class OpUse(Struct, frozen=True, kw_only=True):
    """Accesses of one kind, the latest first."""

    ago_ms: tuple[int, ...]
    state: str
    flags: str
    lasts_ms: int
    tag: str
    proxy: str


class AppOp(Struct, frozen=True, kw_only=True):
    """One op of one app for one user."""

    op: str
    mode: str = ""
    uid_mode: str = ""
    uses: tuple[OpUse, ...] = ()
    rejects: tuple[OpUse, ...] = ()
    running: tuple[tuple[str, int], ...] = ()
    """Tag, and since how many milliseconds."""


class OpTimeError(ValueError):
    """A text that is no time like `2h`."""


def build_ops(entries: tuple[OpEntry, ...], user: int, api: int) -> tuple[AppOp, ...]:
    """Return the ops of one user, by their numbers; raise OpTimeError. Ops that this version lacks are left out."""
    found: dict[str, AppOp] = {}
    for entry in entries:
        if user in entry.users and op_exists(entry.op, api):
            found[entry.op] = _more(found.get(entry.op, AppOp(op=entry.op)), entry)
    return tuple(sorted(found.values(), key=lambda one: (code_of(one.op), one.op)))


def _more(known: AppOp, entry: OpEntry) -> AppOp:
    return AppOp(
        op=known.op,
        mode=entry.mode or known.mode,
        uid_mode=entry.uid_mode or known.uid_mode,
        uses=(*known.uses, *_uses(entry, entry.used)),
        rejects=(*known.rejects, *_uses(entry, entry.rejected)),
        running=(*known.running, *((entry.tag, milliseconds(word)) for word in entry.running.split())),
    )


def _uses(entry: OpEntry, words: str) -> tuple[OpUse, ...]:
    ago = tuple(sorted(milliseconds(word) for word in words.split()))
    if not ago:
        return ()
    use = OpUse(
        ago_ms=ago,
        state=entry.state,
        flags=entry.flags,
        lasts_ms=milliseconds(entry.lasts) if entry.lasts else 0,
        tag=entry.tag,
        proxy=entry.proxy,
    )
    return (use,)


def milliseconds(text: str) -> int:
    """Return how long `90s`, `5m`, `2h` or `3d` is."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", text, re.ASCII)
    if match is None:
        raise OpTimeError(f"{text!r} is not a time like 90s, 5m, 2h or 3d")
    return int(match[1]) * _UNITS_MS[match[2]]
