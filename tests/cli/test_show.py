"""`detector show`: reports that were saved, those of older versions too, and files that are none or were changed."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from detector import outputs
from detector.cli import command
from detector.errors import DetectorError, ExitCode
from detector.report import VERSION, decode, encode
from detector.wording import NoWordsError
from tests.outputs.reports import busy

LATER: tuple[str, ...] = ("inventory", "hints", "origin", "redaction", "cards", "groups", "messengers", "facts")
"""Fields of the report that the first reports of version 1 did not have."""
BUSY = encode(busy())


def show(*words: str | Path) -> tuple[str, str]:
    result = CliRunner().invoke(command, ["show", *map(str, words)], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.stdout, result.stderr


def refused(*words: str | Path) -> str:
    with pytest.raises(DetectorError) as refusal:
        show(*words)
    assert refusal.value.exit_code is ExitCode.DATA
    return f"{refusal.value.message} {refusal.value.hint}"


def changed(**changes: object) -> bytes:
    return json.dumps({**json.loads(BUSY), **changes}).encode()


def without(*fields: str) -> bytes:
    return json.dumps({key: value for key, value in json.loads(BUSY).items() if key not in fields}).encode()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_bytes(BUSY)
    return path


def test_it_is_what_the_scan_would_have_written(saved: Path) -> None:
    at_once = StringIO()
    outputs.write(busy(), "text", at_once)
    assert show(saved)[0] == at_once.getvalue()


def test_as_json_it_is_the_same_report(saved: Path) -> None:
    assert decode(show(saved, "--format", "json")[0].encode()) == busy()


def test_of_which_day_it_is_is_said_in_it(saved: Path) -> None:
    assert "Report of 2026-11-22" in show(saved)[0]


def test_it_is_told_in_another_language(saved: Path) -> None:
    assert "监控应用" in show(saved, "--lang", "zh")[0]


def test_it_goes_into_a_file(saved: Path, tmp_path: Path) -> None:
    assert show(saved, "-o", tmp_path / "report.txt")[0] == ""
    assert "known monitoring apps" in (tmp_path / "report.txt").read_text("utf-8")


def of_version_1() -> bytes:
    """With an entry for each app that a rule is open for."""
    made = json.loads(BUSY)
    opened = [(one, name) for one in made["undecided"] for name in one.pop("packages") or (None,)]
    assert any(name is not None for _, name in opened)
    return json.dumps({**made, "version": 1, "undecided": [{**one, "package": name} for one, name in opened]}).encode()


@pytest.mark.parametrize("form", outputs.FORMATS)
def test_a_report_of_version_1_says_the_same(saved: Path, form: str) -> None:
    if form not in outputs.BINARY:
        before = show(saved, "--format", form)[0]
        saved.write_bytes(of_version_1())
        assert show(saved, "--format", form)[0] == before


@pytest.mark.parametrize("undecided", [5, [5], [{"package": 5}], {"package": {}}, None])
def test_a_report_of_version_1_that_is_none_is_refused(saved: Path, undecided: object) -> None:
    saved.write_bytes(changed(version=1, undecided=undecided))
    assert "cannot be read" in refused(saved)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_of_the_first_program_is_shown(saved: Path, form: str) -> None:
    saved.write_bytes(without(*LATER))
    assert "org.example.spy" in show(saved, "--format", form)[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_what_powershell_made_of_an_output_is_read(saved: Path, encoding: str) -> None:
    text = BUSY.decode()
    saved.write_bytes(("\ufeff" * (encoding == "utf-16-be") + text).encode(encoding))
    assert show(saved)[0] == show_of(BUSY, saved)


def show_of(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    return show(path)[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read"),
        (b"PK\x03\x04", "cannot be read"),
        (b"\xff\xfe\x00\xd8", "cannot be read"),
        (BUSY[:-9], "cannot be read"),
        (b"{}", "not a report"),
        (changed(version=VERSION + 1), "newer version of this program"),
        (changed(source=3), "newer version of this program may have written it"),
        (changed(groups=[{"id": "screen", "packages": []}]), "does not fit"),
    ],
)
def test_what_is_no_report_is_refused_in_words(saved: Path, data: bytes, words: str) -> None:
    saved.write_bytes(data)
    assert words in refused(saved)


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    assert "no ordinary file" in refused(tmp_path)
    assert "cannot be read" in refused(tmp_path / "missing.json")


def test_a_file_without_end_is_not_read_to_its_end(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detector.handed_over.MOST_OF_A_REPORT", 1000)
    assert "larger than any report" in refused(saved)


def test_words_that_nobody_knows_are_named_and_json_shows_them(saved: Path) -> None:
    report = json.loads(BUSY)
    report["findings"][0]["rule"] = "brand-new"
    saved.write_bytes(json.dumps(report).encode())
    assert "no words" in refused(saved)
    assert "brand-new" in show(saved, "--format", "json")[0]


def places(value: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """The ways to everything inside a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value[:4]) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*path, key)
        yield from places(part, *path, key)


PLACES = tuple(places(json.loads(BUSY)))
TEXTS = tuple(form for form in outputs.FORMATS if form not in outputs.BINARY)
VALUES: tuple[object, ...] = (None, True, -1, 10**18, "", "{0}", "\x1b[31m", "2026-99-99", "org.example.gone", [], {})


@given(st.sampled_from(PLACES), st.sampled_from(VALUES), st.sampled_from(TEXTS))
def test_a_report_that_somebody_edited_is_shown_or_refused(
    place: tuple[str | int, ...], value: object, form: str
) -> None:
    report = json.loads(BUSY)
    *way, last = place
    part = report
    for step in way:
        part = part[step]
    part[last] = value
    try:
        made = decode(json.dumps(report).encode())
        outputs.write(made, form, StringIO())
    except (DetectorError, NoWordsError):
        pass
