"""Apps of the list that Android remembers as removed."""

from datetime import date

import pytest

from detector.facts.removed_apps import AppChange
from detector.signals import Kind, Phone, Signal, State, look
from detector.signals.removed import removed
from tests.build import AppWords, GapWords, InstallationWords, PhoneWords, RemovedWords, phone

SPY = "org.example.spy"
YESTERDAY = date(2026, 11, 21)
GONE = RemovedWords(package=SPY, to_day=YESTERDAY)


def signals(words: PhoneWords) -> tuple[Signal, ...]:
    return look(phone(words)).removed


def test_a_listed_app_that_is_gone_is_told_with_its_product_and_the_day() -> None:
    [signal] = signals(PhoneWords(removed=(GONE,)))
    assert (signal.id, signal.kind, signal.state) == ("listed-app-removed", Kind.EXISTENCE, State.PRESENT)
    assert signal.package == SPY
    assert signal.slots == {
        "product": "Spy",
        "product_id": "spy",
        "product_class": "stalkerware",
        "day": "2026-11-21",
    }
    assert [proof.excerpt for proof in signal.evidence] == [f"Uninstall {SPY}"]
    assert signal.evidence[0].command == "dumpsys test"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([(date(2026, 11, 20), None)], "2026-11-20"),
        ([(date(2026, 11, 17), date(2026, 11, 18)), (date(2026, 11, 20), None)], "2026-11-20"),
        ([(date(2026, 11, 20), YESTERDAY), (date(2026, 11, 17), date(2026, 11, 18))], "2026-11-21"),
        ([(None, None)], ""),
    ],
)
def test_the_last_day_counts(days: list[tuple[date | None, date | None]], told: str) -> None:
    gone = tuple(RemovedWords(package=SPY, from_day=first, to_day=last) for first, last in days)
    [signal] = signals(PhoneWords(removed=gone))
    assert signal.slots["day"] == told
    assert len(signal.evidence) == len(days)


def test_the_worst_use_of_a_name_with_several_products_is_told() -> None:
    [signal] = signals(PhoneWords(removed=(RemovedWords(package="org.example.shared"),)))
    assert signal.slots["product_class"] == "stalkerware"


@pytest.mark.parametrize(
    "words",
    [
        PhoneWords(),
        PhoneWords(removed=(RemovedWords(package="org.example.app"),)),
        PhoneWords(removed=(RemovedWords(package="org.example.plain"),)),
        PhoneWords(removed=(RemovedWords(package=SPY, what=AppChange.UPDATED),)),
        PhoneWords(removed=(GONE,), apps={SPY: AppWords()}),
        PhoneWords(removed=(GONE,), apps={SPY: AppWords(users={10: InstallationWords()})}),
    ],
    ids=["nothing", "not listed", "a plain name", "an update", "it is back", "the work profile has it"],
)
def test_nothing_is_told_of_others(words: PhoneWords) -> None:
    assert signals(words) == ()


def test_an_app_of_which_only_the_data_are_left_is_gone() -> None:
    left = AppWords(users={0: InstallationWords(installed=False)})
    [signal] = signals(PhoneWords(removed=(GONE,), apps={SPY: left}))
    assert signal.state is State.PRESENT


def test_a_memory_that_was_not_read_is_unknown_beside_what_was_found() -> None:
    found, unread = signals(PhoneWords(removed=(GONE,), gaps=(GapWords(fact="removed-apps"),)))
    assert found.state is State.PRESENT
    assert (unread.state, unread.package) == (State.UNKNOWN, None)
    assert [gap.fact for gap in unread.gaps] == ["removed-apps"]


@pytest.mark.parametrize("gap", [GapWords(fact="packages"), GapWords(fact="packages", user=10)])
def test_whether_it_is_gone_is_unknown_where_apps_were_not_read(gap: GapWords) -> None:
    [signal] = signals(PhoneWords(removed=(GONE,), gaps=(gap,)))
    assert (signal.state, signal.package) == (State.UNKNOWN, SPY)
    assert signal.gaps


def test_a_gap_about_another_app_does_not_matter() -> None:
    [signal] = signals(PhoneWords(removed=(GONE,), gaps=(GapWords(fact="packages", package="org.example.x"),)))
    assert signal.state is State.PRESENT


def test_a_fault_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Phone) -> tuple[Signal, ...]:
        raise RuntimeError("broken")

    monkeypatch.setattr("detector.signals.removed", broken)
    [signal] = signals(PhoneWords())
    assert signal.state is State.UNKNOWN
    assert "RuntimeError: broken" in signal.gaps[0].detail
    assert removed(phone(PhoneWords())) == ()
