"""What an app did while somebody watched it (observations.py), by what it touched.

Only apps that were watched have these signals, and only for what was to be watched. Nothing came counts as absent where
every place of that sort could be watched and no call was lost on the way; it says nothing about other times. Most of
them tell what an app asked for, and not whether Android gave it: rules take for access only what Android hands over,
events of the screen and notifications.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from msgspec import Struct

from detector.facts.base import Excerpt, Gap, GapReason
from detector.observations import Category, HookState, Seen, Watched
from detector.signals.base import Evidence, Kind, Observation, Signal, State, absent_unless
from detector.signatures import Index, Match
from detector.signatures.model import CLASSES, IndicatorKind

FACT: Final = "watched"
"""The name of the gaps: what could not be watched."""
COMMAND: Final = "detector watch"
_NAMED: Final = 5
"""Apps or hosts that a sentence names."""
_LONGEST_NAME: Final = 253
"""Of a host; package names are shorter."""
_PROOFS: Final = 20
_TALKS: Final = (Category.NETWORK, Category.TLS)
_LISTED: Final[tuple[IndicatorKind, ...]] = ("domain", "ip")
"""Not the places where apps are sold."""

Runs: TypeAlias = Sequence[Watched]
"""Those of one app, one at least."""


class WatchedSignal(Struct, frozen=True, kw_only=True):
    """One thing that an app can be seen to do."""

    id: str
    weight: int
    categories: tuple[Category, ...]
    """It is there where one of them was to be watched."""
    look: Callable[[Runs, Index | None], Observation]
    kind: Kind = Kind.EXISTENCE


def watched_signals(package: str, runs: Runs, index: Index | None) -> dict[str, Signal]:
    """Every signal of an app that was watched, by id; those about the list only with a list."""
    watched = {one.category for run in runs for one in run.hooks} | {one.category for run in runs for one in run.seen}
    found: dict[str, Signal] = {}
    for spec in WATCHED:
        if watched.isdisjoint(spec.categories) or (spec.id == LISTED_HOST and index is None):
            continue
        seen = spec.look(runs, index)
        found[spec.id] = Signal(
            id=spec.id,
            kind=spec.kind,
            state=seen.state,
            package=package,
            slots=seen.slots,
            evidence=tuple(Evidence(command=COMMAND, line=one.line, excerpt=one.text) for one in seen.excerpts),
            gaps=seen.gaps,
            weight=spec.weight,
        )
    return found


def not_watched(runs: Runs, categories: Sequence[Category]) -> tuple[Gap, ...]:
    """Why nothing can be said about what did not come; nothing where one of the runs could have seen all of it."""
    reasons: dict[GapReason, None] = {}
    for run in runs:
        states = {one.state for one in run.hooks if one.category in categories}
        why = [reason for state, reason in _REASONS.items() if state in states]
        why += [GapReason.TRUNCATED] if run.dropped else []
        if states and not why:
            return ()
        reasons |= dict.fromkeys(why)
    return tuple(Gap(fact=FACT, reason=reason, package=runs[0].package) for reason in reasons or [GapReason.NOT_ASKED])


_REASONS: Final = {HookState.FAILED: GapReason.FAILED, HookState.NOT_FOUND: GapReason.UNSUPPORTED}


def _of(runs: Runs, categories: Iterable[Category]) -> list[Seen]:
    return [one for run in runs for one in run.seen if one.category in categories]


def _does(category: Category, meaning: str, *, by_itself: bool = False) -> Callable[[Runs, Index | None], Observation]:
    """A function that looks for what an app did of one sort; `by_itself`: not what was handed to it."""

    def look(runs: Runs, _index: Index | None) -> Observation:
        seen = [one for one in _of(runs, (category,)) if (one.detail in CALLS.get(category, ())) is by_itself]
        return _present(seen, _NAMES.get(category, "")) if seen else _nothing(runs, (category,))

    look.__doc__ = meaning
    return look


def _nothing(runs: Runs, categories: Sequence[Category]) -> Observation:
    return absent_unless(not_watched(runs, categories))


def _present(seen: Sequence[Seen], names: str, **slots: str) -> Observation:
    first, last = min(one.first for one in seen), max(one.last for one in seen)
    times = {"count": str(sum(one.count for one in seen)), "first": _moment(first), "last": _moment(last)}
    named = dict(_names(names, seen)) if names else {}
    return Observation(
        state=State.PRESENT,
        excerpts=tuple(map(_proof, seen[:_PROOFS])),
        slots={"day": last.date().isoformat(), **times, **named, **slots},
    )


def _names(slot: str, seen: Iterable[Seen]) -> Iterator[tuple[str, str]]:
    """The apps or hosts, those that came most often first."""
    often: Counter[str] = Counter()
    for one in seen:
        often[one.detail[:_LONGEST_NAME]] += one.count if one.detail else 0
    named = sorted((name for name in often if name not in _NAMELESS), key=lambda name: (-often[name], name))
    yield slot, ", ".join(named[:_NAMED])
    if more := len(named[_NAMED:]):
        yield "more", str(more)


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")


def _proof(one: Seen) -> Excerpt:
    words = (one.category, one.detail[:_LONGEST_NAME], f"{one.count}x", _moment(one.first), _moment(one.last))
    return Excerpt.of(COMMAND, 0, " ".join((*filter(None, words), *one.hooks)))


def listed_host(runs: Runs, index: Index | None) -> Observation:
    """While it was watched, it looked up or connected to a host that is on the list of monitoring products, or lies in
    a listed domain.

    The list has their servers and their web sites: a browser gets there too when somebody opens such a page.
    """
    talked = _of(runs, _TALKS)
    listed = [(match, one) for one in talked for match in _listed(index, one.detail)] if index is not None else []
    if not listed:
        return _nothing(runs, _TALKS)
    first, host = min(listed, key=lambda one: (CLASSES.index(one[0].product.cls), one[0].product.id, one[1].detail))
    others = dict.fromkeys(match.product.name for match, _ in listed if match.product.id != first.product.id)
    return _present(
        [one for one in talked if one.detail == host.detail],
        "",
        host=host.detail[:_LONGEST_NAME],
        listed=first.product.name,
        listed_id=first.product.id,
        listed_class=first.product.cls,
        indicator=first.text,
        where=first.where,
        also=", ".join(others),
    )


def _listed(index: Index, host: str) -> Iterator[Match]:
    for match in (*index.by_domain(host), *index.by_ip(host[:_LONGEST_NAME].strip("[]"))):
        if match.kind in _LISTED and not match.generic:
            yield match


CALLS: Final = {
    Category.ACCESSIBILITY: frozenset({"windows", "action", "gesture"}),
    Category.NOTIFICATIONS: frozenset({"active", "cancel", "snooze"}),
}
"""Details that stand for a call of the app, where others tell what Android handed to it."""
_NAMELESS: Final = ("", "other")
_NAMES: Final = {
    Category.ACCESSIBILITY: "apps",
    Category.NOTIFICATIONS: "apps",
    Category.MESSENGER_FILES: "apps",
    Category.NETWORK: "hosts",
    Category.TLS: "hosts",
    Category.COMMANDS: "programs",
}
"""What the details are, where a sentence names them."""
LISTED_HOST: Final = "watched-listed-host"
_MEANINGS: Final[tuple[tuple[Category, int, str], ...]] = (
    (Category.ACCESSIBILITY, 3, "its accessibility service was handed what happened or stood on the screen."),
    (Category.NOTIFICATIONS, 2, "its notification listener was handed notifications."),
    (Category.SMS, 2, "it asked for text messages or for news of them, was handed one, or sent one."),
    (Category.CALLS, 2, "it asked for the list of calls, or to be told of calls."),
    (Category.CONTACTS, 2, "it asked for the contacts, or for news of them."),
    (Category.CALENDAR, 1, "it asked for the calendar, or for news of it."),
    (Category.MEDIA, 1, "it asked for photos, videos or sound files, or for lists of them."),
    (Category.MICROPHONE, 4, "it asked for sound from the microphone."),
    (Category.CAMERA, 4, "it asked for the camera."),
    (Category.LOCATION, 2, "it asked where the phone is."),
    (Category.SCREEN, 3, "it asked for pictures, which can be of the screen, of the camera or its own."),
    (Category.CLIPBOARD, 2, "it asked for what was copied."),
    (Category.APPS, 1, "it asked which apps there are on the phone, or how they are used."),
    (Category.ADMIN, 1, "it used the functions of a device administrator."),
    (Category.HIDING, 3, "it switched its own icon, or another part of itself, on or off."),
    (Category.COMMANDS, 2, "it started another program."),
    (Category.MESSENGER_FILES, 4, "it tried to open files of messengers."),
    (Category.NETWORK, 0, "it looked up or connected to other computers."),
    (Category.TLS, 0, "it wrote into encrypted connections."),
)
WATCHED: Final = (
    WatchedSignal(id=LISTED_HOST, weight=5, categories=_TALKS, look=listed_host),
    *(
        WatchedSignal(
            id=f"watched-{category.value}",
            weight=weight,
            categories=(category,),
            look=_does(category, f"While it was watched, {meaning}"),
        )
        for category, weight, meaning in _MEANINGS
    ),
    WatchedSignal(
        id="watched-acting",
        weight=2,
        categories=(Category.ACCESSIBILITY,),
        look=_does(
            Category.ACCESSIBILITY,
            "While it was watched, its accessibility service asked for windows, or acted on the screen.",
            by_itself=True,
        ),
    ),
    WatchedSignal(
        id="watched-asking-notifications",
        weight=1,
        categories=(Category.NOTIFICATIONS,),
        look=_does(
            Category.NOTIFICATIONS,
            "While it was watched, it asked for the notifications that are shown, or to remove one.",
            by_itself=True,
        ),
    ),
)
