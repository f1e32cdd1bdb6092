"""The frame: the first page, leaving at once, languages."""

from textual.pilot import Pilot

from detector.tui.app import PhoneCheck
from detector.tui.start import Start
from tests.tui.harness import checked, drive, shown, until_shown


def test_the_safety_page_comes_first() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        assert "Before you start" in shown(app)

    drive(story)


def test_a_language_is_switched_everywhere() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.speak("zh")
        await until_shown(pilot, "手机检查")
        await until_shown(pilot, "离开")

    drive(story, Start(lang="en"))


def test_the_report_is_shown() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(checked())
        await until_shown(pilot, "com.android.core.mnto")
        await pilot.press("ctrl+q")

    assert drive(story).return_code == 0
