"""A mistake in one rule or signal: its question stays open, the others are answered, and no report looks whole."""

import pytest
from msgspec import structs

from detector import rules, signals
from detector.levels import Level
from detector.report import Report, exit_code
from detector.rules import RULES
from detector.rules.base import Branch, Rule, Verdict
from detector.scan import scan
from detector.signals import App
from detector.signals.base import Observation
from detector.signatures.library import Library
from detector.simulator.phone import SimulatedPhone, load_phone
from tests.in_process import InProcess


def crash(app: App) -> Verdict:
    raise RuntimeError("a mistake")


def judged(phone: str) -> Report:
    return scan(InProcess(SimulatedPhone(load_phone(phone))), Library().load())


@pytest.mark.parametrize("broken", RULES, ids=lambda rule: rule.id)
def test_a_rule_that_fails_is_open_for_every_app(broken: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    level = broken.levels[0]
    faulty = structs.replace(broken, branches=(Branch(level=level, when=crash),))
    monkeypatch.setattr(rules, "RULES", tuple(faulty if one is broken else one for one in RULES))
    report = judged("clean-tablet")
    open_for = {name for one in report.undecided if one.rule == broken.id for name in one.packages}
    assert open_for == {app.package for app in report.inventory}
    assert not report.complete
    assert exit_code(report, Level.PATTERN) == 4


def test_the_other_rules_are_still_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = structs.replace(RULES[-1], branches=(Branch(level=Level.ABILITY, when=crash),))
    monkeypatch.setattr(rules, "RULES", (*RULES[:-1], faulty))
    report = judged("infected")
    assert [one.package for one in report.at(Level.CONFIRMED, Level.MATCH)] == ["com.android.core.mnto"]


def test_a_signal_that_fails_leaves_no_report_that_looks_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_: object) -> Observation:
        raise RuntimeError("a mistake")

    specs = tuple(structs.replace(one, look=look) if one.id == "listed-name" else one for one in signals.APP_SIGNALS)
    assert specs != signals.APP_SIGNALS
    monkeypatch.setattr(signals, "APP_SIGNALS", specs)
    assert not judged("clean-tablet").complete


def test_without_a_fault_a_report_is_whole() -> None:
    assert judged("clean-tablet").complete
