"""Who records or casts the screen now.

`dumpsys media_projection` (com.android.server.media.projection.MediaProjectionManagerService.dump) names the one app
that was allowed to: `(package, uid=10123): TYPE_SCREEN_CAPTURE`, or `null`. A mirror over adb is not told there.
The shape is that of AOSP from Android 6 to 16; no real output was at hand.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Parsed,
    ParseError,
    Reading,
    read_answer,
)

DUMP: Final = Command(
    id="media-projection",
    line="dumpsys {wait}media_projection",
    why="which app records or casts the screen at this moment",
    saved_as=("dumpsys media_projection",),
)

_HEAD: Final = "MEDIA PROJECTION MANAGER"
_LIST: Final = "Media Projection:"
_PROJECTION: Final = re.compile(r"^\(([A-Za-z.][\w.]*), uid=(\d{1,10})\): (\S.*)$", re.ASCII)


class Projection(Struct, frozen=True, kw_only=True):
    """One app that records or casts the screen."""

    package: str
    uid: int
    user: int
    kind: str
    """Android's word: TYPE_SCREEN_CAPTURE, TYPE_MIRRORING, TYPE_PRESENTATION."""
    excerpt: Excerpt


def parse(text: str) -> Parsed[Projection]:
    """Every app that is named; `null` names none."""
    found, answered, inside, odd = [], False, False, ""
    if not re.search(f"^{_HEAD}", text, re.MULTILINE):
        raise ParseError(f"no '{_HEAD}'")
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip()
        if match := _PROJECTION.match(content):
            excerpt, uid = Excerpt.of(DUMP.id, number, content), int(match[2])
            answered = True
            found.append(
                Projection(package=match[1], uid=uid, user=uid // PER_USER_RANGE, kind=match[3][:100], excerpt=excerpt)
            )
        elif content.startswith(_LIST):
            inside = True
        elif inside and content == "null":
            answered = True
        elif inside and not answered:
            odd = odd or content
    if answered:
        return Parsed(records=tuple(found))
    return Parsed(records=tuple(found), incomplete=f"neither an app nor 'null': {odd[:80]}")


def read(answers: Answers) -> Reading[Projection]:
    """Who records the screen, for all users together."""
    return read_answer(MEDIA_PROJECTION.name, answers.get(DUMP), parse)


MEDIA_PROJECTION: Final = FactSpec(
    name="media-projection",
    commands=(DUMP,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="no phone; the answer follows AOSP",
    without="whether the screen is being recorded stays open",
)
