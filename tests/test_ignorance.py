"""Whatever is missing of a phone's facts: no level rises because of it, and no finding goes without a word."""

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from detector import signatures
from detector.facts import FACTS, Depth, Facts
from detector.facts.base import Gap, GapReason, Reading
from detector.facts.collecting import collect
from detector.levels import Level
from detector.rules import Judgement, judge
from detector.signals import Phone, look
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone, load_phone, phones
from tests.build import NOW
from tests.in_process import InProcess

NOTHING = len(Level) + 1
NAMES = tuple(fact.name for fact in FACTS)


@cache
def index() -> Index:
    return signatures.load()


@cache
def facts_of(name: str) -> Facts:
    return collect(InProcess(SimulatedPhone(load_phone(name))), depth=Depth.DEEP)


@cache
def whole(name: str) -> Judgement:
    return judged(facts_of(name))


def judged(facts: Facts) -> Judgement:
    return judge(look(Phone(facts, index(), NOW)))


def lost(reading: Reading[Any], fact: str, kept: float, user: int | None) -> Reading[Any]:
    """The reading without what came after some point, of one user where the records tell users apart, or of all."""
    of = user if all(hasattr(record, "user") for record in reading.records) else None
    keep = int(len(reading.records) * kept)
    records = tuple(
        record
        for number, record in enumerate(reading.records)
        if number < keep or (of is not None and record.user not in (None, of))
    )
    return Reading(records=records, gaps=(*reading.gaps, Gap(fact=fact, reason=GapReason.TRUNCATED, user=of)))


losses = st.dictionaries(
    st.sampled_from(NAMES),
    st.tuples(st.sampled_from((0.0, 0.0, 0.3, 0.7, 1.0)), st.sampled_from((None, None, 0, 10))),
    min_size=1,
    max_size=12,
)


def ranks(judgement: Judgement) -> dict[tuple[str | None, str], int]:
    """The worst level of each app; settings of the phone one by one."""
    worst: dict[tuple[str | None, str], int] = {}
    for finding in judgement.findings:
        about = (finding.package, finding.because[0] if finding.package is None else "")
        worst[about] = min(worst.get(about, NOTHING), finding.level.rank)
    return worst


@pytest.mark.parametrize("name", phones())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(losses)
def test_what_is_not_read_neither_raises_a_level_nor_takes_a_finding_away_silently(
    name: str, missing: dict[str, tuple[float, int | None]]
) -> None:
    facts = facts_of(name)
    changed = {
        fact.replace("-", "_"): lost(facts.reading(fact), fact, kept, user) for fact, (kept, user) in missing.items()
    }
    before, judgement = ranks(whole(name)), judged(structs.replace(facts, **changed))
    after = ranks(judgement)
    for about, rank in after.items():
        assert rank >= before.get(about, NOTHING), (about, "rose")
    for about, rank in before.items():
        if after.get(about, NOTHING) > rank:
            open_ones = [one for one in judgement.undecided if not one.packages or about[0] in one.packages]
            assert min((one.level.rank for one in open_ones), default=NOTHING) <= rank, (about, "vanished")
