"""What a report says about itself: where its bytes came from, what was taken out of it, and what raw texts hold."""

from collections.abc import Iterator
from typing import Final

from detector.outputs.document import Paragraph, Part, Points
from detector.report import Redaction, Report
from detector.sources.base import Origin, SourceKind
from detector.sweep import Hint
from detector.sweep.hints import MOST_TIMES
from detector.wording import Words

_NOTES_SHOWN: Final = 5
_HINTS_SHOWN: Final = 20
_NOT_SAVED: Final = (SourceKind.ADB, SourceKind.FILES)


def read_from(report: Report, words: Words) -> Iterator[str]:
    """Of what was saved of a phone: what it is, and as of which day it tells."""
    origin = report.origin
    if origin is not None and origin.kind not in _NOT_SAVED:
        parts = (words(f"origin.{origin.kind.value}"), origin.name, _day(origin, words))
        yield words("origin.line", parts=words("join.clauses").join(filter(None, parts)))


def _day(origin: Origin, words: Words) -> str:
    if origin.taken is None:
        return words("origin.no-date")
    return words("origin.as-of", date=origin.taken.date().isoformat())


def notes(report: Report, words: Words) -> Iterator[str]:
    """What is odd about what was handed over."""
    found = report.origin.notes if report.origin is not None else ()
    for note in found[:_NOTES_SHOWN]:
        yield words("origin.note", note=words.noted(note))
    if (more := len(found) - _NOTES_SHOWN) > 0:
        yield words.count("origin.more-notes", more)


def taken_out(report: Report, words: Words) -> Iterator[str]:
    """What is missing in it on purpose."""
    if report.redaction is not Redaction.NONE:
        yield words(f"redaction.{report.redaction.value}")


def about_itself(report: Report, words: Words) -> Iterator[str]:
    """When and with what it was made, what stands for the bytes it was made from, and who has not read its words."""
    day = report.created.date().isoformat()
    told = day[:4] if report.redaction is Redaction.MINIMAL else day
    yield words("report.made", date=told, tool=report.tool.name, version=report.tool.version)
    if report.origin is not None and report.origin.seal:
        yield words("report.seal", seal=report.origin.seal)
    if not words.language.reviewed:
        yield words("language.unreviewed")


def hints(report: Report, words: Words) -> Iterator[Part]:
    """Entries of the list that stand somewhere in a raw text."""
    if not report.hints:
        return
    yield Paragraph(words("hint.lead"))
    yield Points(tuple(hint_line(hint, words) for hint in report.hints[:_HINTS_SHOWN]))
    if (more := len(report.hints) - _HINTS_SHOWN) > 0:
        yield Paragraph(words.count("hint.more", more))


def hint_line(hint: Hint, words: Words) -> str:
    """What stands there, and where."""
    place = "hint.place.section" if hint.section else "hint.place"
    most = hint.times > MOST_TIMES
    return words(
        "hint.line",
        kind=words(f"hint.{hint.kind.value}"),
        value=hint.value,
        products=words.items(hint.products),
        place=words(place, file=hint.member, line=hint.line, section=hint.section),
        times=words("hint.times.most", count=MOST_TIMES) if most else words.count("hint.times", hint.times),
    )
