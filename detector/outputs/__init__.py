"""Reports to text: `write(report, format, out)`."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final, TextIO

from detector.wording.language import ORIGINAL

if TYPE_CHECKING:
    from detector.report import Report

FORMATS: Final[tuple[str, ...]] = ("text", "json")
"""Each is a module of this package with a function `write(report, out)`; it is imported when it is used."""
IN_WORDS: Final = ("text",)
"""Those for people: their `write` is told the language too."""


def write(report: "Report", format_name: str, out: TextIO, *, language: str = ORIGINAL) -> None:
    """Writes the report in one of FORMATS."""
    writer: Callable[..., None] = import_module(f"detector.outputs.{format_name}").write
    writer(report, out, **({"language": language} if format_name in IN_WORDS else {}))
