"""What is asked of which phone, and what becomes of answers that do not come."""

import time
from threading import Event

import msgspec
import pytest

from detector.facts import COMMANDS, FACTS, Asked, Depth, collecting
from detector.facts.base import Answers, GapReason, Reading
from detector.facts.collecting import Step, collect
from detector.facts.device import DEVICE
from detector.facts.users import USERS
from detector.sources.base import Failure, Origin, Output, Query, SourceKind
from tests.scripted import OWNER_ONLY, Scripted, properties

TWO_USERS = "Users:\n\tUserInfo{0:Owner:c13} running\n\tUserInfo{10:Work:1030} running\n"


def phone(api: int, users: str = OWNER_ONLY) -> Scripted:
    return Scripted({"properties": properties(api), "users": users})


def lines(source: Scripted) -> dict[str, str]:
    return {query.id: query.line for query in source.asked}


@pytest.mark.parametrize(
    ("api", "sent", "not_sent"),
    [
        (
            23,
            ("package-list-23", "package-list-added-23", "icon-tables"),
            ("package-list", "package-list-24", "launcher"),
        ),
        (25, ("package-list-24", "package-list-added", "launcher"), ("package-list", "package-list-23", "icon-tables")),
        (33, ("package-list", "package-list-added", "launcher"), ("package-list-24", "package-list-23", "icon-tables")),
    ],
)
def test_each_version_is_asked_in_its_own_words(api: int, sent: tuple[str, ...], not_sent: tuple[str, ...]) -> None:
    source = phone(api)
    collect(source)
    asked = lines(source)
    assert set(sent) <= asked.keys()
    assert not set(not_sent) & asked.keys()
    assert ("-t 25" in asked["packages"]) == (api >= 24)
    assert not any(word in line for line in asked.values() for word in ("{user}", "{wait}")), "a placeholder was left"


def test_lines_of_android_13() -> None:
    source = phone(33)
    collect(source)
    asked = lines(source)
    assert asked["packages"] == "dumpsys -t 25 package packages"
    assert asked["package-list"] == "cmd package list packages -f -U -i --user 0"
    assert asked["accessibility-setting"] == "settings get --user 0 secure enabled_accessibility_services"


def test_android_6_has_neither_cmd_nor_a_time_limit() -> None:
    source = phone(23)
    collect(source)
    later = [query.line for query in source.asked if query.id != "user-details"]
    assert not [line for line in later if line.startswith("cmd ") or " -t " in line]
    assert lines(source)["package-list-23"] == "pm list packages -f -i --user 0"


def test_an_unknown_version_is_asked_as_a_recent_one() -> None:
    source = Scripted({"users": OWNER_ONLY})
    found = collect(source)
    recent = phone(36)
    collect(recent)
    assert lines(source) == lines(recent)
    assert found.device.records == ()
    assert found.device.gaps


def test_every_user_is_asked_about() -> None:
    source = phone(33, TWO_USERS)
    collect(source)
    for command in COMMANDS:
        users = [query.user for query in source.asked if query.id == command.id]
        if users:
            assert users == ([0, 10] if command.per_user else [None])


def test_users_that_are_left_out_become_gaps() -> None:
    source = phone(33, TWO_USERS)
    found = collect(source, users=[0])
    assert {query.user for query in source.asked} == {None, 0}
    left_out = {gap.fact for gap in found.gaps() if gap.reason is GapReason.NOT_CHOSEN and gap.user == 10}
    assert left_out == {
        fact.name
        for fact in FACTS
        if fact.depth is not Depth.DEEP and any(command.per_user for command in fact.commands)
    }
    assert not found.accessibility.knows(10)


def test_a_user_that_is_not_there_cannot_be_chosen() -> None:
    found = collect(phone(33), users=[99])
    assert [gap.user for gap in found.gaps() if gap.reason is GapReason.NOT_CHOSEN and gap.fact == "packages"] == [0]


def test_saved_outputs_without_a_user_are_about_the_first_one() -> None:
    source = phone(33, TWO_USERS)
    collect(source)
    fallbacks = {query.user: query.fallbacks for query in source.asked if query.id == "package-list"}
    assert "pm list packages" in fallbacks[0]
    assert "pm list packages" not in fallbacks[10]


@pytest.mark.parametrize("after", range(0, 26, 5))
@pytest.mark.parametrize("failure", [Failure.DISCONNECTED, Failure.SERVER_GONE, Failure.CANCELLED, Failure.TIMED_OUT])
def test_a_phone_that_goes_away_leaves_gaps(after: int, failure: Failure) -> None:
    source = phone(33, TWO_USERS)
    source.answers["notification-setting"] = "null\n"

    def unplug(_: Query) -> None:
        if len(source.asked) > after:
            source.answers = {command.id: Output(stdout=b"Packages:\n  Pack", failure=failure) for command in COMMANDS}

    source.before = unplug
    found = collect(source)
    assert all(found.reading(fact.name).gaps for fact in FACTS if fact.core and fact.name not in ("device", "users"))
    if after == 0:
        assert found.device.gaps
        assert found.users.gaps
        assert [user.id for user in found.users.records] == [0]


def test_a_parser_that_crashes_becomes_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(answers: Answers) -> Reading[object]:
        raise RecursionError("too deep")

    broken = tuple(msgspec.structs.replace(fact, read=crash) for fact in FACTS)
    monkeypatch.setattr(collecting, "FACTS", broken)
    monkeypatch.setattr(collecting, "DEVICE", msgspec.structs.replace(DEVICE, read=crash))
    monkeypatch.setattr(collecting, "USERS", msgspec.structs.replace(USERS, read=crash))
    source = phone(33)
    found = collect(source, depth=Depth.DEEP)
    for fact in broken:
        reading = found.reading(fact.name)
        assert reading.records == ()
        assert reading.gaps[0].reason is GapReason.NOT_UNDERSTOOD
        assert "too deep" in reading.gaps[0].detail
    assert {query.user for query in source.asked} == {None, 0}, "without a list of users the first is asked about"


@pytest.mark.parametrize("parallel", [1, 4])
def test_an_interruption_closes_the_source(parallel: int) -> None:
    source = Scripted({"properties": properties(33), "users": OWNER_ONLY}, parallel=parallel)
    stopped = Event()

    def stop(step: Step) -> None:
        if step.command == "packages":
            stopped.set()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collect(source, on_step=stop)
    assert stopped.is_set()
    assert source.closed
    assert len(source.asked) < len(COMMANDS)


def test_a_source_that_answers_several_at_a_time_gives_the_same() -> None:
    one, four = phone(33, TWO_USERS), phone(33, TWO_USERS)
    four.parallel = 4
    alone, together = collect(one), collect(four)
    assert {fact.name: alone.reading(fact.name) for fact in FACTS} == {
        fact.name: together.reading(fact.name) for fact in FACTS
    }
    assert alone.lines == together.lines


def test_progress_and_trail_name_every_command() -> None:
    source, steps = phone(33), list[Step]()
    found = collect(source, on_step=steps.append)
    assert [step.done for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1].done == steps[-1].total == len(source.asked) == len(found.trail)
    assert found.trail[0] == Asked(
        command="properties", line=source.asked[0].line, exit_code=0, seconds=0.1, bytes=len(properties(33))
    )
    assert found.lines == lines(source)


@pytest.mark.parametrize("depth", Depth)
def test_a_scan_asks_what_belongs_to_its_depth(depth: Depth) -> None:
    source = phone(33)
    found = collect(source, depth=depth)
    wanted = [fact for fact in FACTS if depth.includes(fact.depth)]
    may_be_asked = {command.id for fact in wanted for command in (*fact.commands, *fact.only_saved)}
    assert {query.id for query in source.asked} <= may_be_asked
    for fact in FACTS:
        gaps = {gap.reason for gap in found.reading(fact.name).gaps}
        assert (GapReason.NOT_ASKED in gaps) == (fact not in wanted)


def test_a_command_that_several_facts_read_is_sent_once() -> None:
    source = phone(33)
    collect(source, depth=Depth.DEEP)
    sent = [(query.id, query.user) for query in source.asked]
    assert len(sent) == len(set(sent))


def test_when_the_time_is_over_nothing_more_is_asked_and_core_facts_came_first() -> None:
    source = phone(33)
    core = {command.id for fact in FACTS if fact.core for command in fact.commands}
    seen = list[str]()

    def run_out(query: Query) -> None:
        seen.append(query.id)
        if query.id == "settings-global":
            time.sleep(0.3)

    source.before = run_out
    found = collect(source, budget_s=0.25)
    assert set(seen) & core
    assert seen.index("settings-global") > max(seen.index(name) for name in core & set(seen))
    assert seen[-1] == "settings-global"
    late = [gap for gap in found.settings.gaps if gap.detail == "the time for the whole scan was over"]
    assert [gap.reason for gap in late] == [GapReason.TIMED_OUT]
    assert "settings-secure" not in {one.command for one in found.trail}


def test_each_fact_says_what_it_cost() -> None:
    found = collect(phone(33))
    (users,) = [cost for cost in found.costs() if cost.fact == "users"]
    assert (users.commands, users.bytes, users.records, users.seconds) == (2, len(OWNER_ONLY), 1, 0.1)
    assert [cost.fact for cost in found.costs()] == [fact.name for fact in FACTS]


def test_gaps_come_by_fact_and_by_weight() -> None:
    found = collect(phone(33))
    assert found.gaps() == tuple(gap for fact in FACTS for gap in found.reading(fact.name).gaps)
    assert {"settings", "signers"} <= {gap.fact for gap in found.gaps(core=False)}
    assert not {gap.fact for gap in found.gaps(core=False)} & {fact.name for fact in FACTS if fact.core}
    assert len(found.gaps(core=True)) + len(found.gaps(core=False)) == len(found.gaps())


def test_command_ids_are_unique_and_only_read() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    writing = {"put", "delete", "set", "disable", "enable", "uninstall", "grant", "revoke", "rm", "clear", ">", ">>"}
    for command in COMMANDS:
        assert not writing & set(command.query(api=33, user=0).line.split()), command.id


@pytest.mark.parametrize("kind", SourceKind)
def test_no_phone_is_asked_for_what_only_others_save(kind: SourceKind) -> None:
    source = phone(33)
    source.origin = Origin(kind=kind)
    collect(source)
    ours = kind in (SourceKind.ADB, SourceKind.ACQUISITION)
    assert {query.id for query in source.asked if query.id == "certificates"} == (set() if ours else {"certificates"})
