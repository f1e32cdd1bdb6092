"""Which icons apps declare, those that are switched off among them.

`query-activities --query-flags 512` (PackageManager.MATCH_DISABLED_COMPONENTS) lists what launcher.py lists and, of the
same users' apps, what was switched off, by the app at run time, by its manifest, or with the whole app. The option
exists since Android 10 (com.android.server.pm.PackageManagerShellCommand.parseIntentAndUser); before, the resolver
tables name all of them, for all users at once. Shapes from source; tables with filters seen on 13, 14 and 16.
"""

from typing import Final

from msgspec import structs

from detector.facts.base import Answers, Command, Depth, FactSpec, Gap, Reading, parse_answer, read_answer
from detector.facts.launcher import TABLES, Icon, locked, parse_icons, parse_tables

DECLARED: Final = Command(
    id="declared-icons",
    line="cmd package query-activities --components --query-flags 512 --user {user} -a android.intent.action.MAIN "
    "-c android.intent.category.LAUNCHER",
    why="which apps have an icon at all, switched off or not; an app that switched its own off hides on purpose",
    per_user=True,
    min_api=29,
)
DECLARED_TABLES: Final = structs.replace(
    TABLES,
    id="declared-icon-tables",
    why="the same before Android 10, which cannot be asked for icons that are switched off",
    min_api=24,
    max_api=28,
)


def read(answers: Answers) -> Reading[Icon]:
    """Declared icons per user; before Android 10 without a user."""
    if answers.api is not None and answers.api < DECLARED.min_api:
        tables = TABLES if answers.api < DECLARED_TABLES.min_api else DECLARED_TABLES
        answer = answers.get(tables)
        return read_answer(DECLARED_ICONS.name, answer, lambda text: parse_tables(text, tables.id))
    icons: list[Icon] = []
    gaps: list[Gap] = []
    for answer in answers.per_user(DECLARED):
        found, lost = parse_answer(DECLARED_ICONS.name, answer, lambda text: parse_icons(text, DECLARED.id))
        icons += [structs.replace(icon, user=answer.user) for icon in found]
        gaps += lost
    if not answers.per_user(DECLARED):
        gaps += answers.get(DECLARED).gap(DECLARED_ICONS.name)
    return Reading(records=tuple(icons), gaps=(*gaps, *locked(DECLARED_ICONS.name, DECLARED, answers)))


DECLARED_ICONS: Final = FactSpec(
    name="declared-icons",
    commands=(DECLARED, DECLARED_TABLES, TABLES),
    read=read,
    depth=Depth.USUAL,
    needs="nothing; DUMP before Android 10",
    seen_on="single apps of 13, 14 and 16 (tables); the answers of 10 and later follow AOSP",
    without="whether an app without an icon ever had one stays open",
)
