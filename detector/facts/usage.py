"""On which day a person last opened an app, and on which day the app last did anything.

`dumpsys usagestats` (com.android.server.usage.UserUsageStatsService.printIntervalStats): for each user four intervals,
`In-memory daily stats` to `yearly`, each with one line for an app: `package=PKG ... lastTimeUsed="..."`. The events in
front of them tell what somebody did from minute to minute; they, the minutes and the lengths do not leave the phone.
Up to Android 9 there is one time, `lastTime`, which moves with notifications too; `appLaunchCount` on 9 tells whether a
person came to it. From 10 on `lastTimeVisible` is when it was last on the screen; the others move with notifications
(`lastTimeUsed`), services in the foreground (`lastTimeFS`) and, from 12 on, anything of it (`lastTimeComponentUsed`).
Dates: usage_days.py. Seen on Android 6, 7.0, 7.1, 9, 10 and 13.
"""

import re
from datetime import date
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    parse_answer,
)
from detector.facts.usage_days import NEVER, Numbers, Used, latest, month_is_first, numbers_of, used
from detector.facts.users import USERS

DUMP: Final = Command(
    id="usage",
    line=(
        "dumpsys {wait}usagestats | sed -n"
        """ -e '/^ *package=/s/ [a-z]*Time[A-Za-z]*="[-0-9:]*"//g'"""
        """ -e 's/ [^ "0-9]* \\{0,1\\}[0-9]\\{1,2\\}[:.][0-9][0-9][^"]*"/"/g'"""
        """ -e 's/="[^"]*[^ -~][^"]*"/="?"/g'"""
        " -e '/^ *user=[0-9]* *$/p' -e '/^ *In-memory [a-z]* stats/p' -e '/^ *timeRange=/p'"
        " -e '/^ *package=[^ ]* .*lastTime/p' -e '/^ *configurations$/p' -e '/^mAppIdleEnabled=/p'"
        " -e '/^\\*\\*\\* SERVICE /p' -e '/^Permission Denial/p'"
    ),
    why="on which day each app was last opened, so that one which is active and was never opened can be told",
    saved_as=("dumpsys usagestats",),
)

_USER: Final = re.compile(r"^user=(\d{1,9})$")
_INTERVAL: Final = re.compile(r"^In-memory ([a-z]{1,10}) stats$")
_PACKAGE: Final = re.compile(r"^package=([^\s\"=]{1,255}) (?=.{0,200}lastTime)")
_TIME: Final = re.compile(r'(?<!\S)(lastTime[A-Za-z]{0,20})="([^"]{0,60})"')
_LAUNCHES: Final = re.compile(r"(?<!\S)appLaunchCount=(\d{1,9})(?!\S)")
_RANGE: Final = re.compile(r'^timeRange="([^"]{0,120})"')
_SHOWN: Final = "lastTimeVisible"
"""From Android 10 on; lastTimeUsed moves with notifications and on the first day too."""
_OLD: Final = "lastTime"
_BEHIND: Final = ("ChooserCounts", "configurations")
_END: Final = "mAppIdleEnabled="
_TWICE: Final = "it is there twice: "
_MOST_USERS: Final = 100


class AppUsage(Struct, frozen=True, kw_only=True):
    """One app of one user, as far back as Android remembers: a year at most."""

    package: str
    user: int
    opened: bool | None
    """Whether it was on the screen; None where the phone's date could not be read."""
    opened_day: date | None = None
    """None although it was opened: the day and the month of the date cannot be told apart."""
    active: bool | None
    """Whether it did anything that Android keeps, in front or behind."""
    active_day: date | None = None
    launches: int | None = None
    """Times that a person came to it, in the interval with the most; Android 9 and later."""
    excerpt: Excerpt


class _Line(Struct, frozen=True):
    """One app in one interval."""

    number: int
    times: tuple[tuple[str, Numbers | None], ...]
    launches: int | None


def parse(text: str) -> Parsed[AppUsage]:
    """Every app of every user. An app or an interval that is there twice was forged by an event in front of it."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line.strip())
    if not reader.intervals:
        raise ParseError("no 'In-memory ... stats'")
    return Parsed(records=reader.records(), incomplete=reader.missing())


class _Reader:
    """Which user and which interval the current line belongs to."""

    def __init__(self) -> None:
        self.user: int | None = None
        self.interval = ""
        self.users: dict[int, int] = {}
        self.intervals: set[tuple[int, str]] = set()
        self.lines: dict[tuple[int, str], dict[str, _Line]] = {}
        self.dates: list[Numbers] = []
        self.twice = ""
        self.ended = False

    def take(self, number: int, content: str) -> None:
        if match := _USER.match(content):
            self.user, self.interval = int(match[1]), ""
            self.users[self.user] = self.users.get(self.user, 0) + 1
        elif (match := _INTERVAL.match(content)) and self.user is not None:
            self.interval = match[1]
            self.twice = self.twice or (content if (self.user, self.interval) in self.intervals else "")
            self.intervals.add((self.user, self.interval))
        elif match := _RANGE.match(content):
            self._date(match[1])
        elif content in _BEHIND:
            self.interval = ""  # up to Android 8, events may follow, with texts of apps
        elif self.interval and (match := _PACKAGE.match(content)) and PACKAGE_NAME.fullmatch(match[1]):
            self._package(number, content, match[1])
        self.ended = self.ended or content.startswith(_END)

    def _date(self, text: str) -> Numbers | None:
        numbers = numbers_of(text)
        if numbers is not None:
            self.dates.append(numbers)
        return numbers

    def _package(self, number: int, content: str, name: str) -> None:
        times = tuple((key, self._date(value)) for key, value in _TIME.findall(content))
        launches = _LAUNCHES.search(content)
        line = _Line(number, times, int(launches[1]) if launches else None)
        of_app = self.lines.setdefault((self.user or 0, name), {})
        self.twice = self.twice or (name if self.interval in of_app else "")
        of_app.setdefault(f"{self.interval} {number if self.interval in of_app else ''}".strip(), line)

    def records(self) -> tuple[AppUsage, ...]:
        order = month_is_first(self.dates)
        return tuple(_usage(user, name, tuple(lines.values()), order) for (user, name), lines in self.lines.items())

    def missing(self) -> str:
        if self.twice:
            return f"{_TWICE}{self.twice[:80]}"
        return "" if self.ended else f"no '{_END}' behind the users"


def _usage(user: int, name: str, lines: tuple[_Line, ...], order: bool | None) -> AppUsage:
    counts = [line.launches for line in lines if line.launches is not None]
    times = [(key, used(numbers, order)) for line in lines for key, numbers in line.times]
    shown = [one for key, one in times if key == _SHOWN]
    opened, active = latest(shown or (one for key, one in times if key == _OLD)), latest(one for _, one in times)
    if counts and not any(counts) and not shown:
        opened = NEVER  # on Android 9, lastTime moves with notifications too
    return AppUsage(
        package=name,
        user=user,
        opened=opened.ever,
        opened_day=opened.day,
        active=active.ever,
        active_day=active.day,
        launches=max(counts) if counts else None,
        excerpt=Excerpt.of(DUMP.id, lines[0].number, _words(name, opened, active)),
    )


def _words(name: str, opened: Used, active: Used) -> str:
    """The line without its minutes: a saved dump has them still."""
    return f"package={name} last opened: {_said(opened)}, last active: {_said(active)}"


def _said(one: Used) -> str:
    if not one.ever:
        return "never" if one.ever is False else "unreadable"
    return one.day.isoformat() if one.day else "on a day that is not clear"


def read(answers: Answers) -> Reading[AppUsage]:
    """Apps of all users. A user who is locked or not running has no intervals, which is a gap."""
    answer = answers.get(DUMP)
    records, gaps = parse_answer(USAGE.name, answer, parse)
    named = {int(match[1]) for line in answer.text.split("\n") if (match := _USER.match(line.strip()))}
    wanted = named | {user.id for user in USERS.read(answers).records}
    lost = tuple(
        Gap(
            fact=USAGE.name,
            reason=GapReason.BLOCKED_USER,
            command=answer.command,
            user=user,
            detail="this user or profile is switched off or locked",
        )
        for user in sorted(wanted - {record.user for record in records})[:_MOST_USERS]
        if records
    )
    doubled = tuple(
        structs.replace(gap, reason=GapReason.CONTRADICTORY) if gap.detail.startswith(_TWICE) else gap for gap in gaps
    )
    return Reading(records=records, gaps=(*doubled, *lost))


USAGE: Final = FactSpec(
    name="usage",
    commands=(DUMP,),
    read=read,
    depth=Depth.DEEP,
    needs="DUMP and PACKAGE_USAGE_STATS, which the shell has",
    seen_on="6 to 13: LG, Huawei, Google, SUNMI, MediaTek",
    without="whether a person ever opened an app stays open",
)
