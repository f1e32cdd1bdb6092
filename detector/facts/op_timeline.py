"""Each single use of microphone, camera and location over the last days, which Android keeps since version 12.

`dumpsys appops --include-discrete 0` prints `Discrete accesses:` behind everything else; with `--watchers` in front of
it the ops themselves, which app_ops.py reads already, are left out. Two forms (com.android.server.appop):
DiscreteRegistry, later DiscreteOpsXmlRegistry, prints an outline of uid, package, op, device (Android 15 and later) and
attribution; DiscreteOpsSqlRegistry (Android 16) a table with `|` between the columns. Times are whole
minutes in the outline. Retention: 24 hours on 12, 7 days later. From source; no real output was at hand.

An attribution tag is the app's own text. Lines that fit nowhere, and attributions without an access, put the app where
they stand in doubt; a tag, of 50 letters at most, has no room for a whole forged access and its heading.
"""

from typing import Final

from detector.facts.app_ops import clock_of, doubtful
from detector.facts.base import Answers, Command, Depth, FactSpec, Reading, parse_answer
from detector.facts.op_timeline_record import COMMAND_ID, OpTimeline
from detector.facts.op_timeline_text import parse

DUMP: Final = Command(
    id=COMMAND_ID,
    line=(
        "dumpsys {wait}appops --watchers --history --include-discrete 0 | sed -n -e '/^Discrete accesses:/,$p'"
        " -e '/^-*Discrete App Ops-*$/,$p' -e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
    ),
    why="each use of microphone, camera and location over the last days: how often, and at what times",
    min_api=31,
    saved_as=("dumpsys appops --watchers --history --include-discrete 0", "dumpsys appops --include-discrete 0"),
)


def read(answers: Answers) -> Reading[OpTimeline]:
    """Every kept use; apps whose lines may be forged are gaps of their own."""
    clock = clock_of(answers)
    answer = answers.get(DUMP)
    records, gaps = parse_answer(OP_TIMELINE.name, answer, lambda text: parse(text, clock))
    return Reading(records=records, gaps=(*gaps, *doubtful(OP_TIMELINE.name, answer, records)))


OP_TIMELINE: Final = FactSpec(
    name="op-timeline",
    commands=(DUMP,),
    read=read,
    depth=Depth.DEEP,
    needs="Android 12 or later; DUMP and PACKAGE_USAGE_STATS, which the shell has",
    seen_on="nothing yet: both forms follow AOSP",
    without="how often microphone, camera and location were used, and at what times, stays open",
)

__all__ = ["DUMP", "OP_TIMELINE", "OpTimeline", "parse", "read"]
