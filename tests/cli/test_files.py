"""Where outputs go: a device is written into, a full one ends with words, a reader who leaves changes no exit code."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from detector.report import encode
from tests.outputs.reports import busy
from tests.sources.acquisition.recording import record

FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "report.json"
    path.write_bytes(encode(busy()))
    return path


def run(*words: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "detector", *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no full device")
@pytest.mark.parametrize("form", ["text", "json", "csv", "stix", "pdf"])
def test_an_output_that_finds_no_place_is_said_and_is_no_finding(saved: Path, form: str) -> None:
    with FULL.open("wb") as full:
        done = run("show", str(saved), "--format", form, stdout=full.fileno())
    assert done.returncode == 2
    assert "No space left on device" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no full device")
def test_so_is_that_of_other_commands(tmp_path: Path) -> None:
    record(tmp_path / "kept")
    for words in (("explain", "rules"), ("signatures", "list"), ("verify", str(tmp_path / "kept"))):
        with FULL.open("wb") as full:
            done = run(*words, stdout=full.fileno())
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_a_pipe_is_written_into_and_stays_one(saved: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE) as reader:
        done = run("show", str(saved), "--format", "json", "-o", str(tmp_path / "pipe"))
        assert reader.stdout is not None
        assert reader.stdout.read().startswith(b"{")
    assert done.returncode == 0
    assert (tmp_path / "pipe").is_fifo()


@pytest.fixture
def closed_pipe() -> Iterator[int]:
    """Where a command writes whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("sealed", [True, False])
def test_who_reads_no_further_changes_no_exit_code(tmp_path: Path, closed_pipe: int, sealed: bool) -> None:
    record(tmp_path / "kept")
    if not sealed:
        (tmp_path / "kept" / "more").touch()
    done = run("verify", str(tmp_path / "kept"), stdout=closed_pipe)
    assert (done.returncode, done.stderr) == (0 if sealed else 5, "")


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("scan", "--help"),
        ("--version",),
        ("explain", "rules"),
        ("demo", "--list"),
        ("signatures", "list"),
        ("signatures", "list", "--format", "json"),
        ("signatures", "export", "hosts"),
    ],
    ids=" ".join,
)
def test_who_reads_no_further_has_found_nothing(closed_pipe: int, words: tuple[str, ...]) -> None:
    done = run(*words, stdout=closed_pipe)
    assert (done.returncode, done.stderr) == (0, "")
