"""What was found, as it is told in lines: everything there is in a report can be reached, and nothing looks clean."""

import re
from pathlib import Path

import pytest
from msgspec import structs

from detector.browsing import choices, rows
from detector.facts.base import Gap, GapReason
from detector.outputs.composing import compose
from detector.outputs.document import Entry
from detector.report import encode
from detector.tui.checked import Checked, Simulated
from detector.tui.content.found import Found
from detector.wording import Words
from tests.tui.harness import checked
from tests.tui.linear.conversing import (
    ACCOUNTS,
    ALL,
    ANSWER,
    EVERYTHING,
    EVIDENCE,
    FOUND,
    LANGUAGE,
    MESSENGERS,
    OTHER,
    PEOPLE,
    SAVE,
    SETTINGS,
    UNREAD,
    WHEN,
    WHO,
    WHY,
    WORD_BY_WORD,
    of_checked,
    of_report,
)

WORDS = Words()


@pytest.fixture(scope="module")
def infected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("saved") / "report.json"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_whole_report_is_read_in_its_order_and_without_symbols(infected: Path, lang: str) -> None:
    heard = of_report(infected, EVERYTHING, lang=lang)
    document = compose(checked().report, Words(lang))
    titles = [section.title for section in document.sections]
    places = [heard.rindex(f"\n{title}\n") for title in titles]
    assert places == sorted(places)
    for section in document.sections:
        for part in section.parts:
            assert not isinstance(part, Entry) or part.headline in heard
    assert not re.search("[■▲●○]", heard)


def test_the_answer_tells_that_something_was_not_checked(tmp_path: Path) -> None:
    heard = of_report(tmp_path / "hostile.json", phone="hostile")
    answer, menu, _ = heard.partition(WORDS("linear.menu"))
    assert menu
    assert re.search(r", [1-9]\d* not checked\n", answer)


@pytest.mark.parametrize(
    ("choice", "tells"),
    [
        (MESSENGERS, "Signal, WhatsApp: Settings > Linked devices"),
        (SETTINGS, "setting: The check of apps for harm (Play Protect) is switched off."),
        (UNREAD, "- certificate authorities that somebody added"),
        (ACCOUNTS, WORDS("account.title")),
        (PEOPLE, WORDS("helplines.title")),
    ],
)
def test_each_choice_tells_its_part(infected: Path, choice: str, tells: str) -> None:
    before, after = of_report(infected), of_report(infected, choice)
    assert tells not in before
    assert tells in after


def test_apps_to_look_at_are_told_one_by_one_with_where_it_was_read_and_why(infected: Path) -> None:
    heard = of_report(infected, FOUND, "1", EVIDENCE, WORD_BY_WORD, WHY)
    places = [
        heard.index(part)
        for part in (
            "on 2023-09-10 it used the microphone in the background",
            "- dumpsys -t 25 package packages, line 110: Package [com.android.core.mnto]",
            "\nCommand: dumpsys -t 25 package packages\nline 110: Package [com.android.core.mnto]",
            "\nRule “app on our list” (known-app)\n",
            "in the list of monitoring apps: Hoverwatch, com.android.core.mnto",
        )
    ]
    assert places == sorted(places)


def test_each_of_several_apps_with_the_same_access_can_be_looked_at(tmp_path: Path) -> None:
    report = checked("hostile").report
    (group, *_), one_of_them = report.groups, "4"
    entries = [one for one in Found(report, WORDS).entries.values() if not one.id.startswith("group-")]
    heard = of_report(tmp_path / "hostile.json", FOUND, str(len(entries) + 1), one_of_them, "1", phone="hostile")
    assert WORDS("linear.one.apps") in heard
    assert heard.rindex(WORDS("linear.one.know")) > heard.rindex(group.packages[0])


def test_all_apps_are_found_by_a_part_of_a_name(infected: Path) -> None:
    read, find = "1", "2"
    answers = (find, "SERV sync", read, "1", "0", "0", find, "no such app", find, "whatsapp", read, "1")
    heard = of_report(infected, ALL, *answers)
    assert "\n70 of 70 apps.\n" in heard
    assert "\n0 of 70 apps.\n" in heard
    assert WORDS("linear.apps.none") in heard
    assert "A monitoring app known as Hoverwatch" in heard
    assert "“WhatsApp” · com.whatsapp".replace(" · ", "; ") in heard
    assert WORDS("result.app.nothing") in heard


def test_a_list_is_read_page_by_page_and_no_number_changes(infected: Path) -> None:
    heard = of_report(infected, ALL, "1", "", "", "", "", "71", "70", "0", "0")
    first = heard.index("\n1: known monitoring app: “Sync Service”")
    assert re.search(r"\n20: .*\n50 more\. ", heard)
    assert re.search(r"\n21: .*\n22: ", heard)
    assert re.search(rf"\n70: .*\n{WORDS('linear.page.end')} \n1: known monitoring app", heard)
    assert heard.index("\n70: ") > first
    assert WORDS("linear.no-such-number", most=70) in heard


def test_the_list_is_narrowed_and_sorted_as_on_the_screens(infected: Path) -> None:
    narrow, sort, everything = "3", "4", "5"
    offered = choices(rows(checked().report).apps)
    hidden = next(number for number, one in enumerate(offered, 1) if one.sieve.value == "hidden")
    added = next(number for number, one in enumerate(offered, 1) if one.sieve.value == "added")
    heard = of_report(
        infected, ALL, narrow, str(hidden), "", str(hidden), str(added), "0", sort, "2", "1", "0", everything, "0"
    )
    assert "\nOnly: has no icon.\n" in heard
    assert f"\n{hidden}: marked: has no icon, 1\n" in heard
    assert WORDS("linear.sieves.none") in heard
    assert f"\n{offered[added - 1].number} of 70 apps.\nFirst: what was found.\nOnly: added to the phone.\n" in heard
    assert "\nFirst: by name.\n" in heard
    names = re.findall(r"^\d+: (?:known monitoring app: )?“(.)", heard[heard.index("First: by name.") :], re.MULTILINE)
    assert len(names) > 10
    assert names == sorted(names, key=str.casefold)
    assert heard.rindex("70 of 70 apps.") > heard.index("First: by name.")


def test_a_list_tells_what_it_is_sorted_by(infected: Path) -> None:
    sort, newest, access, read = "4", "4", "5", "1"
    heard = of_report(infected, ALL, sort, newest, read, "0", sort, access, read, "0")
    found = re.findall(r"; installed or updated (\S+)$", heard, re.MULTILINE)
    assert len(found) == 20
    assert found == sorted(found, reverse=True)
    counts = [int(one) for one in re.findall(r"; access: (\d+)$", heard, re.MULTILINE)]
    assert len(counts) == 20
    assert counts == sorted(counts, reverse=True)


def test_apps_that_may_fit_are_counted(tmp_path: Path) -> None:
    offered = choices(rows(checked("hostile").report).apps)
    hidden = next(number for number, one in enumerate(offered, 1) if one.sieve.value == "hidden")
    heard = of_report(tmp_path / "hostile.json", ALL, "3", str(hidden), "0", phone="hostile")
    assert "may belong here: that was not read" in heard


def test_who_can_do_what_names_added_apps_and_counts_parts_of_the_phone(infected: Path) -> None:
    heard = of_report(infected, WHO, "3", "8", "15", "16", "0")
    assert "Seen with it: “Sync Service”, com.android.core.mnto.\n" in heard
    assert re.search(r"Allowed too: \d+ apps that came with the phone\.\n", heard)
    assert re.search(r"These: .*com\.android\.core\.mnto", heard)


def test_what_happened_is_told_day_by_day_the_newest_first(infected: Path) -> None:
    heard = of_report(infected, WHEN, "1")
    days = re.findall(r"^\d+: (2\d{3}-\d\d-\d\d)", heard, re.MULTILINE)
    assert days == sorted(days, reverse=True)
    assert WORDS("view.timeline.quiet") in heard
    line = r"^\d+: 2023-08-19 \d\d:\d\d: “Sync Service”, com.android.core.mnto: installed$"
    assert re.search(line, heard, re.MULTILINE)
    assert "“Sync Service”, com.android.core.mnto: its accessibility service is connected to the system now\n" in heard
    assert "whatsapp" not in heard


def test_what_happened_can_be_turned_round_and_told_of_all_apps(infected: Path) -> None:
    read, widen, turn = "1", "2", "3"
    heard = of_report(infected, WHEN, widen, turn, read, "0")
    assert "Timeline: oldest first, all apps" in heard
    days = re.findall(r"^\d+: (2\d{3}-\d\d-\d\d)", heard, re.MULTILINE)
    assert len(days) == 20
    assert days == sorted(days)


def test_settings_are_told_with_the_phone_where_they_were_read_and_why(infected: Path) -> None:
    heard = of_report(infected, SETTINGS, "1", "2", "1")
    assert "- last security update: 2023-" in heard
    assert "settings list global, line 4: package_verifier_user_consent=-1" in heard
    assert "Rule “settings that lower protection” (posture)" in heard


def test_what_was_not_checked_is_told_with_what_can_be_done_and_the_commands(infected: Path) -> None:
    heard = of_report(infected, UNREAD, "1")
    assert WORDS("view.unread.complete") in heard
    assert WORDS("view.hint.refused") in heard
    assert "- find /data/misc/user/0" in heard


def test_thousands_of_gaps_are_counted(tmp_path: Path) -> None:
    gaps = tuple(Gap(fact="packages", reason=GapReason.TRUNCATED, package=f"com.x{n}") for n in range(3000))
    path = tmp_path / "report.json"
    path.write_bytes(encode(structs.replace(checked().report, gaps=gaps, core_gaps=3000, complete=False)))
    assert "more lines are in the JSON report" in of_report(path, UNREAD)


def test_the_language_is_switched_in_the_middle(infected: Path) -> None:
    heard = of_report(infected, LANGUAGE, "2", MESSENGERS)
    assert f"1：{Words('zh')('linear.menu.answer')}\n" in heard
    assert f"\n{Words('zh')('section.messengers')}\n" in heard


def test_what_the_phone_wrote_stays_on_its_line(tmp_path: Path) -> None:
    answers = (EVERYTHING, ALL, "1", "4", "0", "0", "0", FOUND, "2", EVIDENCE, WORD_BY_WORD)
    heard = of_report(tmp_path / "hostile.json", *answers, phone="hostile")
    assert "\x1b" not in heard
    assert "\u202e" not in heard
    assert max(map(len, heard.splitlines())) < 2000


def test_a_report_is_saved_and_replaces_another_file_only_when_asked_again(infected: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    yes, back, as_json, as_text, for_oneself = "1", "0", "5", "1", "1"
    heard = of_report(infected, SAVE, as_json, for_oneself, str(path), SAVE, as_text, for_oneself, str(path), back)
    assert path.read_bytes()[:1] == b"{"
    assert heard.count(" is there already.") == 1
    heard = of_report(infected, SAVE, as_text, for_oneself, str(path), yes)
    assert path.read_text("utf-8").startswith("Google Pixel 6a")
    assert f"The report is in {path}" in heard
    assert list(tmp_path.iterdir()) == [path]


def test_every_question_of_saving_has_a_way_back(
    infected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    heard = of_report(infected, SAVE, "0", SAVE, "1", "0", SAVE, "1", "2", "0", SAVE, "1", "1", str(tmp_path))
    assert "The report is in" not in heard
    assert list(tmp_path.iterdir()) == []


def test_a_zero_too_many_does_not_lose_what_was_found() -> None:
    of_phone, yes, back = structs.replace(checked(), again=Simulated(name="infected")), "1", "0"
    heard = of_checked(of_phone, "0", back, OTHER, back, ANSWER, "0", yes)
    assert heard.count(WORDS("linear.give-up")) == 3
    assert heard.count("1 known monitoring app, ") == 2
    assert WORDS("linear.give-up") not in of_checked(Checked(report=checked().report), "0")


def test_another_phone_can_follow_and_leaving_ends_it(infected: Path) -> None:
    assert of_report(infected, "0").endswith(f"{WORDS('linear.number')} ")
    assert WORDS("linear.simulated") in of_report(infected, OTHER, "0")
