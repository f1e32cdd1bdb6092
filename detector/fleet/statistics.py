"""Anonymous counts of a batch: what could be published. Nothing in them is about a single phone.

Small counts are left out, since who knows one of the phones would know it again: below SMALLEST a number is not told.
Where one number of a table is missing, or those that are missing are a small number together, the sum would tell them;
so the smallest of the others goes too (complementary suppression; Hundepool et al., Statistical Disclosure Control,
section 4). Numbers are of archives, not of apps, and no sums are told that would give a missing one away.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TextIO

import msgspec
from msgspec import Struct

from detector.fleet.summary import Summary
from detector.fleet.telling import FAILED, standing
from detector.fleet.values import Result
from detector.levels import Level
from detector.report import Tool

FORMAT: Final = "stalkerware-detector-statistics"
VERSION: Final = 1
SMALLEST: Final = 5
"""Fewer archives than this are not told."""


class Table(Struct, frozen=True, kw_only=True):
    """How many archives there are of each sort."""

    counts: dict[str, int]
    left_out: int = 0
    """How many sorts there are whose number is not told."""


class Statistics(Struct, frozen=True, kw_only=True):
    """What a batch says of all phones together."""

    format: str = FORMAT
    version: int = VERSION
    tool: Tool
    smallest: int = SMALLEST
    archives: int | None
    """That were judged; null when they are too few to be told."""
    worst: Table
    """By the most serious finding of each; `nothing`, `open` (nothing found, not everything read)."""
    levels: Table
    """Archives with a finding of a level, or several."""
    classes: Table
    """Archives with an app of a class of the list."""
    grants: Table
    """Archives with an app of level confirmed, match or pattern that can do this."""
    kinds: Table
    """What the archives are."""


def of(summary: Summary) -> Statistics:
    """The counts of a batch."""
    results = summary.results()
    standings = Counter(name for name in map(standing, summary.archives) if name != FAILED)
    return Statistics(
        tool=Tool.this(),
        archives=len(results) if len(results) >= SMALLEST else None,
        worst=told(standings),
        levels=told(_each(map(_levels, results))),
        classes=told(_each(map(_classes, results))),
        grants=told(_each(map(_grants, results))),
        kinds=told(Counter(result.kind for result in results)),
    )


def told(counts: Mapping[str, int]) -> Table:
    """The numbers that may be told, from large to small."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    shown = [row for row in rows if row[1] >= SMALLEST]
    hidden = [number for _, number in rows if number < SMALLEST]
    while shown and hidden and (len(hidden) == 1 or sum(hidden) < SMALLEST):
        hidden.append(shown.pop()[1])
    return Table(counts=dict(shown), left_out=len(rows) - len(shown))


def write(statistics: Statistics, out: TextIO) -> None:
    """As indented JSON."""
    out.write(msgspec.json.format(msgspec.json.encode(statistics), indent=2).decode() + "\n")


def _each(names: Iterable[set[str]]) -> Counter[str]:
    return Counter(name for one in names for name in one)


def _levels(result: Result) -> set[str]:
    return {level.value for level, number in result.levels.items() if number}


def _classes(result: Result) -> set[str]:
    return {found.product_class for found in result.found if found.product_class}


def _grants(result: Result) -> set[str]:
    strong = (found for found in result.found if found.level.at_least(Level.PATTERN))
    return {grant for found in strong for grant in found.grants}
