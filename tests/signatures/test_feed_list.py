"""feed_list.py, and the list of public lists that we ship."""

from collections.abc import Callable
from pathlib import Path

import pytest

from detector.errors import DetectorError
from detector.signatures import bundled_folder
from detector.signatures.feed_list import feed_named, read_feeds


def test_the_public_lists_are_described() -> None:
    feeds = read_feeds(bundled_folder() / "feeds.yaml")
    assert [feed.name for feed in feeds if feed.default] == ["echap"]
    assert feed_named(feeds, "isdi").format == "isdi"
    for feed in feeds:
        assert all(url.startswith("https://") for url in feed.urls)
        assert feed.licence
        assert feed.attribution
    with pytest.raises(DetectorError, match="no feed called 'ecap'") as caught:
        feed_named(feeds, "ecap")
    assert "echap" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "feeds: x",
        "feeds:\n  - name: a",
        "{}",
        "feeds:\n  - {name: A B, title: x, format: x, files: [http://x], licence: x, attribution: x}",
    ],
)
def test_mistakes_in_the_list_of_lists(write: Callable[[str, str], Path], text: str) -> None:
    with pytest.raises(DetectorError, match=r"feeds\.yaml:\d+:\d+"):
        read_feeds(write("feeds.yaml", text))
