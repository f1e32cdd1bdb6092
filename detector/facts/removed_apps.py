"""Apps that were updated or removed in the last days, as the battery statistics remember them.

`dumpsys batterystats --daily` (android.os.BatteryStats.dumpLocked, dumpDailyPackageChanges; Android 6 to 16): up to ten
periods of about a day, each with `Package changes:`, and the current one before them. Names of packages are all that an
app gives to these lines, and a package name holds no space and no line end. Seen on 6, 7, 9, 10 and 13.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.facts.base import Answers, Command, Depth, Excerpt, FactSpec, Parsed, ParseError, Reading, read_answer

DAILY: Final = Command(
    id="package-changes",
    # How the battery drained, step by step, is the day of a person: it stays on the phone.
    line=(
        "dumpsys {wait}batterystats --daily | sed -n -e '/^Daily stats:/p' -e '/^ *Current start time:/p'"
        " -e '/^ *Daily from /p' -e '/^ *Package changes:/p' -e '/^ *Update /p' -e '/^ *Uninstall /p'"
        " -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="which apps were updated or removed in the last days; what was removed before a scan is seen nowhere else",
    saved_as=("dumpsys batterystats --daily", "dumpsys batterystats"),
)

_HEAD: Final = re.compile(r"^Daily stats:\s*$")
_DAY: Final = r"(\d{4}-\d\d-\d\d)-\d\d-\d\d-\d\d"
_CURRENT: Final = re.compile(rf"^ *Current start time: ?{_DAY}\s*$", re.ASCII)
_PERIOD: Final = re.compile(rf"^ *Daily from {_DAY} to {_DAY}:\s*$", re.ASCII)
_SOME_PERIOD: Final = re.compile(r"^ *(?:Current start time:|Daily from )")
_UPDATE: Final = re.compile(r"^ *Update ([\w.]{1,255}) vers=(-?\d{1,19})\s*$", re.ASCII)
_UNINSTALL: Final = re.compile(r"^ *Uninstall ([\w.]{1,255})\s*$", re.ASCII)
_SOME_CHANGE: Final = re.compile(r"^ *(?:Update|Uninstall) ")


class AppChange(StrEnum):
    """What happened to the app."""

    UPDATED = "updated"
    """Installed anew or updated: Android does not tell these apart here."""
    REMOVED = "removed"


class RemovedApp(Struct, frozen=True, kw_only=True):
    """One change of one app."""

    package: str
    what: AppChange
    from_day: date | None = None
    to_day: date | None = None
    """None in the period that has not ended."""
    version_code: int | None = None
    excerpt: Excerpt


def parse(text: str) -> Parsed[RemovedApp]:
    """The changes of every period. The dump has no end of its own."""
    found: list[RemovedApp] = []
    heads, odd = 0, 0
    days: tuple[date | None, date | None] = (None, None)
    for number, line in enumerate(text.split("\n"), 1):
        if _HEAD.match(line):
            heads += 1
        elif _SOME_PERIOD.match(line):
            days = _period(line)
            odd += days[0] is None
        elif _SOME_CHANGE.match(line):
            change = _change(number, line, days)
            found += [change] if change else []
            odd += change is None
    if not heads:
        raise ParseError("no 'Daily stats:'")
    # Android notes some updates many times over
    first: dict[tuple[object, ...], RemovedApp] = {}
    for one in found:
        first.setdefault((one.package, one.what, one.from_day, one.to_day, one.version_code), one)
    return Parsed(records=tuple(first.values()), incomplete=f"{odd} lines were not understood" if odd else "")


def _period(line: str) -> tuple[date | None, date | None]:
    match = _CURRENT.match(line) or _PERIOD.match(line)
    if match is None:
        return None, None
    try:
        first, *last = [date.fromisoformat(day) for day in match.groups()]
    except ValueError:
        return None, None
    return first, last[0] if last else None


def _change(number: int, line: str, days: tuple[date | None, date | None]) -> RemovedApp | None:
    update = _UPDATE.match(line)
    match = update or _UNINSTALL.match(line)
    if match is None:
        return None
    return RemovedApp(
        package=match[1],
        what=AppChange.UPDATED if update else AppChange.REMOVED,
        from_day=days[0],
        to_day=days[1],
        version_code=int(update[2]) if update else None,
        excerpt=Excerpt.of(DAILY.id, number, line),
    )


def read(answers: Answers) -> Reading[RemovedApp]:
    """The changes, of all users together."""
    return read_answer(REMOVED_APPS.name, answers.get(DAILY), parse)


REMOVED_APPS: Final = FactSpec(
    name="removed-apps",
    commands=(DAILY,),
    read=read,
    depth=Depth.USUAL,
    needs="`DUMP` and `PACKAGE_USAGE_STATS`, which the shell user has; Android 7 or later",
    seen_on="6 to 13: LG, Huawei, SUNMI, Google, MediaTek (in dumps of everything)",
    without="an app that was removed shortly before the scan leaves no trace in the report",
)
