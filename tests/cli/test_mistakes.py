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
    raise {error}
detector.explanations.explain = explain
sys.argv = ["detector", "explain", "accounts", "--lang", "{language}"]
from detector.cli import main
main()
"""


def broken(error: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    program = BROKEN.format(error=error, language=language)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_told_where_it_is_and_nothing_of_the_phone(language: str) -> None:
    done = broken('ValueError("private text")', language)
    assert (done.returncode, done.stdout) == (ExitCode.MISTAKE, "")
    assert "ValueError, <string> " in done.stderr.replace("，", ", ")
    assert "Traceback" not in done.stderr
    assert "private text" not in done.stderr
    if language == "zh":
        assert english_in(done.stderr) == []


def test_a_connection_that_breaks_is_not_a_reader_who_left() -> None:
    done = broken('BrokenPipeError(32, "Broken pipe")')
    assert (done.returncode, done.stdout) == (ExitCode.MISTAKE, "")
    assert "BrokenPipeError, <string> " in done.stderr
