"""What a signal is: one observation about one app or about the phone, with its kind, its state and its proof."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.facts.base import Excerpt, Gap
from detector.facts.packages import Package
from detector.signals.phone import Phone


class Kind(StrEnum):
    """What an observation is about; the words of a report follow from it."""

    IDENTITY = "identity"
    PROVENANCE = "provenance"
    CONCEALMENT = "concealment"
    ABILITY = "ability"
    EXISTENCE = "existence"
    RESILIENCE = "resilience"
    CONFIGURATION = "configuration"


class State(StrEnum):
    """Unknown is not absent."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Observation(Struct, frozen=True, kw_only=True):
    """What a signal's function returns."""

    state: State
    excerpts: tuple[Excerpt, ...] = ()
    slots: dict[str, str] = {}
    """Values for the sentence about it; untrusted text."""
    users: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()
    """Why it is unknown."""


ABSENT: Final = Observation(state=State.ABSENT)


def present(*excerpts: Excerpt, users: tuple[int, ...] = (), **slots: str) -> Observation:
    """The observation that it is so, with its proof."""
    return Observation(state=State.PRESENT, excerpts=excerpts, users=users, slots=slots)


def unknown(gaps: tuple[Gap, ...]) -> Observation:
    """The observation that it cannot be told; a gap says why."""
    return Observation(state=State.UNKNOWN, gaps=gaps)


def either(*ways: Observation) -> Observation:
    """The observation that one of several ways is open; unknown when none is and one cannot be told."""
    found = [one for one in ways if one.state is State.PRESENT]
    if not found:
        gaps = tuple(dict.fromkeys(gap for one in ways for gap in one.gaps))
        return unknown(gaps) if gaps else ABSENT
    return Observation(
        state=State.PRESENT,
        excerpts=tuple(excerpt for one in found for excerpt in one.excerpts),
        slots={name: value for one in reversed(found) for name, value in one.slots.items()},
        users=tuple(sorted({user for one in found for user in one.users})),
    )


class AppSignal(Struct, frozen=True, kw_only=True):
    """One thing to look for in every app."""

    id: str
    kind: Kind
    weight: int
    """Orders findings of one level; never shown. Start values: docs/rules.md."""
    look: Callable[[Phone, Package], Observation]


class PhoneSignal(Struct, frozen=True, kw_only=True):
    """One thing to look for once on the phone."""

    id: str
    kind: Kind
    look: Callable[[Phone], Observation]


class Evidence(Struct, frozen=True, kw_only=True):
    """Where it was seen: the command line, and the exact words of the phone."""

    command: str
    line: int
    excerpt: str


class Signal(Struct, frozen=True, kw_only=True):
    """One observation, complete with its name and proof, as rules and reports use it."""

    id: str
    kind: Kind
    state: State
    package: str | None = None
    users: tuple[int, ...] = ()
    slots: dict[str, str] = {}
    evidence: tuple[Evidence, ...] = ()
    gaps: tuple[Gap, ...] = ()
    weight: int = 0
