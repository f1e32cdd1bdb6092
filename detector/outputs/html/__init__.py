"""The report as one HTML file, to be read in any browser, printed, and read aloud by a screen reader.

Nothing is loaded and nothing runs: no script, no picture, no font, and a policy in the file that forbids all of it
(https://www.w3.org/TR/CSP3/). The template decides how the document of composing.py looks, never what it says. Every
value that it prints passes through `visible`, and jinja2 escapes it: text of the phone stays text.
"""

import base64
import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import Any, Final, TextIO

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from detector.outputs.composing import compose, words_for
from detector.outputs.document import Entry, Mark
from detector.outputs.escape import visible
from detector.outputs.html.table import grants_shown
from detector.outputs.names import middle_cut
from detector.report import Report
from detector.signals.base import Evidence
from detector.wording import Words
from detector.wording.language import ORIGINAL

_COUNTED: Final = {Mark.KNOWN: "match", Mark.UNKNOWN: "unknown"}
_TAGS: Final = {"zh": "zh-Hans"}
"""Languages whose tag has to name the script: it decides the shapes of characters (BCP 47)."""
_CELLS: Final = 80
"""Of a command; all of it is in the JSON report."""
_COMMAND, _EXCERPT = "\0command\0", "\0excerpt\0"
"""What stands for both in a sentence until they are put in: no visible text holds it."""


def write(report: Report, out: TextIO, *, language: str = ORIGINAL) -> None:
    """The whole page."""
    words = words_for(report, language)
    document = compose(report, words)
    page = environment(__package__).get_template("page.html.j2")
    out.write(
        page.render(
            document=document,
            language=language_tag(document.language),
            table=grants_shown(report, document, words),
            words=words,
            kind=lambda part: type(part).__struct_config__.tag,
            named=lambda mark: words.count(f"level.{_COUNTED.get(mark, mark.value)}.count", 1),
            proofs=lambda entry: _proofs(entry, words),
            style=style(),
        )
    )


def _proofs(entry: Entry, words: Words) -> list[Markup]:
    """Where it was read: each line once, the phone's words and the command set apart."""
    return list(dict.fromkeys(_proof(one, words) for one in entry.evidence))


def _proof(evidence: Evidence, words: Words) -> Markup:
    """The command without its filters, which can fill a page, and all words of the phone that were kept."""
    key = "evidence.line" if evidence.line else "evidence.whole"
    sentence = escape(words(key, command=_COMMAND, line=evidence.line, excerpt=_EXCERPT))
    command = Markup("<code>{}</code>").format(middle_cut(visible(evidence.command.partition(" | ")[0]), _CELLS))
    excerpt = Markup("<code>{}</code>").format(visible(evidence.excerpt))
    return Markup(sentence.replace(_COMMAND, command).replace(_EXCERPT, excerpt))  # noqa: S704 - each part is escaped


class Style(Struct, frozen=True):
    """The only style that the policy of a page allows."""

    text: Markup
    hash: str
    """SHA-256 in base64."""


@cache
def style() -> Style:
    """That of all pages."""
    text = _file(__package__, "page.css")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Style(text=Markup(text), hash=digest)  # noqa: S704 - our own file


def language_tag(language: str) -> str:
    """What stands in the attribute `lang`."""
    return _TAGS.get(language, language)


@cache
def environment(package: str) -> Environment:
    """Templates that lie beside a package's own files: what they print is made visible, then escaped."""
    return Environment(
        loader=FunctionLoader(partial(_file, package)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _harmless(value: Any) -> Any:
    """The last step before a value is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _file(package: str, name: str) -> str:
    return (files(package) / name).read_text("utf-8")
