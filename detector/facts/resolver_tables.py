"""The lines of the resolver tables of `dumpsys package`: which component answers which intent, for all users.

Printed by com.android.server.IntentResolver.dump, and with `-f` by android.content.IntentFilter.dump too. Of a table:
its heading at the margin, sections below, a key (an action, scheme or MIME type) with a colon, and below it the
components, each followed by the lines of its filter. Components that were switched off at run time stay in the tables.
Seen on Android 6, 7, 9, 10 and 13; with `-f` on 12, 13, 14 and 16.

Keys, names of classes and the texts of filters are an app's own, and may hold line breaks. So lines are told by their
shape alone, and whoever reads them believes no end.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.android import ComponentName
from detector.facts.base import indent_of

SED_TABLES: Final = r" -e '/^[A-Z][a-z]* Resolver Table:$/p'"
"""Headings. The last table is the end of the dump."""
SED_COMPONENTS: Final = r" -e '/^ *[0-9a-f][0-9a-f]* [A-Za-z.][^ ]*\/./p'"
SED_REFUSALS: Final = " -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"

_COMPONENT: Final = re.compile(
    r"[0-9a-f]{1,16} ([A-Za-z.][\w.]{0,254}/.+?)(?: filter [0-9a-f]{1,16})?(?: \(\d{1,6} filters\))?"
)
_DETAIL: Final = re.compile(r'([A-Z][A-Za-z]{2,30}): "(.*)"(?:: (?:-?\d{1,10})(?: WILD)?)?')
_PRIORITY: Final = re.compile(r"mPriority=(-?\d{1,10})\b.*")
_TABLE: Final = re.compile(r"([A-Z][a-z]{2,20}) Resolver Table:")


class Shape(StrEnum):
    """What a line is."""

    TABLE = "table"
    KEY = "key"
    COMPONENT = "component"
    DETAIL = "detail"
    PRIORITY = "priority"


class Row(Struct, frozen=True, kw_only=True):
    """One line that means something."""

    shape: Shape
    number: int
    indent: int
    text: str
    """The whole line, without its indentation."""
    name: str = ""
    """The table, the key, or what kind of detail it is."""
    value: str = ""
    """Of a detail or a priority."""
    component: ComponentName | None = None


def rows(text: str) -> Iterator[Row]:
    """The lines of all tables, and whatever looks like them."""
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        row = _row(number, indent_of(line), content) if content else None
        if row is not None:
            yield row


def _row(number: int, indent: int, content: str) -> Row | None:
    if match := _TABLE.fullmatch(content) if indent == 0 else None:
        return Row(shape=Shape.TABLE, number=number, indent=indent, text=content, name=match[1])
    if match := _COMPONENT.fullmatch(content):
        component = ComponentName.parse(match[1])
        return Row(shape=Shape.COMPONENT, number=number, indent=indent, text=content, component=component)
    if content.endswith(":"):
        return Row(shape=Shape.KEY, number=number, indent=indent, text=content, name=content[:-1])
    if match := _DETAIL.fullmatch(content):
        return Row(shape=Shape.DETAIL, number=number, indent=indent, text=content, name=match[1], value=match[2])
    if match := _PRIORITY.fullmatch(content):
        return Row(shape=Shape.PRIORITY, number=number, indent=indent, text=content, value=match[1])
    return None
