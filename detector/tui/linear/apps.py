"""All apps of the phone: found by words, a page at a time, and each of them in detail."""

from collections.abc import Iterator, Mapping
from typing import Final

from detector.browsing import AppRow, Rows, Wanted, narrowed
from detector.outputs.document import Entry
from detector.outputs.names import quoted
from detector.tui.linear import telling
from detector.tui.linear.voice import Voice
from detector.verdicts import InventoryApp
from detector.wording import Words

_PAGE: Final = 20
_CAME: Final = {True: "linear.app.part", False: "linear.app.added", None: "linear.app.origin-unknown"}


def look_through(rows: Rows, entries: Mapping[str, Entry], voice: Voice) -> None:
    """Asks for words, and reads which apps they fit, until the person goes back."""
    while True:
        voice.head(voice.words("linear.menu.all"))
        text = voice.ask(voice.words("linear.find"))
        if text == "0":
            return
        found = narrowed(rows.apps, Wanted(text=text)).apps
        voice.say(voice.words.count("linear.found", len(found)))
        if rows.left_out:
            voice.say(voice.words.count("table.left-out", rows.left_out))
        _page_through(found, entries, voice)


def name_of(app: InventoryApp, words: Words) -> str:
    """What it calls itself, and its package name."""
    label = quoted(app.label, words)
    return words("linear.app", label=label, package=app.package) if label else app.package


def _page_through(found: tuple[AppRow, ...], entries: Mapping[str, Entry], voice: Voice) -> None:
    """So many at a time; a number tells more about one of them."""
    start = 0
    while start < len(found):
        page = found[start : start + _PAGE]
        more = [voice.words("linear.more")] if start + _PAGE < len(found) else []
        voice.say("")
        chosen = voice.choose([*(_line(row, entries, voice.words) for row in page), *more], voice.words("linear.back"))
        if chosen == 0:
            return
        if chosen > len(page):
            start += _PAGE
        else:
            voice.say("", *_detail(page[chosen - 1], entries, voice.words))


def _line(row: AppRow, entries: Mapping[str, Entry], words: Words) -> str:
    entry = entries.get(row.package)
    if entry is not None:
        return telling.marked(entry.mark, entry.title, entry.matter, words)
    name = name_of(row.app, words)
    return words("linear.row", level=words.count("level.unknown.count", 1), name=name) if row.open else name


def _detail(row: AppRow, entries: Mapping[str, Entry], words: Words) -> Iterator[str]:
    """What the report found; of other apps, how they came and what they are allowed to do."""
    if row.package in entries:
        yield from telling.entry(entries[row.package], words)
        return
    app = row.app
    yield name_of(app, words)
    yield words(_CAME[app.system])
    if app.first_install is not None:
        yield words("linear.app.since", day=f"{app.first_install:%Y-%m-%d}")
    for key, signals in (("linear.app.allowed", app.grants), ("linear.app.unknown", app.unknown)):
        if signals:
            yield words(key, what=words.items(brief(one, words) for one in signals))
    if not app.grants:
        yield words("linear.app.nothing")


def brief(signal: str, words: Words) -> str:
    """A signal in a few words; a report of another version can name one that this one has no words for."""
    return words(f"brief.{signal}") if words.has(f"brief.{signal}") else signal
