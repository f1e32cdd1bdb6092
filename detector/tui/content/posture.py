"""The settings of the phone: what lowers protection, who else has a part of it, how old it is, what was not told."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from detector.levels import Level
from detector.outputs import proof
from detector.outputs.sentences import Sentences
from detector.report import Report
from detector.sources.base import OURS
from detector.wording import Words

ABOUT_ALL: Final = ("posture.note", "rule.posture.innocent", "rule.posture.advice")
"""What holds for every setting."""


class Setting(Struct, frozen=True):
    """One that lowers protection."""

    clause: str
    evidence: tuple[str, ...]
    """Where it was read."""


def phone(report: Report, words: Words) -> Iterator[str]:
    """Which phone it is, how old its last security update, and who has a part of it."""
    sentence = Sentences(words)
    yield sentence.phone(report)
    if report.phone.security_patch:
        months = patch_months(report)
        date_of = {"date": report.phone.security_patch}
        yield words("view.patch", **date_of) if months is None else words.count("view.patch-age", months, **date_of)
    if report.users:
        yield words("view.users", users=words.items(sentence.user(one.id, one.kind) for one in report.users))


def settings(report: Report, words: Words) -> tuple[Setting, ...]:
    """All that were found."""
    said = Sentences(words)
    signals = (signal for finding in report.at(Level.POSTURE) for signal in finding.signals)
    return tuple(
        Setting(said.clause(one), tuple(proof.line(evidence, "", words) for evidence in one.evidence))
        for one in signals
    )


def none_found(report: Report, words: Words) -> str:
    """What is said in place of settings; what was not told is never told as not there."""
    whole = report.complete and not Sentences(words).open_settings(report)
    return words("view.settings.none" if whole else "view.settings.none-incomplete")


def patch_months(report: Report) -> int | None:
    """How many whole months old the last security update was when the phone was read; None where one is not known."""
    origin = report.origin
    if origin is not None and origin.kind not in OURS and origin.taken is None:
        return None
    try:
        patch = date.fromisoformat(report.phone.security_patch)
    except ValueError:
        return None
    then = report.as_of.date()
    months = (then.year - patch.year) * 12 + then.month - patch.month - (then.day < patch.day)
    return months if months >= 0 else None
