"""Which apps show an icon, to whom.

`cmd package query-activities --components` lists the enabled activities that answer MAIN + LAUNCHER
(com.android.server.pm.PackageManagerShellCommand.runQueryIntentActivities, Android 7 and later); "No activities found"
is an answer. On Android 6 the resolver tables tell the same (IntentResolver.dump with -f). Shapes from source.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import ComponentName
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
    parse_answer,
)
from detector.facts.users import USERS

_QUERY: Final = "cmd package query-activities --components --user {user} -a android.intent.action.MAIN -c "
ICONS: Final = Command(
    id="launcher",
    line=_QUERY + "android.intent.category.LAUNCHER",
    why="which apps have an icon among the other apps; one that has none and can read much is telling",
    per_user=True,
    min_api=24,
)
TV_ICONS: Final = Command(
    id="launcher-tv",
    line=_QUERY + "android.intent.category.LEANBACK_LAUNCHER",
    why="the same for television screens, so that a TV app is not taken for a hidden one",
    per_user=True,
    min_api=24,
)
FILTERS: Final = Command(
    id="launcher-23",
    line="dumpsys package -f r",
    why="which apps have an icon, on Android 6, which cannot be asked directly",
    max_api=23,
)

_FILTER_HEAD: Final = re.compile(r"^[0-9a-f]{1,16} ([\w.]+/[\w.$]+)(?: filter [0-9a-f]+)?(?: \(\d+ filters\))?$")
_LAUNCHER: Final = re.compile(r'^Category: "android\.intent\.category\.(?:LEANBACK_)?LAUNCHER"$')


class Icon(Struct, frozen=True, kw_only=True):
    """One launcher entry."""

    component: ComponentName
    user: int | None = None
    """None: it was read from a table that covers every user."""
    excerpt: Excerpt


def parse_icons(text: str, command: str = ICONS.id) -> Parsed[Icon]:
    """One component a line. The user is filled in by `read`."""
    found, nothing, odd = [], False, ""
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        component = ComponentName.parse(content)
        if component is not None:
            excerpt = Excerpt.of(command, number, content)
            found.append(Icon(component=component, excerpt=excerpt))
        elif content.startswith("No activities found"):
            nothing = True
        elif content:
            odd = odd or content
    if not found and not nothing:
        raise ParseError(f"neither components nor 'No activities found': {odd[:80]}")
    return Parsed(records=tuple(found), incomplete=f"a line was not understood: {odd[:80]}" if odd else "")


def parse_filters(text: str) -> Parsed[Icon]:
    """The activities with a LAUNCHER category in the resolver tables."""
    inside, closed, component, head, found = False, False, None, "", []
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if line and not line.startswith(" "):
            closed = closed or (inside and content.endswith("Table:"))
            inside = content == "Activity Resolver Table:" or (inside and not content.endswith("Table:"))
        elif inside and (match := _FILTER_HEAD.match(content)):
            component, head = ComponentName.parse(match[1]), content
        elif inside and component is not None and _LAUNCHER.match(content):
            excerpt = Excerpt.of(FILTERS.id, number, f"{head[:200]} {content}")
            found.append(Icon(component=component, excerpt=excerpt))
    if not found:
        raise ParseError("no activity with the category LAUNCHER")
    return Parsed(records=tuple(found), incomplete="" if closed else "no table follows the one of activities")


def read(answers: Answers) -> Reading[Icon]:
    """Icons per user. A user that is locked or switched off answers too little, and is a gap."""
    icons: list[Icon] = []
    gaps: list[Gap] = []
    if answers.api is not None and answers.api < 24:
        found, lost = parse_answer(LAUNCHER.name, answers.get(FILTERS), parse_filters)
        return Reading(records=found, gaps=lost)
    for answer in answers.per_user(ICONS):
        found, lost = parse_answer(LAUNCHER.name, answer, parse_icons)
        icons += [Icon(component=icon.component, user=answer.user, excerpt=icon.excerpt) for icon in found]
        gaps += lost
    for answer in answers.per_user(TV_ICONS):
        found, _ = parse_answer(LAUNCHER.name, answer, lambda text: parse_icons(text, TV_ICONS.id))
        icons += [Icon(component=icon.component, user=answer.user, excerpt=icon.excerpt) for icon in found]
    if not answers.per_user(ICONS):
        gaps += answers.get(ICONS).gap(LAUNCHER.name)
    return Reading(records=tuple(icons), gaps=(*gaps, *_locked(answers)))


def _locked(answers: Answers) -> tuple[Gap, ...]:
    asked = {answer.user for answer in answers.per_user(ICONS)}
    return tuple(
        Gap(
            fact=LAUNCHER.name,
            reason=GapReason.BLOCKED_USER,
            command=ICONS.query(user=user.id).line,
            user=user.id,
            detail="this user or profile is switched off or locked",
        )
        for user in USERS.read(answers).records
        if user.running is False and user.id in asked
    )


LAUNCHER: Final = FactSpec(
    name="launcher",
    commands=(ICONS, TV_ICONS, FILTERS),
    read=read,
    needs="nothing; DUMP on Android 6",
    seen_on="6: LG (tables); the answers of later versions follow AOSP",
    without="whether an app hides its icon stays open",
)
