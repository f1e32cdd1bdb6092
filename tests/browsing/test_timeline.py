"""What happened when: newest first, and what has no day is not left out."""

from msgspec import structs

from detector.browsing import EventKind, rows, timeline
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
