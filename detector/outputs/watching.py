"""What was seen while one app was watched, by itself: as text, as one JSON document, and line by line as it comes.

Format of the JSON: docs/watch.md. All that comes from the app is made harmless here.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, TextIO

import msgspec

from detector.observations import Category, Seen, Watched
from detector.outputs.escape import visible, visible_json
from detector.outputs.watched import coverage, how_watched
from detector.wording import Words

FORMAT: Final = "detector-watched"
VERSION: Final = 1
_DETAILS: Final = 20
"""Lines below one category."""


def text(watched: Watched, out: TextIO, words: Words) -> None:
    """For a person."""
    out.writelines(f"{visible(line)}\n" for line in lines(watched, words))


def lines(watched: Watched, words: Words) -> Iterator[str]:
    """The same line by line, not yet made visible."""
    processes = words.items(watched.processes)
    yield words("watch.done", package=watched.package, frida=watched.frida, processes=processes)
    yield from how_watched((watched,), words)
    seen = [[one for one in watched.seen if one.category is category] for category in Category]
    yield words("watch.seen" if watched.seen else "watch.seen.none")
    for of_category in filter(None, seen):
        yield from _rows(of_category, words)


def _rows(seen: list[Seen], words: Words) -> Iterator[str]:
    first, last = min(one.first for one in seen), max(one.last for one in seen)
    name, count = words(f"watched.category.{seen[0].category.value}"), sum(one.count for one in seen)
    yield "  " + words("watch.row", category=name, count=count, first=_moment(first), last=_moment(last))
    often: dict[str, int] = {}
    for one in seen:
        often[one.detail] = often.get(one.detail, 0) + one.count
    for detail, times in sorted(often.items(), key=lambda item: (-item[1], item[0]))[:_DETAILS]:
        if detail:
            yield "    " + words("watch.row.detail", detail=detail, count=times)


def live(seen: Seen, words: Words) -> str:
    """One observation as it comes, not yet made visible."""
    key = "watch.line" if seen.detail else "watch.line.bare"
    name = words(f"watched.category.{seen.category.value}")
    return words(key, time=f"{seen.last:%H:%M:%S}", category=name, detail=seen.detail, count=seen.count)


def json_line(event: str, value: Seen | Watched) -> str:
    """One line of JSON: what sort of line it is, and the value."""
    told = {"event": event, **msgspec.to_builtins(value)}
    if isinstance(value, Watched):
        told["coverage"] = msgspec.to_builtins(coverage(value))
    return visible_json(msgspec.json.encode(told).decode()) + "\n"


def json(watched: Watched, out: TextIO) -> None:
    """One indented document."""
    head = {"format": FORMAT, "version": VERSION}
    told = {**head, **msgspec.to_builtins(watched), "coverage": msgspec.to_builtins(coverage(watched))}
    out.write(visible_json(msgspec.json.format(msgspec.json.encode(told), indent=2).decode()) + "\n")


def changes(before: Iterable[Seen], after: Iterable[Seen]) -> Iterator[Seen]:
    """What is new, or came again."""
    counts = {(one.category, one.detail, one.process): one.count for one in before}
    return (one for one in after if counts.get((one.category, one.detail, one.process)) != one.count)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"
