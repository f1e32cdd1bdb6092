"""What an app can do: no capability without a signal behind it, and three values all the way."""

import pytest

from detector.signals import APP_SIGNALS, WATCHED_SIGNALS, Kind, Signal, State
from detector.verdicts import CAPABILITIES, Access, Can
from detector.verdicts.capabilities import can

KIND_OF = {spec.id: spec.kind for spec in APP_SIGNALS} | {spec.id: spec.kind for spec in WATCHED_SIGNALS}
FURTHER_DETAIL = {"accessibility-wide", "accessibility-messengers"}
KEEPS_GOING = {"battery-exempt", "starts-at-boot"}


def signals(**states: State | str) -> dict[str, Signal]:
    """Signals by id, `_` for `-`: their state, or the day of one that is present."""
    found = {}
    for name, said in states.items():
        key = name.replace("_", "-")
        state = said if isinstance(said, State) else State.PRESENT
        slots = {} if isinstance(said, State) else {"day": said}
        found[key] = Signal(id=key, kind=KIND_OF.get(key, Kind.EXISTENCE), state=state, slots=slots)
    return found


def one(name: str, found: tuple[Can, ...]) -> Can | None:
    return next((each for each in found if each.id == name), None)


class TestTable:
    def test_it_names_signals_that_there_are(self) -> None:
        named = {name for each in CAPABILITIES for name in (*each.allowed_by, *each.while_open_by, *each.used_by)}
        assert named <= set(KIND_OF)

    def test_only_what_is_allowed_allows_and_only_what_was_seen_shows_use(self) -> None:
        for each in CAPABILITIES:
            for name in (*each.allowed_by, *each.while_open_by):
                assert KIND_OF[name] in (Kind.ABILITY, Kind.RESILIENCE)
            for name in each.used_by:
                assert KIND_OF.get(name, Kind.EXISTENCE) is Kind.EXISTENCE

    def test_no_ability_is_left_out(self) -> None:
        named = {name for each in CAPABILITIES for name in (*each.allowed_by, *each.while_open_by)}
        wanted = {name for name, kind in KIND_OF.items() if kind in (Kind.ABILITY, Kind.RESILIENCE)}
        assert wanted - named == FURTHER_DETAIL | KEEPS_GOING

    def test_what_is_told_by_another_one_has_that_one(self) -> None:
        names = [each.id for each in CAPABILITIES]
        assert len(set(names)) == len(names)
        assert {each.told_by for each in CAPABILITIES} - {""} <= set(names)


class TestStates:
    def test_nothing_read_as_absent_is_no(self) -> None:
        assert can(signals(accessibility=State.ABSENT, sms=State.ABSENT)) == ()

    def test_allowed(self) -> None:
        assert one("read-messages", can(signals(sms=State.PRESENT))) == Can(
            id="read-messages", state=Access.ALLOWED, by=("sms",)
        )

    def test_unknown_is_not_no(self) -> None:
        found = one("read-notifications", can(signals(notifications=State.UNKNOWN)))
        assert found is not None
        assert found.state is Access.UNKNOWN

    def test_one_way_is_enough_whatever_is_not_known_of_the_other(self) -> None:
        found = one("read-messages", can(signals(sms=State.UNKNOWN, messages_app=State.PRESENT)))
        assert found is not None
        assert (found.state, found.by) == (Access.ALLOWED, ("messages-app",))

    def test_asked_and_refused(self) -> None:
        found = one("use-microphone", can(signals(microphone=State.ABSENT), ["android.permission.RECORD_AUDIO"]))
        assert found == Can(id="use-microphone", state=Access.REFUSED, asked=True)

    def test_asked_and_not_known(self) -> None:
        found = one("use-camera", can(signals(camera=State.UNKNOWN), ["android.permission.CAMERA"]))
        assert found == Can(id="use-camera", state=Access.UNKNOWN, asked=True)

    @pytest.mark.parametrize(
        ("always", "state"),
        [(State.ABSENT, Access.WHILE_OPEN), (State.UNKNOWN, Access.WHILE_OPEN), (State.PRESENT, Access.ALLOWED)],
    )
    def test_place_only_while_it_is_open(self, always: State, state: Access) -> None:
        found = one("locate", can(signals(location=State.PRESENT, location_always=always)))
        assert found is not None
        assert found.state is state
        assert found.told_by == ("locate-always" if always is State.PRESENT else "")


class TestUse:
    def test_use_is_told_apart_from_ability(self) -> None:
        found = one("use-microphone", can(signals(microphone=State.ABSENT, microphone_used="2026-11-21")))
        assert found == Can(id="use-microphone", state=Access.NO, used="2026-11-21")

    def test_the_last_day_counts_and_now_is_later_than_any(self) -> None:
        found = one("locate-always", can(signals(location_always=State.PRESENT, location_used="2026-11-21")))
        assert found is not None
        assert found.used == "2026-11-21"
        found = one("locate-always", can(signals(location_used="2026-11-21", locating=State.PRESENT)))
        assert found is not None
        assert found.used == "now"

    def test_a_use_that_cannot_be_placed_is_told_and_is_not_now(self) -> None:
        found = one("locate-always", can(signals(location_used="")))
        assert found is not None
        assert found.used == "undated"
        found = one("locate-always", can(signals(location_used="", locating="2026-11-21")))
        assert found is not None
        assert found.used == "2026-11-21"


class TestToldTogether:
    def test_a_service_that_reads_the_screen_is_told_once(self) -> None:
        found = can(signals(accessibility=State.PRESENT))
        assert [each.id for each in found if not each.told_by] == ["read-screen"]

    def test_a_keyboard_besides_is_told_by_itself(self) -> None:
        found = can(signals(accessibility=State.PRESENT, keyboard=State.PRESENT))
        assert [each.id for each in found if not each.told_by] == ["read-screen", "see-keystrokes"]
