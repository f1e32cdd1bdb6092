"""What apps may do beyond permissions, and when they last used what is private: the app-ops.

`dumpsys appops` (com.android.server.appop.AppOpsService; app_ops_text.py reads its four layouts). The whole dump is
asked for: a filter that knows where an op ends could be led astray by the attribution tags that apps choose. It holds
names of apps and of ops, and times; nothing that a person wrote. Seen on Android 6, 7, 9, 10 and 13.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from detector.facts.app_op_names import PRIVATE_DATA, SPECIAL_ACCESS, SpecialAccess
from detector.facts.app_op_record import AppOp, Clock, OpUse, effective_mode, parse_clock
from detector.facts.app_ops_text import COMMAND_ID, parse
from detector.facts.base import (
    Answer,
    Answers,
    Command,
    Depth,
    FactSpec,
    Gap,
    GapReason,
    Reading,
    parse_answer,
)
from detector.facts.device import CLOCK, PROPERTIES
from detector.facts.device import read as read_device

DUMP: Final = Command(
    id=COMMAND_ID,
    line="dumpsys {wait}appops",
    why="which apps have special access, and which used microphone, camera, location, messages and the like, and when",
    saved_as=("dumpsys appops",),
)


def clock_of(answers: Answers) -> Clock:
    """The phone's zone and clock, as far as they were read."""
    devices = read_device(answers).records if answers.get(PROPERTIES).text else ()
    return Clock(zone=devices[0].zone() if devices else None, now=parse_clock(answers.get(CLOCK).text))


def read(answers: Answers) -> Reading[AppOp]:
    """Every op that tells something; apps whose lines may be forged are gaps of their own."""
    clock = clock_of(answers)
    answer = answers.get(DUMP)
    records, gaps = parse_answer(APP_OPS.name, answer, lambda text: parse(text, clock))
    return Reading(records=records, gaps=(*gaps, *doubtful(APP_OPS.name, answer, records)))


class Doubtable(Protocol):
    """A record that says whether its lines may be forged."""

    @property
    def user(self) -> int:
        """The Android user."""

    @property
    def package(self) -> str:
        """The app."""

    @property
    def doubt(self) -> str:
        """Why; empty when they are not."""


def doubtful(fact: str, answer: Answer, records: Sequence[Doubtable]) -> tuple[Gap, ...]:
    """One gap for each app whose lines may be an app's invention."""
    first: dict[tuple[int, str], str] = {}
    for one in records:
        if one.doubt:
            first.setdefault((one.user, one.package), one.doubt)
    return tuple(
        Gap(
            fact=fact,
            reason=GapReason.CONTRADICTORY,
            command=answer.command,
            user=user,
            package=package or None,
            detail=f"what the dump says of it cannot be trusted: {doubt}",
        )
        for (user, package), doubt in first.items()
    )


APP_OPS: Final = FactSpec(
    name="app-ops",
    commands=(DUMP,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP and PACKAGE_USAGE_STATS, which the shell has",
    seen_on="6 to 13: LG, Huawei, Google, SUNMI, MediaTek",
    without="special access, and when microphone, camera or location were last used, stay open",
)

__all__ = [
    "APP_OPS",
    "DUMP",
    "PRIVATE_DATA",
    "SPECIAL_ACCESS",
    "AppOp",
    "OpUse",
    "SpecialAccess",
    "clock_of",
    "doubtful",
    "effective_mode",
    "read",
]
