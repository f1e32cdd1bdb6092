"""What a scan left out on purpose, it has left out when what it kept is judged again too."""

from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from detector import keeping, signatures
from detector.facts import Depth
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.outputs.sentences import Sentences
from detector.report import Report
from detector.scan import judge_facts, scan_saved
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.archives import open_files
from detector.wording import Words
from tests.in_process import InProcess


@cache
def index() -> Index:
    return signatures.load()


def kept(folder: Path, depth: Depth, budget_s: float | None = None) -> Report:
    """The report of the scan that kept it, as of the end of the reading."""
    with keeping.recording(InProcess(SimulatedPhone(load_phone("infected"))), folder) as recorder:
        facts = collect(recorder, depth=depth, budget_s=budget_s)
        done = keeping.keep(recorder, facts, index())
    return judge_facts(facts, index(), origin=recorder.origin, now=done.manifest.ended)


def again(folder: Path, report: Report, depth: Depth = Depth.DEEP) -> Report:
    """The report on what was kept; where it came from and what it cost are those of the scan."""
    with closing(open_files(folder)) as files:
        made = scan_saved(files, index(), depth=depth, now=report.created)
    return structs.replace(made, source=report.source, origin=report.origin, commands=report.commands)


def left_out(report: Report) -> set[str]:
    return {gap.fact for gap in report.gaps if gap.reason is GapReason.NOT_ASKED}


@pytest.mark.parametrize("depth", Depth)
def test_live_and_later_say_the_same(depth: Depth, tmp_path: Path) -> None:
    live = kept(tmp_path / "kept", depth)
    later = again(tmp_path / "kept", live)
    assert later.gaps == live.gaps
    assert later.undecided == live.undecided
    assert later.findings == live.findings
    sentences = Sentences(Words())
    assert sentences.left_out(later) == sentences.left_out(live)
    assert sentences.not_checked(later) == sentences.not_checked(live)
    assert bool(left_out(live)) is (depth is not Depth.DEEP)


def test_time_that_ran_out_is_another_reason(tmp_path: Path) -> None:
    live = kept(tmp_path / "kept", Depth.USUAL, budget_s=0)
    later = again(tmp_path / "kept", live)
    assert left_out(later) == left_out(live) != set()
    assert {gap.reason for gap in later.gaps} == {gap.reason for gap in live.gaps}
    assert GapReason.TIMED_OUT in {gap.reason for gap in later.gaps}


def test_less_can_be_asked_for_later(tmp_path: Path) -> None:
    live = kept(tmp_path / "kept", Depth.DEEP)
    assert left_out(again(tmp_path / "kept", live, Depth.CORE)) > left_out(again(tmp_path / "kept", live, Depth.USUAL))


def test_of_one_that_does_not_tell_everything_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As older versions wrote them."""
    monkeypatch.setattr("detector.facts.Facts.depth", "")
    live = kept(tmp_path / "kept", Depth.USUAL)
    later = again(tmp_path / "kept", live)
    assert left_out(later) == set()
    assert GapReason.NOT_IN_SOURCE in {gap.reason for gap in later.gaps}
