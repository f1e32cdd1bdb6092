"""Terminals without colour or Unicode, and the colours that can be chosen."""

import pytest
from msgspec import structs
from rich.cells import cell_len
from rich.style import Style
from textual.pilot import Pilot

from detector.simulator.host import PrivateAdb
from detector.sources.phones_seen import PhoneSeen
from detector.tui import theme
from detector.tui.app import PhoneCheck
from detector.tui.plain import in_ascii
from detector.tui.screens.phones import PhonesChanged
from detector.tui.start import Start
from tests.tui.acting import CHECKED
from tests.tui.harness import at, drive, shown, until, until_shown


@pytest.mark.parametrize("text", ["■ ▲ ● ○ ? ✓ …", "│ ─ ╭─╮", "手机检查 ok", "é ü ⟨202E⟩ ␛", "한국어", "🙂"])
def test_every_character_keeps_its_width(text: str) -> None:
    assert in_ascii(text).isascii()
    assert cell_len(in_ascii(text)) == cell_len(text)


def test_symbols_stay_apart() -> None:
    for kind in ("■▲●○?◇", "◉●◐?·", "☒☐", "›‹"):
        assert len(set(in_ascii(kind))) == len(kind)


def test_who_can_do_what_and_what_is_chosen_are_told_apart_without_unicode() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.show(CHECKED)
        await pilot.press("2")
        await until_shown(pilot, "@ seen at work   * allowed")
        await pilot.press("6", "f", "space")
        await until_shown(pilot, "x known monitoring app")
        await until_shown(pilot, "- added to the phone")

    drive(story, Start(unicode=False))


def test_without_unicode_nothing_else_is_drawn(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter")
        await until_shown(pilot, "(nothing is plugged in)")
        app.screen.post_message(PhonesChanged((PhoneSeen(serial="手机", state="unauthorized"),)))
        await until_shown(pilot, "! tap")
        assert shown(app).isascii()
        await pilot.press("question_mark")
        await until_shown(pilot, "Keys on this page")
        assert shown(app).isascii()

    drive(story, structs.replace(at(adb_server), unicode=False))


def test_without_colour_no_colour_is_drawn_and_the_chosen_line_is_seen(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("enter")
        await until_shown(pilot, "(nothing is plugged in)")
        app.screen.post_message(PhonesChanged((PhoneSeen(serial="A", state="device"),)))
        await until_shown(pilot, "✓ ready")
        styles = [style for style in drawn(app) if style is not None]
        assert not [one for one in styles if one.color is not None or one.bgcolor is not None]
        assert any(style.reverse for style in styles)

    drive(story, structs.replace(at(adb_server), colour=False))


def drawn(app: PhoneCheck) -> list[Style | None]:
    return [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]


@pytest.mark.parametrize(
    ("environment", "none"),
    [({"NO_COLOR": "1"}, True), ({"TERM": "dumb"}, True), ({"TERM": "xterm", "NO_COLOR": ""}, False), ({}, False)],
)
def test_the_person_and_the_terminal_are_asked(environment: dict[str, str], none: bool) -> None:
    assert theme.without_colour(environment) is none


def test_colours_are_chosen_among_the_commands(adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press("ctrl+p")
        await until_shown(pilot, "Search for a command")
        await pilot.press(*"high")
        await until_shown(pilot, "Colours: high contrast")
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == theme.CONTRAST)

    drive(story, at(adb_server))
