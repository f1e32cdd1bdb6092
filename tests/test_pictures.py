"""The pictures of the documentation can be drawn anew, and are those that the command draws."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pictures import FOLDER, PICTURES, Picture, draw

_MOST_BYTES = 100_000


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_each_picture_is_small_loads_nothing_and_holds_text(picture: Picture, tmp_path: Path) -> None:
    drawn = draw(picture, tmp_path).read_text("utf-8")
    assert len(drawn.encode()) < _MOST_BYTES
    assert "@font-face" not in drawn
    assert "url(http" not in drawn
    assert ("Sync&#160;Service" in drawn) is picture.result


def test_the_documentation_has_them_all_and_no_other() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {picture.name for picture in PICTURES}


def test_each_is_shown_somewhere() -> None:
    pages = [FOLDER.parents[1] / "README.md", *FOLDER.parent.glob("*.md")]
    told = "".join(page.read_text("utf-8") for page in pages)
    assert [path.name for path in FOLDER.iterdir() if f"pictures/{path.name})" not in told] == []


def test_the_command_draws_them_where_it_is_told(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "tests.pictures", str(tmp_path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) == len(list(tmp_path.iterdir())) == len(PICTURES)
