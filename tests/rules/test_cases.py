"""tests/data/rules: signals in, findings out. Signals that a case does not name are absent."""

from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct

from detector import strict_yaml
from detector.explanations import EVERY_RULE
from detector.rules import RULES, Rule, judge
from detector.signals import PHONE_SIGNALS, Signals, State
from detector.wording import Words
from tests.rules.signs import REMOVED, SPECS, app, phone, removed

FOLDER = Path(__file__).parents[1] / "data" / "rules"
SIGNALS = {spec.id for spec in SPECS} | {spec.id for spec in PHONE_SIGNALS} | {REMOVED}


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One case. `finding` and `undecided` are written as rule and level."""

    case: str
    of: Literal["app", "phone", "removed app"] = "app"
    present: dict[str, dict[str, str]] = {}
    unknown: tuple[str, ...] = ()
    finding: str = ""
    because: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


def load(rule: str) -> tuple[Case, ...]:
    path = FOLDER / f"{rule}.yml"
    written: Any = strict_yaml.load(path.read_text(encoding="utf-8"), name=path.name).value
    return msgspec.convert(written, tuple[Case, ...], strict=False)


def signals_of(case: Case) -> Signals:
    if case.of == "phone":
        return Signals(apps=(app(),), phone=phone(case.present, case.unknown))
    if case.of == "removed app":
        return Signals(apps=(app(),), phone=phone(), removed=removed(case.present, case.unknown))
    return Signals(apps=(app(case.present, case.unknown),), phone=phone())


NAMES = tuple(name for name, rule in EVERY_RULE.items() if rule.levels)
CASES = [(name, case) for name in NAMES for case in load(name)]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{name}-{case.case}" for name, case in CASES])
def test_case(rule: str, case: Case) -> None:
    assert {*case.present, *case.unknown} <= SIGNALS
    found = judge(signals_of(case))
    assert [f"{one.rule} {one.level.value}" for one in found.findings] == ([case.finding] if case.finding else [])
    assert [f"{one.rule} {one.level.value}" for one in found.undecided] == list(case.undecided)
    for finding in found.findings:
        assert case.because is None or finding.because == case.because
        assert finding.also == case.also
        assert {signal.id for signal in finding.signals} == set(case.present)
        assert {signal.id for signal in finding.open_questions} == set(case.unknown)
    for one in found.undecided:
        assert one.missing
        assert {signal.id for signal in one.missing} <= set(case.unknown)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestHouseStyle:
    def test_each_branch_has_a_fired_a_not_fired_and_an_undecided_case(self, rule: Rule) -> None:
        cases = [app(case.present, case.unknown) for case in load(rule.id)]
        for number, branch in enumerate(rule.branches):
            states = {branch.when(case).state for case in cases}
            assert states == set(State), f"branch {number}"

    def test_its_branches_go_from_the_worst_down(self, rule: Rule) -> None:
        ranks = [branch.level.rank for branch in rule.branches]
        assert ranks == sorted(ranks)

    def test_it_is_explained(self, rule: Rule) -> None:
        for part in ("", ".why", ".innocent"):
            assert Words().has(f"rule.{rule.id}{part}")
        assert all(technique.startswith("T1") for technique in rule.attack)
        assert all(reference.startswith("https://") for reference in rule.references)


def test_every_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)
