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
# android.content.pm.UserInfo
_GUEST, _RESTRICTED, _MANAGED_PROFILE, _PROFILE = 0x4, 0x8, 0x20, 0x1000


# What follows the closing brace in `pm list users`; `dumpsys user` prints " serialNo=..." there.
_RUNNING: Final = {"running": True, "": False}


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
    restrictions: tuple[str, ...] = ()
    """Names such as no_debugging_features, in force for this user."""
    excerpt: Excerpt


def parse_list(text: str) -> Parsed[User]:
    """Every UserInfo line, in `pm list users` or in `dumpsys user`."""
    users: dict[int, User] = {}
    for number, line in enumerate(text.split("\n"), 1):
        match = _USER_INFO.search(line)
        if match is None:
            continue
        flags = int(match[3], 16)
        user = User(
            id=int(match[1]),
            name="" if match[2] == "null" else match[2],
            kind=_kind(int(match[1]), flags),
            flags=flags,
            running=_RUNNING.get(match[4].strip()),
            excerpt=Excerpt(command=LIST.id, line=number, text=line.strip()),
        )
        users.setdefault(user.id, user)
    if not users:
        raise ParseError("no UserInfo{...} line")
    return Parsed(records=tuple(users[key] for key in sorted(users)))


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
    users: list[User] = []
    head_indent, restrictions_indent = 0, -1
    for number, line in enumerate(text.split("\n"), 1):
        indent, content = indent_of(line), line.strip()
        if match := _USER_INFO.match(content):
            users.append(
                User(
                    id=int(match[1]),
                    name="" if match[2] == "null" else match[2],
                    kind=_kind(int(match[1]), int(match[3], 16)),
                    flags=int(match[3], 16),
                    excerpt=Excerpt(command=DETAILS.id, line=number, text=content),
                )
            )
            head_indent, restrictions_indent = indent, -1
        elif not users or not content:
            continue
        elif indent <= head_indent:
            break  # "Device properties:" and what follows is about no user
        elif content.startswith(("Restrictions:", "Effective restrictions:")):
            restrictions_indent = indent
        elif indent > restrictions_indent >= 0:
            if content not in ("none", "null"):
                users[-1] = _with_restriction(users[-1], content)
        else:
            restrictions_indent = -1
            users[-1] = _with_detail(users[-1], content)
    if not users:
        raise ParseError("no UserInfo{...} line")
    return Parsed(records=tuple(users))


def _with_restriction(user: User, name: str) -> User:
    return structs.replace(user, restrictions=(*user.restrictions, name)) if name not in user.restrictions else user


def _with_detail(user: User, content: str) -> User:
    key, _, value = content.partition(": ")
    if key == "Type" and value in _TYPES:
        return structs.replace(user, kind=_TYPES[value])
    if key == "State":
        return structs.replace(user, running=value.startswith("RUNNING"))
    return user


def read(answers: Answers) -> Reading[User]:
    """Every user that either command names. Without any, user 0 is assumed, with a gap."""
    listed, list_gaps = parse_answer(USERS.name, answers.get(LIST), parse_list)
    detailed, detail_gaps = parse_answer(USERS.name, answers.get(DETAILS), parse_details)
    merged = {user.id: user for user in listed}
    for user in detailed:
        known = merged.get(user.id, user)
        kind = user.kind if user.id != 0 else UserKind.OWNER
        running = known.running if user.running is None else user.running
        merged[user.id] = structs.replace(known, kind=kind, running=running, restrictions=user.restrictions)
    users = tuple(merged[key] for key in sorted(merged))
    if users:
        # One list is enough; two that differ are not.
        differ = bool(listed and detailed) and {u.id for u in listed} != {u.id for u in detailed}
        return Reading(records=users, gaps=(_contradiction(answers),) if differ else ())
    assumed = User(id=0, kind=UserKind.OWNER, excerpt=Excerpt(command=LIST.id, line=0, text=""))
    return Reading(records=(assumed,), gaps=list_gaps + detail_gaps)


def _contradiction(answers: Answers) -> Gap:
    return Gap(
        fact=USERS.name,
        reason=GapReason.CONTRADICTORY,
        command=answers.get(LIST).command,
        detail="two lists of the phone's users differ",
    )


USERS: Final = FactSpec(name="users", commands=(LIST, DETAILS), read=read)
