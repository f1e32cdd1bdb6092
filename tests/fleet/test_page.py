"""The page of a batch: the worst first, nothing of a name becomes markup."""

from html.parser import HTMLParser

from msgspec import structs

from detector.fleet.page import render
from detector.fleet.summary import Summary
from detector.fleet.values import State
from detector.wording import Words
from tests.fleet.test_statistics import QUESTION, SPY, entry, summary


def made() -> Summary:
    hostile = structs.replace(entry(1, SPY), name="<script>alert(1)</script>\u202e.zip", report_sha256="a")
    return summary(entry(2, QUESTION), entry(3), hostile)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_most_serious_comes_first_and_names_stay_text() -> None:
    page = Reader()
    page.feed(render(made(), Words("en")))
    assert "script" not in page.tags
    assert "\u202e" not in page.text
    rows = page.text.partition("Products of the list")[2]
    assert rows.index("alert(1)") < rows.index("Lovelace 2") < rows.index("Lovelace 3")
    assert page.tags.count("tr") == 4
    assert page.tags.count("a") == 1, "only what has a report leads to one"


def test_it_is_in_the_language_of_its_reader() -> None:
    locked = structs.replace(entry(4), state=State.UNREADABLE, result=None, reason="the archive is cut off")
    page = render(summary(*made().archives, locked), Words("zh"))
    assert "未判断: 压缩包不完整" in page
    assert 'lang="zh-Hans"' in page
    assert "3 " in page
