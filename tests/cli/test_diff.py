"""`detector diff` from files to exit code: reports, what was saved of a phone, and files that are neither."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import structs

from detector.cli import command
from detector.errors import DetectorError, ExitCode
from detector.report import Report, encode
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Origin, SourceKind
from tests.in_process import InProcess
from tests.outputs.reports import busy, clean


def diff(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, ["diff", *map(str, words)], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return int(result.return_value), result.stdout, result.stderr


def put(folder: Path, name: str, report: Report) -> Path:
    path = folder / name
    path.write_bytes(encode(report))
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return put(tmp_path, "old.json", clean())


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return put(tmp_path, "new.json", busy())


@pytest.fixture
def a_saved_phone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is taken for what was saved of a phone."""

    class SavedPhone(InProcess):
        origin = Origin(kind=SourceKind.ACQUISITION, name="somewhere")

    monkeypatch.setattr(
        "detector.sources.opening.OPENERS", (lambda files: SavedPhone(SimulatedPhone(load_phone("clean-pixel"))),)
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


def test_differences_are_told_and_end_with_1(old: Path, new: Path) -> None:
    code, out, _ = diff(old, new)
    assert code == ExitCode.FINDINGS
    assert "+ new: org.example.plain" in out


def test_no_difference_ends_with_0_or_4(old: Path, tmp_path: Path) -> None:
    blind = put(tmp_path, "blind.json", structs.replace(clean(), complete=False))
    assert diff(old, old)[0] == ExitCode.OK
    assert diff(old, blind)[0] == ExitCode.NOT_CHECKED


def test_as_json_and_in_another_language(old: Path, new: Path) -> None:
    assert json.loads(diff(old, new, "--format", "json")[1])["findings"]
    assert "两份报告的差异" in diff(old, new, "--lang", "zh")[1]


def test_a_file_holds_no_more_than_a_report_would_and_the_code_tells_of_all(old: Path, tmp_path: Path) -> None:
    more = tuple(structs.replace(app, grants=("sms",)) for app in clean().inventory)
    new, out = put(tmp_path, "new.json", structs.replace(clean(), inventory=more)), tmp_path / "diff.txt"
    code, _, err = diff(old, new, "-o", out)
    assert code == ExitCode.FINDINGS
    assert "org.example.app" not in out.read_text("utf-8")
    assert "--redact none" in err
    assert diff(old, new, "-o", out, "--redact", "none")[0] == ExitCode.FINDINGS
    assert "org.example.app" in out.read_text("utf-8")


def test_what_was_saved_of_a_phone_is_judged_first(old: Path, a_saved_phone: Path) -> None:
    code, out, err = diff(old, a_saved_phone)
    assert code == ExitCode.FINDINGS
    assert "two different phones" in " ".join(out.split())
    assert "an acquisition" in err


@pytest.mark.parametrize("words", [("{old}", "{folder}/missing"), ("{folder}/missing", "{old}")])
def test_what_is_not_there_is_said(old: Path, tmp_path: Path, words: Sequence[str]) -> None:
    with pytest.raises(DetectorError, match="cannot be read") as refusal:
        diff(*(word.format(old=old, folder=tmp_path) for word in words))
    assert refusal.value.exit_code is ExitCode.DATA


@pytest.mark.parametrize("content", [b"", b"{}", b"text", b"PK\x03\x04"])
def test_what_is_neither_a_report_nor_saved_is_refused(old: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    with pytest.raises(DetectorError) as refusal:
        diff(old, other)
    assert refusal.value.exit_code is ExitCode.DATA


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_report_in_another_encoding_is_a_report(old: Path, tmp_path: Path, encoding: str) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(encode(clean()).decode().encode(encoding))
    assert diff(old, other)[0] == ExitCode.OK


def test_words_that_nobody_knows_are_named(old: Path, tmp_path: Path) -> None:
    report: dict[str, Any] = json.loads(encode(busy()))
    report["findings"][0]["rule"] = "brand-new"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(report), "utf-8")
    with pytest.raises(DetectorError, match="no words"):
        diff(old, other)
    assert diff(old, other, "--format", "json")[0] == ExitCode.FINDINGS


def scan(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, ["scan", *map(str, words)], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return int(result.return_value), result.stdout, result.stderr


class TestBaseline:
    def test_the_differences_follow_the_report_and_change_no_code(self, a_saved_phone: Path, old: Path) -> None:
        code, report, _ = scan("--from", a_saved_phone)
        with_it = scan("--from", a_saved_phone, "--baseline", old)
        assert with_it[0] == code
        assert "What is different between two reports" in with_it[1].partition("─ What next")[2]
        assert "different between" not in report

    @pytest.mark.parametrize("words", [("--format", "json"), ("-o", "{folder}/report.txt")])
    def test_elsewhere_stdout_is_left_alone(self, a_saved_phone: Path, old: Path, words: Sequence[str]) -> None:
        some = [word.format(folder=a_saved_phone.parent) for word in words]
        _, out, err = scan("--from", a_saved_phone, "--baseline", old, *some)
        assert "different between" not in out
        assert "+ new: " in err

    def test_a_file_that_cannot_be_used_costs_no_scan(self, a_saved_phone: Path, tmp_path: Path) -> None:
        files = put(tmp_path, "files.json", structs.replace(clean(), source="files"))
        for wrong in (files, tmp_path / "missing"):
            with pytest.raises(DetectorError) as refusal:
                scan("--from", a_saved_phone, "--baseline", wrong)
            assert refusal.value.exit_code is ExitCode.DATA
