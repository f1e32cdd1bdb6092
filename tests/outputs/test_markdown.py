"""The report as Markdown: a reader's program shows what the phone wrote as text, and makes nothing of it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from detector import outputs
from detector.outputs.escape import visible
from detector.outputs.guidance import DIRECTORIES
from detector.outputs.markdown import code, plain
from detector.wording import LANGUAGES
from tests.outputs.reports import busy, clean
from tests.outputs.test_escape import hostile, report_of

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = st.text("ab \\`*_[]()<>!&#;|~$@:/.-+=1\n\"'", max_size=30)
FORGERIES = (
    "[text](https://example.org)",
    "![x](https://example.org/x.png)",
    "<img src=x onerror=alert(1)>",
    "<https://example.org>",
    "`code` **strong** _turned_ ~~gone~~",
    "# heading",
    "- item",
    "1. item",
    "&lt;b&gt; &#60;",
    "| a | b |",
    "\\",
    "`",
    "    indented",
    "---",
    "[x]: https://example.org",
)


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def kinds(text: str) -> Counter[str]:
    return Counter(token.type for token in tokens(text) if token.type not in ("text", "text_special"))


def said(text: str) -> str:
    """What a reader sees of a piece of Markdown."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special", "code_inline"))


@given(MARKUP)
def test_text_is_shown_as_it_is(text: str) -> None:
    assert said(plain(text)) == visible(text).strip()
    assert kinds(plain(text)) <= Counter(["paragraph_open", "inline", "paragraph_close"])


@given(MARKUP)
def test_proof_is_shown_as_it_is(text: str) -> None:
    assert said(code(f"x{text}x")) == visible(f"x{text}x")


@pytest.mark.parametrize("label", FORGERIES)
def test_a_label_makes_no_markup(label: str) -> None:
    forged = outputs.render(report_of(label), "markdown").decode()
    honest = outputs.render(report_of("x"), "markdown").decode()
    assert kinds(forged) == kinds(honest)


@hostile
def test_nothing_becomes_a_link_but_the_lists_of_services(label: str) -> None:
    for made in (busy(), report_of(label)):
        text = outputs.render(made, "markdown").decode()
        links = {str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"}
        assert links <= set(DIRECTORIES.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_go_down_one_by_one(language: str) -> None:
    for made in (busy(), clean()):
        levels = [
            int(token.tag[1])
            for token in tokens(outputs.render(made, "markdown", language=language).decode())
            if token.type == "heading_open"
        ]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_emphasis_holds_in_each_language() -> None:
    for language in LANGUAGES:
        assert "*" not in said(outputs.render(busy(), "markdown", language=language).decode())
