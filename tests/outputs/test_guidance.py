"""The pages that belong to no report, and what of them a report holds."""

import re
from io import StringIO

import pytest
from click.testing import CliRunner
from msgspec import structs
from rich.cells import cell_len

from detector.cli import command
from detector.explanations import EVERY_RULE
from detector.levels import Level
from detector.outputs import guidance
from detector.outputs.text import write
from detector.report import FROM_FILES, Report
from detector.wording import LANGUAGES, Words
from detector.wording.checklist import CHECKLIST, IN_SHORT
from tests.outputs.reports import busy, clean

language = pytest.mark.parametrize("language", LANGUAGES)


def text(made: Report, language: str = "en") -> str:
    out = StringIO()
    write(made, out, language=language)
    return out.getvalue()


@language
def test_every_account_stands_there_with_its_marks(language: str) -> None:
    words = Words(language)
    said = guidance.accounts(words)
    items = [item for items in CHECKLIST.values() for item in items]
    assert said.count("[ ] ") == len(items)
    assert all(item.noticed or item.note_first for item in items)
    flat = "".join(said.split())
    for item in items:
        shown = flat.partition("".join(words(f"account.{item.id}").split()))[2].partition("[]")[0]
        assert ("".join(words("account.mark.noticed").split()) in shown) == item.noticed
        assert ("".join(words("account.mark.note-first").split()) in shown) == item.note_first


@language
def test_no_line_is_too_long(language: str) -> None:
    words = Words(language)
    for page in (guidance.accounts(words), guidance.safety(words)):
        assert all(cell_len(line) <= 80 and line == line.rstrip() for line in page.split("\n"))


def test_the_safety_page_goes_from_before_to_afterwards() -> None:
    said = " ".join(guidance.safety(Words()).split())
    order = [
        "Before ·",
        "Meanwhile ·",
        "Afterwards ·",
        "Revoke USB debugging",
        "USB debugging off",
        "The shell of this",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    assert said.index("Change nothing yet") < said.index("Removing an app is a late step")


@language
def test_accounts_are_the_main_advice_where_nothing_strong_was_found(language: str) -> None:
    words = Words(language)
    heading = f"─ {words('account.title')} ─"
    nothing = text(clean(), language)
    part = nothing.partition(heading)[2].partition("\n─ ")[0]
    assert len(re.findall(r"^  · ", part, re.MULTILINE)) == len(IN_SHORT)
    assert 8 <= part.count("\n") <= 13
    assert nothing.index(heading) < nothing.index(f"─ {words('section.next')} ─")
    assert heading not in text(busy(), language)
    only_questions = structs.replace(busy(), findings=busy().at(Level.ABILITY))
    assert heading in text(only_questions, language)
    assert heading not in text(structs.replace(clean(), source=FROM_FILES), language)


@language
def test_a_report_names_the_pages(language: str) -> None:
    for made in (busy(), clean()):
        said = " ".join(text(made, language).split())
        for topic in ("accounts", "safety", "helplines"):
            assert f"detector explain {topic}" in said


@pytest.mark.parametrize("rule", EVERY_RULE)
@language
def test_advice_never_begins_with_removing(rule: str, language: str) -> None:
    first = re.split(r"[.?。？]", Words(language)(f"rule.{rule}.advice"))[0]
    assert not re.search(r"\b(remov|delet|uninstall|switch off|disable)|卸载|删除|停用|关闭", first, re.IGNORECASE)


def test_advice_stands_once_for_each_rule_that_fired() -> None:
    said = " ".join(text(busy()).partition("─ What next ─")[2].split())
    for rule in {one.rule for one in busy().findings if one.package is not None}:
        assert said.count(Words()(f"rule.{rule}.advice")) == 1
    assert "on the phone its name" not in " ".join(text(structs.replace(busy(), source=FROM_FILES)).lower().split())


@pytest.mark.parametrize("topic", ["safety", "accounts", "helplines"])
@language
def test_the_command_prints_them(topic: str, language: str) -> None:
    done = CliRunner().invoke(command, ["explain", topic, "--lang", language, "--country", "de"], standalone_mode=False)
    assert done.exception is None
    title = {"safety": "safety.page", "accounts": "account.title", "helplines": "helplines.title"}[topic]
    assert done.stdout.startswith(Words(language)(title) + "\n")
