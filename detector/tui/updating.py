"""A newer list of monitoring apps, in words: who is asked, and what came."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from detector.errors import DetectorError
from detector.signatures.feed_list import PublicFeed
from detector.signatures.origins import Origin
from detector.signatures.trust import Repository
from detector.signatures.update import Outcome
from detector.wording import Words

_MOST_NAMED: Final = 5


def hosts(asked: Iterable[tuple[Origin, str]], words: Words) -> str:
    """Which computers are asked; empty where there are none."""
    names = dict.fromkeys(host for origin, _ in asked for host in _hosts_of(origin))
    return words("do.update.hosts", hosts=words.items(names)) if names else ""


def told(outcome: Outcome | DetectorError, words: Words) -> list[str]:
    """What one of the sources gave, or why it gave nothing."""
    if isinstance(outcome, DetectorError):
        return [words("do.update.failed", why=words.said(outcome.sentence))]
    source, changes = outcome.source, outcome.changes
    if outcome.same:
        return [words("do.update.same", source=source)]
    lines = [words("do.update.taken", source=source, products=outcome.counts.products)]
    for key, names in (("new", changes.new), ("gone", changes.gone), ("changed", changes.changed)):
        if names:
            shown = words.items([*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])])
            lines.append("  " + words(f"do.update.{key}", count=len(names), names=shown))
    if outcome.rejected:
        lines.append("  " + words("do.update.rejected", count=len(outcome.rejected)))
    return lines


def _hosts_of(origin: Origin) -> tuple[str, ...]:
    match origin:
        case PublicFeed():
            return tuple(urlsplit(url).hostname or url for url in origin.urls)
        case Repository():
            return (urlsplit(origin.url).hostname or origin.url,)
        case str():
            return (urlsplit(origin).hostname or origin,)
    return ()
