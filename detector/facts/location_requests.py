"""Which apps ask for the location at this moment, and how often.

`dumpsys location`. Android 6 to 11: com.android.server.LocationManagerService, `UpdateRecord[...]`. 12 and later:
com.android.server.location.provider.LocationProviderManager, `UID/PACKAGE[TAG]/ID Request[...]`. Both end with a list
of what was asked for before. Seen on Android 6 and 7; the later ones follow AOSP.
"""

import re
from typing import Final

from msgspec import Struct

from detector.android import PER_USER_RANGE
from detector.facts.app_op_record import parse_duration
from detector.facts.base import Answers, Command, Depth, Excerpt, FactSpec, Parsed, ParseError, Reading, read_answer

DUMP: Final = Command(
    id="location-requests",
    # Last known places, and the places of geofences, stay on the phone.
    line=(
        "dumpsys {wait}location | sed -n -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p' -e '/^ *Historical .*:$/p'"
        " -e '/^ *Historical .*:$/,$d' -e '/^ *Location Listeners:$/p' -e '/^ *Location Providers:$/p'"
        " -e '/^ *[a-z_]* provider.*:$/p' -e '/UpdateRecord\\[/p' -e '/^ *[0-9][0-9]*\\/.* Request\\[/p'"
    ),
    why="which apps ask for the location at this moment, and how often",
    saved_as=("dumpsys location",),
)

_START: Final = re.compile(r"^ *Location (Listeners|Providers):\s*$")
_END: Final = re.compile(r"^ *Historical (?:Records by Provider|Aggregate Location Provider Data):\s*$")
_PROVIDER: Final = re.compile(r"^ *(\w{1,60}) provider(?: \[\w{1,20}\])?:\s*$")
_RECORD: Final = re.compile(
    r"UpdateRecord\[(\w{1,60}) ([\w.]{1,255})\((\d{1,10})(?: (foreground|background))?\) Request\[([^\]\n]{0,300})\]"
)
_LISTENER: Final = re.compile(r"^ *(\d{1,10})/([\w.]{1,255})[^\n]{0,600}? Request\[([^\n]{0,600})$")
_REQUESTED: Final = re.compile(r" requested=(\S{1,40})")
_EVERY: Final = re.compile(r"^@(\S{1,40}?)(?:[ ,\]]|$)")


class LocationRequest(Struct, frozen=True, kw_only=True):
    """One app that asks one provider."""

    package: str
    uid: int
    user: int
    provider: str
    """`gps`, `network`, `fused`, or `passive`: only what others have asked for."""
    interval_s: int | None = None
    """How often, in seconds; None where it only takes what others ask for."""
    foreground: bool | None = None
    """None where the dump does not say."""
    active: bool = True
    """False: it asked and gets nothing at this moment."""
    excerpt: Excerpt


def parse(text: str) -> Parsed[LocationRequest]:
    """Every request, each once for an app, a provider and an interval."""
    found: dict[tuple[object, ...], LocationRequest] = {}
    started = ended = False
    provider = ""
    for number, line in enumerate(text.split("\n"), 1):
        if _START.match(line):
            started = True
        elif started and _END.match(line):
            ended = True
            break
        elif match := _PROVIDER.match(line):
            provider = match[1]
        elif started:
            for one in _requests(number, line, provider):
                key = (one.package, one.uid, one.provider, one.interval_s, one.foreground, one.active)
                found.setdefault(key, one)
    if not started:
        raise ParseError("no 'Location Listeners:' and no 'Location Providers:'")
    return Parsed(records=tuple(found.values()), incomplete="" if ended else "the list of requests has no end")


def _requests(number: int, line: str, provider: str) -> list[LocationRequest]:
    excerpt = Excerpt.of(DUMP.id, number, line)
    found = [
        LocationRequest(
            package=match[2],
            uid=int(match[3]),
            user=int(match[3]) // PER_USER_RANGE,
            provider=match[1],
            interval_s=_seconds(_REQUESTED.search(match[5])),
            foreground=None if match[4] is None else match[4] == "foreground",
            excerpt=excerpt,
        )
        for match in _RECORD.finditer(line)
    ]
    if not found and (match := _LISTENER.match(line)):
        before = line.partition(" Request[")[0].rpartition("/")[2].split(" ", 1)
        flags = re.findall(r"\w+", before[1]) if len(before) > 1 else []
        found.append(
            LocationRequest(
                package=match[2],
                uid=int(match[1]),
                user=int(match[1]) // PER_USER_RANGE,
                provider=provider,
                interval_s=_seconds(_EVERY.match(match[3])),
                foreground=False if {"bg", "background"} & set(flags) else None,
                active=not line.rstrip().endswith("(inactive)"),
                excerpt=excerpt,
            )
        )
    return found


def _seconds(match: re.Match[str] | None) -> int | None:
    amount = None if match is None else parse_duration(match[1])
    return None if amount is None else amount // 1000


def read(answers: Answers) -> Reading[LocationRequest]:
    """Every request of every app."""
    return read_answer(LOCATION_REQUESTS.name, answers.get(DUMP), parse)


LOCATION_REQUESTS: Final = FactSpec(
    name="location-requests",
    commands=(DUMP,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="6 and 7: LG, Huawei; later versions follow AOSP",
    without="which apps ask for the location now stays open",
)
