"""`--redact`: a file is redacted unless somebody says otherwise, what is shown on the screen is not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from detector.report import encode
from tests.outputs.reports import busy


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "report.json"
    path.write_bytes(encode(busy()))
    return path


def show(saved: Path, *options: str, stdout: Any = subprocess.PIPE) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "detector", "show", str(saved), "--format", "json", *options],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout or "", done.stderr


def redaction(text: str) -> str:
    return str(json.loads(text)["redaction"])


def test_a_file_is_for_passing_on_and_says_so(saved: Path, tmp_path: Path) -> None:
    out, said = show(saved, "-o", str(tmp_path / "out.json"))
    assert (out, redaction((tmp_path / "out.json").read_text())) == ("", "share")
    assert "--redact none" in said


def test_so_is_a_file_that_the_shell_makes(saved: Path, tmp_path: Path) -> None:
    with (tmp_path / "out.json").open("w") as file:
        show(saved, stdout=file)
    assert redaction((tmp_path / "out.json").read_text()) == "share"


def test_another_program_gets_everything(saved: Path) -> None:
    out, said = show(saved)
    assert redaction(out) == "none"
    assert "--redact" not in said


@pytest.mark.parametrize("how", ["none", "share", "minimal"])
def test_what_is_asked_for_is_done_without_a_word(saved: Path, tmp_path: Path, how: str) -> None:
    _, said = show(saved, "--redact", how, "-o", str(tmp_path / "out.json"))
    assert redaction((tmp_path / "out.json").read_text()) == how
    assert "--redact" not in said


def test_nothing_comes_back(saved: Path, tmp_path: Path) -> None:
    show(saved, "--redact", "minimal", "-o", str(tmp_path / "less.json"))
    out, _ = show(tmp_path / "less.json", "--redact", "none")
    assert redaction(out) == "minimal"
