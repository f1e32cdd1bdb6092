"""A mistake of the program itself: words and a code of its own, never the one that says that something was found."""

import subprocess
import sys

import pytest

from detector.errors import ExitCode
from tests.english import english_in

BROKEN = """
import sys
import detector.explanations
def explain(*_, **__):
    raise ValueError("private text")
detector.explanations.explain = explain
sys.argv = ["detector", "explain", "accounts", "--lang", sys.argv[1]]
from detector.cli import main
main()
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_told_where_it_is_and_nothing_of_the_phone(language: str) -> None:
    done = subprocess.run([sys.executable, "-c", BROKEN, language], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (ExitCode.MISTAKE, "")
    assert "ValueError, <string> " in done.stderr.replace("，", ", ")
    assert "Traceback" not in done.stderr
    assert "private text" not in done.stderr
    if language == "zh":
        assert english_in(done.stderr) == []
