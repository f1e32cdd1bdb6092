"""Dates as `dumpsys usagestats` prints them, down to the day.

Android 9 and later print `2023-08-23` (SimpleDateFormat); before, android.text.format.DateUtils prints the date as the
phone's language writes it, in numbers: `8/23/2023`, `23.8.2023`, `2023. 8. 23.`. Which number is the month shows only
in the other dates of the same dump: 23 is none. What stays open is not guessed.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct

_NUMBERS: Final = re.compile(r"^\D{0,3}(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})(?!\d)")
_NEVER: Final = 1970
"""The year of time 0, and of the moments after it which a phone counts that has not yet set its clock."""
_LAST_YEAR: Final = 2200

Numbers = tuple[int, int, int]


class Used(Struct, frozen=True, kw_only=True):
    """Whether something was ever used, and on which day."""

    ever: bool | None = None
    """None: its date could not be read at all."""
    day: date | None = None


NEVER: Final = Used(ever=False)
UNREADABLE: Final = Used()


def numbers_of(text: str) -> Numbers | None:
    """The three numbers of a date; None when there is none, or no year with four digits."""
    match = _NUMBERS.match(text)
    if match is None or len(match[2]) > 2 or (len(match[1]) == 4) == (len(match[3]) == 4):
        return None
    return int(match[1]), int(match[2]), int(match[3])


def month_is_first(dates: Iterable[Numbers]) -> bool | None:
    """Whether the month stands in front of the day where the year is last; None when nothing tells, or both do."""
    first = second = False
    for a, b, c in dates:
        if c > 99:  # else the year is first
            first, second = first or a > 12, second or b > 12
    return None if first == second else second


def used(numbers: Numbers | None, month_first: bool | None) -> Used:
    """What one date says."""
    if numbers is None:
        return UNREADABLE
    a, b, c = numbers
    year = a if a > 99 else c
    if year <= _NEVER:
        return NEVER
    if year > _LAST_YEAR:
        return UNREADABLE
    if a > 99:
        return Used(ever=True, day=_day(year, b, c))
    if a == b or month_first is not None:
        return Used(ever=True, day=_day(year, a, b) if month_first else _day(year, b, a))
    return Used(ever=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest(found: Iterable[Used]) -> Used:
    """Of several, the latest day; a day that is not known is worth less than one that is, and more than never."""
    best = Used(ever=False)
    open_too = False
    for one in found:
        if one.ever is None:
            open_too = True
        elif one.ever and (best.day is None or (one.day is not None and one.day > best.day)):
            best = Used(ever=True, day=one.day or best.day)
    return UNREADABLE if open_too and not best.ever else best
