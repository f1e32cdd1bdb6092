"""The lists of packages (`pm list packages`, com.android.server.pm.PackageManagerShellCommand), per user.

They tell little, but no app can write into them: what they say is right, and what a dump says beside it is compared
with them. Seen on Android 9 and 14, other shapes from source.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
from detector.facts.base import Answer, Answers, Command, Excerpt, Parsed, ParseError, parse_answer

LIST: Final = Command(
    id="package-list",
    line="cmd package list packages -f -U -i --user {user}",
    why="the apps installed for one user; compared with the longer list, into which an app could write",
    per_user=True,
    min_api=26,
    saved_as=("pm list packages -f -U -i --user {user}", "pm list packages"),
)
LIST_24: Final = Command(
    id="package-list-24",
    line="cmd package list packages -f -i --user {user}",
    why="the same on Android 7, which cannot print user ids",
    per_user=True,
    min_api=24,
    max_api=25,
    saved_as=LIST.saved_as,
)
LIST_23: Final = Command(
    id="package-list-23",
    line="pm list packages -f -i --user {user}",
    why="the same on Android 6, which has no cmd",
    per_user=True,
    max_api=23,
    saved_as=LIST.saved_as,
)
ADDED: Final = Command(
    id="package-list-added",
    line="cmd package list packages -3 --user {user}",
    why="which of them did not come with the phone, from a list into which no app can write",
    per_user=True,
    min_api=24,
    saved_as=("pm list packages -3 --user {user}", "pm list packages -3"),
)
ADDED_23: Final = Command(
    id="package-list-added-23",
    line="pm list packages -3 --user {user}",
    why="the same on Android 6",
    per_user=True,
    max_api=23,
    saved_as=ADDED.saved_as,
)
LISTS: Final = (LIST, LIST_24, LIST_23)
ADDED_LISTS: Final = (ADDED, ADDED_23)

# A path may hold "=", a package name never does: read from the right.
_LISTED: Final = re.compile(
    r"^\ufeff?package:(?:(?P<path>[^ ]*|.*\.apk)=)?(?P<name>[\w.]+)(?: versionCode:\d+)?(?: stopped=\w+)?"
    r"(?:  installer=(?P<installer>\S+))?(?: uid:(?P<uid>\d{1,10})(?:,\d{1,10})*)?$",
    re.ASCII,
)


class Listed(Struct, frozen=True, kw_only=True):
    """One line of the package list."""

    name: str
    path: str = ""
    installer: str | None = None
    tells_installer: bool = False
    uid: int | None = None
    excerpt: Excerpt


def parse_list(text: str, command: str = LIST.id) -> Parsed[Listed]:
    """Every `package:` line of `pm list packages` with any of -f -i -U."""
    found, odd = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _LISTED.match(line.rstrip())
        if match is None:
            odd += line.startswith("package:")
            continue
        installer = match["installer"]
        uid = int(match["uid"]) % PER_USER_RANGE if match["uid"] else None
        found.append(
            Listed(
                name=match["name"],
                path=match["path"] or "",
                installer=None if installer in (None, "null") else installer,
                tells_installer=installer is not None,
                uid=uid,
                excerpt=Excerpt.of(command, number, line.rstrip()),
            )
        )
    if not found:
        raise ParseError("no package:... line")
    return Parsed(records=tuple(found), incomplete=f"{odd} lines were not understood" if odd else "")


def lists(answers: Answers) -> tuple[Answer, ...]:
    """The list of each user that was asked."""
    return tuple(answer for command in LISTS for answer in answers.per_user(command))


def added_lists(answers: Answers) -> tuple[Answer, ...]:
    """The same of the apps that are not parts of the system."""
    return tuple(answer for command in ADDED_LISTS for answer in answers.per_user(command))


def names_by_user(answers: Answers) -> dict[int, frozenset[str]]:
    """The names in the list of each user whose list was read whole."""
    return _whole(lists(answers))


def added_by_user(answers: Answers) -> dict[int, frozenset[str]]:
    """The same of the apps that are not parts of the system."""
    return _whole(added_lists(answers))


def _whole(asked: tuple[Answer, ...]) -> dict[int, frozenset[str]]:
    found = {}
    for answer in asked:
        listed, gaps = parse_answer("packages", answer, parse_list)
        if answer.user is not None and not gaps:
            found[answer.user] = frozenset(item.name for item in listed)
    return found
