"""The public lists of signatures that `detector signatures update` knows by name: signatures/feeds.yaml."""

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from detector import strict_yaml
from detector.errors import DetectorError, ExitCode
from detector.signatures.model import Problem
from detector.signatures.node import Node
from detector.signatures.stored import SOURCE_NAME

_KEYS: Final = (
    "name", "title", "default", "format", "files", "at_least", "homepage", "licence", "attribution", "notes",
)  # fmt: skip
_NEEDED: Final = ("name", "title", "format", "files", "licence", "attribution")
_URL: Final = re.compile(r"https://[!-~]+")
_FORMAT: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER: Final = re.compile(r"\d{1,7}", re.ASCII)


class PublicFeed(Struct, frozen=True, kw_only=True):
    """One public list; several files of one publisher are one feed."""

    name: str
    urls: tuple[str, ...]
    """https:// each; the last part of the path names the file."""
    title: str = ""
    default: bool = False
    """Fetched by a plain `detector signatures update`; others are asked for by name."""
    format: str = ""
    """As the importers call it; "" when it is recognised by the content."""
    at_least: int = 1
    """Products; a smaller list is not whole, also when it is the first that is fetched."""
    homepage: str = ""
    licence: str = ""
    attribution: str = ""
    notes: str = ""


def read_feeds(file: Path) -> tuple[PublicFeed, ...]:
    """Read feeds.yaml. Raises DetectorError (ExitCode.DATA) with every problem."""
    problems: list[Problem] = []
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DetectorError("{name} cannot be read: {reason}", "", ExitCode.DATA, name=file, reason=error) from error
    root = Node.root(strict_yaml.load(text, name=file.name), problems)
    fields = root.mapping(("feeds",), required=("feeds",))
    feeds = [_feed(item) for item in (fields["feeds"].items() if "feeds" in fields else ())]
    if problems:
        told = "\n".join(map(str, problems))
        raise DetectorError("{problems}", "", ExitCode.DATA, problems=told)
    return tuple(feed for feed in feeds if feed is not None)


def feed_named(feeds: tuple[PublicFeed, ...], name: str) -> PublicFeed:
    """Return the feed called `name`. Raises DetectorError (ExitCode.USAGE) that names the others."""
    for feed in feeds:
        if feed.name == name:
            return feed
    there = tuple(feed.name for feed in feeds)
    raise DetectorError(
        "There is no feed called {name!r}.", "There are: {there}.", ExitCode.USAGE, name=name, there=there
    )


def _feed(node: Node) -> PublicFeed | None:
    fields = node.mapping(_KEYS, required=_NEEDED)
    if not fields.keys() >= set(_NEEDED):
        return None
    at_least = fields["at_least"].matching(_NUMBER, "a number") if "at_least" in fields else ""
    return PublicFeed(
        name=fields["name"].matching(SOURCE_NAME, "a name: lower-case letters, digits and hyphens"),
        title=fields["title"].text(),
        default="default" in fields and fields["default"].flag(),
        format=fields["format"].matching(_FORMAT, "the name of a format"),
        urls=tuple(item.matching(_URL, "an https:// address") for item in fields["files"].items()),
        at_least=int(at_least or 1),
        homepage=fields["homepage"].text() if "homepage" in fields else "",
        licence=fields["licence"].text(),
        attribution=fields["attribution"].text(),
        notes=fields["notes"].text() if "notes" in fields else "",
    )
