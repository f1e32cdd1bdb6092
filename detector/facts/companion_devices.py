"""Apps that accompany a device, such as a watch, and so may run in the background and read its notifications.

Since Android 12 `dumpsys companiondevice` tells it for every user (CompanionDeviceManagerService.dump and
AssociationInfo.toString); before, `cmd companiondevice list USER` (its shell command, Android 8 and later) prints a
package and an address per line, and nothing at all when there is none. Addresses and names of devices are personal and
stay on the phone. The shapes are those of AOSP; no real output was at hand.
"""

import re
from typing import Final

from msgspec import Struct, structs

from detector.android import PACKAGE_NAME
from detector.facts.base import (
    Answers,
    Command,
    Depth,
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
from detector.facts.understanding import SILENT

DUMP: Final = Command(
    id="companion-device",
    # In front of the package stands the device's address, or behind it, with the name that a person gave it.
    line=(
        "dumpsys {wait}companiondevice | sed -n"
        r" -e 's/^\( *Association *{\).*\(userId = [0-9]*\).*\(packageName = [A-Za-z0-9_.]*\).*/\1\2 \3/p'"
        r" -e 's/^\( *Association *{mId=[0-9]*, mUserId=[0-9]*, mPackageName=.[A-Za-z0-9_.]*\).*/\1/p'"
        r" -e 's/^\( *Association\).*}.*/\1 ?/p'"  # of another shape: it must not be lost in silence
        r" -e 's/^\([A-Z][A-Za-z ]*:\)[^<]*\(<empty>\)*.*/\1 \2/p'"
        " -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="which apps accompany a device such as a watch, and may run in the background for it",
    min_api=31,
    saved_as=("dumpsys companiondevice",),
)
LIST: Final = Command(
    id="companion-device-list",
    line=r"cmd companiondevice list {user} | sed 's/^\([A-Za-z][A-Za-z0-9_.]*\) [^ ]*:[^ ]*$/\1/'",
    why="the same before Android 12, from a command that names the apps of one user",
    per_user=True,
    min_api=26,
    max_api=30,
)

_HEAD: Final = re.compile(r"^Companion Device Associations:")
_HEADING: Final = re.compile(r"^([A-Z][A-Za-z ]{0,80}:)")
_REMOVED: Final = "Last Removed Association:"
_ASSOCIATION: Final = re.compile(
    r"^Association *\{(?:.{0,200}?userId = (\d{1,9})\b.{0,300}?packageName = ([A-Za-z.][\w.]*)|"
    r"mId=\d{1,9}, mUserId=(\d{1,9}), mPackageName='([A-Za-z.][\w.]*))",
    re.ASCII,
)
_LISTED: Final = re.compile(rf"({PACKAGE_NAME.pattern})(?: \S+:\S+)?", re.ASCII)


class CompanionApp(Struct, frozen=True, kw_only=True):
    """One app that accompanies devices of one user."""

    package: str
    user: int | None = None
    devices: int = 1
    """How many."""
    removed: bool = False
    """They were removed; Android still remembers the last ones."""
    excerpt: Excerpt


def parse_dump(text: str) -> Parsed[CompanionApp]:
    """Every line about an association, wherever it stands: names of devices can forge headings."""
    found: list[CompanionApp] = []
    head, empty, headings, removed, odd = False, False, 0, False, ""
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if content.startswith("Association"):
            match = _ASSOCIATION.match(content)
            if match is None:
                odd = odd or f"a line was not understood: {content[:40]}"
                continue
            package, user = match[2] or match[4], int(match[1] or match[3])
            excerpt = Excerpt.of(DUMP.id, number, match[0])
            found.append(CompanionApp(package=package, user=user, removed=removed, excerpt=excerpt))
        elif match := _HEADING.match(line):
            head = head or bool(_HEAD.match(line))
            empty = empty or (bool(_HEAD.match(line)) and "<empty>" in line)
            headings += head
            removed = match[1] == _REMOVED
    if not head:
        raise ParseError("no 'Companion Device Associations:'")
    if headings < 2 and not empty:  # another section follows on every version
        odd = odd or "the list of associations is cut off"
    return Parsed(records=_counted(found), incomplete=odd)


def parse_list(text: str) -> Parsed[CompanionApp]:
    """One line for each device. The user is filled in by `read`."""
    found, odd = [], ""
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if match := _LISTED.fullmatch(content):
            excerpt = Excerpt.of(LIST.id, number, match[1])
            found.append(CompanionApp(package=match[1], excerpt=excerpt))
        elif content:
            odd = content
            break  # what follows is no list any more: names of exceptions look like packages
    if not found:
        raise ParseError(f"no package: {odd[:80]}")
    return Parsed(records=_counted(found), incomplete=f"a line was not understood: {odd[:80]}" if odd else "")


def _counted(found: list[CompanionApp]) -> tuple[CompanionApp, ...]:
    apps: dict[tuple[str, int | None, bool], CompanionApp] = {}
    for one in found:
        key = (one.package, one.user, one.removed)
        known = apps.get(key)
        apps[key] = one if known is None else structs.replace(known, devices=known.devices + 1)
    return tuple(apps.values())


def read(answers: Answers) -> Reading[CompanionApp]:
    """Of every user. Up to Android 11 a command that ends well and prints nothing says that there is none."""
    if answers.api is None or answers.api >= DUMP.min_api:
        return read_answer(COMPANION_DEVICES.name, answers.get(DUMP), parse_dump)
    if answers.api < LIST.min_api:
        return Reading()  # nothing of the kind exists
    apps: list[CompanionApp] = []
    lost: list[Gap] = []
    for answer in answers.per_user(LIST):
        if answer.reason is GapReason.EMPTY and answer.detail == SILENT:
            continue
        found, missing = parse_answer(COMPANION_DEVICES.name, answer, parse_list)
        apps += [structs.replace(one, user=answer.user) for one in found]
        lost += missing
    return Reading(records=tuple(apps), gaps=tuple(lost))


COMPANION_DEVICES: Final = FactSpec(
    name="companion-devices",
    commands=(DUMP, LIST),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP and access to usage; before Android 12 MANAGE_COMPANION_DEVICES",
    seen_on="no phone; the answers follow AOSP",
    without="which apps accompany a watch stays open",
)
