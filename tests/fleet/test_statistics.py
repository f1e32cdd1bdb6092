"""Counts of many phones: right, and nothing in them about one."""

from datetime import UTC, datetime
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from detector.fleet.ledger import Entry
from detector.fleet.statistics import SMALLEST, of, told, write
from detector.fleet.summary import Summary
from detector.fleet.values import Found, Result, State
from detector.levels import Level
from detector.report import Redaction, Tool


def entry(number: int, *found: Found, complete: bool = True) -> Entry:
    levels: dict[Level, int] = {}
    for one in found:
        levels[one.level] = levels.get(one.level, 0) + 1
    result = Result(
        kind="bug-report",
        complete=complete,
        apps=200,
        added=20,
        core_gaps=0,
        gaps=0,
        hints=0,
        levels=levels,
        found=found,
    )
    return Entry(name=f"Ada Lovelace {number}.zip", number=number, state=State.JUDGED, result=result)


def summary(*entries: Entry) -> Summary:
    return Summary(
        tool=Tool(name="x", version="1"),
        created=datetime(2026, 1, 1, tzinfo=UTC),
        list_sha256="",
        redaction=Redaction.SHARE,
        archives=entries,
    )


SPY = Found(level=Level.MATCH, product_class="stalkerware", product="Watcher", grants=("read-screen", "locate"))
QUESTION = Found(level=Level.ABILITY, product_class="parental", grants=("locate",))
BATCH = summary(
    *(entry(number, SPY) for number in range(7)),
    *(entry(number, SPY, QUESTION) for number in range(7, 13)),
    *(entry(number) for number in range(13, 40)),
    *(entry(number, complete=False) for number in range(40, 46)),
    Entry(name="broken", number=99, state=State.UNREADABLE, reason="it is broken"),
)


def test_archives_are_counted_and_not_apps() -> None:
    made = of(BATCH)
    assert made.archives == 46
    assert made.worst.counts == {"nothing": 27, "match": 13, "open": 6}
    assert made.levels.counts == {"match": 13, "ability": 6}
    assert made.classes.counts == {"stalkerware": 13, "parental": 6}
    assert made.grants.counts == {"locate": 13, "read-screen": 13}, "only of what was found, not of what could"


def test_no_name_of_an_archive_or_a_product_goes_out() -> None:
    out = StringIO()
    write(of(BATCH), out)
    assert not {word for word in ("Ada", "Lovelace", "Watcher", "broken", ".zip") if word in out.getvalue()}


def test_a_few_phones_are_not_told_at_all() -> None:
    made = of(summary(*(entry(number, SPY) for number in range(SMALLEST - 1))))
    assert made.archives is None
    assert made.classes.counts == made.worst.counts == {}


def test_one_number_that_is_missing_takes_another_with_it() -> None:
    assert told({"a": 30, "b": 8, "c": 2}).counts == {"a": 30}
    assert told({"a": 30, "b": 8, "c": 2, "d": 4}).counts == {"a": 30, "b": 8}


def test_numbers_that_are_small_together_take_another_with_them() -> None:
    """Of 40 archives, 38 told: the other two would be one and one."""
    assert told({"a": 30, "b": 8, "c": 1, "d": 1}).counts == {"a": 30}


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 40), max_size=8))
def test_no_small_number_is_told_or_can_be_told_from_a_sum(counts: dict[str, int]) -> None:
    table = told(counts)
    assert all(number >= SMALLEST for number in table.counts.values())
    assert table.left_out == len(counts) - len(table.counts)
    assert table.left_out != 1 or len(counts) == 1
    missing = sum(counts.values()) - sum(table.counts.values())
    assert not table.counts or missing == 0 or missing >= SMALLEST
