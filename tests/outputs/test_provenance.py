"""What a report says about itself: its file and day, what was taken out of it, and traces in raw texts."""

from datetime import UTC, datetime

import pytest
from msgspec import structs

from detector.outputs.composing import compose, words_for
from detector.outputs.document import Document, Paragraph, Points, SectionId
from detector.report import Redaction, Report
from detector.sources.base import Origin, SourceKind
from detector.sweep import Hint, HintKind
from detector.sweep.hints import MOST_TIMES
from detector.wording import LANGUAGES
from tests.outputs.reports import clean

ORIGIN = Origin(
    kind=SourceKind.BUG_REPORT, name="report.zip", taken=datetime(2026, 3, 9, 23, 50, tzinfo=UTC), seal="5ea1"
)
HINT = Hint(
    kind=HintKind.DOMAIN,
    value="spy.example",
    products=("spy",),
    member="dumpstate.txt",
    section="SYSTEM LOG",
    line=7,
    times=2,
)


def document(made: Report, language: str = "en") -> Document:
    return compose(made, words_for(made, language))


def points(made: Report) -> tuple[str, ...]:
    """The traces, as they are told."""
    section = next(one for one in document(made).sections if one.id is SectionId.HINTS)
    return next(part.items for part in section.parts if isinstance(part, Points))


def test_a_report_on_a_file_says_which_and_as_of_which_day() -> None:
    lead = document(structs.replace(clean(), origin=ORIGIN)).lead
    assert lead[0] == "Read from: an Android bug report · report.zip · the phone as it was on 2026-03-09"


def test_a_file_that_tells_no_day_is_said_to_tell_none() -> None:
    lead = document(structs.replace(clean(), origin=Origin(kind=SourceKind.DUMPS))).lead
    assert lead[0] == "Read from: outputs of single commands · nothing tells of which day it is"


@pytest.mark.parametrize("origin", [None, Origin(kind=SourceKind.ADB), Origin(kind=SourceKind.FILES)])
def test_nothing_is_said_where_nothing_was_saved(origin: Origin | None) -> None:
    assert not any("Read from" in line for line in document(structs.replace(clean(), origin=origin)).lead)


def test_the_seal_stands_at_the_end() -> None:
    assert "Seal of what was read (SHA-256): 5ea1" in document(structs.replace(clean(), origin=ORIGIN)).closing


def test_what_is_odd_about_a_file_stands_where_the_gaps_are() -> None:
    notes = tuple(f"note {number}" for number in range(8))
    made = document(structs.replace(clean(), origin=structs.replace(ORIGIN, notes=notes)))
    section = next(one for one in made.sections if one.id is SectionId.NOT_CHECKED)
    said = [part.text for part in section.parts if isinstance(part, Paragraph)]
    assert said[:6] == [*(f"About what was handed over: note {number}" for number in range(5)), said[5]]
    assert said[5].startswith("3 more remarks")


@pytest.mark.parametrize("how", Redaction)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_from_which_something_was_taken_says_so(how: Redaction, language: str) -> None:
    plain, made = (document(structs.replace(clean(), redaction=one), language) for one in (Redaction.NONE, how))
    assert len(made.lead) - len(plain.lead) == (how is not Redaction.NONE)


def test_a_trace_is_told_with_its_place_and_how_often() -> None:
    once = structs.replace(HINT, section="", times=1)
    often = structs.replace(HINT, times=MOST_TIMES + 40)
    assert points(structs.replace(clean(), hints=(HINT, once, often))) == (
        "server name spy.example, on our list for spy: dumpstate.txt, line 7, in SYSTEM LOG; in 2 lines",
        "server name spy.example, on our list for spy: dumpstate.txt, line 7; in one line",
        "server name spy.example, on our list for spy: dumpstate.txt, line 7, in SYSTEM LOG; in more than 1000 lines",
    )


def test_traces_change_no_count_and_no_answer() -> None:
    plain, made = document(clean()), document(structs.replace(clean(), hints=(HINT,) * 25))
    assert (made.counts, made.result, made.strong) == (plain.counts, plain.result, plain.strong)
    assert len(points(structs.replace(clean(), hints=(HINT,) * 25))) == 20
    assert [one.id for one in plain.sections] == [one.id for one in made.sections if one.id is not SectionId.HINTS]
