"""Which apps show an icon, to whom.

`cmd package query-activities --components` lists the enabled activities that answer MAIN + LAUNCHER
(com.android.server.pm.PackageManagerShellCommand.runQueryIntentActivities, Android 7 and later); "No activities found"
is an answer. On Android 6 the resolver tables tell the same (resolver_tables.py), and cannot tell which of them were
switched off. Shapes from source.
"""

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
    read_answer,
)
from detector.facts.resolver_tables import SED_COMPONENTS, SED_REFUSALS, SED_TABLES, Row, Shape, rows
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
    why="the same for television screens: a phone shows no such icon, and a television shows no other",
    per_user=True,
    min_api=24,
)
TABLES: Final = Command(
    id="icon-tables",
    line="dumpsys {wait}package -f r activity content | sed -n"
    + SED_TABLES
    + SED_COMPONENTS
    + r""" -e '/^ *Category: "android\.intent\.category\.[A-Z_]*LAUNCHER"$/p'"""
    + SED_REFUSALS,
    why="which apps have an icon, on Android 6, which cannot be asked directly",
    max_api=23,
)

_TV: Final = "android.intent.category.LEANBACK_LAUNCHER"
_CATEGORIES: Final = ("android.intent.category.LAUNCHER", _TV)


class Icon(Struct, frozen=True, kw_only=True):
    """One launcher entry."""

    component: ComponentName
    user: int | None = None
    """None: it was read from a table that covers every user."""
    tv: bool = False
    """It is for the home screen of a television; others do not show it."""
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


def parse_tables(text: str, command: str = TABLES.id) -> Parsed[Icon]:
    """The activities with a LAUNCHER category in the resolver tables, those that were switched off too."""
    tables: list[str] = []
    activity: Row | None = None
    found: list[Icon] = []
    for row in rows(text):
        if row.shape is Shape.TABLE:
            tables.append(row.name)
            activity = None
        elif row.shape is Shape.COMPONENT:
            activity = row if "Activity" in tables else None
        elif activity is not None and activity.component and row.name == "Category" and row.value in _CATEGORIES:
            excerpt = Excerpt.of(command, activity.number, f"{activity.text[:200]} {row.text}")
            found.append(Icon(component=activity.component, tv=row.value == _TV, excerpt=excerpt))
    if not found:
        raise ParseError("no activity with the category LAUNCHER")
    whole = tables[-1] != "Activity"
    return Parsed(records=tuple(found), incomplete="" if whole else "no table follows the one of activities")


def read(answers: Answers) -> Reading[Icon]:
    """Icons per user. A user that is locked or switched off answers too little, and is a gap."""
    icons: list[Icon] = []
    gaps: list[Gap] = []
    if answers.api is not None and answers.api < 24:
        return read_answer(LAUNCHER.name, answers.get(TABLES), parse_tables)
    for answer in answers.per_user(ICONS):
        found, lost = parse_answer(LAUNCHER.name, answer, parse_icons)
        icons += [Icon(component=icon.component, user=answer.user, excerpt=icon.excerpt) for icon in found]
        gaps += lost
    for answer in answers.per_user(TV_ICONS):
        found, _ = parse_answer(LAUNCHER.name, answer, lambda text: parse_icons(text, TV_ICONS.id))
        icons += [Icon(component=icon.component, user=answer.user, tv=True, excerpt=icon.excerpt) for icon in found]
    if not answers.per_user(ICONS):
        gaps += answers.get(ICONS).gap(LAUNCHER.name)
    return Reading(records=tuple(icons), gaps=(*gaps, *locked(LAUNCHER.name, ICONS, answers)))


def locked(fact: str, command: Command, answers: Answers) -> tuple[Gap, ...]:
    """A gap for each user that was asked with this command and cannot tell of all activities now."""
    asked = {answer.user for answer in answers.per_user(command)}
    return tuple(
        Gap(
            fact=fact,
            reason=GapReason.BLOCKED_USER,
            command=command.query(user=user.id).line,
            user=user.id,
            detail="this user or profile is switched off or locked",
        )
        for user in USERS.read(answers).records
        if (user.running is False or user.locked) and user.id in asked
    )


LAUNCHER: Final = FactSpec(
    name="launcher",
    commands=(ICONS, TV_ICONS, TABLES),
    read=read,
    needs="nothing; DUMP on Android 6",
    seen_on="6: LG (tables); the answers of later versions follow AOSP",
    without="whether an app hides its icon stays open",
)
