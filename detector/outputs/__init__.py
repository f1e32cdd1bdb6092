"""Reports to text: `write(report, format, out)`."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from detector.report import Report

FORMATS: Final[tuple[str, ...]] = ("text", "json")
"""Each is a module of this package with a function `write(report, out)`; it is imported when it is used."""


def write(report: "Report", format_name: str, out: TextIO) -> None:
    """Writes the report in one of FORMATS."""
    writer: Callable[[Report, TextIO], None] = import_module(f"detector.outputs.{format_name}").write
    writer(report, out)
