"""What happened when: newest first, and what has no day is not left out."""

from datetime import UTC, datetime

from msgspec import structs

from detector.browsing import Event, EventKind, days, rows, timeline
from detector.observations import End, Watched, Way
from detector.redaction import redact
from detector.report import Redaction
from detector.verdicts import Seen
from tests.outputs.reports import busy, infected


def test_installed_seen_and_updated() -> None:
    made = infected()
    told = timeline(made, rows(made).apps)
    of_spy = [event for event in told.events if event.package == "com.android.core.mnto"]
    assert [event.day for event in of_spy] == sorted((event.day for event in of_spy), reverse=True)
    assert of_spy[0].day == "now"
    assert (of_spy[-1].kind, of_spy[-1].day) == (EventKind.INSTALLED, "2023-08-19")
    assert any(event.kind is EventKind.UPDATED for event in told.events)
    assert not told.rounded


def test_parts_of_the_phone_were_not_installed_by_anybody() -> None:
    made = infected()
    installed = {event.package for event in timeline(made, rows(made).apps).events if event.kind is EventKind.INSTALLED}
    assert installed == {row.package for row in rows(made).apps if row.app.system is not True}


def test_a_redacted_report_says_that_times_were_taken_out() -> None:
    for how in (Redaction.SHARE, Redaction.MINIMAL):
        made = redact(infected(), how)
        told = timeline(made, rows(made).apps)
        assert told.rounded
        assert told.events


def test_apps_without_a_day_are_counted() -> None:
    made = busy()
    assert timeline(made, rows(made).apps).dateless == sum(app.first_install is None for app in made.inventory)


def test_a_day_that_is_none_is_no_day() -> None:
    made = busy()
    odd = structs.replace(made.inventory[0], seen=(Seen(id="microphone-used", day="2023-99-99\x1b[2J"),))
    made = structs.replace(made, inventory=(odd, *made.inventory[1:]))
    last = timeline(made, rows(made).apps).events[-1]
    assert (last.package, last.day) == (odd.package, "undated")


def test_times_are_told_unless_they_were_taken_out() -> None:
    made = infected()
    installed = [event for event in timeline(made, rows(made).apps).events if event.kind is EventKind.INSTALLED]
    assert {event.time for event in installed if event.package == "com.android.core.mnto"} == {"23:12"}
    shared = redact(made, Redaction.SHARE)
    assert {event.time for event in timeline(shared, rows(shared).apps).events} == {""}


def test_a_clock_without_a_time_zone_is_told() -> None:
    made = infected()
    assert not timeline(made, rows(made).apps).zoneless
    naive = tuple(
        structs.replace(app, first_install=app.first_install and app.first_install.replace(tzinfo=None))
        for app in made.inventory
    )
    made = structs.replace(made, inventory=naive)
    assert timeline(made, rows(made).apps).zoneless


def test_days_are_turned_round_and_what_has_no_day_stays_last() -> None:
    events = tuple(
        Event(day=day, time=time, kind=EventKind.INSTALLED, package="com.x")
        for day, time in (
            ("now", ""),
            ("2026-02-02", "10:00"),
            ("2026-02-02", "09:00"),
            ("2026-01-01", ""),
            ("undated", ""),
        )
    )
    assert [day for day, _ in days(events)] == ["now", "2026-02-02", "2026-01-01", "undated"]
    turned = days(events, oldest_first=True)
    assert [day for day, _ in turned] == ["2026-01-01", "2026-02-02", "now", "undated"]
    assert [event.time for event in turned[1][1]] == ["09:00", "10:00"]


def test_when_an_app_was_watched() -> None:
    began = datetime(2023, 9, 12, 9, 30, tzinfo=UTC)
    run = Watched(
        package="com.android.core.mnto", began=began, ended=began, way=Way.ATTACH, end=End.FINISHED, frida="17"
    )
    made = structs.replace(infected(), watched=(run,))
    for how, day in ((None, "2023-09-12"), (Redaction.SHARE, "2023-09-12"), (Redaction.MINIMAL, "undated")):
        told = redact(made, how) if how else made
        days_of = [one.day for one in timeline(told, rows(told).apps).events if one.kind is EventKind.WATCHED]
        assert days_of == [day]
