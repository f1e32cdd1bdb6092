"""Every signal on small phones: seen, not seen, and not known."""

import re
from inspect import getdoc
from typing import Any, TypeAlias

import msgspec
import pytest

from detector.facts.packages import Package
from detector.signals import APP_SIGNALS, PHONE_SIGNALS, WATCHED_SIGNALS, Kind, Phone, Signal, State, look
from detector.signals.ability import ABILITY
from detector.signals.activity import ACTIVITY
from detector.signals.base import AppSignal, PhoneSignal
from detector.signals.changed_phone import CHANGED
from detector.signals.concealment import CONCEALMENT
from detector.signals.configuration import CONFIGURATION
from detector.signals.existence import EXISTENCE
from detector.signals.icons import ICONS
from detector.signals.identity import IDENTITY
from detector.signals.listed import LISTED
from detector.signals.provenance import PROVENANCE
from detector.signals.resilience import RESILIENCE
from detector.signals.signing import SIGNING
from detector.signals.special_access import SPECIAL
from detector.signals.uses import USES
from detector.signals.watched import WATCHED, WatchedSignal
from tests.build import APP, AppWords, ComputerWords, InstallationWords, ListenerWords, PhoneWords, phone
from tests.signals.cases import FOLDER, Case, load

AnySignal: TypeAlias = AppSignal | WatchedSignal | PhoneSignal

SPECS: tuple[AnySignal, ...] = (*APP_SIGNALS, *WATCHED_SIGNALS, *PHONE_SIGNALS)
MODULES: dict[Kind, tuple[AnySignal, ...]] = {
    Kind.IDENTITY: (*LISTED, *IDENTITY),
    Kind.PROVENANCE: (*PROVENANCE, *SIGNING),
    Kind.CONCEALMENT: (*ICONS, *CONCEALMENT),
    Kind.ABILITY: (*ABILITY, *SPECIAL),
    Kind.EXISTENCE: (*EXISTENCE, *USES, *ACTIVITY, *WATCHED),
    Kind.RESILIENCE: RESILIENCE,
    Kind.CONFIGURATION: (*CONFIGURATION, *CHANGED),
}
NEVER_UNKNOWN = {
    "listed-name": "an app without a name cannot be listed anywhere",
    "generic-name": "an app without a name cannot be listed anywhere",
    "known-to-owner": "it is looked up in the owner's own list, which is read before the scan",
    "listed-file": "files are hashed in a thorough scan only, and a new build has other bytes",
    "listed-label": "whether a name could be read is what `maker-label` tells",
    "listed-class": "only some classes are ever printed: it finds, and does not claim that there was nothing to find",
}
CASES = [case for spec in SPECS for case in load(spec.id)]


def signal_of(case: Case) -> Signal:
    signals = look(phone(case.words))
    if case.signal in signals.phone:
        return signals.phone[case.signal]
    return next(app.signals[case.signal] for app in signals.apps if app.package.name == case.name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.signal}-{case.case}")
def test_case(case: Case) -> None:
    signal = signal_of(case)
    assert signal.state is case.expect
    if case.users is not None:
        assert signal.users == case.users
    for name, value in (case.slots or {}).items():
        assert signal.slots[name] == value
    assert bool(signal.evidence) == (case.expect is State.PRESENT)  # what is claimed is proven
    assert bool(signal.gaps) == (case.expect is State.UNKNOWN)  # and what is not known has a reason


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
class TestHouseStyle:
    def test_it_has_a_present_an_absent_and_an_unknown_case(self, spec: AnySignal) -> None:
        states = {case.expect for case in load(spec.id)}
        wanted = set(State) - ({State.UNKNOWN} if spec.id in NEVER_UNKNOWN else set())
        assert states == wanted

    def test_its_id_is_kebab_case(self, spec: AnySignal) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", spec.id)

    def test_its_function_says_what_it_looks_for(self, spec: AnySignal) -> None:
        assert (getdoc(spec.look) or "").split("\n\n")[0].endswith(".")

    def test_its_kind_is_that_of_its_module(self, spec: AnySignal) -> None:
        assert spec in MODULES[spec.kind]


def test_every_file_belongs_to_a_signal() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {spec.id for spec in SPECS}


def test_the_ids_are_unique() -> None:
    assert len({spec.id for spec in SPECS}) == len(SPECS)


class TestApps:
    @pytest.mark.parametrize("words", [{"accessibility": [{}]}, {"admins": [{}]}, {"listeners": [{}]}])
    def test_an_app_with_power_is_looked_at_although_no_list_names_it(self, words: dict[str, Any]) -> None:
        app = msgspec.convert({"listed": False, **words}, AppWords, strict=False)
        assert [found.name for found in phone(PhoneWords(apps={APP: app})).apps()] == [APP]

    def test_parts_of_android_that_listen_are_not_taken_for_apps(self) -> None:
        app = AppWords(listed=False, listeners=(ListenerWords(system=True),))
        assert phone(PhoneWords(apps={APP: app})).apps() == ()

    def test_an_app_that_nobody_has_any_more_is_left_out(self) -> None:
        app = AppWords(users={0: InstallationWords(installed=False)})
        assert phone(PhoneWords(apps={APP: app})).apps() == ()


def test_no_computer_is_named_in_the_proof() -> None:
    words = PhoneWords(computers=(ComputerWords(comment="kim@kims-laptop"),))
    proof = look(phone(words)).phone["other-computers"].evidence
    assert [evidence.excerpt for evidence in proof] == ["KEY"]


def test_a_fault_in_one_signal_is_a_gap_and_spares_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Phone, package: Package) -> tuple[()]:
        raise RuntimeError("broken")

    monkeypatch.setattr(Phone, "admins", broken)
    [app] = look(phone(PhoneWords(apps={APP: AppWords()}))).apps
    assert app.signals["device-admin"].state is State.UNKNOWN
    assert "RuntimeError: broken" in app.signals["device-admin"].gaps[0].detail
    assert app.signals["part-of-system"].state is State.ABSENT
