"""Who uses the phone: people, work profiles, app clones, hidden spaces.

`pm list users` prints android.content.pm.UserInfo.toString, a format that AOSP promises to keep; the name in it is
free text. `dumpsys user` adds the type and the restrictions (com.android.server.pm.UserManagerService). Seen on
Android 7.1, 9, 10 and 13.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.facts.base import (
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Gap,
    GapReason,
    Parsed,
    ParseError,
    Reading,
    indent_of,
    parse_answer,
)

LIST: Final = Command(
    id="users",
    line="pm list users",
    why="the users and profiles of the phone, since an app can hide in another one",
)
DETAILS: Final = Command(
    id="user-details",
    line="dumpsys {wait}user",
    why="which users are work profiles, clones or hidden spaces, and what they are forbidden to do",
    saved_as=("dumpsys user",),
)

_USER_INFO: Final = re.compile(r"UserInfo\{(\d{1,9}):(.*):([0-9a-f]{1,8})\}(.*)$")
_MOST_USERS: Final = 100
"""Several commands are sent for each of them, and a phone has a handful."""
_MOST_RESTRICTIONS: Final = 200
"""Android knows about a hundred."""
_BROKEN_INFO: Final = re.compile(r"UserInfo\{(\d{1,9}):(.*)$")
# android.content.pm.UserInfo
_GUEST, _RESTRICTED, _MANAGED_PROFILE, _PROFILE = 0x4, 0x8, 0x20, 0x1000


# What follows the closing brace in `pm list users`; `dumpsys user` prints " serialNo=..." there.
_RUNNING: Final = {"running": True, "": False}


# com.android.server.am.UserState, printed since Android 8
_LOCKED: Final = ("BOOTING", "RUNNING_LOCKED")


class UserKind(StrEnum):
    """What sort of user it is."""

    OWNER = "owner"
    PERSON = "person"
    GUEST = "guest"
    RESTRICTED = "restricted"
    WORK_PROFILE = "work-profile"
    CLONE = "clone"
    PRIVATE = "private-space"
    PROFILE = "profile"


_TYPES: Final = {
    "android.os.usertype.profile.MANAGED": UserKind.WORK_PROFILE,
    "android.os.usertype.profile.CLONE": UserKind.CLONE,
    "android.os.usertype.profile.PRIVATE": UserKind.PRIVATE,
    "android.os.usertype.full.GUEST": UserKind.GUEST,
    "android.os.usertype.full.RESTRICTED": UserKind.RESTRICTED,
}


class User(Struct, frozen=True, kw_only=True):
    """One Android user."""

    id: int
    name: str = ""
    kind: UserKind = UserKind.PERSON
    flags: int = 0
    running: bool | None = None
    locked: bool = False
    """It runs, and nobody has unlocked it since the start: of most apps no part answers yet (direct boot)."""
    restrictions: tuple[str, ...] = ()
    """Names such as no_debugging_features, in force for this user."""
    excerpt: Excerpt


def parse_list(text: str) -> Parsed[User]:
    """Every UserInfo line of `pm list users`."""
    users: dict[int, User] = {}
    broken = ""
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        user = _user(LIST.id, number, content)
        if user is not None:
            users.setdefault(user.id, user)
        if content.startswith("UserInfo{") and not (user and _USER_INFO.match(content)):
            broken = broken or content
    if not users:
        raise ParseError("no UserInfo{...} line")
    records = tuple(users[key] for key in sorted(users))
    return Parsed(records=records, incomplete=f"a line was not understood: {broken[:80]}" if broken else "")


def _user(command: str, number: int, content: str) -> User | None:
    """One UserInfo{...}; one with a line break in its name is still a user, of whom only the number is known."""
    excerpt = Excerpt.of(command, number, content)
    if match := _USER_INFO.match(content):
        flags = int(match[3], 16)
        return User(
            id=int(match[1]),
            name="" if match[2] == "null" else match[2],
            kind=_kind(int(match[1]), flags),
            flags=flags,
            running=_RUNNING.get(match[4].strip()),
            excerpt=excerpt,
        )
    if match := _BROKEN_INFO.match(content):
        return User(id=int(match[1]), name=match[2], kind=_kind(int(match[1]), 0), excerpt=excerpt)
    return None


def _kind(user: int, flags: int) -> UserKind:
    if user == 0:
        return UserKind.OWNER
    if flags & _MANAGED_PROFILE:
        return UserKind.WORK_PROFILE
    if flags & _GUEST:
        return UserKind.GUEST
    if flags & _RESTRICTED:
        return UserKind.RESTRICTED
    return UserKind.PROFILE if flags & _PROFILE else UserKind.PERSON


def parse_details(text: str) -> Parsed[User]:
    """The users of `dumpsys user`, with type, state and restrictions. A user's lines are indented below its head."""
    reader = _DetailsReader()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            reader.take(number, line)
    if not reader.users:
        raise ParseError("no UserInfo{...} line")
    missing = "a line of the list of users was not understood" if reader.broken else ""
    return Parsed(records=tuple(reader.users), incomplete=missing if reader.ended else "the list of users has no end")


class _DetailsReader:
    def __init__(self) -> None:
        self.users: list[User] = []
        self.head_indent: int | None = None
        self.restrictions_indent = -1
        self.ended = False
        """Something that is about no user stands behind the last one."""
        self.broken = False

    def take(self, number: int, line: str) -> None:
        indent, content = indent_of(line), line.strip()
        head = self.head_indent in (None, indent)
        user = _user(DETAILS.id, number, content) if head else None
        if user is not None:
            # what stands behind the brace here is "serialNo=0", and the state has a line of its own
            self.users.append(structs.replace(user, running=None))
            self.head_indent, self.restrictions_indent, self.ended = indent, -1, False
            self.broken = self.broken or _USER_INFO.match(content) is None
        elif head and content.startswith("UserInfo{"):
            self.broken = True
        elif self.head_indent is not None and indent <= self.head_indent:
            self.ended = True
        elif self.users and not self.ended:
            self._detail(indent, content)

    def _detail(self, indent: int, content: str) -> None:
        if content in ("Restrictions:", "Effective restrictions:"):
            self.restrictions_indent = indent
        elif indent > self.restrictions_indent >= 0:
            if content not in ("none", "null"):
                self.users[-1] = _with_restriction(self.users[-1], content)
        else:
            self.restrictions_indent = -1
            self.users[-1] = _with_detail(self.users[-1], content)


def _with_restriction(user: User, name: str) -> User:
    if name in user.restrictions or len(user.restrictions) >= _MOST_RESTRICTIONS:
        return user
    return structs.replace(user, restrictions=(*user.restrictions, name))


def _with_detail(user: User, content: str) -> User:
    key, _, value = content.partition(": ")
    if key == "Type" and value in _TYPES:
        return structs.replace(user, kind=_TYPES[value])
    if key == "State":
        return structs.replace(user, running=value.startswith("RUNNING"), locked=value in _LOCKED)
    return user


def read(answers: Answers) -> Reading[User]:
    """Every user that either command names, up to a number. Without any, user 0 is assumed, with a gap."""
    found = _all(answers)
    if len(found.records) <= _MOST_USERS:
        return found
    detail = f"{len(found.records)} users, of whom {_MOST_USERS} were asked about: no phone has so many"
    gap = Gap(fact=USERS.name, reason=GapReason.TRUNCATED, command=answers.get(LIST).command, detail=detail)
    return Reading(records=found.records[:_MOST_USERS], gaps=(*found.gaps, gap))


def _all(answers: Answers) -> Reading[User]:
    listed, list_gaps = parse_answer(USERS.name, answers.get(LIST), parse_list)
    detailed, detail_gaps = parse_answer(USERS.name, answers.get(DETAILS), parse_details)
    merged = {user.id: user for user in listed}
    for user in detailed:
        known = merged.get(user.id, user)
        kind = user.kind if user.id != 0 else UserKind.OWNER
        running = known.running if user.running is None else user.running
        merged[user.id] = structs.replace(
            known, kind=kind, running=running, locked=user.locked, restrictions=user.restrictions
        )
    users = tuple(merged[key] for key in sorted(merged))
    if not users:
        assumed = User(id=0, kind=UserKind.OWNER, excerpt=Excerpt.of(LIST.id, 0, ""))
        return Reading(records=(assumed,), gaps=list_gaps + detail_gaps)
    # One whole list is enough; one that claims to be whole and lacks somebody is not.
    whole = [{user.id for user in found} for found, gaps in ((listed, list_gaps), (detailed, detail_gaps)) if not gaps]
    if not whole:
        return Reading(records=users, gaps=list_gaps + detail_gaps)
    differ = any(found != merged.keys() for found in whole)
    return Reading(records=users, gaps=(_contradiction(answers),) if differ else ())


def _contradiction(answers: Answers) -> Gap:
    return Gap(
        fact=USERS.name,
        reason=GapReason.CONTRADICTORY,
        command=answers.get(LIST).command,
        detail="two lists of the phone's users differ",
    )


USERS: Final = FactSpec(
    name="users",
    commands=(LIST, DETAILS),
    read=read,
    needs="DUMP for the second",
    seen_on="7.1 to 13: Google, SUNMI, MediaTek",
    without="user 0 alone is assumed",
)
