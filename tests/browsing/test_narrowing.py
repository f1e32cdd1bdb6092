"""Searching, narrowing and sorting: nothing is lost in silence, and adding a question never adds an app."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from detector.browsing import AppRow, Cell, Order, Sieve, Wanted, choices, narrowed, rows
from detector.browsing.rows import folded
from detector.browsing.sieves import Group
from detector.levels import Level
from tests.build import AppWords, PhoneWords, ServiceWords, report
from tests.outputs import reports


@cache
def apps() -> tuple[AppRow, ...]:
    return rows(reports.busy()).apps


def packages(wanted: Wanted) -> list[str]:
    return [row.package for row in narrowed(apps(), wanted).apps]


def wanted_sieves() -> st.SearchStrategy[frozenset[Sieve]]:
    return st.frozensets(st.sampled_from([choice.sieve for choice in choices(apps())]), max_size=5)


def test_search_looks_at_names_packages_products_and_installers() -> None:
    assert packages(Wanted(text="系统服务")) == ["org.example.spy"]
    assert packages(Wanted(text="  EXAMPLE.WATCH ")) == ["org.example.watch"]
    assert packages(Wanted(text="easymover")) == ["org.example.family"]
    assert "org.example.spy" in packages(Wanted(text="example spy"))
    assert packages(Wanted(text="no such thing")) == []


def test_search_does_not_care_for_case_width_and_hidden_characters() -> None:
    label = "ＳＹＳＴＥＭ\u200b Straße\u3164"
    made = report(PhoneWords(apps={"org.example.a": AppWords(accessibility=(ServiceWords(label=label),))}))
    for text in ("system strasse", "ｓｙｓｔｅｍ", "SYSTEM STRASSE"):
        assert narrowed(rows(made).apps, Wanted(text=text)).apps, text


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(wanted_sieves(), st.sampled_from(list(Order)))
def test_an_app_fits_or_not_or_is_counted(sieves: frozenset[Sieve], order: Order) -> None:
    found = narrowed(apps(), Wanted(sieves=sieves, order=order))
    assert len(found.apps) + found.unsure <= len(apps())
    for row in found.apps:
        for group in {sieve.group for sieve in sieves}:
            assert any(sieve(row) for sieve in sieves if sieve.group is group)


@given(wanted_sieves(), wanted_sieves())
def test_another_group_never_adds_an_app(some: frozenset[Sieve], more: frozenset[Sieve]) -> None:
    groups = {sieve.group for sieve in some}
    others = frozenset(sieve for sieve in more if sieve.group not in groups)
    assert set(packages(Wanted(sieves=some | others))) <= set(packages(Wanted(sieves=some)))


def test_what_was_not_read_is_counted_and_not_dropped() -> None:
    found = narrowed(apps(), Wanted(sieves=frozenset({Sieve(Group.ACCESS, "admin")})))
    assert [row.package for row in found.apps] == ["org.example.spy"]
    assert found.unsure == sum(row.cells["admin"] is Cell.UNKNOWN for row in apps()) > 0


def test_choices_are_those_that_leave_an_app() -> None:
    offered = {choice.sieve: choice.number for choice in choices(apps())}
    assert offered[Sieve(Group.LEVEL, "known")] == 2
    assert offered[Sieve(Group.USER, "10")] == 2
    assert Sieve(Group.ACCESS, "install") not in offered


def test_the_worst_comes_first_and_open_questions_before_nothing() -> None:
    ranks = [
        row.level.rank if row.level else len(Level) + 1 + (not row.open) for row in narrowed(apps(), Wanted()).apps
    ]
    assert ranks == sorted(ranks)


def test_every_order_keeps_every_app() -> None:
    for order in Order:
        assert sorted(packages(Wanted(order=order))) == [row.package for row in apps()]
    assert [order.next for order in Order] == [*list(Order)[1:], next(iter(Order))]
