"""All apps of the phone: found by words, narrowed, sorted, and each of them in detail."""

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import structs

from detector.browsing import AppRow, Order, Sieve, Wanted, choices, narrowed
from detector.outputs.document import Mark
from detector.outputs.names import quoted
from detector.tui.content.sieves import named
from detector.tui.linear import telling
from detector.tui.linear.one import look_at_app
from detector.tui.linear.paging import page_through
from detector.tui.linear.result import Result
from detector.verdicts import InventoryApp
from detector.wording import Words


def look_through(result: Result) -> None:
    """Reads the list as it is wanted, until the person goes back."""
    voice, wanted, known = result.voice, Wanted(), False
    while True:
        voice.head(result.words("linear.menu.all"))
        voice.say(*_state(result, wanted))
        chosen = voice.choose([result.words(key) for key, _ in _DEEDS], result.words("linear.back"), known=known)
        if chosen == 0:
            return
        wanted, known = _DEEDS[chosen - 1][1](result, wanted), True


def name_of(app: InventoryApp, words: Words) -> str:
    """What it calls itself, and its package name."""
    label = quoted(app.label, words)
    return words("linear.app", label=label, package=app.package) if label else app.package


def _state(result: Result, wanted: Wanted) -> list[str]:
    """How many there are, why there are not more, and what could not be told."""
    words, rows = result.words, result.found.rows
    left = narrowed(rows.apps, wanted)
    told = [words("linear.apps.state", shown=len(left.apps), all=len(rows.apps))]
    told.append(words("linear.apps.order", order=words(f"result.order.{wanted.order.value}")))
    if wanted.text:
        told.append(words("linear.apps.text", text=wanted.text))
    if wanted.sieves:
        told.append(words("linear.apps.only", sieves=words.items(_named(wanted.sieves, result))))
    if left.unsure:
        told.append(words.count("result.unsure", left.unsure))
    if rows.left_out:
        told.append(words.count("result.left-out", rows.left_out))
    if not left.apps:
        told.append(words("linear.apps.none" if wanted.narrows else "result.empty"))
    return told


def _read(result: Result, wanted: Wanted) -> Wanted:
    page_through(
        narrowed(result.found.rows.apps, wanted).apps,
        lambda row: _line(row, wanted.order, result),
        lambda row: look_at_app(result, row.package),
        result.voice,
    )
    return wanted


def _find(result: Result, wanted: Wanted) -> Wanted:
    return structs.replace(wanted, text=result.voice.ask(result.words("linear.find")))


def _sort(result: Result, wanted: Wanted) -> Wanted:
    words, orders = result.words, tuple(Order)
    result.voice.head(words("linear.apps.sort"))
    names = [words(f"result.order.{one.value}") for one in orders]
    chosen = result.voice.choose(names, words("linear.back"))
    return structs.replace(wanted, order=orders[chosen - 1]) if chosen else wanted


def _narrow(result: Result, wanted: Wanted) -> Wanted:
    """Marks what is wanted, and takes marks away. Of one kind one is enough; every kind has to hold."""
    voice, words, marked, known = result.voice, result.words, set(wanted.sieves), False
    offered = choices(result.found.rows.apps)
    voice.head(words("result.sieves.title"))
    voice.say(words("linear.sieves.keys"))
    while True:
        names = [
            words(
                "linear.sieve.marked" if one.sieve in marked else "linear.sieve",
                sieve=named(one.sieve, result.found),
                count=one.number,
            )
            for one in offered
        ]
        chosen = voice.choose(names, words("linear.sieves.done"), known=known)
        if chosen == 0:
            return structs.replace(wanted, sieves=frozenset(marked))
        marked ^= {offered[chosen - 1].sieve}
        only = words.items(_named(marked, result))
        voice.say("", words("linear.apps.only", sieves=only) if marked else words("linear.sieves.none"))
        known = True


def _named(sieves: Iterable[Sieve], result: Result) -> list[str]:
    return [named(one, result.found) for one in sorted(sieves)]


def _line(row: AppRow, order: Order, result: Result) -> str:
    """Its name, what was found, and what it stands at its place for."""
    words, name = result.words, result.with_known(_name(row, result), row.package)
    if order is Order.NEWEST:
        return words("linear.apps.newest", name=name, day=f"{row.newest:%Y-%m-%d}" if row.newest else "?")
    return words("linear.apps.access", name=name, count=row.held) if order is Order.ACCESS else name


def _name(row: AppRow, result: Result) -> str:
    words = result.words
    entry = next((one for one in result.found.entries.values() if one.package == row.package), None)
    if entry is not None:
        return telling.marked(entry.mark, entry.title, entry.matter, words)
    name = name_of(row.app, words)
    return telling.marked(Mark.UNKNOWN, name, "", words) if row.open else name


_DEEDS: Final[tuple[tuple[str, Callable[[Result, Wanted], Wanted]], ...]] = (
    ("linear.apps.read", _read),
    ("linear.apps.find", _find),
    ("linear.apps.narrow", _narrow),
    ("linear.apps.sort", _sort),
    ("linear.apps.all", lambda _, wanted: Wanted(order=wanted.order)),
)
