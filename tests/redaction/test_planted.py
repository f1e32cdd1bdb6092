"""Personal data is planted everywhere, and looked for in every format and level. New formats join by themselves."""

import html
import re
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from detector import signatures
from detector.comparison import compare
from detector.facts import Depth
from detector.facts.collecting import collect
from detector.outputs import FORMATS, comparison, render
from detector.redaction import redact
from detector.redaction.names import Names
from detector.redaction.shapes import in_shape
from detector.report import PhoneInfo, Redaction, Report, encode
from detector.scan import scan_files
from detector.simulator.apk_file import made_apk
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Output, Query
from tests.in_process import InProcess
from tests.outputs.pdf_reading import text_of
from tests.outputs.reports import clean
from tests.redaction.planted import PHONE, PLANTS, Plant, planted

FACTS_DOCUMENT = Path(__file__).parents[2] / "docs" / "facts.md"
LEVELS = tuple(Redaction)


Written = Callable[[str, Redaction], str]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return planted(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def written(report: Report) -> Written:
    """What a reader finds in a format: without its escapes, and without the line ends inside a sentence."""

    @cache
    def text(format_name: str, how: Redaction) -> str:
        content = render(redact(report, how), format_name)
        if format_name == "pdf":
            return plain(text_of(content))
        return plain(content.decode())

    return text


def plain(text: str) -> str:
    return re.sub(r"[\s\\\u200b\u00ad]", "", html.unescape(text)).casefold()


def out_at(how: Redaction) -> list[Plant]:
    return [plant for plant in PLANTS if not plant.in_report or LEVELS.index(plant.until) <= LEVELS.index(how)]


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
@pytest.mark.parametrize("format_name", FORMATS)
def test_nothing_personal_is_left(written: Written, format_name: str, how: Redaction) -> None:
    text = written(format_name, how)
    assert [plant.what for plant in out_at(how) if plain(plant.text) in text] == []


def test_all_of_it_was_there(written: Written) -> None:
    """Otherwise the test above would find nothing wherever one looks."""
    text = written("json", Redaction.NONE)
    assert [plant.what for plant in PLANTS if (plain(plant.text) in text) is not plant.in_report] == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_holds_some_of_it(written: Written, format_name: str) -> None:
    text = written(format_name, Redaction.NONE)
    assert any(plain(plant.text) in text for plant in PLANTS)


@pytest.mark.parametrize("how", LEVELS)
@pytest.mark.parametrize("format_name", FORMATS)
def test_the_app_is_found_all_the_same(written: Written, format_name: str, how: Redaction) -> None:
    assert "hoverwatch" in written(format_name, how)


def test_what_is_shared_still_proves(report: Report) -> None:
    """The lines about the app are there, without what stood behind them."""
    made = redact(report, Redaction.SHARE)
    excerpts = {signal.id: signal.evidence[0].excerpt for signal in made.findings[0].signals if signal.evidence}
    assert excerpts["listed-name"] == "Package [com.android.core.mnto] (…):"
    assert excerpts["sms"].startswith("android.permission.READ_SMS: granted=true, flags=[ USER_SET|")
    assert excerpts["sms"].endswith("] …")
    assert excerpts["service-running"] == "* ServiceRecord{… u0 com.android.core.mnto/.Core} …"


def other_day(report: Report) -> Report:
    """The same phone, on which much is gone."""
    return structs.replace(
        report,
        users=(),
        phone=PhoneInfo(),
        findings=report.findings[1:],
        apps=(),
        cards=(),
        inventory=report.inventory[1::2],
        gaps=report.gaps[:1],
        undecided=(),
        origin=None,
    )


def compared(old: Report, new: Report, format_name: str) -> str:
    out = StringIO()
    comparison.write(compare(old, new), format_name, out)
    return plain(out.getvalue())


@pytest.mark.parametrize("format_name", comparison.FORMATS)
@pytest.mark.parametrize("turned", [False, True])
def test_what_differs_is_not_personal_either(report: Report, format_name: str, turned: bool) -> None:
    reports = (report, other_day(report))[:: -1 if turned else 1]
    for how in LEVELS:
        old, new = (redact(one, how) for one in reports)
        text = compared(old, new, format_name)
        left = [plant.what for plant in PLANTS if plain(plant.text) in text]
        assert left if how is Redaction.NONE else set(left).isdisjoint(plant.what for plant in out_at(how))


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_files_lose_their_names(tmp_path: Path, how: Redaction) -> None:
    """A report about APK files names them in its proofs, and in what could not be read."""
    app = next(app for app in load_phone(PHONE).apps if app.name == "com.android.core.mnto")
    honest, broken = tmp_path / "annika-backup.apk", tmp_path / "annika-diary.apk"
    honest.write_bytes(made_apk(app))
    broken.write_bytes(b"no archive")
    whole = scan_files((honest, broken), signatures.load())
    told = [encode(redact(whole, one)) for one in (Redaction.NONE, how)]
    assert [text.count(b"annika-backup") > 0 for text in told] == [True, False]
    assert [text.count(b"annika-diary") > 0 for text in told] == [True, False]
    assert b"hoverwatch" in told[1]


@given(st.text(), st.sampled_from(PLANTS), st.text())
def test_nothing_personal_is_in_the_shape_of_a_proof(before: str, plant: Plant, after: str) -> None:
    names = Names(clean(), Redaction.SHARE)
    assert plain(plant.text) not in plain(in_shape(before + plant.text + after, names))


class _Listening(InProcess):
    """What leaves the phone, by the command that asks for it."""

    def __init__(self, phone: SimulatedPhone) -> None:
        super().__init__(phone)
        self.told: dict[str, list[str]] = {}

    def read(self, query: Query) -> Output:
        answer = super().read(query)
        text = (answer.stdout + answer.stderr).decode(errors="replace")
        self.told.setdefault(query.id, []).extend(plant.text for plant in PLANTS if plant.text in text)
        return answer


def test_the_documents_name_every_command_that_brings_something_personal() -> None:
    """And the serial number of the phone, and what its owner calls it, are never brought."""
    source = _Listening(SimulatedPhone(load_phone(PHONE)))
    collect(source, depth=Depth.DEEP)
    section = FACTS_DOCUMENT.read_text(encoding="utf-8").partition("## What is personal in it")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z0-9-]+)`", section))
    assert {command for command, plants in source.told.items() if plants} <= named
    assert "annika@studio-mac".partition("@")[2] in source.told["adb-computers"]
    brought = {text for plants in source.told.values() for text in plants}
    assert brought.isdisjoint({"8XANNIKA77", "Annikas Handy"})
