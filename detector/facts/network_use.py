"""How much each app received and sent since the phone was started.

Android 13 and later, mostly: `mAppUidStatsMap` in `dumpsys netstats` (packages/modules/Connectivity,
com.android.server.net.NetworkStatsService.dump). Up to Android 9: /proc/net/xt_qtaguid/stats (kernel
net/netfilter/xt_qtaguid.c). In between the shell has only the history in `dumpsys netstats detail`, which is not read.
Seen on Android 13 or later and on a Huawei with 7.
"""

import re
from typing import Final

from msgspec import Struct, structs

from detector.android import PER_USER_RANGE
from detector.facts.base import (
    Answer,
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
)

MAP: Final = Command(
    id="network-use",
    # The rest of this dump names wireless networks and the subscriber: only numbers leave the phone.
    line=(
        "dumpsys {wait}netstats | sed -n -e '/^Active interfaces:$/p' -e '/^ *mAppUidStatsMap:/p'"
        " -e '/^ *uid rxBytes rxPackets txBytes txPackets$/p'"
        " -e '/^ *[0-9][0-9]* [0-9][0-9]* [0-9][0-9]* [0-9][0-9]* [0-9][0-9]*$/p' -e '/^ *mStatsMapA:/p'"
        " -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="how much each app has received and sent since the phone was started",
    min_api=33,
    saved_as=("dumpsys netstats",),
)
FILE: Final = Command(
    id="network-use-old",
    line="cat /proc/net/xt_qtaguid/stats 2>&1 | grep -E '^(cat: |idx |[0-9])'",
    why=MAP.why,
    max_api=28,
    saved_as=("cat /proc/net/xt_qtaguid/stats",),
)

_FIRST: Final = re.compile(r"^Active interfaces:\s*$", re.MULTILINE)
_NO_MAP: Final = "this build's dump has no map of numbers and bytes"
_START: Final = re.compile(r"^ *mAppUidStatsMap:(?! *OK)\s*$")
_COLUMNS: Final = re.compile(r"^ *uid rxBytes rxPackets txBytes txPackets\s*$")
_END: Final = re.compile(r"^ *mStatsMapA:(?! *OK)\s*$")
_ROW: Final = re.compile(r"^ *(\d{1,10}) (\d{1,20}) \d{1,20} (\d{1,20}) \d{1,20}\s*$", re.ASCII)
_OLD_COLUMNS: Final = ("acct_tag_hex", "uid_tag_int", "rx_bytes", "tx_bytes")
_NUMBER: Final = re.compile(r"\d{1,20}", re.ASCII)


class NetworkUse(Struct, frozen=True, kw_only=True):
    """What went over the network under one number."""

    uid: int
    user: int
    received: int
    sent: int
    """Both in bytes, over all networks, since the phone was started."""
    excerpt: Excerpt
    """One of the lines, where there are several."""


def parse_map(text: str) -> Parsed[NetworkUse]:
    """One record for each number; the columns are named, and the next map follows."""
    found: dict[int, NetworkUse] = {}
    inside = named = ended = False
    odd = ""
    for number, line in enumerate(text.split("\n"), 1):
        if _START.match(line):
            inside = True
        elif inside and _END.match(line):
            inside, ended = False, True
        elif inside and _COLUMNS.match(line):
            named = True
        elif inside and (match := _ROW.match(line)):
            _add(found, int(match[1]), (int(match[2]), int(match[3])), Excerpt.of(MAP.id, number, line))
        elif inside and line.strip():
            odd = odd or line.strip()[:80]
    if not named:
        # builds of 13 whose part for the network was never updated print everything but this
        raise ParseError(_NO_MAP if _FIRST.search(text) and not inside else "no map of numbers and bytes")
    incomplete = "" if ended else "the map has no end"
    return Parsed(records=tuple(found.values()), incomplete=incomplete or (f"not a row: {odd}" if odd else ""))


def parse_file(text: str) -> Parsed[NetworkUse]:
    """All networks and counter sets of a number together; lines with a tag repeat what those without count."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    columns = re.split(r"[ ,]", lines[first].strip())
    if not set(_OLD_COLUMNS) <= set(columns):
        raise ParseError("no heading with uid_tag_int, rx_bytes and tx_bytes")
    places = [columns.index(name) for name in _OLD_COLUMNS]
    found: dict[int, NetworkUse] = {}
    odd = ""
    for number, line in enumerate(lines[first + 1 :], first + 2):
        words = re.split(r"[ ,]", line.strip())
        if not line.strip():
            continue
        if len(words) != len(columns) or not all(_NUMBER.fullmatch(words[place]) for place in places[1:]):
            odd = odd or line.strip()[:80]
        elif words[places[0]] in ("0x0", "0"):
            uid, received, sent = (int(words[place]) for place in places[1:])
            _add(found, uid, (received, sent), Excerpt.of(FILE.id, number, line))
    return Parsed(records=tuple(found.values()), incomplete=f"not a row: {odd}" if odd else "")


def _add(found: dict[int, NetworkUse], uid: int, amount: tuple[int, int], excerpt: Excerpt) -> None:
    known = found.get(uid) or NetworkUse(uid=uid, user=uid // PER_USER_RANGE, received=0, sent=0, excerpt=excerpt)
    found[uid] = structs.replace(known, received=known.received + amount[0], sent=known.sent + amount[1])


def read(answers: Answers) -> Reading[NetworkUse]:
    """From whichever of the two this version has; a kernel without the file has no answer."""
    old = answers.api is not None and answers.api < MAP.min_api
    answer = answers.get(FILE if old else MAP)
    records, gaps = parse_answer(NETWORK_USE.name, answer, parse_file if old else parse_map)
    return Reading(records=records, gaps=tuple(_without_the_file(gap, answer) for gap in gaps))


def _without_the_file(gap: Gap, answer: Answer) -> Gap:
    if gap.reason is GapReason.NOT_UNDERSTOOD and gap.detail == _NO_MAP:
        return structs.replace(gap, reason=GapReason.UNSUPPORTED)
    if "No such file" in answer.text[:200] and gap.reason in (GapReason.FAILED, GapReason.NOT_UNDERSTOOD):
        return structs.replace(gap, reason=GapReason.UNSUPPORTED, detail=answer.text[:200].strip())
    return gap


NETWORK_USE: Final = FactSpec(
    name="network-use",
    commands=(MAP, FILE),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP; the group net_bw_stats on Android 6 to 9; Android 10 to 12 do not tell",
    seen_on="13 or later: an unknown maker; 7: Huawei",
    without="how much an app sends stays open",
)
