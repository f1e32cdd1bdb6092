"""What a fact is made of: commands that are sent, records with their proof, gaps where nothing could be read."""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from detector.apk.ranges import Ranges
from detector.sources.base import Output, Query

T = TypeVar("T")


LAST_API: Final = 999
"""Later than any version: a command with it is sent to all that are to come."""


class Command(Struct, frozen=True, kw_only=True):
    """A command line that is sent to the phone, and why. Every one of them only reads."""

    id: str
    line: str
    """`{user}` is replaced by the number of an Android user; `{wait}` by dumpsys' own time limit."""
    why: str
    per_user: bool = False
    min_api: int = 0
    max_api: int = LAST_API
    saved_as: tuple[str, ...] = ()
    """Other command lines whose saved output answers this one too."""
    for_files: bool = False
    """The pattern of a command for files that other answers name; several of them make one line (file_pieces.py)."""

    def query(self, *, api: int | None = None, user: int | None = None) -> Query:
        """The line for one user of a phone of this API level (`dumpsys -t` exists since 24)."""
        wait = "" if api is not None and api < 24 else f"-t {DUMPSYS_WAIT_S} "
        line = self.line.replace("{wait}", wait).replace("{user}", str(user))
        # A saved output that names no user is about the first one.
        fitting = [other for other in self.saved_as if not self.per_user or user == 0 or "{user}" in other]
        saved_as = tuple(other.replace("{user}", str(user)) for other in fitting)
        return Query(id=self.id, line=line, user=user, fallbacks=saved_as)


DUMPSYS_WAIT_S: Final = 25


class GapReason(StrEnum):
    """Why something is not known."""

    DENIED = "denied"
    BLOCKED_USER = "blocked-user"
    NO_SERVICE = "no-service"
    TIMED_OUT = "timed-out"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not-understood"
    CONTRADICTORY = "contradictory"
    UNSUPPORTED = "unsupported"
    DISCONNECTED = "disconnected"
    FAILED = "failed"
    NOT_IN_SOURCE = "not-in-source"
    NOT_CHOSEN = "not-chosen"
    NOT_ASKED = "not-asked"
    ONLY_ON_PHONE = "only-on-phone"


class Gap(Struct, frozen=True, kw_only=True):
    """Something that could not be read. Not the same as "nothing there"."""

    fact: str
    reason: GapReason
    command: str = ""
    """The command line that gave no answer."""
    user: int | None = None
    """The Android user that it is about; None when it is about all of them."""
    package: str | None = None
    """The only app that it is about, if it is about one."""
    detail: str = ""
    """The phone's own words, or the parser's; untrusted text."""


def fault(fact: str, error: Exception) -> Gap:
    """The gap that a mistake of this program leaves."""
    return Gap(fact=fact, reason=GapReason.NOT_UNDERSTOOD, detail=f"{type(error).__name__}: {error}")


MOST_OF_A_LINE: Final = 1000


class Excerpt(Struct, frozen=True, kw_only=True):
    """Where a record was read: the proof."""

    command: str
    """The id of the command."""
    line: int
    """Counted from 1 in that command's output; 0 when the whole output is meant."""
    text: str

    @classmethod
    def of(cls, command: str, line: int, text: str) -> "Excerpt":
        """An excerpt of bounded length: one line of a hostile dump can hold megabytes."""
        return cls(command=command, line=line, text=text[:MOST_OF_A_LINE].strip())


class Reading(Struct, Generic[T], frozen=True, kw_only=True):
    """One fact: what was read, and what was not. Without gaps, an empty list is an answer."""

    records: tuple[T, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def knows(self, user: int | None = None, package: str | None = None) -> bool:
        """Whether absence from `records` means absence on the phone, for this user and app."""
        return not any(
            (gap.user is None or user is None or gap.user == user)
            and (gap.package is None or package is None or gap.package == package)
            for gap in self.gaps
        )


class Parsed(Struct, Generic[T], frozen=True, kw_only=True):
    """What a parser made of a text: records, and what is wrong with the text if it is not whole."""

    records: tuple[T, ...] = ()
    incomplete: str = ""


class ParseError(ValueError):
    """A text that is not what its command prints."""


class Answer(Struct, frozen=True, kw_only=True):
    """The text that a command printed, and the gap if that is not all of it."""

    command: str
    """The command line."""
    text: str = ""
    user: int | None = None
    reason: GapReason | None = None
    detail: str = ""
    came_between: tuple[float, float] | None = None
    """From when it was asked to when it was there, in epoch seconds of this computer; None for a saved output."""

    def gap(self, fact: str) -> tuple[Gap, ...]:
        """The gap that this answer leaves in a fact: none, or one."""
        if self.reason is None:
            return ()
        return (Gap(fact=fact, reason=self.reason, command=self.command, user=self.user, detail=self.detail),)


class Answers:
    """All that the phone has said so far, by command id and user."""

    def __init__(self, api: int | None = None) -> None:
        self.api = api
        self.found: dict[str, Reading[Any]] = {}
        """What facts before this one made of the answers, and what a fact found out by asking on, by its name."""
        self.pieces: dict[str, Ranges | Gap] = {}
        """What was read of files on the phone, by their paths, or why nothing was; for facts that read on in them."""
        self._by_key: dict[tuple[str, int | None], Answer] = {}

    def add(self, command: str, answer: Answer) -> None:
        """Keeps one answer."""
        self._by_key[command, answer.user] = answer

    def get(self, command: Command, user: int | None = None) -> Answer:
        """The answer; one with the reason UNSUPPORTED when the command was never sent."""
        found = self._by_key.get((command.id, user))
        if found is not None:
            return found
        line = command.query(user=user).line
        return Answer(command=line, user=user, reason=GapReason.UNSUPPORTED, detail="not asked on this version")

    def per_user(self, command: Command) -> tuple[Answer, ...]:
        """The answers for every user that was asked, by their numbers."""
        found = [answer for (name, _), answer in self._by_key.items() if name == command.id]
        return tuple(sorted(found, key=lambda answer: -1 if answer.user is None else answer.user))

    def __iter__(self) -> Iterator[tuple[str, Answer]]:
        return ((name, answer) for (name, _), answer in self._by_key.items())


Rounds = Generator[Sequence[Query], Sequence[Output], Reading[T]]
"""Queries that go out together, round by round; the outputs come back in their order."""


class Depth(StrEnum):
    """How thorough a scan has to be before a fact is read, from the least to the most thorough."""

    CORE = "core"
    """In every scan. A gap in such a fact keeps the result from being complete (exit code 4)."""
    USUAL = "usual"
    """Unless `--quick` is given: cheap, and often telling."""
    DEEP = "deep"
    """With `--deep` only: large, slow, or seldom telling."""

    def includes(self, other: "Depth") -> bool:
        """Whether a scan of this depth reads a fact of the other."""
        order = tuple(Depth)
        return order.index(other) <= order.index(self)


class FactSpec(Struct, Generic[T], frozen=True, kw_only=True):
    """How one fact is read. The last three fields are sentences for docs/facts.md."""

    name: str
    commands: tuple[Command, ...]
    """Several facts may read the answer of one command; it is sent once."""
    read: Callable[[Answers], Reading[T]]
    depth: Depth = Depth.CORE
    ask_on: Callable[[Answers], Rounds[T]] | None = None
    """Asks for more, depending on what is known by now; what it returns stands in `Answers.found` for `read`."""
    only_saved: tuple[Command, ...] = ()
    """What programs of others save and a phone does not print; no phone is asked for it."""
    needs: str
    """What the shell user has to be allowed, or the phone to have."""
    seen_on: str
    """The versions and makers whose real output was read with it."""
    without: str
    """What a report lacks when it cannot be read."""

    @property
    def core(self) -> bool:
        """Whether a gap here keeps the result from being complete."""
        return self.depth is Depth.CORE


def parse_answer(fact: str, answer: Answer, parse: Callable[[str], Parsed[T]]) -> tuple[tuple[T, ...], tuple[Gap, ...]]:
    """Records and gaps of one answer: what the source could not read, and what the parser did not understand."""
    gaps = answer.gap(fact)
    if gaps and not answer.text.strip():
        return (), gaps
    try:
        parsed = parse(answer.text)
    except ParseError as error:
        lost = Answer(command=answer.command, user=answer.user, reason=GapReason.NOT_UNDERSTOOD, detail=str(error))
        return (), gaps or lost.gap(fact)
    if parsed.incomplete and not gaps:
        cut = Answer(command=answer.command, user=answer.user, reason=GapReason.TRUNCATED, detail=parsed.incomplete)
        gaps = cut.gap(fact)
    return parsed.records, gaps


def read_answer(fact: str, answer: Answer, parse: Callable[[str], Parsed[T]]) -> Reading[T]:
    """The reading of a fact that one answer tells all of."""
    records, gaps = parse_answer(fact, answer, parse)
    return Reading(records=records, gaps=gaps)


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def saved_rows(command: Command, pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], Excerpt]]:
    """The lines that another program saved in one shape, with their proof; others are passed over."""
    for number, line in enumerate(text.split("\n"), 1):
        match = pattern.fullmatch(line)
        if match is not None:
            yield match, Excerpt.of(command.id, number, line)


def unique(records: Iterable[T]) -> tuple[T, ...]:
    """The same records in the same order, each once."""
    return tuple(dict.fromkeys(records))
