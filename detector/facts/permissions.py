"""What apps asked for and what they were given.

`dumpsys package permission NAMES...` prints every app that requests one of the names, with `requested permissions:`
and the grants, for apps of a shared uid too (com.android.server.pm.Settings.dumpPackageLPr with permissionNames). The
list of all packages adds grants that an update may have left without a request. Requested, granted and used are three
things. Apps for Android 5 and older hold everything they request as install permissions. Seen on Android 6 to 16.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import SENSITIVE_PERMISSIONS
from detector.facts.base import (
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Parsed,
    Reading,
    parse_answer,
)
from detector.facts.package_dump import HIDDEN, LIVE, SHARED, Block, Line, parse_dump
from detector.facts.packages import DUMP, shared_user_of

QUERY: Final = Command(
    id="permissions",
    line="dumpsys {wait}package permission " + " ".join(SENSITIVE_PERMISSIONS),
    why="which apps asked for the text messages, calls, location, microphone and the like, and which hold them",
    saved_as=("dumpsys package",),
)

_GRANT: Final = re.compile(r"^([\w.]+): granted=(true|false)(?:, flags=\[ ?([^\]]*)\])?(?:, userId=(\d+))?")
_REQUEST: Final = re.compile(r"^([\w.]+)(?:: restricted=true)?$")


class Grant(Struct, frozen=True, kw_only=True):
    """One permission that an app holds, or was refused."""

    name: str
    granted: bool
    user: int | None = None
    """None: an install permission, for every user."""
    flags: tuple[str, ...] = ()
    """PackageManager's permission flags: USER_SET, POLICY_FIXED, ..."""
    excerpt: Excerpt


class AppPermissions(Struct, frozen=True, kw_only=True):
    """The permissions of one app."""

    package: str
    requested: tuple[str, ...] = ()
    requests_known: bool = False
    """Whether `requested` was printed at all; the list of all packages leaves it out."""
    grants: tuple[Grant, ...] = ()

    def holding(self, names: frozenset[str]) -> tuple[Grant, ...]:
        """The granted ones among these names."""
        return tuple(grant for grant in self.grants if grant.granted and grant.name in names)


def parse_permissions(text: str, command: str = QUERY.id) -> Parsed[AppPermissions]:
    """Requests and grants per app; those of a shared user count for each app in it."""
    dump = parse_dump(text)
    live, hidden, shared = dump.named(LIVE), dump.named(HIDDEN), dump.named(SHARED)
    blocks = {**{name: found for name, found in hidden.items() if name not in live}, **live}
    apps = []
    for name, found in blocks.items():
        owners = [owner for block in found if (owner := shared_user_of(block.value("sharedUser")))]
        holders = found + [block for owner in owners for block in shared.get(owner, ())]
        apps.append(_app(name, found, holders, command))
    cut = "" if text.endswith("\n") else "the output stops in the middle of a line"
    return Parsed(records=tuple(apps), incomplete=cut)


def _app(name: str, blocks: list[Block], holders: list[Block], command: str) -> AppPermissions:
    requests = [line for block in blocks for line in block.lists.get("requested permissions", ())]
    grants: dict[tuple[str, int | None], Grant] = {}
    for grant in (grant for holder in holders for grant in _grants(holder, command)):
        key = (grant.name, grant.user)
        if key not in grants or (grant.granted and not grants[key].granted):
            grants[key] = grant  # of two lines the one that shows more
    return AppPermissions(
        package=name,
        requested=tuple(match[1] for _, text in requests if (match := _REQUEST.match(text))),
        requests_known=any("requested permissions" in block.lists for block in blocks),
        grants=tuple(grants.values()),
    )


def _grants(block: Block, command: str) -> list[Grant]:
    found = [_grant(line, None, command) for line in block.lists.get("install permissions", ())]
    # Android 6 calls the list of a shared user's install permissions the same; runtime ones are per user.
    for user in block.users:
        found += [_grant(line, user.user, command) for line in user.lists.get("runtime permissions", ())]
    return [grant for grant in found if grant is not None]


def _grant(line: Line, user: int | None, command: str) -> Grant | None:
    match = _GRANT.match(line[1])
    if match is None:
        return None
    return Grant(
        name=match[1],
        granted=match[2] == "true",
        user=int(match[4]) if match[4] else user,
        flags=tuple(re.split(r"[\s|]+", match[3].strip())) if match[3] and match[3].strip() else (),
        excerpt=Excerpt(command=command, line=line[0], text=line[1]),
    )


def read(answers: Answers) -> Reading[AppPermissions]:
    """The permissions of every app; a gap when neither command gave them."""
    asked, gaps = parse_answer(PERMISSIONS.name, answers.get(QUERY), parse_permissions)
    listed, list_gaps = parse_answer(PERMISSIONS.name, answers.get(DUMP), lambda text: parse_permissions(text, DUMP.id))
    if gaps and not list_gaps:
        gaps = ()  # the long list holds every grant that the short one would have
    merged = {app.package: app for app in asked}
    for app in listed:
        known = merged.get(app.package)
        merged[app.package] = app if known is None else _merge(known, app)
    return Reading(records=tuple(merged.values()), gaps=gaps)


def _merge(asked: AppPermissions, listed: AppPermissions) -> AppPermissions:
    grants = {(grant.name, grant.user): grant for grant in asked.grants}
    for grant in listed.grants:
        known = grants.get((grant.name, grant.user))
        if known is None or (grant.granted and not known.granted):
            grants[grant.name, grant.user] = grant
    return AppPermissions(
        package=asked.package,
        requested=asked.requested or listed.requested,
        requests_known=asked.requests_known or listed.requests_known,
        grants=tuple(grants.values()),
    )


PERMISSIONS: Final = FactSpec(name="permissions", commands=(QUERY,), read=read)
