"""The views that are read: they say what the report says, never look clean with gaps, and obey no text of the phone."""

from datetime import UTC, datetime

import pytest
from msgspec import structs
from textual.pilot import Pilot

from detector.characters import is_visible
from detector.facts.base import Gap, GapReason
from detector.redaction import redact
from detector.report import PhoneInfo, Redaction
from detector.sources.base import Origin, SourceKind
from detector.tui.app import PhoneCheck
from detector.tui.checked import Checked
from detector.tui.content.posture import patch_months
from detector.tui.views.accounts import AccountsView
from detector.tui.views.messengers import MessengersView
from detector.tui.views.posture import PostureView
from detector.tui.views.reading import AppLine, ReadingView
from detector.tui.views.sheet import Lines
from detector.tui.views.unread import MOST_LINES, UnreadView
from detector.verdicts import Messengers
from tests.tui.harness import flat, shown
from tests.tui.views.showing import Make, checked, show, with_report

VIEWS: tuple[type[ReadingView], ...] = (MessengersView, PostureView, UnreadView, AccountsView)


def said(make: Make, checked: Checked, *, lang: str = "en", keys: tuple[str, ...] = ()) -> str:
    """Everything that the view says, wherever it is scrolled to; without spaces."""
    texts: list[str] = []

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await pilot.press(*keys)
        await pilot.pause()
        for one in app.screen.query(Lines):
            if one.display:
                texts.extend(f"{line.lead}{line.text}" for line in one.lines)

    show(make, checked, story, lang=lang)
    return flat("\n".join(texts))


@pytest.mark.parametrize("view", VIEWS)
class TestEveryView:
    def test_text_of_a_hostile_phone_steers_nothing(self, view: type[ReadingView]) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("e")
            assert all(map(is_visible, shown(app).replace("\n", "")))

        show(view, checked("hostile"), story, size=(120, 80))

    def test_speaks_the_language_that_is_chosen(self, view: type[ReadingView]) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            before = shown(app)
            app.speak("zh")
            await pilot.pause()
            assert shown(app) != before
            assert "手机检查" in shown(app)

        show(view, checked("infected"), story)

    def test_scrolls_by_keys(self, view: type[ReadingView]) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("pagedown")
            await pilot.pause(0.3)
            assert app.screen.query_one(view).scroll_offset.y > 0

        show(view, checked("infected"), story, size=(80, 12))


class TestMessengers:
    def test_an_app_that_could_read_along_is_opened_by_key_and_mouse(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("tab", "enter")
            await pilot.click(AppLine)

        assert show(MessengersView, checked("infected"), story).opened == ["com.android.core.mnto"] * 2

    def test_none_is_no_answer_about_other_devices(self) -> None:
        none = said(MessengersView, with_report(checked("clean-pixel"), messengers=Messengers()))
        assert flat("None of the messengers that we know was found among the apps") in none
        assert flat("another device that is logged in to it") in none

    def test_none_says_so_when_not_all_apps_were_read(self) -> None:
        gaps = (Gap(fact="packages", reason=GapReason.TRUNCATED),)
        none = said(MessengersView, with_report(checked("clean-pixel"), messengers=Messengers(), gaps=gaps))
        assert flat("but the apps could not all be read") in none

    def test_a_redacted_report_says_that_they_were_taken_out(self) -> None:
        shared = redact(checked("infected").report, Redaction.SHARE)
        assert flat("was taken out of this report") in said(MessengersView, Checked(report=shared))


class TestPosture:
    def test_evidence_is_one_key_away(self) -> None:
        proof = flat("settings list global, line 4: package_verifier_user_consent=-1")
        assert proof not in said(PostureView, checked("infected"))
        assert proof in said(PostureView, checked("infected"), keys=("e",))
        assert proof not in said(PostureView, checked("infected"), keys=("e", "e"))

    def test_a_setting_is_no_sign_of_monitoring(self) -> None:
        assert flat("None of these is a sign of monitoring by itself.") in said(PostureView, checked("infected"))

    def test_nothing_found_is_told_apart_from_nothing_read(self) -> None:
        clean = with_report(checked("clean-pixel"), findings=(), undecided=())
        assert flat("none was found that lowers protection") in said(PostureView, clean)
        assert flat("not all of them could be read") in said(PostureView, with_report(clean, complete=False))

    def test_settings_that_were_not_told_are_named(self) -> None:
        assert flat("settings that could not be told: the check of apps") in said(PostureView, checked("samsung-16"))

    @pytest.mark.parametrize(
        ("patch", "months"),
        [("2026-02-02", 0), ("2026-01-01", 2), ("2025-03-02", 11), ("2026-04-01", None), ("…", None)],
    )
    def test_age_of_the_last_security_update(self, patch: str, months: int | None) -> None:
        report = structs.replace(checked("infected").report, phone=PhoneInfo(security_patch=patch))
        assert patch_months(report) == months

    def test_what_has_no_day_makes_nothing_old(self) -> None:
        undated = structs.replace(checked("infected").report, origin=Origin(kind=SourceKind.DUMPS))
        assert patch_months(undated) is None
        dated = Origin(kind=SourceKind.DUMPS, taken=datetime(2023, 9, 10, tzinfo=UTC))
        assert patch_months(structs.replace(undated, origin=dated)) == 1


class TestUnread:
    def test_never_looks_empty(self) -> None:
        whole = said(UnreadView, with_report(checked("clean-pixel"), gaps=(), undecided=(), core_gaps=0))
        assert flat("All that this check is meant to read could be read.") in whole
        assert flat("Never visible over the cable") in whole

    def test_important_gaps_come_first_with_what_to_do(self) -> None:
        text = said(UnreadView, checked("samsung-16"))
        order = [
            "Something important could not be read",
            "Important: it leaves open what is on the phone",
            "icons, user 150: the phone does not let a computer look inside",
            "What to do: look on the phone itself",
            "Questions about apps that stay open",
            "Settings that stay open",
            "certificate authorities that somebody added, user 0: the phone refused",
            "Checking again changes nothing",
            "Read only with",
        ]
        places = [text.index(flat(one)) for one in order]
        assert places == sorted(places)

    def test_commands_are_one_key_away(self) -> None:
        assert "$find/data/misc/user/0" not in said(UnreadView, checked("infected"))
        assert "$find/data/misc/user/0" in said(UnreadView, checked("infected"), keys=("e",))

    def test_thousands_of_gaps_are_counted(self) -> None:
        gaps = tuple(Gap(fact="packages", reason=GapReason.TRUNCATED, package=f"com.x{n}") for n in range(3000))
        text = said(UnreadView, with_report(checked("hostile"), gaps=gaps, core_gaps=3000, complete=False))
        assert flat(f"{3000 - MOST_LINES} more lines are in the JSON report") in text

    def test_a_redacted_report_says_what_was_taken_out(self) -> None:
        shared = redact(checked("infected").report, Redaction.SHARE)
        assert flat("This report is for passing on.") in said(UnreadView, Checked(report=shared))


class TestAccounts:
    def test_words_of_safety_come_first(self) -> None:
        text = said(AccountsView, checked("infected"))
        order = ("If you may be in danger", "Google account >", "People who can help", "https://nomoredirectory.org")
        places = [text.index(flat(one)) for one in order]
        assert places == sorted(places)
