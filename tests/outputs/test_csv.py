"""The table for a spreadsheet: every app, each grant with yes, no or unknown, and all that was not read."""

import csv
import io

import pytest
from msgspec import structs

from detector.browsing.grants import GRANTS
from detector.outputs.csv import ABOUT, write
from detector.report import Report, Tool
from detector.rules.removed_app import REMOVED_APP
from detector.sweep import Hint, HintKind
from tests.build import AppWords, GapWords, PhoneWords, RemovedWords, report
from tests.outputs.reports import busy, clean, watched


def lines(made: Report) -> list[dict[str, str]]:
    text = io.StringIO(newline="")
    write(made, text)
    return list(csv.DictReader(io.StringIO(text.getvalue().removeprefix("\ufeff"), newline=""), strict=True))


def rows(made: Report, row: str) -> list[dict[str, str]]:
    return [line for line in lines(made) if line["row"] == row]


def test_it_is_what_a_spreadsheet_reads() -> None:
    text = io.StringIO(newline="")
    write(busy(), text)
    raw = text.getvalue()
    assert raw.encode().startswith(b"\xef\xbb\xbfrow,package,")
    assert raw.count("\n") == raw.count("\r\n") == len(lines(busy())) + 1
    assert all(list(line) == [*ABOUT, *GRANTS] and None not in line.values() for line in lines(busy()))


def test_every_app_has_a_line_with_what_it_may_do() -> None:
    made = busy()
    apps = {line["package"]: line for line in rows(made, "app")}
    assert list(apps) == [app.package for app in made.inventory]
    spy, chat = apps["org.example.spy"], apps["org.example.chat"]
    assert (spy["level"], spy["rule"], spy["product"]) == ("match", "known-app", "spy")
    assert (spy["sms"], spy["microphone"], spy["device-admin"], spy["profile-owner"]) == ("yes", "no", "yes", "unknown")
    assert (chat["level"], chat["open"], chat["users"]) == ("", "could-monitor", "0 10")


def test_what_was_not_read_has_lines_too() -> None:
    notes = [line["note"] for line in rows(busy(), "gap")]
    assert notes[0] == "launcher: blocked-user: this profile is locked"
    assert len(notes) == len(busy().gaps)
    unread = report(PhoneWords(gaps=(GapWords(fact="packages"),)))
    assert rows(unread, "open")
    assert {line["row"] for line in lines(clean())} == {"app"}


def test_the_phone_hints_and_apps_that_are_gone_have_lines() -> None:
    assert {line["note"].split()[0] for line in rows(busy(), "phone")} == {"app-check-off", "old-patch", "more-users"}
    hint = Hint(
        kind=HintKind.DOMAIN, value="spy.example", products=("spy",), member="a;=1", section="", line=7, times=2
    )
    (line,) = rows(structs.replace(clean(), hints=(hint,)), "hint")
    assert (line["product"], line["note"]) == ("spy", "domain spy.example: a;'=1, line 7")
    gone = report(PhoneWords(apps={"org.example.app": AppWords()}, removed=(RemovedWords(package="org.example.spy"),)))
    (line,) = rows(gone, "removed")
    assert (line["package"], line["rule"], line["product"]) == ("org.example.spy", REMOVED_APP.id, "spy")


def test_what_was_watched_has_lines() -> None:
    first, *_ = rows(watched(), "watched")
    assert first["package"] == "org.example.hidden"
    assert "hooks: 35 of 37, not all of: calls location, dropped: 0" in first["note"]
    seen = [line["note"] for line in rows(watched(), "seen")]
    assert "sms sms 12x 2026-11-22T11:00:04+00:00 to 2026-11-22T11:00:40+00:00" in seen


@pytest.mark.parametrize("cards", [True, False], ids=["now", "before there were cards"])
def test_without_an_inventory_it_tells_what_the_report_is_about_and_how_many_are_left_out(cards: bool) -> None:
    made = busy()
    short = structs.replace(made, inventory=(), cards=made.cards if cards else ())
    whole = {line["package"]: line for line in rows(made, "app")}
    about = rows(short, "app")
    assert [line["package"] for line in about] == [app.package for app in made.apps]
    open_only = {name for one in made.undecided for name in one.packages} - {one.package for one in made.findings}
    for line in about:
        expected = {grant: whole[line["package"]][grant] for grant in GRANTS}
        if line["package"] in open_only:
            narrower = ("accessibility-wide", "accessibility-messengers")
            expected |= dict.fromkeys(narrower if cards else GRANTS, "unknown")
        assert {grant: line[grant] for grant in GRANTS} == expected
    left_out = made.app_count - len(made.apps)
    assert [line["note"] for line in rows(short, "left-out")] == ([f"apps: {left_out}"] if left_out else [])
    (line,) = rows(structs.replace(short, app_count=70), "left-out")
    assert line["note"] == f"apps: {70 - len(made.apps)}"


def test_what_another_version_may_not_have_looked_for_is_not_told() -> None:
    old = structs.replace(busy(), tool=Tool(name="stalkerware-detector", version="0.0.1"))
    spy = next(line for line in rows(old, "app") if line["package"] == "org.example.spy")
    assert (spy["sms"], spy["microphone"], spy["profile-owner"]) == ("yes", "", "unknown")
