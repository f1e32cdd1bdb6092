"""Every record of every fact names a command that was sent, on every version."""

from collections.abc import Iterator

import pytest
from msgspec import Struct, structs

from detector.facts import FACTS, Depth
from detector.facts.base import Excerpt
from detector.facts.collecting import collect
from detector.simulator.phone import load_phone, phones
from tests.facts.test_signers import Direct


def excerpts(value: object) -> Iterator[Excerpt]:
    if isinstance(value, Excerpt):
        yield value
    elif isinstance(value, Struct):
        yield from (one for inner in structs.asdict(value).values() for one in excerpts(inner))
    elif isinstance(value, tuple):
        yield from (one for inner in value for one in excerpts(inner))


@pytest.mark.parametrize("name", phones())
def test_a_proof_leads_to_a_command(name: str) -> None:
    found = collect(Direct(load_phone(name)), depth=Depth.DEEP)
    proofs = [
        (fact.name, one) for fact in FACTS for record in found.reading(fact.name).records for one in excerpts(record)
    ]
    assert len({fact for fact, _ in proofs}) > 10
    assert [(fact, one) for fact, one in proofs if one.command not in found.lines] == []
