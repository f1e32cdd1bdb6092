"""Apps that Android lets work while the phone sleeps: those without battery optimisation.

com.android.server.DeviceIdleController: `deviceidle whitelist` prints `system-excidle,PACKAGE,APPID`, then `system,`,
then `user,` rows (in its dump on Android 6, in its shell command since 7); the whole dump names the same packages
without their numbers, below headings that are left out when nothing stands below them. Whole dumps were seen on
Android 7.1, 9, 10 and 13, the rows on no phone.
"""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.android import PACKAGE_NAME
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Parsed,
    ParseError,
    Reading,
    indent_of,
    read_answer,
)

_WHY: Final = "which apps may work while the phone sleeps, and who allowed it: a person or an app, or the phone's maker"
LIST: Final = Command(
    id="battery-exempt",
    line="cmd deviceidle whitelist",
    why=_WHY,
    min_api=24,
    saved_as=("dumpsys deviceidle",),
)
OLD_LIST: Final = Command(
    id="battery-exempt-6",
    line="dumpsys {wait}deviceidle whitelist",
    why=_WHY,
    max_api=23,
    saved_as=("dumpsys deviceidle",),
)

_ROW: Final = re.compile(r"(system-excidle|system|user),([^,]{1,255}),(-?[0-9]{1,9})")
_HEAD: Final = re.compile(r"  (?:White|Allow)list (\(except idle\) system|system|user) apps:", re.IGNORECASE)
_BEGIN: Final = "  Settings:"
_AFTER_THE_LISTS: Final = re.compile(r"  m(?:Light)?Enabled=")
"""All lists stand in front of it."""


class Exemption(StrEnum):
    """On which of Android's lists the app stands."""

    SYSTEM_EXCEPT_IDLE = "system-excidle"
    """The maker's: for battery saver only, not while the phone dozes."""
    SYSTEM = "system"
    """The maker's, for both."""
    USER = "user"
    """Somebody allowed it on the phone, or an app that may do so."""


_SECTIONS: Final = {
    "(except idle) system": Exemption.SYSTEM_EXCEPT_IDLE,
    "system": Exemption.SYSTEM,
    "user": Exemption.USER,
}


class BatteryExemption(Struct, frozen=True, kw_only=True):
    """One app on one list, for all users."""

    package: str
    how: Exemption
    app_id: int | None = None
    """Its number without the user; a whole dump does not tell it."""
    excerpt: Excerpt


def parse(text: str, command: str = LIST.id) -> Parsed[BatteryExemption]:
    """The rows of `whitelist`, or a whole dump."""
    lines = text.split("\n")
    if _BEGIN in lines:
        return _parse_dump(lines, command)
    found, odd = [], ""
    for number, line in enumerate(lines, 1):
        content = line.strip()
        match = _ROW.fullmatch(content)
        if match is None:
            odd = odd or content
            continue
        excerpt = Excerpt.of(command, number, line)
        found.append(BatteryExemption(package=match[2], how=Exemption(match[1]), app_id=int(match[3]), excerpt=excerpt))
    if not found:
        raise ParseError("no row of an app")
    return Parsed(records=tuple(found), incomplete=f"not a row: {odd[:80]}" if odd else "")


def _parse_dump(lines: list[str], command: str) -> Parsed[BatteryExemption]:
    found: list[BatteryExemption] = []
    how: Exemption | None = None
    ended, odd = False, ""
    for number, line in enumerate(lines, 1):
        if match := _HEAD.fullmatch(line):
            how = _SECTIONS[match[1].lower()]
        elif indent_of(line) < 4:
            how = None
            ended = ended or _AFTER_THE_LISTS.match(line) is not None
        elif how is not None:
            name = line.strip()
            if PACKAGE_NAME.fullmatch(name):
                excerpt = Excerpt.of(command, number, line)
                found.append(BatteryExemption(package=name, how=how, excerpt=excerpt))
            else:
                odd = odd or name
    wrong = f"not a package: {odd[:80]}" if odd else ""
    return Parsed(records=tuple(found), incomplete=wrong if ended else "the lists of apps are not all there")


def read(answers: Answers) -> Reading[BatteryExemption]:
    """Whichever of the two commands this version was asked."""
    command = OLD_LIST if answers.api is not None and answers.api <= 23 else LIST
    return read_answer(BATTERY_EXEMPT.name, answers.get(command), lambda text: parse(text, command=command.id))


BATTERY_EXEMPT: Final = FactSpec(
    name="battery-exempt",
    commands=(LIST, OLD_LIST),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="whole dumps of 7.1 to 13: Google, SUNMI, MediaTek; the rows on no phone",
    without="whether somebody took the battery limits from an app stays open",
)
