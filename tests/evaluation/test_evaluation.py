"""The labelled phones are what they say; the page is what they give; and the lines of acceptance hold."""

import pytest

from detector.simulator.base import Faults
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Failure, Query
from tests.evaluation.__main__ import PAGE
from tests.evaluation.acceptance import broken
from tests.evaluation.document import ABLATED, CORPUS, EACH_SIGNAL, page, parts_of, sections
from tests.evaluation.figures import Share, precision
from tests.evaluation.judging import certificate_of
from tests.evaluation.labelled import Label, LabelledPhone, labelled_phones
from tests.evaluation.rivals import score
from tests.evaluation.running import assess_all, assess_corpus, signature_index
from tests.in_process import InProcess

PHONES = labelled_phones()


def of_kind(kind: str) -> list[LabelledPhone]:
    return [phone for phone in PHONES if phone.kind == kind]


def test_the_lines_hold_and_the_page_is_up_to_date() -> None:
    assessed, corpus = assess_all(), assess_corpus()
    assert not broken(PHONES, assessed, corpus)
    written, fresh = parts_of(PAGE.read_text("utf-8")), parts_of(page(sections(assessed, corpus)))
    unmeasured = {ABLATED, EACH_SIGNAL} | ({CORPUS} if not corpus else set())
    assert fresh == {name: text for name, text in written.items() if name not in unmeasured}, (
        "docs/evaluation.md is old: python -m tests.evaluation"
    )


def test_there_are_enough_phones_of_each_kind_and_version() -> None:
    assert len(PHONES) >= 70
    assert len(of_kind("clean")) >= 15
    assert len(of_kind("hard-benign")) >= 15
    assert len(of_kind("unreadable")) >= 8
    hidden = {app for phone in of_kind("unknown") for app, label in phone.labels.items() if label is Label.PATTERN}
    assert len(hidden) >= 20
    assert {phone.phone.api for phone in PHONES} >= {23, 24, 26, 28, 29, 30, 31, 33, 34, 35, 36}
    assert len({phone.id for phone in PHONES}) == len(PHONES)


def test_listed_apps_are_listed_and_unknown_ones_are_not() -> None:
    index = signature_index()
    for phone in PHONES:
        for package, label in phone.labels.items():
            name = phone.names[package]
            classes = phone.phone.by_name[package].disabled_components
            listed = bool(index.by_package(package)) or any(index.by_component(one) for one in classes)
            if package in phone.signed:
                assert certificate_of(index, phone.signed[package])
            elif label in (Label.CONFIRMED, Label.MATCH):
                assert listed, name
            if name.startswith("u-"):
                assert not listed, name
                assert package not in phone.signed, name


def test_apps_were_installed_before_the_phone_was_looked_at() -> None:
    for phone in PHONES:
        for app in phone.phone.apps:
            assert app.installed_ms <= app.updated_ms < phone.phone.now_ms, (phone.id, app.name)


def test_apps_without_a_monitoring_label_are_all_there_is_on_clean_phones() -> None:
    for phone in (*of_kind("clean"), *of_kind("hard-benign")):
        assert not [app for app, label in phone.labels.items() if label.monitors or label is Label.UNDECIDED]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(8, 10, 0.490, 0.943), (0, 21, 0.0, 0.155), (34, 34, 0.898, 1)]
)
def test_wilson_intervals(hits: int, of: int, low: float, high: float) -> None:
    assert Share(hits, of).wilson() == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(("false_alarm", "expected"), [(0.05, 0.15), (0.01, 0.48), (0.005, 0.65), (0.001, 0.90)])
def test_precision_is_that_of_the_threat_model(false_alarm: float, expected: float) -> None:
    assert precision(0.9, false_alarm) == pytest.approx(expected, abs=0.005)


def test_the_additive_score_gives_tasker_what_the_real_one_gives() -> None:
    phone = next(phone for phone in PHONES if phone.id == "hard-benign/power-user")
    assert score(phone.phone.by_name["net.dinglisch.android.taskerm"], listed=False) == 140


def test_faults_come_through_without_adb() -> None:
    def read(line: str, faults: Faults) -> tuple[Failure | None, int]:
        output = InProcess(SimulatedPhone(load_phone("clean-pixel"), faults)).read(Query(id="x", line=line))
        return output.failure, len(output.stdout)

    whole = read("getprop", Faults())[1]
    assert whole > 100
    assert read("getprop", Faults(hang=("getprop",))) == (Failure.TIMED_OUT, 0)
    assert read("getprop", Faults(truncate=(("getprop", 50),))) == (None, 50)
    assert read("getprop", Faults(drop=("getprop",))) == (Failure.CUT, whole // 2)
    assert read("getprop", Faults(disconnect_after=0)) == (Failure.DISCONNECTED, 0)
    assert (
        b"Permission Denial"
        in InProcess(SimulatedPhone(load_phone("clean-pixel"), Faults(deny=("appops",))))
        .read(Query(id="x", line="dumpsys appops"))
        .stdout
    )
