"""The results as a person moves through them: views by digits, the search, one app, evidence, another language."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from msgspec import structs
from rich.cells import cell_len
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from detector.outputs.escape import visible
from detector.redaction import redact
from detector.report import Redaction, Report
from detector.tui import theme
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.screens.results import VIEWS, ResultsScreen, ViewName
from detector.tui.start import Start
from detector.tui.views.days import TimelineView
from detector.tui.views.listing import Listing
from detector.tui.views.look import LookView
from tests.build import AppWords, PhoneWords, ServiceWords, report
from tests.outputs import reports
from tests.tui.harness import LARGE, SMALL, Story, checked, drive, flat, settled, shown

KEYS = {view: str(number) for number, view in enumerate(VIEWS, 1)}
busy, clean, infected = cache(reports.busy), cache(reports.clean), cache(reports.infected)


def browse(
    made: Report, story: Story, *, size: tuple[int, int] = SMALL, lang: str = "en", stopped: bool = False
) -> None:
    """Runs the story on the results of a report."""

    async def whole(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await app.push_screen(ResultsScreen(Checked(report=made, stopped=stopped)))
        await pilot.pause()
        await story(pilot, app)

    drive(whole, Start(lang=lang), size=size)


def says(app: PhoneCheck, *texts: str) -> None:
    """They stand on the screen, wherever lines end."""
    on_screen = flat(shown(app))
    assert [text for text in texts if flat(text) not in on_screen] == [], shown(app)


def test_every_view_is_a_digit_away_and_each_tells_what_was_not_checked() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        for key in KEYS.values():
            await pilot.press(key)
            await pilot.pause()
            says(app, "? 3 not checked", "Not everything could be read, so this is no answer yet.")
            assert sum(name.has_class("-now") for name in app.screen.query("ViewName")) == 1
        await pilot.press("escape")
        assert app.screen.query(LookView)
        await pilot.press("escape")
        assert not isinstance(app.screen, ResultsScreen)

    browse(busy(), story)


def test_a_check_that_was_stopped_says_so() -> None:
    async def story(_: "Pilot[None]", app: PhoneCheck) -> None:
        says(app, "The check was stopped, so this is no answer yet.")

    browse(clean(), story, stopped=True)


def test_nothing_found_is_said_in_honest_words() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        says(app, "The answer in short", "■ 0 known monitoring apps", "none that clearly looks like one was found")
        says(app, "Newer or changed apps can be missed.", "Accounts and linked devices")
        await pilot.press("6")
        await pilot.press("enter")
        says(app, "No rule found anything about this app. That is no proof of anything")

    browse(clean(), story, size=LARGE)


def test_an_app_its_evidence_and_the_rule_behind_it() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        says(app, "known: Spy", "What is here", "What it is allowed to do", "What was seen")
        await pilot.press("e")
        await pilot.pause()
        says(app, "Where this was read", "$ dumpsys", "org.example.spy")
        await pilot.press("escape", "b")
        await pilot.pause()
        says(app, "Why it is said", "(known-app)", "stalkerware/spy.yaml:4", "About the rule")
        await pilot.press("escape", "2", "enter")
        await pilot.pause()
        says(app, "One app", "org.example.spy", "What is here")

    browse(busy(), story, size=LARGE)


def test_settings_and_groups_have_evidence_and_a_reason_too() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        listed = app.screen.query_one(OptionList)
        for target in ("group-1", "setting-0"):
            listed.highlighted = listed.get_option_index(target)
            await pilot.pause()
            for key, title in (("e", "Where this was read"), ("b", "Why it is said")):
                await pilot.press(key)
                await pilot.pause()
                says(app, title)
                assert "There is nothing of the phone" not in shown(app)
                assert "No rule says anything here" not in shown(app)
                await pilot.press("escape")

    browse(busy(), story)


def test_typing_searches_and_an_empty_list_says_that_it_is_the_search() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("slash", *"spy")
        says(app, "1 of 8 apps", "org.example.spy")
        await pilot.press(*"zz")
        says(app, "0 of 8 apps", "No app fits what is searched or narrowed to; 8 apps are hidden by that.")
        await pilot.press("escape")
        assert isinstance(app.focused, Listing)
        await pilot.press("x")
        says(app, "8 of 8 apps")
        await pilot.press("o")
        says(app, "first: by name")

    browse(busy(), story)


def test_narrowing_is_marked_by_a_symbol_and_counts_what_was_not_read() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("6", "f")
        says(app, "☐ known monitoring app (2)")
        offered = app.screen.query_one(OptionList)
        prompts = [str(option.prompt) for option in offered.options]
        offered.highlighted = next(at for at, text in enumerate(prompts) if "cannot simply be removed" in text)
        await pilot.press("space")
        says(app, "☒ access: cannot simply be removed (1)")
        await pilot.press("escape")
        says(app, "only: access: cannot simply be removed", "? 7 more apps may belong here: that was not read")

    browse(busy(), story)


def test_another_language_keeps_the_view_the_line_and_the_search() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("down", "down")
        chosen = app.screen.query_one(LookView).kept.chosen
        app.speak("zh")
        await pilot.pause()
        assert app.screen.query_one(LookView).kept.chosen == chosen
        says(app, "手机检查")
        await pilot.press("slash", *"watch")
        app.speak("en")
        await pilot.pause()
        says(app, "1 of 8 apps", "org.example.watch")

    browse(busy(), story)


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_a_redacted_report_says_what_is_left_out(how: Redaction) -> None:
    made = redact(busy(), how)

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        for view in ("matrix", "apps"):
            await pilot.press(KEYS[view])
            await pilot.pause()
            says(app, "looked at and")
        for view in VIEWS:
            await pilot.press(KEYS[view])
            await pilot.pause()

    browse(made, story)


HOSTILE = "[bold red]Play[/] \x1b[2J\x1b]0;owned\x07\n■ 9 safe\u202e\u200b\ud800" + "长" * 10_000


def hostile_names() -> Report:
    """Every name that an app or a phone can choose."""
    apps = {f"org.example.a{number}": AppWords(accessibility=(ServiceWords(label=HOSTILE),)) for number in range(3)}
    made = report(PhoneWords(apps=apps))
    inventory = tuple(structs.replace(app, label=HOSTILE, version=HOSTILE, installer=HOSTILE) for app in made.inventory)
    return structs.replace(made, inventory=inventory, phone=structs.replace(made.phone, model=HOSTILE))


def hostile_phone() -> Report:
    """The simulated phone whose apps write into dumps."""
    return checked("hostile").report


@pytest.mark.parametrize("make", [hostile_names, hostile_phone])
def test_no_name_breaks_a_screen_or_forges_a_line(make: Callable[[], Report]) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        keys = [*KEYS.values(), "6", "enter", "e", "escape", "b", "escape", "escape", "6", "f"]
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            for line in shown(app).split("\n"):
                assert line == visible(line)
                assert cell_len(line) <= SMALL[0]
                assert not re.match(r"\s*■ 9", line)
                assert all(unicodedata.category(character) not in ("Cc", "Cf", "Cs") for character in line)

    browse(make(), story)


def test_a_long_list_makes_only_the_lines_on_the_screen() -> None:
    made: list[int] = []

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("6")
        listing = app.screen.query_one(Listing)
        listing.cells = lambda item: (made.append(item), (str(item),) * 5)[1]  # type: ignore[func-returns-value]
        listing.show(range(100_000))
        await pilot.press("end")
        await pilot.pause()
        assert listing.item == 99_999
        says(app, "99999")
        assert len(made) < 1_000

    browse(infected(), story)


def test_whoever_reads_on_comes_back_to_the_list() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        says(app, "Enter read on")
        await pilot.press("enter", "pagedown")
        assert app.screen.query_one("#detail").has_focus
        await pilot.press("escape")
        assert app.screen.query_one("#items").has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ResultsScreen)

    browse(infected(), story)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 110, 112, 140])
def test_every_view_is_named_however_narrow_the_screen_is(width: int, lang: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        for name in app.screen.query(ViewName):
            assert name.region.right <= width - 1
            assert str(name.content).startswith(str(1 + VIEWS.index(name.view)))

    browse(infected(), story, size=(width, 24), lang=lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_checked_is_told_whole_at_80_columns(lang: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        about = str(app.screen.query_one("#about", Static).content)
        assert "…" not in about
        listed = infected().signature_set
        for part in ("Google Pixel 6a", "Android 13", str(infected().app_count), str(listed.products), listed.date):
            assert part in about

    browse(infected(), story, lang=lang)


def test_the_timeline_is_as_wide_as_the_screen_however_late_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TimelineView, "on_mount", lambda view: view._fill())

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press(KEYS["timeline"])
        await settled(pilot)
        assert "its accessibility service is connected" in shown(app)

    browse(infected(), story)


@pytest.mark.parametrize("colours", [theme.CALM, theme.LIGHT, theme.CONTRAST])
def test_what_is_less_important_is_no_stronger_than_the_rest(colours: str) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.theme = colours
        await settled(pilot)
        quiet, usual = (_brightness(app, text) for text in ("▲ 0", "Known monitoring app"))
        assert quiet > usual if colours == theme.LIGHT else quiet < usual

    browse(infected(), story)


def _brightness(app: PhoneCheck, text: str) -> float:
    """Of the colour of what holds the text."""
    segments = (segment for strip in app.screen._compositor.render_strips() for segment in strip)
    style = next(segment.style for segment in segments if text in segment.text)
    assert style is not None
    assert style.color is not None
    return Color.from_rich_color(style.color).brightness
