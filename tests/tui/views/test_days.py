"""The timeline on the screen: days, what is missing, and apps one key away."""

from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import OptionList

from detector.characters import is_visible
from detector.redaction import redact
from detector.report import Redaction
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.views.days import TimelineView
from detector.verdicts import Seen
from tests.tui.harness import flat, shown
from tests.tui.views.showing import checked, show, with_report


def test_both_orders_all_apps_and_opening_one() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        view = app.screen.query_one(TimelineView)
        view.focus()
        assert "newest first, only apps with a finding or an open question" in shown(app)
        assert "WhatsApp" not in shown(app)
        few = app.screen.query_one(OptionList).option_count
        await pilot.press("o", "f")
        assert "oldest first, all apps" in shown(app)
        assert app.screen.query_one(OptionList).option_count > few
        await pilot.press("o", "f", "down", "enter")

    assert show(TimelineView, checked("infected"), story).opened == ["com.android.core.mnto"]


def test_what_was_not_read_is_named_and_a_phone_without_findings_does_not_look_quiet() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        text = flat(shown(app))
        assert flat("Nothing that can be placed in time") in text
        assert flat("A day without a line was not a quiet day.") in text
        assert flat("may be missing: each use of microphone, camera and location") in text

    show(TimelineView, checked("clean-pixel"), story)


def test_a_redacted_report_has_days_and_says_why() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        assert flat("Times were taken out of this report") in flat(shown(app))
        assert "2023-08-19" in shown(app)
        assert "23:12" not in shown(app)

    show(TimelineView, Checked(report=redact(checked("infected").report, Redaction.SHARE)), story, size=(100, 60))


def test_times_by_an_unknown_clock_are_told() -> None:
    apps = checked("infected").report.inventory
    naive = tuple(
        structs.replace(app, first_install=app.first_install and app.first_install.replace(tzinfo=None)) for app in apps
    )

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        assert flat("The time zone of the phone is not known") in flat(shown(app))

    show(TimelineView, with_report(checked("infected"), inventory=naive), story)


def test_names_of_a_hostile_phone_are_harmless() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        assert all(map(is_visible, shown(app).replace("\n", "")))
        assert "[bold red]" in shown(app)

    show(TimelineView, checked("hostile"), story, size=(140, 60))


def test_speaks_the_language_that_is_chosen_and_knows_no_sign_of_another_version() -> None:
    made = checked("infected").report
    odd = tuple(
        structs.replace(app, seen=(Seen(id="never-heard-of", day="2023-09-09"),))
        if app.label == "Sync Service"
        else app
        for app in made.inventory
    )

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        assert "never-heard-of" in shown(app)
        app.speak("zh")
        await pilot.pause()
        assert "时间线" in shown(app)
        assert "2023-09-09" in shown(app)

    show(TimelineView, Checked(report=structs.replace(made, inventory=odd)), story)
