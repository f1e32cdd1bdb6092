"""Where something was read, in a few short lines: for a page, on which there is no room for all of it."""

from typing import Final

from rich.cells import chop_cells

from detector.outputs.document import Entry
from detector.outputs.escape import visible
from detector.outputs.names import middle_cut
from detector.signals.base import Evidence
from detector.wording import Words

_LINES: Final = 4
_EXCERPT_CELLS: Final = 70
_COMMAND_CELLS: Final = 44


def in_short(entry: Entry, words: Words) -> tuple[list[str], list[str]]:
    """The first lines of the proof; and, where that is not all of it, a line about those that are left out."""
    lines = list(dict.fromkeys(line(one, entry.package, words) for one in entry.evidence))
    more = len(lines) - _LINES
    return lines[:_LINES], [words.count("block.more-evidence", more)] if more > 0 else []


def line(evidence: Evidence, package: str, words: Words) -> str:
    """The command without its filters, and the part of the phone's words that is about the app."""
    start = max(0, evidence.excerpt.find(package) - _EXCERPT_CELLS // 3)
    excerpt = ("…" if start else "") + evidence.excerpt[start:].strip()
    end = chop_cells(visible(excerpt), _EXCERPT_CELLS)
    key = "evidence.line" if evidence.line else "evidence.whole"
    command = middle_cut(visible(evidence.command.partition(" | ")[0]), _COMMAND_CELLS)
    cut = "…" if len(end) > 1 else ""
    return words(key, command=command, line=evidence.line, excerpt=(end[0] if end else "") + cut)
