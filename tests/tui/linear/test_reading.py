"""What was found, as it is told in lines: everything there is in a report can be reached, and nothing looks clean."""

import re
from pathlib import Path

import pytest

from detector.outputs.composing import compose
from detector.outputs.document import Entry
from detector.wording import Words
from tests.tui.harness import checked
from tests.tui.linear.conversing import of_report

WORDS = Words()
ANSWER, FOUND, ALL, WHO, MESSENGERS, WHEN, SETTINGS, NOT_CHECKED, ACCOUNTS, PEOPLE, EVERYTHING, SAVE, OTHER = map(
    str, range(1, 14)
)


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
        (NOT_CHECKED, "not checked: certificate authorities"),
        (ACCOUNTS, WORDS("account.title")),
        (PEOPLE, WORDS("helplines.title")),
    ],
)
def test_each_choice_tells_its_part(infected: Path, choice: str, tells: str) -> None:
    before, after = of_report(infected), of_report(infected, choice)
    assert tells not in before
    assert tells in after


def test_apps_to_look_at_are_told_one_by_one_with_where_it_was_read(infected: Path) -> None:
    heard = of_report(infected, FOUND, "1")
    assert "on 2023-09-10 it used the microphone in the background" in heard
    assert "- dumpsys -t 25 package packages, line 110:" in heard


def test_all_apps_are_found_by_a_part_of_a_name_and_read_page_by_page(infected: Path) -> None:
    heard = of_report(infected, ALL, "SERV sync", "1", "0", "whatsapp", "1", "0", "no such app", "", "21", "0", "0")
    assert "70 apps." in heard
    assert "0 apps." in heard
    assert "A monitoring app known as Hoverwatch" in heard
    assert "“WhatsApp”, com.whatsapp\nIt was added later.\n" in heard


def test_who_can_do_what_names_added_apps_and_counts_parts_of_the_phone(infected: Path) -> None:
    heard = of_report(infected, WHO, "3", "8", "15", "16", "0")
    assert "Seen with it: “Sync Service”, com.android.core.mnto.\n" in heard
    assert re.search(r"Allowed too: \d+ apps that came with the phone\.\n", heard)
    assert re.search(r"These: .*com\.android\.core\.mnto", heard)


def test_what_happened_is_told_day_by_day_the_newest_first(infected: Path) -> None:
    heard = of_report(infected, WHEN, "")
    days = re.findall(r"^(2\d{3}-\d\d-\d\d)", heard, re.MULTILINE)
    assert days == sorted(days, reverse=True)
    assert WORDS("view.timeline.quiet") in heard
    assert re.search(r"^2023-08-19 \d\d:\d\d: “Sync Service”, com.android.core.mnto: installed$", heard, re.MULTILINE)
    assert (
        ": “Sync Service”, com.android.core.mnto: its accessibility service is connected to the system now\n" in heard
    )


def test_what_the_phone_wrote_stays_on_its_line(tmp_path: Path) -> None:
    heard = of_report(tmp_path / "hostile.json", EVERYTHING, ALL, "", "0", "0", phone="hostile")
    assert "\x1b" not in heard
    assert "\u202e" not in heard
    assert max(map(len, heard.splitlines())) < 2000


def test_a_report_is_saved_once_and_never_over_another_file(infected: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    heard = of_report(infected, SAVE, "5", "1", str(path), SAVE, "1", "3", str(path), SAVE, "1", "1", str(tmp_path))
    assert path.read_bytes()[:1] == b"{"
    assert heard.count(" is there already.") == 2
    assert list(tmp_path.iterdir()) == [path]


def test_another_phone_can_follow_and_leaving_ends_it(infected: Path) -> None:
    assert of_report(infected, "0").endswith(f"{WORDS('linear.number')} ")
    assert WORDS("linear.simulated") in of_report(infected, OTHER, "0")
