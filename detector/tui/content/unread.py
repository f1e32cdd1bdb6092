"""What was not checked, by what that leaves open: the reason, the command that got no answer, and what can be done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from detector.facts.base import Gap, GapReason
from detector.outputs import provenance
from detector.outputs.sentences import Sentences, told_by_itself
from detector.report import FROM_FILES, Report
from detector.wording import Words

_AGAIN: Final = (
    GapReason.TIMED_OUT,
    GapReason.TRUNCATED,
    GapReason.EMPTY,
    GapReason.DISCONNECTED,
    GapReason.FAILED,
)
HINTS: Final[Mapping[GapReason, str]] = {
    **dict.fromkeys(_AGAIN, "view.hint.again"),
    GapReason.DENIED: "view.hint.refused",
    GapReason.BLOCKED_USER: "view.hint.on-phone",
    GapReason.CONTRADICTORY: "view.hint.contradictory",
    GapReason.NOT_UNDERSTOOD: "view.hint.newer",
    GapReason.NOT_IN_SOURCE: "view.hint.phone",
    GapReason.NOT_CHOSEN: "view.hint.chosen",
}
"""What a person can do about it; where nothing is said, nothing can be done."""


class Unread(Struct, frozen=True, kw_only=True):
    """What stays open for one reason."""

    lines: tuple[str, ...]
    commands: tuple[str, ...] = ()
    """That got no whole answer."""
    hint: str = ""
    """What can be done about it."""


class Group(Struct, frozen=True):
    """What leaves the same thing open."""

    title: str
    unread: tuple[Unread, ...]


def verdict(report: Report, words: Words) -> Iterator[str]:
    """What all of it means for the answer."""
    yield from provenance.taken_out(report, words)
    if not report.complete:
        yield words("view.unread.incomplete")
    elif report.source != FROM_FILES:
        any_gap = any(map(told_by_itself, report.gaps))
        yield words("view.unread.complete" if any_gap else "view.unread.all")


def groups(report: Report, words: Words) -> Iterator[Group]:
    """The most important first: what makes "nothing found" no answer. Groups that hold nothing are left out."""
    said = Sentences(words)
    core, others = report.gaps[: report.core_gaps], report.gaps[report.core_gaps :]
    found = (
        ("view.unread.core", _by_reason(core, words)),
        ("view.unread.apps", _lines(said.undecided(report))),
        ("view.unread.settings", _lines(said.open_settings(report))),
        ("view.unread.others", _by_reason(others, words)),
        ("view.unread.left-out", _lines(said.left_out(report))),
        ("view.unread.notes", _lines(provenance.notes(report, words))),
    )
    return (Group(words(key), unread) for key, unread in found if unread)


def leaves_out(report: Report) -> bool:
    """Whether a deeper check would read more."""
    return any(gap.reason is GapReason.NOT_ASKED for gap in report.gaps)


def _by_reason(gaps: Sequence[Gap], words: Words) -> tuple[Unread, ...]:
    """So that what can be done is said once for all of them."""
    said = Sentences(words)
    reasons: dict[GapReason, dict[str, list[str]]] = {}
    for gap in filter(told_by_itself, gaps):
        reasons.setdefault(gap.reason, {}).setdefault(said.gap(gap), []).append(gap.command)
    return tuple(
        Unread(
            lines=tuple(lines),
            commands=tuple(dict.fromkeys(one for of_line in lines.values() for one in of_line if one)),
            hint=words(HINTS[reason]) if reason in HINTS else "",
        )
        for reason, lines in reasons.items()
    )


def _lines(lines: Iterable[str]) -> tuple[Unread, ...]:
    found = tuple(lines)
    return (Unread(lines=found),) if found else ()
