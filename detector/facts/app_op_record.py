"""One app-op of one app, and the single uses of it; shared by app_ops.py and op_timeline.py.

Times come as the dumps print them (android.util.TimeUtils.formatDuration, SimpleDateFormat "yyyy-MM-dd HH:mm:ss.SSS"):
local and without a zone since Android 9, only as "so long ago" before.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
from detector.facts.base import Excerpt

_DURATION: Final = re.compile(
    r"([+-]?)(?:(\d{1,7})d)?(?:(\d{1,3})h)?(?:(\d{1,3})m)?(?:(\d{1,3})s)?(?:(\d{1,4})ms)?", re.ASCII
)
_EPOCH: Final = re.compile(r"(\d{1,11}) [+-]\d{4}\s*", re.ASCII)
_UNITS_MS: Final = (86_400_000, 3_600_000, 60_000, 1_000, 1)
_LOCAL: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}", re.ASCII)


class OpUse(Struct, frozen=True, kw_only=True):
    """The last access, or the last refusal, in one state of the app; or one access of many."""

    at: datetime | None = None
    """None: it could not be placed; then only `ago_ms` tells."""
    ago_ms: int | None = None
    """How long before the dump. Negative: the phone's clock was set back since."""
    state: str = ""
    """How visible the app was: pers, top, fgsvcl, fgsvc, fg, bg, cch. Empty up to Android 8.1."""
    flags: str = ""
    """On whose behalf: s (its own), tp, up (for another app), tpd, upd (by another app). Empty up to Android 9."""
    duration_ms: int | None = None
    attribution: str | None = None
    """The app's own name for the part of it that did it; any text."""
    proxy: str = ""
    """The app that did it on this one's behalf."""
    count: int = 1
    """How many uses it stands for, where Android counts them together; 0: only refusals."""
    refused: int = 0
    """How many refusals were counted with them."""


class AppOp(Struct, frozen=True, kw_only=True):
    """One op of one app for one user; without a package, the mode of everything under that uid."""

    op: str
    """As Android names it; MIUIOP(10008) and the like are a maker's own. Empty: uses that a tag tore off their op."""
    uid: int
    package: str = ""
    uid_mode: str = ""
    """allow, ignore, deny, default, foreground, a maker's number; empty when the uid has none of its own."""
    package_mode: str = ""
    switch: str = ""
    """The op whose mode decides about this one."""
    switch_mode: str = ""
    accesses: tuple[OpUse, ...] = ()
    rejects: tuple[OpUse, ...] = ()
    running: bool = False
    """It was going on when the dump was made."""
    running_ms: int | None = None
    """For how long; None also where Android does not tell (6 to 8.1)."""
    doubt: str = ""
    """Why this may be an app's invention; empty for an honest dump."""
    excerpt: Excerpt

    @property
    def user(self) -> int:
        """The Android user."""
        return self.uid // PER_USER_RANGE

    @property
    def mode(self) -> str:
        """The mode that counts. `default` means that the permission, or Android, decides."""
        return self.uid_mode or (self.switch_mode if self.switch else self.package_mode)


def effective_mode(ops: Sequence[AppOp], op: str, uid: int, package: str) -> str:
    """The mode of an op for an app: that of its uid if there is one, else its own; `default` when none is listed."""
    own = [one for one in ops if one.op == op and one.uid == uid and one.package in ("", package)]
    by_uid = next((one.uid_mode for one in own if one.uid_mode), "")
    return by_uid or next((one.mode for one in own if one.package), "default")


def parse_duration(text: str) -> int | None:
    """Milliseconds of `+1d2h3m4s5ms`, `-5ms` or `0`; None when it is something else."""
    if text == "0":
        return 0
    match = _DURATION.fullmatch(text)
    if match is None or len(text) < 3:
        return None
    amount = sum(int(number) * unit for number, unit in zip(match.groups()[1:], _UNITS_MS, strict=True) if number)
    return -amount if match[1] == "-" else amount


def parse_clock(text: str) -> datetime | None:
    """What `date '+%s %z'` printed, as a time; None when it is something else."""
    match = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(match[1]), UTC) if match else None


class Clock(Struct, frozen=True, kw_only=True):
    """What is known for placing times."""

    zone: tzinfo | None = None
    now: datetime | None = None
    """The phone's clock, to within the length of a scan; with a zone."""

    def local(self, text: str) -> datetime | None:
        """A time as dumps print it, in the phone's zone, or without one if that is not known."""
        if not _LOCAL.fullmatch(text):
            return None
        try:
            # A zone can push the first and last days of the calendar out of it.
            placed = datetime.fromisoformat(text).replace(tzinfo=self.zone)
            placed.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return placed

    def before(self, ago_ms: int | None) -> datetime | None:
        """The time so long before the phone's clock; None when the clock is not known."""
        if self.now is None or ago_ms is None:
            return None
        try:
            return (self.now - timedelta(milliseconds=ago_ms)).astimezone(self.zone or UTC)
        except OverflowError:
            return None
