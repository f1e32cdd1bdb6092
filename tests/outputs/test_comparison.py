"""What is different between two reports, as people get it. GOLDEN=write makes the files anew, to be looked at."""

import os
from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from detector.comparison import Comparison, compare
from detector.facts.base import Gap, GapReason
from detector.outputs.comparison import FORMATS, write
from detector.redaction import redact
from detector.report import Redaction, SignatureSet, Tool, decode, encode
from detector.wording import LANGUAGES
from tests.build import AppWords, PhoneWords, report
from tests.comparison.test_laws import changed
from tests.outputs.reports import busy, clean

FOLDER = Path(__file__).parents[1] / "data" / "outputs"
SUFFIX = {"text": "txt", "json": "json"}


def told(made: Comparison, language: str = "en", format_name: str = "text") -> str:
    out = StringIO()
    write(made, format_name, out, language=language)
    return out.getvalue()


def later() -> Comparison:
    """The busy phone and what became of it, with something that only one of the scans read."""
    tool = Tool(name="stalkerware-detector", version="1.0.0")
    gap = Gap(fact="vpn", reason=GapReason.TIMED_OUT)
    new = structs.replace(changed(), gaps=(gap,))
    return compare(structs.replace(busy(), tool=tool), structs.replace(new, tool=tool))


def golden(text: str, file: str) -> None:
    path = FOLDER / file
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_name", FORMATS)
def test_golden(format_name: str) -> None:
    golden(told(later(), format_name=format_name), f"comparison.{SUFFIX[format_name]}")


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_golden_in_each_language(language: str) -> None:
    golden(told(later(), language), f"comparison.{language}.txt")


def one_line(text: str) -> str:
    return " ".join(text.split())


class TestHead:
    def test_of_one_report_twice_nothing_is_said_but_that(self) -> None:
        listed = SignatureSet(products=1, packages=1, certificates=1, date="2027-01-01", sha256="1" * 64)
        twice = structs.replace(clean(), signature_set=listed)
        text = one_line(told(compare(twice, twice)))
        assert "No difference was found. All that matters was read for both." in text
        assert "same list" not in text

    def test_no_difference_is_no_answer_where_something_was_not_read(self) -> None:
        blind = structs.replace(clean(), complete=False)
        text = one_line(told(compare(blind, blind)))
        assert "this is no answer yet" in text
        assert "All that matters" not in text

    def test_what_can_make_a_difference_without_the_phone_is_said(self) -> None:
        listed = SignatureSet(products=1, packages=1, certificates=1, date="2027-01-01", sha256="1" * 64)
        tool = Tool(name="stalkerware-detector", version="9.0")
        text = one_line(told(compare(clean(), structs.replace(clean(), signature_set=listed, tool=tool))))
        assert "not compared with the same list" in text
        assert "different versions of this program" in text

    def test_two_phones_and_the_wrong_order_are_said(self) -> None:
        other = structs.replace(clean().phone, model="Two")
        earlier = structs.replace(clean(), phone=other, created=clean().created.replace(year=2025))
        text = one_line(told(compare(clean(), earlier)))
        assert "two different phones" in text
        assert "The old report is of a later moment" in text

    def test_what_was_taken_out_is_said(self) -> None:
        assert "--redact none" in told(compare(redact(clean(), Redaction.SHARE), clean()))


def test_apps_that_were_only_updated_stand_in_one_line() -> None:
    apps = {f"org.example.app{number}": AppWords() for number in range(5)}
    old = report(PhoneWords(apps=apps))
    new = structs.replace(old, inventory=tuple(structs.replace(app, version="2.0") for app in old.inventory))
    old = structs.replace(old, inventory=tuple(structs.replace(app, version="1.0") for app in old.inventory))
    text = one_line(told(compare(old, new)))
    assert "5 apps were updated, and nothing else is different about them: org.example.app0, " in text
    assert "changed:" not in text


def test_nothing_of_the_phone_steers_the_terminal() -> None:
    evil = "\x1b[2J\u202e[red]”\n"
    apps = (structs.replace(app, label=evil, version=evil, installer=evil) for app in busy().inventory)
    new = structs.replace(busy(), inventory=tuple(apps), phone=structs.replace(busy().phone, model=evil))
    for old in (busy(), clean(), structs.replace(busy(), inventory=())):
        for made in (compare(old, new), compare(new, old)):
            text = told(made)
            assert not {"\x1b", "\u202e"} & set(text)
            assert "\x1b" not in told(made, format_name="json")


def test_half_a_character_is_no_obstacle() -> None:
    apps = (structs.replace(app, label="\ud800") for app in busy().inventory)
    assert "\\ud800" not in told(compare(clean(), structs.replace(busy(), inventory=tuple(apps))), format_name="json")
    assert decode(encode(busy())) == busy()
