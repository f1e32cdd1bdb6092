"""Facts that ask nothing of their own and compare what others found: numbers without an app, daemons of tools."""

from typing import Any

import pytest
from msgspec import Struct

from detector.facts import FACTS
from detector.facts.base import Answers, Excerpt, Gap, GapReason, Reading
from detector.facts.orphan_uids import COMPARED, app_id_of, read
from detector.facts.packages import Package
from detector.facts.processes import PROCESSES, Process
from detector.facts.root_record import Sign, SignState
from detector.facts.root_signs import process_signs
from detector.facts.root_signs import read as read_signs


class Seen(Struct, frozen=True, kw_only=True):
    """What the records that are compared have in common."""

    uid: int | None
    doubt: str = ""
    excerpt: Excerpt = Excerpt(command="ps", line=1, text="x")


def process(uid: int | None, name: str, pid: int = 100) -> Process:
    excerpt = Excerpt(command="ps", line=1, text=name)
    return Process(uid=uid, user=None, pid=pid, ppid=1, name=name, excerpt=excerpt)


INIT = process(0, "init", pid=1)


def package(number: int | None) -> Package:
    return Package(name=f"org.example.n{number}", app_id=number, excerpt=Excerpt(command="packages", line=1, text=""))


def gap(fact: str, user: int | None = None, name: str | None = None) -> Gap:
    return Gap(fact=fact, reason=GapReason.TIMED_OUT, user=user, package=name)


def answers(packages: Reading[Package], **sources: Reading[Any]) -> Answers:
    found = Answers(33)
    found.found = {"packages": packages, **{name.replace("_", "-"): one for name, one in sources.items()}}
    return found


LISTED = Reading(records=(package(10001), package(10150), package(1000)))


@pytest.mark.parametrize(
    ("uid", "app"),
    [
        (10001, 10001),
        (1010001, 10001),
        (15010150, 10150),
        (20150, 10150),
        (1020150, 10150),
        (50150, 10150),
        (19999, 19999),
        *(
            (uid, None)
            for uid in (0, 1000, 2000, 9999, 101000, 90001, 98999, 99001, 1099001, 65534, -1, -4, -5, -100000)
        ),
    ],
)
def test_whose_number_it_is(uid: int, app: int | None) -> None:
    assert app_id_of(uid) == app


def test_numbers_that_no_list_knows() -> None:
    processes = Reading(records=(Seen(uid=10001), Seen(uid=10777), Seen(uid=99077), Seen(uid=1010150), Seen(uid=20777)))
    sockets = Reading(records=(Seen(uid=1010778), Seen(uid=1010778), Seen(uid=None), Seen(uid=-4), Seen(uid=50001)))
    reading = read(answers(LISTED, processes=processes, sockets=sockets))
    found = {(one.uid, one.user, one.found_in) for one in reading.records}
    assert found == {(10777, 0, "processes"), (20777, 0, "processes"), (1010778, 10, "sockets")}
    assert len(reading.records) == 3
    assert reading.gaps == ()


def test_a_line_that_may_be_invented_is_doubtful_only_where_no_other_says_the_same() -> None:
    ops = Reading(records=(Seen(uid=10777, doubt="x"), Seen(uid=10777), Seen(uid=10778, doubt="x")))
    reading = read(answers(LISTED, app_ops=ops))
    assert [(one.uid, one.doubtful) for one in reading.records] == [(10777, False), (10778, True)]


@pytest.mark.parametrize(
    "packages",
    [
        Reading(records=LISTED.records, gaps=(gap("packages"),)),
        Reading(records=LISTED.records, gaps=(gap("packages", 0),)),
        Reading(records=(*LISTED.records, package(None))),
        Reading(gaps=(gap("packages"),)),
        Reading(),
    ],
)
def test_lists_that_are_not_whole_prove_nothing(packages: Reading[Package]) -> None:
    reading = read(answers(packages, processes=Reading(records=(Seen(uid=10777),))))
    assert reading.records == ()
    assert not reading.knows(0)


def test_other_users_and_single_apps_in_doubt_clear_nothing() -> None:
    packages = Reading(records=LISTED.records, gaps=(gap("packages", 150), gap("packages", None, "org.example.n10001")))
    reading = read(answers(packages, processes=Reading(records=(Seen(uid=10777), Seen(uid=15010777)))))
    assert [one.uid for one in reading.records] == [10777]
    assert [(one.fact, one.user) for one in reading.gaps] == [("orphan-uids", 150), ("orphan-uids", None)]


def test_what_could_not_be_compared_is_a_gap() -> None:
    assert [one.reason for one in read(answers(LISTED)).gaps] == [GapReason.UNSUPPORTED]
    late = read(answers(LISTED, sockets=Reading(gaps=(gap("sockets"),)), processes=Reading()))
    assert [(one.fact, one.reason) for one in late.gaps] == [("orphan-uids", GapReason.TIMED_OUT)]


def test_facts_that_compare_come_after_what_they_compare() -> None:
    order = [fact.name for fact in FACTS]
    assert all(order.index(name) < order.index("orphan-uids") for name in ("packages", *COMPARED))
    assert order.index(PROCESSES.name) < order.index("root-signs")


@pytest.mark.parametrize(
    "name",
    [
        "magiskd",
        "magisk64",
        "zygiskd",
        "zygiskd32",
        "ksud",
        "/data/adb/ksud",
        "lspd",
        "su",
        "/data/local/tmp/frida-server",
    ],
)
def test_daemons_of_tools(name: str) -> None:
    signs = list(process_signs([INIT, process(0, name)]))
    assert [(one.sign, one.state, one.detail) for one in signs] == [(Sign.PROCESS, SignState.SEEN, name)]


@pytest.mark.parametrize(
    ("uid", "name"),
    [(10123, "magiskd"), (0, "surfaceflinger"), (0, "kworker/su:1"), (None, "su"), (0, "magiskdx"), (0, "sux")],
)
def test_ordinary_processes_and_names_that_apps_chose(uid: int | None, name: str) -> None:
    signs = list(process_signs([INIT, process(uid, name)]))
    assert [(one.sign, one.state) for one in signs] == [(Sign.PROCESS, SignState.NOT_SEEN)]


def test_processes_of_others_that_do_not_show_prove_nothing() -> None:
    assert list(process_signs([process(2000, "ps")])) == []
    found = Answers(33)
    found.found = {PROCESSES.name: Reading(gaps=(gap(PROCESSES.name, 10),))}
    assert ("root-signs", 10) in {(one.fact, one.user) for one in read_signs(found).gaps}
