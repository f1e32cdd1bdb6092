"""What a reader finds in a PDF, by its tags and as poppler reads it."""

import os
import re
import shutil
import subprocess
from collections import Counter
from typing import Final

import pytest

from detector.outputs.pdf import CHINESE

_TAG: Final = re.compile(rb"/S/(H\d|P|L|LI|Link)\b")


def _missing(what: str) -> None:
    """Skips the test, and fails it where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


def text_of(content: bytes) -> str:
    """Its words, in the order of reading."""
    if shutil.which("pdftotext") is None:
        _missing("no poppler (Debian package poppler-utils)")
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, timeout=60, check=True)
    return done.stdout.decode()


def tags_of(content: bytes) -> Counter[str]:
    """How often it has each tag that tells a screen reader what something is."""
    return Counter(tag.decode() for tag in _TAG.findall(content))


def chinese_font() -> None:
    """Skips the test where no font shows Chinese."""
    import typst

    if not set(CHINESE) & set(typst.Fonts().families()):
        _missing("no Chinese font (Debian package fonts-wqy-microhei)")
