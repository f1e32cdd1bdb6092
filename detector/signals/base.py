"""What a signal is: one observation about one app or about the phone, with its kind, its state and its proof."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import chain
from typing import Final, Protocol

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


def present(*excerpts: Excerpt, users: Iterable[int | None] = (), **slots: str) -> Observation:
    """The observation that it is so, with its proof; `users` in any order, None where it is not told whose it is."""
    named = tuple(sorted({user for user in users if user is not None}))
    return Observation(state=State.PRESENT, excerpts=excerpts, users=named, slots=slots)


def unknown(gaps: tuple[Gap, ...]) -> Observation:
    """The observation that it cannot be told; a gap says why."""
    return Observation(state=State.UNKNOWN, gaps=gaps)


class OfUser(Protocol):
    """A record of a fact: where it was read, and whose it is."""

    @property
    def excerpt(self) -> Excerpt:
        """The proof."""

    @property
    def user(self) -> int | None:
        """None where that is not told."""


def shown_by(records: Sequence[OfUser], **slots: str) -> Observation:
    """The observation that it is so for the users of these records, which are its proof."""
    return present(*(one.excerpt for one in records), users=(one.user for one in records), **slots)


def absent_unless(*unread: Iterable[Gap]) -> Observation:
    """The observation that it is not so: said only where nothing is unread that could show it."""
    gaps = tuple(dict.fromkeys(chain(*unread)))
    return unknown(gaps) if gaps else ABSENT


def either(*ways: Observation) -> Observation:
    """The observation that one of several ways is open; unknown when none is and one cannot be told."""
    found = [one for one in ways if one.state is State.PRESENT]
    if not found:
        return absent_unless(*(one.gaps for one in ways))
    return present(
        *(excerpt for one in found for excerpt in one.excerpts),
        users=[user for one in found for user in one.users],
        **{name: value for one in reversed(found) for name, value in one.slots.items()},
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
