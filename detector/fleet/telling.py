"""The summary of a batch in some lines of text, for the person who called it."""

from collections import Counter
from typing import Final, TextIO

from detector.fleet.ledger import Entry
from detector.fleet.summary import Summary
from detector.levels import Level
from detector.outputs.escape import visible
from detector.wording import Words

FAILED: Final = "failed"
OPEN: Final = "open"
NOTHING: Final = "nothing"
STANDINGS: Final = (*(level.value for level in Level), NOTHING, OPEN, FAILED)
"""What an archive can end in, each in exactly one."""


def standing(entry: Entry) -> str:
    """The most serious finding of an archive, or why there is none."""
    if entry.result is None:
        return FAILED
    worst = next((level.value for level in Level if entry.result.levels.get(level)), "")
    return worst or (NOTHING if entry.result.complete else OPEN)


def standing_words(name: str, words: Words) -> str:
    """What it is called."""
    own = {FAILED: "batch.failed", OPEN: "batch.open", NOTHING: "batch.nothing"}
    return words(own.get(name) or f"level.{name}")


def write(summary: Summary, out: TextIO, words: Words) -> None:
    """How many archives there are, and how many end in what. Those that were not judged are named."""
    counts = Counter(map(standing, summary.archives))
    out.write(words.count("batch.archives", len(summary.archives)) + "\n")
    out.write(words("batch.worst") + "\n")
    width = len(str(max(counts.values(), default=0)))
    for name in STANDINGS:
        if counts[name]:
            out.write(f"  {counts[name]:>{width}}  {standing_words(name, words)}\n")
    failed = (words("batch.why", name=entry.name, reason=words.said(entry.reason)) for entry in summary.failed())
    out.writelines(visible(line) + "\n" for line in failed)
