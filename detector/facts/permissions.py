"""What apps asked for and what they were given.

`dumpsys package permission NAMES...` prints every app that requests one of the names, with `requested permissions:`
and the grants, for apps of a shared uid too (com.android.server.pm.Settings.dumpPackageLPr with permissionNames). The
list of all packages adds grants that an update may have left without a request. Requested, granted and used are three
things. Apps for Android 5 and older hold everything they request as install permissions. Seen on Android 6 to 16.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, structs

from detector.android import SENSITIVE_PERMISSIONS
from detector.facts.base import (
    Answers,
    Command,
    Excerpt,
    FactSpec,
    Parsed,
    Reading,
    parse_answer,
    unique,
)
from detector.facts.package_dump import REQUESTED, SHARED, TWICE, Block, Line, doubts, parse_dump, present_for
from detector.facts.package_list import names_by_user
from detector.facts.package_record import shared_user_of
from detector.facts.packages import DUMP, doubtful

QUERY: Final = Command(
    id="permissions",
    line="dumpsys {wait}package permission " + " ".join(SENSITIVE_PERMISSIONS),
    why="which apps asked for the text messages, calls, location, microphone and the like, and which hold them",
    saved_as=("dumpsys package",),
)

_GRANT: Final = re.compile(r"^(.{1,255}?): granted=(true|false)(?:, flags=\[ ?([^\]]*)\])?(?:, userId=(\d{1,9}))?")
_REQUEST: Final = re.compile(r"^(.{1,255}?)(?:: restricted=true)?$")

_MOST_SHARED: Final = 5000
"""Permissions of one shared user, times users of the phone; android.uid.system has some hundreds."""


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
    doubts: tuple[str, ...] = ()
    """What in its block contradicts itself: its grants may be hidden."""
    users: tuple[int, ...] = ()
    """Who has it, and not hidden."""
    behind: tuple[str, ...] = ()
    """The apps whose blocks end where those of this one begin."""
    grants_elsewhere: bool = False
    """It shares its uid, and the grants of that shared user were not printed."""

    def holding(self, names: frozenset[str]) -> tuple[Grant, ...]:
        """The granted ones among these names."""
        return tuple(grant for grant in self.grants if grant.granted and grant.name in names)


def parse_permissions(text: str, command: str = QUERY.id) -> Parsed[AppPermissions]:
    """Requests and grants per app; those of a shared user count for each app in it."""
    dump = parse_dump(text)
    shared = {name: _of_all(blocks, command) for name, blocks in dump.named(SHARED).items()}
    too_many = [name for name, grants in shared.items() if len(grants) > _MOST_SHARED]
    apps = []
    for name, found in dump.packages().items():
        owners = [owner for block in found if (owner := shared_user_of(block.value("sharedUser")))]
        theirs = [grant for owner in owners[:10] for grant in shared.get(owner, ())[:_MOST_SHARED]]
        app = _app(name, found, theirs, command)
        elsewhere = bool(owners) and not app.grants and not any(owner in shared for owner in owners)
        apps.append(structs.replace(app, grants_elsewhere=elsewhere))
    crowded = f"the shared user {too_many[0]} holds more than any honest one" if too_many else ""
    return Parsed(records=tuple(apps), incomplete=dump.missing or crowded)


def _app(name: str, blocks: list[Block], shared: list[Grant], command: str) -> AppPermissions:
    requests = [line for block in blocks for line in block.lists.get(REQUESTED, ())]
    return AppPermissions(
        package=name,
        requested=tuple(match[1] for _, text in requests if (match := _REQUEST.match(text))),
        requests_known=any(REQUESTED in block.lists for block in blocks),
        grants=_strongest([*_of_all(blocks, command), *shared]),
        doubts=doubts(blocks),
        users=present_for(blocks),
        behind=tuple(block.behind for block in blocks if block.behind is not None),
    )


def _of_all(blocks: Sequence[Block], command: str) -> tuple[Grant, ...]:
    """Wherever in the blocks they stand: headings of lists can be forged away."""
    found = (_grant(line, user, command) for block in blocks for line, user in block.lines)
    return _strongest(grant for grant in found if grant is not None)


def _strongest(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Each permission of each user once: of two lines the one that shows more."""
    found: dict[tuple[str, int | None], Grant] = {}
    for grant in grants:
        known = found.get((grant.name, grant.user))
        if known is None or (grant.granted and not known.granted):
            found[grant.name, grant.user] = grant
    return tuple(found.values())


def _grant(line: Line, user: int | None, command: str) -> Grant | None:
    match = _GRANT.match(line[1])
    if match is None:
        return None
    return Grant(
        name=match[1],
        granted=match[2] == "true",
        user=int(match[4]) if match[4] else user,
        flags=tuple(re.split(r"[\s|]+", match[3].strip())) if match[3] and match[3].strip() else (),
        excerpt=Excerpt.of(command, line[0], line[1]),
    )


def read(answers: Answers) -> Reading[AppPermissions]:
    """The permissions of every app; a gap when neither command gave them, and for apps with forged lines."""
    listed, list_gaps = parse_answer(PERMISSIONS.name, answers.get(DUMP), lambda text: parse_permissions(text, DUMP.id))
    if answers.get(QUERY).text == answers.get(DUMP).text:  # saved bytes: one dump answers both
        asked, gaps = listed, list_gaps
    else:
        asked, gaps = parse_answer(PERMISSIONS.name, answers.get(QUERY), parse_permissions)
    if gaps and not list_gaps:
        # The long list holds every grant that the short one would have, but for apps that share a uid.
        elsewhere = [app.package for app in listed if app.grants_elsewhere]
        gaps = tuple(structs.replace(gap, package=name) for gap in gaps for name in elsewhere)
    merged = {app.package: app for app in asked}
    for app in listed:
        known = merged.get(app.package)
        merged[app.package] = app if known is None else _merge(known, app)
    merged = _given_back(merged, names_by_user(answers))
    in_doubt = _in_doubt(merged)
    if not list_gaps:
        on_lists = [name for names in names_by_user(answers).values() for name in sorted(names)]
        in_doubt |= {name: ("no dump names it",) for name in on_lists if name not in merged}
    gaps += doubtful(PERMISSIONS.name, answers.get(QUERY), in_doubt)
    return Reading(records=tuple(merged.values()), gaps=gaps)


def _in_doubt(apps: dict[str, AppPermissions]) -> dict[str, tuple[str, ...]]:
    """Apps whose grants may be hidden: also those in front of a block that is there twice, one of which is forged."""
    found = {app.package: app.doubts for app in apps.values()}
    for app in apps.values():
        for name in app.behind if TWICE in app.doubts else ():
            found[name] = found.get(name) or (f"one of the blocks of {app.package} may be a forged part of it",)
    return found


def _given_back(apps: dict[str, AppPermissions], names_by_user: dict[int, frozenset[str]]) -> dict[str, AppPermissions]:
    """A block that should be in a user's list and is not may be forged: its grants are those of the app before it.

    On honest phones it is a shared library, whose grants tell nothing.
    """
    found = dict(apps)
    for ghost in apps.values():
        if not any(user in names_by_user and ghost.package not in names_by_user[user] for user in ghost.users):
            continue
        for name in ghost.behind:
            if name in found:
                grants = _strongest((*found[name].grants, *ghost.grants))
                found[name] = structs.replace(found[name], grants=grants)
    return found


def _merge(asked: AppPermissions, listed: AppPermissions) -> AppPermissions:
    return AppPermissions(
        package=asked.package,
        requested=asked.requested or listed.requested,
        requests_known=asked.requests_known or listed.requests_known,
        grants=_strongest((*asked.grants, *listed.grants)),
        doubts=unique((*asked.doubts, *listed.doubts)),
        users=unique((*asked.users, *listed.users)),
        behind=unique((*asked.behind, *listed.behind)),
    )


PERMISSIONS: Final = FactSpec(
    name="permissions",
    commands=(QUERY,),
    read=read,
    needs="DUMP",
    seen_on="6 to 16: LG, Huawei, Google, Rockchip, SUNMI, MediaTek, Oppo",
    without="what apps are allowed stays open",
)
