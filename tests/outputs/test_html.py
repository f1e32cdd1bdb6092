"""The page for a browser: all that the report says, nothing that loads or runs, and no text that becomes markup."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest
from msgspec import structs

from detector import outputs
from detector.browsing.grants import Held, grant_table
from detector.outputs.composing import compose, words_for
from detector.outputs.escape import visible
from detector.report import Report, Tool
from detector.wording import LANGUAGES, Words
from tests.build import PhoneWords, report
from tests.outputs.reports import busy, clean, infected
from tests.outputs.test_escape import HOSTILE, report_of

VOID = {"meta"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "div"),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "details", "summary", "a", "b", "span", "code"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "id",
    "class",
    "href",
    "lang",
    "role",
    "scope",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
}
MARKUP = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror='alert(1)'>",
    "style": "</style><style>*{display:none}</style>",
    "template": "{{ 7 * 7 }}{% raw %}{# x #}",
    "entity": "&lt;b&gt;&#0;&amp;",
    "comment": "--><!-- ]]> <![CDATA[",
}
hostile = pytest.mark.parametrize("label", [*HOSTILE.values(), *MARKUP.values()], ids=[*HOSTILE, *MARKUP])


class Page(HTMLParser):
    """The elements of a page, in their order; fails where one is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def html(made: Report, language: str = "en") -> str:
    return outputs.render(made, "html", language=language).decode()


@cache
def plain_page() -> Page:
    return page(report_of("x"))


def page(made: Report, language: str = "en") -> Page:
    return Page(html(made, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_that_the_document_says(language: str) -> None:
    made = infected()
    seen, document = page(made, language), compose(made, words_for(made, language))
    said = msgspec.to_builtins(document)
    assert {text for text in sentences(said) if " ".join(visible(text).split()) not in seen.text} == set()
    assert seen.of("html")[0]["lang"].partition("-")[0] == language


def sentences(value: object, name: str = "") -> Iterator[str]:
    """All texts of a document that a person reads, without those of the proof, whose commands are shortened."""
    if isinstance(value, str) and name not in ("language", "id", "mark", "target", "type", "package", "command"):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from sentences(inner, key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from sentences(inner, name)


@pytest.mark.parametrize("make", [busy, clean, infected])
def test_nothing_is_loaded_and_nothing_runs(make: Callable[[], Report]) -> None:
    said = html(make())
    seen = Page(said)
    assert {tag for tag, _ in seen.elements} <= ALLOWED
    assert {name for tag, found in seen.elements if tag != "meta" for name in found} <= ATTRIBUTES
    (style,) = re.findall(r"<style>(.*?)</style>", said, re.DOTALL)
    assert not re.search(r"url\(|@import|expression", style)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (one["content"] for one in seen.of("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("make", [busy, clean, infected])
def test_links_and_labels_lead_to_what_is_there(make: Callable[[], Report]) -> None:
    seen = page(make())
    ids = [found["id"] for _, found in seen.elements if "id" in found]
    assert len(ids) == len(set(ids))
    assert all(one["href"].removeprefix("#") in ids and one["href"][0] == "#" for one in seen.of("a"))
    assert {found["aria-labelledby"] for _, found in seen.elements if "aria-labelledby" in found} <= set(ids)
    levels = [int(tag[1]) for tag, _ in seen.elements if re.fullmatch("h[1-4]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(one["aria-label"] for one in seen.of("span") if one.get("role") == "img")


@hostile
def test_text_of_the_phone_stays_text(label: str) -> None:
    seen, plain = page(report_of(label)), plain_page()
    assert {tag for tag, _ in seen.elements} == {tag for tag, _ in plain.elements}
    assert seen.of("h1", "h2", "h3", "section", "article", "tr") == plain.of(
        "h1", "h2", "h3", "section", "article", "tr"
    )
    assert {name for _, found in seen.elements for name in found} == {
        name for _, found in plain.elements for name in found
    }


def test_markup_of_a_label_is_shown_as_it_is() -> None:
    assert MARKUP["script"] in page(report_of(MARKUP["script"])).text
    assert MARKUP["template"] in page(report_of(MARKUP["template"])).text
    assert MARKUP["entity"] in page(report_of(MARKUP["entity"])).text


def test_the_table_has_every_grant_of_every_app() -> None:
    made = busy()
    said, table, words = html(made), grant_table(made), Words()
    columns = re.findall(r'<th scope="col"><span>(.*?)</span>', said)
    rows = said.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")[:-1]
    assert len(rows) == len(table.apps)
    for app in table.apps:
        (row,) = (one for one in rows if re.search(rf"[ >]{re.escape(app.package)}</", one))
        cells = re.findall(r'<td class="(\w+)"><span>', row)
        held = {words(f"brief.{grant}"): table.held(app, grant) for grant in (*app.grants, *app.unknown)}
        assert {name: cell for name, cell in zip(columns, cells, strict=True) if cell != "no"} == held


def test_what_the_table_leaves_out_is_said() -> None:
    said = page(infected()).text
    assert re.search(r"No app has access of these kinds: .*screening of calls", said)
    assert re.search(r"\d+ more apps came with the phone and have none of these", said)
    short = page(structs.replace(busy(), inventory=(), app_count=70)).text
    assert re.search(r"\d+ more apps were looked at\. They were left out of this report", short)
    assert "<table>" not in html(report(PhoneWords()))


def test_another_version_may_not_have_looked() -> None:
    said = html(structs.replace(busy(), tool=Tool(name="stalkerware-detector", version="0.0.1")))
    assert 'class="no"' not in said.partition("<tbody>")[2]
    assert "<td></td>" in said
    assert "may not have looked" in said
    assert "No app has access" not in said
    assert Held.NOT_TOLD.value == ""


def test_a_mark_stays_beside_the_name_on_a_narrow_screen() -> None:
    titles = re.findall(r"<h3 id=[^>]*>(.*?)</h3>", html(busy()), re.DOTALL)
    assert titles
    assert all("</span>&nbsp;" in title for title in titles)
