"""The report as text: its width, its order, and that it never looks clean when it is not."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from rich.cells import cell_len

from detector.errors import ExitCode
from detector.facts import FACTS
from detector.facts.base import FactSpec, Gap, GapReason, Reading
from detector.facts.root_record import SignState
from detector.levels import Level
from detector.outputs.names import middle_cut
from detector.outputs.sentences import Sentences
from detector.outputs.text import write
from detector.report import Report, exit_code
from detector.rules import Finding
from detector.scan import judge_facts
from detector.signals import Kind, Signal, State
from detector.sources.base import Origin, SourceKind
from detector.wording import Words
from tests.build import (
    NOW,
    AppWords,
    GapWords,
    ListenerWords,
    PhoneWords,
    RemovedWords,
    RootWords,
    ServiceWords,
    report,
)
from tests.invented import invented_index
from tests.outputs.reports import BUSY, CLEAN, busy, clean

WORDS = Words()
STYLE = re.compile(r"\x1b\[[0-9;]*m")
HEADINGS = ("Apps to look at", "App by app", "Messengers", "Settings", "Not checked", "What next")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def text(made: Report, width: int | None = None) -> str:
    out = StringIO()
    write(made, out, width=width)
    return out.getvalue()


def words(made: Report) -> str:
    return " ".join(text(made).split())


def headline(made: Report) -> str:
    """What stands above the first heading."""
    return " ".join(text(made).partition("\n─ ")[0].split())


class TestLayout:
    @pytest.mark.parametrize("width", [40, 80, 140])
    @pytest.mark.parametrize("make", [busy, clean])
    def test_no_line_is_too_long_or_ends_in_spaces(self, make: Callable[[], Report], width: int) -> None:
        for line in text(make(), width).split("\n"):
            assert cell_len(line) <= width
            assert line == line.rstrip()

    def test_eighty_columns_where_the_output_is_no_terminal(self) -> None:
        assert max(cell_len(line) for line in text(busy()).split("\n")) in (79, 80)

    def test_no_escape_sequence_where_the_output_is_no_terminal(self) -> None:
        assert all(line.isprintable() for line in text(busy()).split("\n"))

    def test_colour_on_a_terminal_and_the_same_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        out = Terminal()
        write(busy(), out, width=80)
        assert STYLE.search(out.getvalue())
        assert STYLE.sub("", out.getvalue()) == text(busy(), 80)

    def test_the_parts_come_in_the_order_in_which_they_matter(self) -> None:
        found = re.findall(r"^─ (.*?) ─+$", text(busy()), re.MULTILINE)
        assert tuple(found) == HEADINGS

    def test_every_state_has_a_word_beside_its_symbol(self) -> None:
        said = headline(busy())
        for part in ("■ 2 known monitoring apps", "▲ 2 strong patterns", "● 2 could monitor", "○ 3 settings", "? "):
            assert part in said

    @given(st.text(), st.integers(5, 60))
    def test_long_names_are_cut_in_the_middle(self, name: str, cells: int) -> None:
        cut = middle_cut(name, cells)
        assert cell_len(cut) <= max(cells, 0)
        assert cut == name or "…" in cut


class TestApps:
    def test_each_app_has_a_line_first_and_its_four_blocks_later(self) -> None:
        made = busy()
        listed, detailed = text(made).partition("─ Messengers")[0].split("─ App by app")
        for finding in made.findings:
            if finding.package is not None:
                assert listed.count(finding.package) == 1
        apps = sum(finding.package is not None and finding.rule != "could-monitor" for finding in made.findings)
        for block in ("here", "allowed", "seen", "not-known"):
            assert detailed.count(f"\n  {WORDS(f'block.{block}')}\n") == apps

    def test_apps_with_the_same_access_are_told_together(self) -> None:
        reader = AppWords(accessibility=(ServiceWords(),), grants=("READ_SMS",))
        made = report(PhoneWords(apps={"org.example.a": reader, "org.example.b": reader}))
        listed, detailed = text(made, 140).partition("─ Settings")[0].split("─ App by app")
        assert f"● {WORDS('group.accessibility')}: “Example”, “Example”" in listed
        assert f"● {WORDS('group.accessibility')}: 2 apps" in detailed
        for package in ("org.example.a", "org.example.b"):
            part = detailed.partition(f"  “Example” · {package}\n")[2].partition("  “Example”")[0]
            assert "may also: read text messages (SMS)" in part
            assert "seen: its accessibility service is connected" in part
            assert "read the screen" not in part
        assert detailed.count("Do you know these apps") == 1

    def test_one_app_is_asked_about_as_its_finding_does(self) -> None:
        said = words(report(PhoneWords(apps={"org.example.a": AppWords(listeners=(ListenerWords(),))})))
        assert WORDS("could-monitor.ability") in said
        assert WORDS("group.ask") not in said

    def test_a_report_without_cards_says_the_same_of_an_app(self) -> None:
        made = report(PhoneWords(apps={"org.example.spy": AppWords(grants=("READ_SMS", "-CAMERA"))}))
        assert text(structs.replace(made, cards=())) == text(made)

    def test_an_app_that_is_gone_is_allowed_nothing_and_is_nowhere(self) -> None:
        slots = {"product": "Spy", "product_class": "stalkerware"}
        seen = Signal(id="listener-connected", kind=Kind.EXISTENCE, state=State.PRESENT, slots=slots)
        finding = Finding(rule="removed-app", level=Level.ABILITY, package="org.example.spy", signals=(seen,))
        said = text(structs.replace(clean(), findings=(finding,)))
        assert "● org.example.spy" in said
        assert WORDS("block.allowed") not in said
        assert WORDS("block.here") not in said

    def test_a_known_product_is_named_in_the_title(self) -> None:
        assert "· org.example.spy    known: Spy" in text(busy(), 140)

    def test_before_acting_it_says_that_acting_can_be_noticed(self) -> None:
        assert "changing or removing an app may be noticed" in words(busy())

    def test_the_proof_is_the_part_of_a_line_that_is_about_the_app(self) -> None:
        package = "org.example.family"
        line = (
            f"Enabled services:{{{'org.other.app/.Service, ' * 9}{package}/.Service, {'org.more.app/.Service, ' * 9}}}"
        )
        finding = next(one for one in busy().findings if one.package == package)
        proof = tuple(
            structs.replace(one, excerpt=line, command="dumpsys x | sed y") for one in finding.signals[0].evidence
        )
        assert proof
        signals = tuple(structs.replace(one, evidence=proof) for one in finding.signals)
        said = words(structs.replace(busy(), findings=(structs.replace(finding, signals=signals),), groups=()))
        shown = said.partition("Where this was read")[2].partition("─")[0]
        assert shown.startswith(" · dumpsys x, line 1: …")
        assert package in shown
        assert shown.endswith("… ")
        assert len(shown) < 150

    @pytest.mark.parametrize(("lines", "more"), [(4, ""), (5, "1 more line is"), (7, "3 more lines are")])
    def test_only_some_of_the_proof_is_shown(self, lines: int, more: str) -> None:
        grants = (
            "READ_SMS",
            "CAMERA",
            "RECORD_AUDIO",
            "READ_CONTACTS",
            "SEND_SMS",
            "RECEIVE_SMS",
            "READ_CALENDAR",
            "READ_CALL_LOG",
        )
        app = AppWords(grants=grants[: lines - 1])
        said = words(report(PhoneWords(apps={"org.example.spy": app})))
        assert ("in the JSON report" in said) == bool(more)
        assert more in said

    def test_the_headline_names_the_product_that_made_the_rule_fire(self) -> None:
        by_id = {signal.id: signal for finding in busy().at(Level.MATCH) for signal in finding.signals}
        plain, listed = by_id["generic-name"], by_id["listed-name"]
        finding = Finding(rule="known-app", level=Level.MATCH, because=("listed-name",), signals=(plain, listed))
        assert "known as Spy" in Sentences(WORDS).headline(finding)

    @pytest.mark.parametrize(
        ("ids", "said"),
        [
            ((), "This app is not on our lists. "),
            (("generic-name",), "This app has the same name as one on our list, Plain"),
            (("generic-name", "listed-name"), "This app is on our list as Spy: "),
        ],
    )
    def test_no_other_question_denies_that_an_app_is_on_the_list(self, ids: tuple[str, ...], said: str) -> None:
        by_id = {signal.id: signal for finding in busy().at(Level.MATCH) for signal in finding.signals}
        signals = tuple(by_id[name] for name in ids)
        finding = Finding(rule="never-opened", level=Level.PATTERN, because=("never-opened",), signals=signals)
        assert Sentences(WORDS).headline(finding).startswith(said)

    def test_what_could_not_be_told_of_an_app_stands_there(self) -> None:
        made = report(structs.replace(BUSY, gaps=(GapWords(fact="notification-listeners"),)))
        said = " ".join(text(made).split())
        assert "could not be told: notifications" in said
        assert "apps that may read notifications: the phone refused" in said

    def test_no_access_is_said_only_when_it_was_looked_for(self) -> None:
        words_of = PhoneWords(apps={"org.example.spy": AppWords()})
        assert WORDS("block.nothing-allowed") in words(report(words_of))
        blind = structs.replace(words_of, gaps=(GapWords(fact="permissions"),))
        assert WORDS("block.nothing-allowed") not in words(report(blind))

    def test_a_label_cannot_pose_as_another_app(self) -> None:
        label = "WhatsApp” · com.whatsapp    known: nothing\n● Other"
        app = AppWords(accessibility=(ServiceWords(label=label),))
        said = text(report(PhoneWords(apps={"org.example.x": app})), 140)
        titles = [line for line in said.split("\n") if "Other" in line]
        assert len(titles) == 2
        for title in titles:
            assert re.fullmatch(
                r"(● .*: |  )“WhatsApp' · com…[^“”]*␊● Other”( · org\.example\.x)?",
                title,
            )


class TestRemoved:
    GONE = PhoneWords(removed=(RemovedWords(package="org.example.spy", to_day=date(2026, 11, 21)),))

    def test_an_app_that_is_gone_stands_apart_from_those_that_are_here(self) -> None:
        said = text(report(self.GONE))
        assert re.findall(r"^─ (.*?) ─+$", said, re.MULTILINE)[-3:] == ["Removed lately", "Not checked", "What next"]
        assert WORDS("section.apps") not in said
        part = said.partition("─ Removed lately")[2].partition("\n─ ")[0]
        assert "org.example.spy" in part
        assert "it was removed from this phone on or shortly before 2026-11-21" in part
        for block in ("here", "allowed", "seen", "not-known"):
            assert WORDS(f"block.{block}") not in said

    def test_the_summary_says_so_and_does_not_count_it_as_an_app_that_could_monitor(self) -> None:
        said = headline(report(self.GONE))
        assert "An app with a name of our list was removed from this phone lately" in said
        assert "● 0 could monitor" in said

    def test_a_memory_that_was_not_read_makes_one_line(self) -> None:
        gaps = (GapWords(fact="removed-apps"),)
        assert "One thing could not be checked" in headline(report(PhoneWords(gaps=gaps)))

    def test_the_app_is_named_where_it_is_not_known_whether_it_is_gone(self) -> None:
        made = report(structs.replace(self.GONE, gaps=(GapWords(fact="packages", user=10),)))
        assert "org.example.spy" in text(made).partition("─ Not checked")[2]


class TestSettings:
    @pytest.mark.parametrize("fact", ["user-certificates", "adb-computers", "root-signs", "orphan-uids"])
    def test_a_fact_that_answers_one_question_makes_one_line_when_it_is_open(self, fact: str) -> None:
        made = report(PhoneWords(gaps=(GapWords(fact=fact),)))
        assert "One thing could not be checked" in headline(made)

    def test_a_question_whose_fact_was_read_and_does_not_tell_is_named(self) -> None:
        made = report(PhoneWords(root=(RootWords(state=SignState.UNKNOWN),)))
        assert WORDS("brief.rooted") in text(made).partition("─ Not checked")[2]


class TestHeadline:
    def test_nothing_found_says_what_that_means(self) -> None:
        said = headline(clean())
        assert "No monitoring app of our list" in said
        assert "can be missed" in said
        assert "not be checked" not in said
        assert "0 not checked" in said

    def test_findings_are_counted(self) -> None:
        said = headline(busy())
        assert "2 known monitoring apps seem to be installed." in said
        assert "2 apps look like apps made for secret monitoring." in said

    def test_one_finding_is_one(self) -> None:
        said = headline(report(PhoneWords(apps={"org.example.spy": AppWords()})))
        assert "A known monitoring app seems to be installed." in said
        assert "1 known monitoring app " in said
        assert "No monitoring app" not in said

    def test_a_listed_app_of_another_use_is_not_passed_over(self) -> None:
        said = headline(report(PhoneWords(apps={"org.example.family": AppWords()})))
        assert "One app below is on our list for another use" in said

    @pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
    def test_a_failed_reading_is_said_in_the_headline_and_listed(self, fact: FactSpec[Any]) -> None:
        facts = CLEAN.facts()
        gap = Gap(fact=fact.name, reason=GapReason.TIMED_OUT, detail="no answer in time")
        broken = structs.replace(facts, **{fact.name.replace("-", "_"): Reading(gaps=(gap,))})
        made = judge_facts(broken, invented_index(), origin=Origin(kind=SourceKind.ADB), now=NOW)
        said = headline(made)
        assert "could not be checked; see “Not checked” below." in said
        assert ("Not everything could be read, so this is no answer yet." in said) == fact.core
        assert "? 0 not checked" not in said
        listed = text(made, 140).partition("─ Not checked")[2]
        assert f"? {WORDS(f'fact.{fact.name}')}: it took too long (no answer in time)" in listed
        assert exit_code(made, Level.PATTERN) == (ExitCode.NOT_CHECKED if fact.core else ExitCode.OK)

    def test_a_rule_that_stayed_open_is_listed_without_any_gap(self) -> None:
        """An app that was copied from an older phone: nothing failed, and its origin is not known."""
        app = AppWords(installer="com.sec.android.easyMover", icons=(), grants=("RECORD_AUDIO",))
        made = report(PhoneWords(apps={"org.example.x": app}))
        assert not made.gaps
        assert "2 things could not be checked" in headline(made)
        assert "hidden app with private access" in words(made).partition("Not checked ─")[2]

    def test_what_is_never_visible_is_always_said(self) -> None:
        for made in (busy(), clean()):
            assert "Never visible over the cable" in words(made)
