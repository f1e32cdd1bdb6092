"""What a list of apps can be narrowed to. A sieve has three answers: yes, no, and "that was not read"."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.browsing.columns import ACCESSES, BY_HAND, HIDDEN, NEVER_OPENED, Cell
from detector.browsing.rows import AppRow
from detector.levels import Level


class Group(StrEnum):
    """What a sieve asks about. Of one group one answer is enough; every group has to hold."""

    LEVEL = "level"
    SIGN = "sign"
    ACCESS = "access"
    SOURCE = "source"
    USER = "user"


class Sieve(Struct, frozen=True, order=True):
    """One question about an app."""

    group: Group
    value: str

    def __call__(self, row: AppRow) -> bool | None:
        """Whether the app fits; None where that could not be told."""
        return _ASKED[self.group](row, self.value)


class Choice(Struct, frozen=True, kw_only=True):
    """A sieve, and how many apps it would leave."""

    sieve: Sieve
    number: int


NOTHING: Final = "nothing"
OPEN: Final = "open"
ADDED: Final = "added"
SYSTEM: Final = "system"
NOT_RECORDED: Final = "not-recorded"
_KNOWN: Final = (Level.CONFIRMED, Level.MATCH)
KNOWN: Final = "known"


def level_of(row: AppRow) -> str:
    """`known`, another level, `open` where a question stayed open, or `nothing`."""
    if row.level is not None:
        return KNOWN if row.level in _KNOWN else row.level.value
    return OPEN if row.open else NOTHING


def source_of(row: AppRow) -> str:
    """Its installer; or that it came with the phone, or that nothing is recorded."""
    if row.app.installer:
        return row.app.installer
    return SYSTEM if row.app.system else NOT_RECORDED


def _is_level(row: AppRow, value: str) -> bool:
    return level_of(row) == value


def _has_sign(row: AppRow, value: str) -> bool | None:
    if value == ADDED:
        return None if row.app.system is None else not row.app.system
    return _held(row, value)


def _held(row: AppRow, column: str) -> bool | None:
    cell = row.cells[column]
    return None if cell is Cell.UNKNOWN else cell.held


def _is_source(row: AppRow, value: str) -> bool:
    return source_of(row) == value


def _has_user(row: AppRow, value: str) -> bool | None:
    return value in map(str, row.app.users) if row.app.users else None


_ASKED: Final = {
    Group.LEVEL: _is_level,
    Group.SIGN: _has_sign,
    Group.ACCESS: _held,
    Group.SOURCE: _is_source,
    Group.USER: _has_user,
}
_LEVELS: Final = (KNOWN, Level.PATTERN.value, Level.ABILITY.value, OPEN, NOTHING)
_SIGNS: Final = (ADDED, HIDDEN.id, BY_HAND.id, NEVER_OPENED.id)


def choices(apps: Iterable[AppRow]) -> tuple[Choice, ...]:
    """Every sieve that leaves some app, in the order in which they are shown."""
    apps = tuple(apps)
    sources = Counter(map(source_of, apps))
    users = sorted({user for row in apps for user in row.app.users})
    asked = (
        *(Sieve(Group.LEVEL, level) for level in _LEVELS),
        *(Sieve(Group.SIGN, sign) for sign in _SIGNS),
        *(Sieve(Group.ACCESS, column.id) for column in ACCESSES),
        *(Sieve(Group.SOURCE, source) for source, _ in sources.most_common()),
        *(Sieve(Group.USER, str(user)) for user in users if len(users) > 1),
    )
    counted = [Choice(sieve=sieve, number=sum(sieve(row) is True for row in apps)) for sieve in asked]
    return tuple(choice for choice in counted if choice.number)
