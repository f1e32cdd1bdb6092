"""A mistake inside a screen: some words after it is gone, no traceback, and an exit code that is not "all is well"."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = """
from detector.tui.app import PhoneCheck
from detector.tui.screens.safety import SafetyScreen
from detector.tui.start import Start

def broken(screen):
    raise RuntimeError("secret of the phone")

SafetyScreen.{method} = broken
app = PhoneCheck(Start(lang={lang!r}))
app.run(headless=True)
app.tidy_up()
raise SystemExit(app.return_code)
"""


@pytest.mark.parametrize("method", ["compose_body", "on_mount"])
@pytest.mark.parametrize(
    ("lang", "words"), [("en", "This program made a mistake and had to end."), ("zh", "本程序内部出错，只能结束。")]
)
def test_it_ends_in_words(method: str, lang: str, words: str) -> None:
    program = PROGRAM.format(method=method, lang=lang)
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    told = ended.stdout + ended.stderr
    assert words in told
    assert "Traceback" not in told
    assert "secret of the phone" not in told
    assert ended.returncode != 0
