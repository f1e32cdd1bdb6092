"""The report as PDF, set by Typst: tagged for screen readers (PDF/UA-1), and the same for the same report.

The document goes to `pdf.typ` as JSON, so that no text can become markup. Typst brings fonts for Latin, Greek and
Cyrillic; for other scripts the fonts of the system are used. A character that no font has is shown as its number.
"""

import re
from collections.abc import Callable, Collection
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec

from detector.errors import DetectorError, ExitCode, Sentence
from detector.outputs.composing import compose, words_for
from detector.outputs.document import Document, Entry, Mark
from detector.outputs.escape import visible
from detector.outputs.guidance import DIRECTORIES
from detector.outputs.proof import in_short
from detector.report import Report
from detector.wording import Words
from detector.wording.language import ORIGINAL

_TEMPLATE: Final = Path(__file__).with_name("pdf.typ")
_TEXT: Final = "Libertinus Serif"
_MONO: Final = "DejaVu Sans Mono"
"""Both come with Typst."""
CHINESE: Final = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Songti SC",
    "SimSun",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""Those that draw characters as readers of Simplified Chinese know them; the first that is there is taken."""
_NO_GLYPH: Final = re.compile(r'the text `"(.*?)"` could not be displayed')
_NUMBERED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_ROUNDS: Final = 5
_OTHER_WAY: Final = Sentence("Or write the report with --format html, and print it from a browser.")


def ready(language: str = ORIGINAL) -> None:
    """Raises DetectorError when Typst is not installed, or no font can show the language."""
    if find_spec("typst") is None:
        raise DetectorError(
            "PDF needs a part of this program that is not installed.",
            "Install stalkerware-detector[pdf]. {other}",
            ExitCode.USAGE,
            other=_OTHER_WAY,
        )
    words = Words(language)
    name = words.language.name
    empty = Document(language=language, title=name, lead=(), counts=(), result=(), strong=False, sections=())
    _, without_glyph = _set(_values(empty, words))
    if without_glyph:
        raise DetectorError(
            "No font on this computer shows this language: {name}.",
            "Install one, such as {font}. {other}",
            ExitCode.USAGE,
            name=name,
            font=CHINESE[0],
            other=_OTHER_WAY,
        )


def render(report: Report, *, language: str = ORIGINAL) -> bytes:
    """The whole report."""
    ready(language)
    words = words_for(report, language)
    return typeset(compose(report, words), words)


def typeset(document: Document, words: Words) -> bytes:
    """A document as PDF."""
    values = _values(document, words)
    for _ in range(_ROUNDS):
        made, without_glyph = _set(values)
        if not without_glyph:
            return made
        numbers = str.maketrans({one: f"⟨{ord(one):04X}⟩" for one in without_glyph})
        values = _each(values, partial(_translated, numbers))
    raise DetectorError("Some text of this report cannot be set as PDF.", "{other}", ExitCode.DATA, other=_OTHER_WAY)


def _translated(numbers: dict[int, str], text: str) -> str:
    return text.translate(numbers)


def _values(document: Document, words: Words) -> Any:
    """What the template is told: the document as a person sees its texts, and what it needs besides."""
    values = msgspec.to_builtins(document)
    for section, told in zip(document.sections, values["sections"], strict=True):
        for part, value in zip(section.parts, told["parts"], strict=True):
            if isinstance(part, Entry):
                del value["evidence"]
                value["proof"], value["more"] = in_short(part, words)
    return {**_each(values, visible), "proof": words("block.evidence")}


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each(inner, change) for key, inner in value.items()}
    return [_each(inner, change) for inner in value] if isinstance(value, (list, tuple)) else value


def _set(values: Any) -> tuple[bytes, frozenset[str]]:
    """The PDF; or the characters that no font has."""
    import typst

    fixed = {
        "symbols": {mark.value: mark.symbol for mark in Mark},
        "links": "|".join(map(re.escape, DIRECTORIES.values())),
        "fonts": _fonts(typst.Fonts().families(), values["language"]),
        "mono": _MONO,
    }
    told = {"report": msgspec.json.encode({**values, **fixed}).decode()}
    try:
        return typst.compile(_TEMPLATE.read_bytes(), format="pdf", pdf_standards="ua-1", sys_inputs=told), frozenset()
    except typst.TypstError as error:
        if without_glyph := _without_glyph(error.diagnostic):
            return b"", without_glyph
        raise DetectorError(
            "The PDF could not be set: {reason}", "{other}", ExitCode.DATA, reason=error.message, other=_OTHER_WAY
        ) from error


def _fonts(installed: Collection[str], language: str) -> list[dict[str, str] | str]:
    """In Chinese, quotation marks and dashes are those of the Chinese font."""
    chinese = [family for family in CHINESE if family in installed][:1]
    return [{"name": _TEXT, "covers": "latin-in-cjk"} if language == "zh" else _TEXT, *chinese]


def _without_glyph(diagnostic: str) -> frozenset[str]:
    texts = _NO_GLYPH.findall(diagnostic)
    return frozenset("".join(_NUMBERED.sub(lambda number: chr(int(number[1], 16)), text) for text in texts))
