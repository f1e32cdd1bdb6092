"""The sentences about apps that were watched: how often and when something came, and how much of it could be seen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from detector.observations import Category, HookState, Watched
from detector.wording import Words

_NAMES: Final = ("apps", "hosts", "programs")
_DAY: Final = len("2026-11-22 ")
_DIGITS: Final = 15
"""Of a number that is counted; a longer one is no count."""


def words_of(slots: Mapping[str, str], words: Words) -> dict[str, str]:
    """How often, when, and with whom, from the slots of a signal."""
    count, first, last = (slots.get(name, "") for name in ("count", "first", "last"))
    between = words("watched.when.between", first=first, last=last[_DAY:] if first[:_DAY] == last[:_DAY] else last)
    named = next((slots[slot] for slot in _NAMES if slot in slots), "")
    names = [one for one in named.split(", ") if one]
    counted = count.isdecimal() and len(count) <= _DIGITS
    return {
        "times_words": words.count("watched.times", int(count)) if counted else count,
        "when_words": words("watched.when", first=first) if first == last else between,
        "names_words": words.items(names + (["…"] if "more" in slots else [])),
    }


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
    seen, states = {one.category for one in watched.seen}, _states(watched)
    sorts: dict[str, list[Category]] = {"seen": [], "not_seen": [], "partly": [], "not_observable": []}
    for category in Category:
        of = states.get(category, set())
        if category in seen:
            sort = "seen"
        elif HookState.ACTIVE not in of:
            sort = "not_observable"
        else:
            sort = "partly" if watched.dropped or len(of) > 1 else "not_seen"
        sorts[sort].append(category)
    active = sum(hook.state is HookState.ACTIVE for hook in watched.hooks)
    return Coverage(active=active, all=len(watched.hooks), **{sort: tuple(found) for sort, found in sorts.items()})


def how_watched(runs: Sequence[Watched], words: Words) -> Iterator[str]:
    """For each time that an app was watched: when, how much of it could be seen, and of what nothing came."""
    for run in runs:
        known = coverage(run)
        yield words(
            "watched.run",
            began=_moment(run.began),
            ended=_moment(run.ended)[_DAY if run.ended.date() == run.began.date() else 0 :],
            way=words(f"watched.way.{run.way.value}"),
            end=words(f"watched.end.{run.end.value}" if run.end is not None else "watched.end.going-on"),
        )
        if run.hooks:
            yield words("join.clauses").join(_hooks(run, known, words))
        if run.dropped:
            yield words.count("watched.lost", run.dropped)
        if known.not_seen:
            yield words("watched.nothing", what=_named(known.not_seen, words))


def _hooks(run: Watched, known: Coverage, words: Words) -> Iterator[str]:
    yield words("watched.hooks", active=known.active, total=known.all)
    states = _states(run)
    if blind := [one for one in known.not_observable if one in states]:
        yield words("watched.not-observable", what=_named(blind, words))
    if partly := [one for one, of in states.items() if HookState.ACTIVE in of and len(of) > 1]:
        yield words("watched.in-part", what=_named(partly, words))


def _states(run: Watched) -> dict[Category, set[HookState]]:
    found: dict[Category, set[HookState]] = {}
    for hook in run.hooks:
        found.setdefault(hook.category, set()).add(hook.state)
    return found


def _named(categories: Sequence[Category], words: Words) -> str:
    return words.items(words(f"watched.category.{one.value}") for one in categories)


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")
