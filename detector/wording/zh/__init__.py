"""Simplified Chinese."""

from typing import Final

from detector.wording.language import Language
from detector.wording.zh import pages

LANGUAGE: Final = Language(
    code="zh",
    name="简体中文",
    reviewed=False,
    plural="0",
    forms=("many",),
    sentences={**pages.SENTENCES},
)
