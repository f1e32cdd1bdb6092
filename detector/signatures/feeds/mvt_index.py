"""indicators.yaml of https://github.com/mvt-project/mvt-indicators: a list of where the feeds of others lie.

Nothing is fetched here: the entries come back as addresses. MVT itself builds them the same way (its updates.py).
"""

import re
from typing import Final
from urllib.parse import quote, urlsplit

from detector import strict_yaml
from detector.signatures.feeds.base import LARGEST_YAML, Elsewhere, Feed, FeedError, Imported
from detector.signatures.feeds.draft import Drafts
from detector.signatures.node import Node

_RAW: Final = "https://raw.githubusercontent.com"
_PART: Final = re.compile(r"[\w.-]+", re.ASCII)


def read_mvt_index(feed: Feed) -> Imported:
    """Read the list."""
    if len(feed.text) > LARGEST_YAML:
        raise FeedError("more than {most} MB of YAML are not read", name=feed.name, most=LARGEST_YAML >> 20)
    document = strict_yaml.load(feed.text, name=feed.name)
    fields = Node(document, [], document.value).children()
    if "indicators" not in fields or not isinstance(fields["indicators"].value, list):
        raise FeedError("expected a list under the key `indicators`", name=feed.name)
    drafts = Drafts(feed)
    found = []
    for node in fields["indicators"].items():
        entry = node.value if isinstance(node.value, dict) else {}
        name = entry.get("name")
        try:
            url = _url(entry)
        except ValueError as error:
            drafts.reject(name if isinstance(name, str) else str(node.value), str(error), node.place)
        else:
            found.append(Elsewhere(name=name if isinstance(name, str) else url, url=url, place=node.place))
    return drafts.finish("mvt-index", found)


def _url(entry: dict[str, object]) -> str:
    if entry.get("type") == "github":
        return _github(entry.get("github"))
    url = entry.get("download_url")
    if not isinstance(url, str) or not url:
        raise ValueError("does not say where it lies")
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("does not lie at an https address")
    return url


def _github(place: object) -> str:
    fields = place if isinstance(place, dict) else {}
    owner, repo, path = (fields.get(key) for key in ("owner", "repo", "path"))
    branch = fields.get("branch") or "main"
    words = [owner, repo, branch, path]
    if not all(isinstance(word, str) and word for word in words):
        raise ValueError("does not say where on GitHub it lies")
    steps = [step for word in words for step in str(word).split("/")]
    if not _PART.fullmatch(str(owner)) or not _PART.fullmatch(str(repo)) or {"", ".", ".."} & set(steps):
        raise ValueError("has an odd path on GitHub")
    return f"{_RAW}/{'/'.join(quote(step, safe='') for step in steps)}"
