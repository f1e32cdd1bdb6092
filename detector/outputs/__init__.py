"""Reports in the form that their reader needs: `write` sets text, `render` makes the content of a file."""

from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING, Any, Final, TextIO

from detector.wording.language import ORIGINAL

if TYPE_CHECKING:
    from detector.report import Report

FORMATS: Final[tuple[str, ...]] = ("text", "html", "pdf", "markdown", "json", "csv", "sarif", "stix")
"""Each is a module of this package with a function `write(report, out)`; it is imported when it is used."""
IN_WORDS: Final[tuple[str, ...]] = ("text", "html", "pdf", "markdown", "sarif", "stix")
"""Those for people: they are told the language too."""
BINARY: Final[tuple[str, ...]] = ("pdf",)
"""Those that are no text: their module has a function `render(report) -> bytes` in place of `write`, and `ready()`,
which raises DetectorError when what it needs is not installed."""


def write(report: "Report", format_name: str, out: TextIO, *, language: str = ORIGINAL) -> None:
    """Writes the report as text, in one of FORMATS that are not BINARY."""
    _function(format_name, "write")(report, out, **_told(format_name, language))


def render(report: "Report", format_name: str, *, language: str = ORIGINAL) -> bytes:
    """The report in one of FORMATS, as the content of a file; text is UTF-8."""
    if format_name in BINARY:
        made: bytes = _function(format_name, "render")(report, **_told(format_name, language))
        return made
    out = StringIO()
    write(report, format_name, out, language=language)
    return out.getvalue().encode()


def ready(format_name: str, *, language: str = ORIGINAL) -> None:
    """Raises DetectorError when something that the format needs is not installed."""
    if format_name in BINARY:
        _function(format_name, "ready")(**_told(format_name, language))


def _function(format_name: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module(f"detector.outputs.{format_name}"), name)
    return found


def _told(format_name: str, language: str) -> dict[str, str]:
    return {"language": language} if format_name in IN_WORDS else {}
