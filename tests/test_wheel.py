"""The program as it is installed: built, put into a fresh environment, run from an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=400, check=False)


def _needs_registry(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode == 0:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(done.stderr[-2000:])
    pytest.skip(f"pip could not get what it needs: {done.stderr[-300:]}")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _needs_registry(_run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, PROJECT, cwd=folder))
    return next(folder.glob("stalkerware_detector-*.whl"))


@pytest.mark.slow
def test_every_signature_and_phone_is_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    signatures = {path.relative_to(PROJECT / "signatures") for path in (PROJECT / "signatures").rglob("*.yaml")}
    phones = {path.relative_to(PROJECT) for path in (PROJECT / "detector/simulator/phones").rglob("*.yaml")}
    assert len(signatures) > 100
    assert {f"detector/signature_data/{path.as_posix()}" for path in signatures} <= names
    assert {path.as_posix() for path in phones} <= names
    assert {"detector/py.typed", "detector/watch/agent/agent.js", "detector/watch/agent/hooks.json"} <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "signatures/"))]


@pytest.mark.slow
def test_a_fresh_environment_scans_the_simulated_phone(wheel: Path, tmp_path: Path) -> None:
    assert _run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path).returncode == 0
    python = tmp_path / "env" / "bin" / "python"
    _needs_registry(_run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path))
    done = _run(tmp_path / "env" / "bin" / "detector", "demo", "infected", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Hoverwatch" in done.stdout
    assert "Not checked" in done.stdout
