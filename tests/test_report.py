"""The report is written and read back, agrees with its schema, and tells scripts how it ended."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from detector.errors import DetectorError, ExitCode
from detector.facts.base import Gap, GapReason
from detector.levels import Level
from detector.report import FORMAT, VERSION, Report, decode, encode, exit_code, schema
from detector.rules import Finding
from tests.build import AppWords, PhoneWords, ServiceWords, report
from tests.outputs.reports import busy, clean

NAIVE = PhoneWords(apps={})


@pytest.mark.parametrize("make", [busy, clean, lambda: report(NAIVE)], ids=["busy", "clean", "empty"])
class TestRoundTrip:
    def test_it_is_read_back_as_it_was(self, make: Any) -> None:
        assert decode(encode(make())) == make()

    def test_it_agrees_with_the_schema(self, make: Any) -> None:
        jsonschema.Draft202012Validator(schema()).validate(json.loads(encode(make())))


@given(st.text(), st.text(), st.integers(0, 999))
def test_any_text_of_a_phone_is_read_back(label: str, detail: str, user: int) -> None:
    app = AppWords(installer="", accessibility=(ServiceWords(label=label, user=user),))
    made = report(PhoneWords(model=detail, apps={"org.example.spy": app}))
    made = structs.replace(made, gaps=(Gap(fact="users", reason=GapReason.DENIED, user=user, detail=detail),))
    assert decode(encode(made)) == made
    jsonschema.Draft202012Validator(schema()).validate(json.loads(encode(made)))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["title"] == FORMAT


def changed(**changes: object) -> bytes:
    return json.dumps({**json.loads(encode(clean())), **changes}).encode()


def test_what_an_older_program_does_not_know_is_passed_over() -> None:
    assert decode(changed(added_later="x")) == clean()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read"),
        (b"not json", "cannot be read"),
        (b"[]", "not a report of this program"),
        (b'"text"', "not a report of this program"),
        (b"null", "not a report of this program"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b'{"format": "\xff"}', "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"{}", "not a report of this program"),
        (b'{"format": "another"}', "not a report of this program"),
        (changed(version=VERSION + 1), "newer version"),
        (changed(version="1"), "Expected `int`, got `str`"),
        (changed(version=None), "cannot be read"),
        (changed(findings=3), "cannot be read"),
        (changed(created="yesterday"), "cannot be read"),
        (changed()[:-20], "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(DetectorError, match=words) as refusal:
        decode(data)
    assert refusal.value.exit_code is ExitCode.DATA


def with_(level: Level | None, *, complete: bool) -> Report:
    findings = () if level is None else (Finding(rule="could-monitor", level=level),)
    return structs.replace(clean(), findings=findings, complete=complete)


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("fail_on", Level)
@pytest.mark.parametrize("level", [None, *Level])
def test_exit_code(level: Level | None, fail_on: Level, complete: bool) -> None:
    """A finding as bad as asked for is 1, whatever else; then 4 when something was not read; else 0."""
    worst_first = [Level.CONFIRMED, Level.MATCH, Level.PATTERN, Level.ABILITY, Level.POSTURE]
    found = level is not None and worst_first.index(level) <= worst_first.index(fail_on)
    expected = ExitCode.FINDINGS if found else ExitCode.OK if complete else ExitCode.NOT_CHECKED
    assert exit_code(with_(level, complete=complete), fail_on) is expected
