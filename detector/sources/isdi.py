"""ISDi dumps: one text with the outputs of some commands, each behind a heading.

ISDi (github.com/stopipv/isdi, scripts/android_scan.sh) writes `DUMP OF SERVICE name` and what `dumpsys name` prints,
`DUMP OF SERVICE net_stats` and a file of the kernel, `DUMP OF SETTINGS namespace` and what `settings list` prints,
always in this order; versions end earlier or later. Nothing closes a section. It replaces mail addresses and, since
2025, breaks and indents some lines. Seen: two old dumps, of Android 6 and 7; the newest form from its source.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from detector.sources.archives import Files, open_text
from detector.sources.base import Failure, Origin, Output, Source, SourceKind
from detector.sources.encodings import decode
from detector.sources.files import FileError
from detector.sources.saved import Saved

LOOK: Final = 4096
"""Bytes that show whether a file is such a dump."""
MOST: Final = 64 * 2**20
"""Bytes of a dump. Those that were seen have four million."""
_HEADINGS: Final = {
    "SERVICE package": "dumpsys package",
    "SERVICE location": "dumpsys location",
    "SERVICE media.camera": "dumpsys media.camera",
    "SERVICE netpolicy": "dumpsys netpolicy",
    "SERVICE mount": "dumpsys mount",
    "SERVICE cpuinfo": "dumpsys cpuinfo",
    "SERVICE dbinfo": "dumpsys dbinfo",
    "SERVICE meminfo": "dumpsys meminfo",
    "SERVICE procstats": "dumpsys procstats",
    "SERVICE batterystats": "dumpsys batterystats",
    "SERVICE netstats": "dumpsys netstats",
    "SERVICE netstats detail": "dumpsys netstats",
    "SERVICE usagestats": "dumpsys usagestats",
    "SERVICE activity": "dumpsys activity",
    "SERVICE appops": "dumpsys appops",
    "SERVICE net_stats": "cat /proc/net/xt_qtaguid/stats",
    "SETTINGS secure": "settings list secure",
    "SETTINGS system": "settings list system",
    "SETTINGS global": "settings list global",
}
"""In the order of the script, with the command line that each of them stands for."""
_UNNAMED: Final = "SERVICE net_stats"
"""Old versions write no heading above it."""
_RANKS: Final = {heading: rank for rank, heading in enumerate(_HEADINGS)}
_HEADING: Final = re.compile(
    rf"^(?:DUMP OF ({'|'.join(map(re.escape, _HEADINGS))})$\n|-{{86}}\n(?=idx,iface,))", re.MULTILINE
)
_START: Final = re.compile(r"\A(?:-*\n)*DUMP OF SERVICE package\n")
_RULER: Final = "-" * 86 + "\n"
"""What old versions write before and after a section."""
_BROKEN_USER: Final = re.compile(r"^( *)User 0:\n\1  ceDataInode", re.MULTILINE)
"""Android writes this in one line."""


def open_isdi(files: Files) -> Source | None:
    """The outputs in an ISDi dump; None when there is not exactly one file, or another one."""
    if len(files.members) != 1:
        return None
    name = files.members[0].name
    with open_text(files, name) as file:
        beginning = file.read(LOOK)
        if not is_isdi(beginning):
            return None
        data = beginning + file.read(MOST)
    if len(data) > MOST:
        raise FileError("it is too large")
    outputs = split_isdi(data)
    return Saved(Origin(kind=SourceKind.ISDI, name=files.name, notes=tuple(map(str, files.refused))), outputs)


def is_isdi(beginning: bytes) -> bool:
    """Whether a file begins as such a dump does."""
    return _START.match(decode(beginning)) is not None


def split_isdi(data: bytes) -> dict[str, Output]:
    """The outputs by their command lines.

    Texts of apps stand in these dumps and can hold a heading. So one that breaks the order of the script makes what it
    begins doubtful, and what it ends.
    """
    text = decode(data)
    headings = list(_HEADING.finditer(text))
    names = [heading[1] or _UNNAMED for heading in headings]
    trusted = list(_trusted([_RANKS[name] for name in names]))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    bodies: dict[str, list[str]] = {}
    doubtful: set[str] = set()
    for number, (name, heading, end) in enumerate(zip(names, headings, ends, strict=True)):
        whole = trusted[number] and all(trusted[number + 1 : number + 2])
        body = text[heading.end() : end].removesuffix(_RULER).removesuffix(_RULER)
        line = _HEADINGS[name]
        bodies.setdefault(line, []).append(_BROKEN_USER.sub(r"\1User 0: ceDataInode", body))
        if not whole:
            doubtful.add(line)
    return {
        line: Output(stdout="".join(parts).encode(), failure=Failure.DOUBTFUL if line in doubtful else None)
        for line, parts in bodies.items()
    }


def _trusted(ranks: Sequence[int]) -> Iterator[bool]:
    """Of each heading, whether all of lower rank stand before it, and all of higher rank behind."""
    least_behind = [len(_RANKS)]
    for rank in reversed(ranks[1:]):
        least_behind.append(min(rank, least_behind[-1]))
    most_before = -1
    for rank, least in zip(ranks, reversed(least_behind), strict=True):
        yield most_before < rank < least
        most_before = max(rank, most_before)
