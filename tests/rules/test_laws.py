"""What must hold for every app, whatever is seen of it."""

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from detector.rules import RULES, Judgement, Level, judge
from detector.signals import WATCHED_SIGNALS, App, Kind, Signals, State
from tests.rules.signs import REMOVED, SPECS, app, removed

SLOTS: dict[str, tuple[dict[str, str], ...]] = {
    **dict.fromkeys(
        ("listed-name", "listed-class", "generic-name", "listed-subject", "listed-file"),
        tuple({"product_class": cls} for cls in ("stalkerware", "rat", "parental", "dual-use")),
    ),
    "listed-signer": tuple(
        {"product_class": cls, "sole": sole} for cls in ("stalkerware", "rat", "parental") for sole in ("yes", "no")
    ),
    "watched-listed-host": tuple({"listed_class": cls} for cls in ("stalkerware", "rat", "parental")),
    "known-ordinary": ({"kind": "assistive"}, {"kind": "password-manager"}),
}
IDS = [spec.id for spec in SPECS]
POWERS = (Kind.ABILITY, Kind.RESILIENCE, Kind.EXISTENCE)
DAMNING = [spec.id for spec in SPECS if spec.kind in (*POWERS, Kind.CONCEALMENT, Kind.PROVENANCE)]
NOTHING = len(Level) + 1
"""The rank of no finding at all."""


@st.composite
def apps(draw: st.DrawFn) -> App:
    states = {name: draw(st.sampled_from(State)) for name in IDS}
    present = {name: draw(slots_of(name)) for name, state in states.items() if state is State.PRESENT}
    return app(present, [name for name, state in states.items() if state is State.UNKNOWN])


def slots_of(name: str) -> st.SearchStrategy[dict[str, str]]:
    return st.sampled_from(SLOTS.get(name, ({},)))


def judged(subject: App) -> Judgement:
    return judge(Signals(apps=(subject,), phone={}))


def rank(judgement: Judgement) -> int:
    return min((finding.level.rank for finding in judgement.findings), default=NOTHING)


def worst_possible(judgement: Judgement) -> int:
    """The rank of the finding, or of the worst rule that is still open."""
    return min((one.level.rank for one in judgement.undecided), default=NOTHING)


def having(subject: App, name: str, state: State, slots: Mapping[str, str] | None = None) -> App:
    changed = structs.replace(subject.signals[name], state=state, slots=dict(slots or {}))
    return structs.replace(subject, signals={**subject.signals, name: changed})


@given(apps(), st.sampled_from(DAMNING))
def test_one_more_sign_never_lowers_the_level(subject: App, name: str) -> None:
    assert rank(judged(having(subject, name, State.PRESENT))) <= rank(judged(subject))


@given(apps(), st.sampled_from(IDS))
def test_not_knowing_never_raises_a_level_and_removes_nothing_without_a_word(subject: App, name: str) -> None:
    before, after = judged(subject), judged(having(subject, name, State.UNKNOWN))
    assert rank(after) >= rank(before)
    assert min(rank(after), worst_possible(after)) <= min(rank(before), worst_possible(before))


@given(apps(), st.data())
def test_whatever_the_unknown_turns_out_to_be_it_was_announced(subject: App, data: st.DataObject) -> None:
    told = judged(subject)
    resolved = subject
    for name, signal in subject.signals.items():
        if signal.state is State.UNKNOWN:
            state = data.draw(st.sampled_from((State.PRESENT, State.ABSENT)))
            slots = data.draw(slots_of(name)) if state is State.PRESENT else {}
            resolved = having(resolved, name, state, slots)
    truth = judged(resolved)
    assert not truth.undecided
    assert rank(truth) >= min(rank(told), worst_possible(told))


@given(apps())
def test_an_open_rule_worse_than_the_finding_is_always_reported(subject: App) -> None:
    told = judged(subject)
    reported = {(one.rule, one.level) for one in told.undecided}
    for rule in RULES:
        for branch in rule.branches:
            if branch.when(subject).state is State.UNKNOWN and branch.level.rank < rank(told):
                assert (rule.id, branch.level) in reported


@given(apps())
def test_an_app_that_nobody_watched_is_judged_as_if_nothing_had_come(subject: App) -> None:
    of_watched = {spec.id for spec in WATCHED_SIGNALS}
    quiet = subject
    for name in of_watched:
        quiet = having(quiet, name, State.ABSENT)
    signals = {name: signal for name, signal in subject.signals.items() if name not in of_watched}
    assert judged(structs.replace(subject, signals=signals)) == judged(quiet)


POWER_IDS = [spec.id for spec in SPECS if spec.kind in POWERS]


@given(st.sets(st.sampled_from(POWER_IDS)))
@example(set(POWER_IDS))
def test_access_alone_is_never_a_strong_pattern(held: set[str]) -> None:
    """Whatever an app from a store, with an icon, can hold and be seen to do; and all of it at once."""
    judgement = judged(app({name: {} for name in held}))
    assert rank(judgement) >= Level.ABILITY.rank
    assert not judgement.undecided


@pytest.mark.parametrize("cls", ["parental", "dual-use", "anti-theft"])
def test_a_product_in_plain_sight_is_a_question_whatever_it_holds(cls: str) -> None:
    everything: dict[str, dict[str, str]] = {spec.id: {} for spec in SPECS if spec.kind in POWERS}
    assert rank(judged(app({**everything, "listed-name": {"product_class": cls}}))) == Level.ABILITY.rank


def test_findings_come_worst_first_and_then_by_weight() -> None:
    def named(name: str, present: dict[str, dict[str, str]], weight: int = 0) -> App:
        subject = app(present)
        signals = {key: structs.replace(signal, weight=weight) for key, signal in subject.signals.items()}
        return App(package=structs.replace(subject.package, name=name), signals=signals)

    found = judge(
        Signals(
            apps=(
                named("a.ability", {"accessibility": {}}, 1),
                named("b.ability", {"accessibility": {}}, 2),
                named("c.pattern", {"no-icon": {}, "by-hand": {}, "sms": {}}),
                named("d.match", {"listed-name": {"product_class": "rat"}}),
            ),
            phone={},
        )
    )
    assert [finding.package for finding in found.findings] == ["d.match", "c.pattern", "b.ability", "a.ability"]


def test_apps_that_may_be_there_and_were_not_read_leave_everything_open() -> None:
    [signal] = removed(unknown=[REMOVED])
    judgement = judge(Signals(apps=(), phone={}, app_list=signal))
    assert [(one.rule, one.level, one.packages) for one in judgement.undecided] == [
        ("could-not-check", Level.CONFIRMED, ())
    ]
