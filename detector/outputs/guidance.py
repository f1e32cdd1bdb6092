"""Pages that belong to no report: how to go about a check, accounts and linked devices, people who can help."""

from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Final

from rich.console import Console

from detector.outputs.document import Paragraph, Part, Points
from detector.outputs.page import Page, Telling
from detector.wording import Words
from detector.wording.checklist import CHECKLIST, IN_SHORT, Item
from detector.wording.helplines import Service, countries, services

_SAFETY: Final[dict[str, tuple[str, ...]]] = {
    "safety.before": (
        "safety.1",
        "safety.2",
        "safety.3",
        "safety.before.device",
        "safety.before.time",
        "safety.before.computer",
        "safety.before.debugging",
        "safety.before.consent",
    ),
    "safety.during": (
        "safety.4",
        "safety.during.cable",
        "safety.during.notification",
        "safety.during.leave",
        "safety.during.nothing",
    ),
    "safety.after": (
        "safety.after.write-down",
        "safety.after.plan",
        "safety.after.revoke",
        "safety.after.off",
        "safety.after.restore",
        "safety.after.server",
        "safety.after.history",
        "safety.after.report",
    ),
}
DIRECTORIES: Final = {
    "hotpeachpages": "https://www.hotpeachpages.net",
    "nomoredirectory": "https://nomoredirectory.org",
    "stopstalkerware": "https://stopstalkerware.org",
}
"""Lists that others keep up to date."""


def safety(words: Words) -> str:
    """Before, meanwhile and afterwards."""
    text, page = _page()
    page.line(words("safety.page"))
    for section, keys in _SAFETY.items():
        page.gap()
        page.line(words(section))
        page.points([words(key) for key in keys], indent=2)
    return text.getvalue()


def accounts(words: Words) -> str:
    """The whole checklist, to be printed."""
    text, page = _page()
    tell_accounts(page, words)
    return text.getvalue()


def tell_accounts(page: Telling, words: Words) -> None:
    """The same on any page."""
    page.line(words("account.title"))
    page.gap()
    marks = {"noticed": words("account.mark.noticed"), "note_first": words("account.mark.note-first")}
    for text_of in (
        words("account.lead"),
        words("account.how"),
        words("account.marks", **marks),
        words("account.note"),
    ):
        page.line(text_of)
    for section, items in account_sections(words):
        page.gap()
        page.line(section)
        for item in items:
            page.marked("[ ]", item, indent=2)


def account_sections(words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The checklist: the heading of each section, and its items with their marks."""
    for section, items in CHECKLIST.items():
        yield words(f"account.section.{section}"), tuple(_marked(words, item) for item in items)


def _marked(words: Words, item: Item) -> str:
    marks = ["account.mark.noticed"] * item.noticed + ["account.mark.note-first"] * item.note_first
    return words("account.marked", item=words(f"account.{item.id}"), marks=words("join.lists").join(map(words, marks)))


def accounts_in_short(words: Words) -> tuple[Part, ...]:
    """The checklist as a section of a report."""
    return (
        Paragraph(words("account.short.lead")),
        Points(tuple(words(f"account.short.{name}") for name in IN_SHORT)),
        Paragraph(words("account.short.note")),
    )


def helplines(
    words: Words,
    country: str | None,
    today: date,
    known: tuple[Service, ...] | None = None,
    asking: str = "helplines.countries",
) -> str:
    """Directories, and the services of a country. What nobody checked lately is named without its number.

    `asking` is the key of the sentence that says how to name a country, when none is named.
    """
    text, page = _page()
    tell_helplines(page, words, country, today, known, asking)
    return text.getvalue()


def tell_helplines(
    page: Telling,
    words: Words,
    country: str | None,
    today: date,
    known: tuple[Service, ...] | None = None,
    asking: str = "helplines.countries",
) -> None:
    """The same on any page."""
    tell_directories(page, words)
    page.gap()
    if country is None:
        page.line(words(asking, countries=words.items(countries())))
    else:
        tell_services(page, words, country, today, known)


def tell_directories(page: Telling, words: Words) -> None:
    """People who can help, wherever somebody is."""
    page.line(words("helplines.title"), style="bold")
    page.gap()
    page.line(words("helplines.lead"))
    page.gap()
    page.line(words("helplines.directories"), style="bold")
    page.points(directories(words), indent=2)


def tell_services(
    page: Telling, words: Words, country: str, today: date, known: tuple[Service, ...] | None = None
) -> None:
    """The services of a country."""
    found = [one for one in (services() if known is None else known) if one.country == country]
    if not found:
        page.line(words("helplines.none", country=country))
        return
    page.line(words("helplines.country", country=country), style="bold")
    page.points(list(_told(words, found, today)), indent=2)
    if not all(one.may_be_shown(today) for one in found):
        page.line(words("helplines.hidden"))


def directories(words: Words) -> tuple[str, ...]:
    """The lists that others keep up to date, each with what it has."""
    return tuple(f"{url}  {words(f'helplines.{name}')}" for name, url in DIRECTORIES.items())


def _told(words: Words, found: Iterable[Service], today: date) -> Iterable[str]:
    for one in found:
        slots = {"name": one.name, "languages": words.items(one.languages)}
        if one.may_be_shown(today) and one.checked is not None:
            contact = words.items(filter(None, (one.number, one.url)))
            yield words("helplines.checked", contact=contact, date=one.checked.isoformat(), **slots)
        else:
            yield words("helplines.unchecked", **slots)


def _page() -> tuple[StringIO, Page]:
    text = StringIO()
    return text, Page(Console(file=text, width=80, color_system=None, markup=False, emoji=False, highlight=False))
