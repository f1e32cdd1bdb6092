"""What was seen while one app was watched, by itself: as text, as one JSON document, and line by line as it comes.

Format of the JSON: docs/watch.md. All that comes from the app is made harmless here.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, TextIO

import msgspec
from msgspec import Struct

from detector.observations import Category, HookState, Seen, Watched
from detector.outputs.escape import visible, visible_json
from detector.outputs.watched import coverage as told_of
from detector.wording import Words

FORMAT: Final = "detector-watched"
VERSION: Final = 1
_DETAILS: Final = 20
"""Lines below one category."""


class Coverage(Struct, frozen=True, kw_only=True):
    """What can be said of an app that was watched, by category. Only `not_seen` may be called not seen."""

    active: int
    """Places in the app that could be watched, of `all`."""
    all: int
    seen: tuple[Category, ...]
    not_seen: tuple[Category, ...]
    """Nothing came, though every place of that sort was watched."""
    partly: tuple[Category, ...]
    """Nothing came, and some places could not be watched, or some calls were lost."""
    not_observable: tuple[Category, ...]


def coverage(watched: Watched) -> Coverage:
    """Each category once, in the order of Category; those that no hook was meant for are not observable."""
    seen = {one.category for one in watched.seen}
    sorts: dict[str, list[Category]] = {"seen": [], "not_seen": [], "partly": [], "not_observable": []}
    for category in Category:
        states = [hook.state for hook in watched.hooks if hook.category is category]
        if category in seen:
            sort = "seen"
        elif HookState.ACTIVE not in states:
            sort = "not_observable"
        else:
            sort = "partly" if watched.dropped or set(states) != {HookState.ACTIVE} else "not_seen"
        sorts[sort].append(category)
    active = sum(hook.state is HookState.ACTIVE for hook in watched.hooks)
    return Coverage(active=active, all=len(watched.hooks), **{sort: tuple(found) for sort, found in sorts.items()})


def text(watched: Watched, out: TextIO, words: Words) -> None:
    """For a person."""
    out.writelines(f"{visible(line)}\n" for line in lines(watched, words))


def lines(watched: Watched, words: Words) -> Iterator[str]:
    """The same line by line, not yet made visible."""
    processes = words.items(watched.processes)
    yield words("watch.done", package=watched.package, frida=watched.frida, processes=processes)
    yield from told_of((watched,), words)
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
