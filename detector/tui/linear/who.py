"""Who can do what: the table of apps and access, asked one access at a time."""

from collections.abc import Iterator

from detector.browsing import COLUMNS, AppRow, Cell, Column
from detector.tui.linear.apps import name_of
from detector.tui.linear.result import Result


def who_can_do_what(result: Result) -> None:
    """One access after another, as chosen, each with the apps that have it."""
    voice, words, known = result.voice, result.words, False
    options = [words(f"linear.who.{column.id}") for column in COLUMNS]
    while True:
        voice.head(words("linear.menu.who"))
        chosen = voice.choose(options, words("linear.back"), known=known)
        if chosen == 0:
            return
        voice.say("", options[chosen - 1], *_who(COLUMNS[chosen - 1], result))
        known = True


def _who(column: Column, result: Result) -> Iterator[str]:
    """Apps that somebody added by name; those that came with the phone by number, unless something was found."""
    words, rows, told, counted = result.words, result.found.rows, False, False
    for cell in (Cell.SEEN, Cell.ALLOWED, Cell.WHILE_OPEN, Cell.UNKNOWN):
        apps = [row for row in rows.apps if row.cells[column.id] is cell]
        named = [row for row in apps if _is_named(row)]
        key = f"linear.cell.{cell.value}" if column.access or cell is Cell.UNKNOWN else "linear.cell.yes"
        if named:
            yield words(key, apps=words.items(name_of(row.app, words) for row in named))
        if len(named) < len(apps):
            yield words.count(f"{key}.parts", len(apps) - len(named))
            counted = True
        told = told or bool(apps)
    if counted:
        yield words("linear.who.by-name")
    if not told:
        yield words("linear.who.nobody")
    if rows.left_out:
        yield words.count("table.left-out", rows.left_out)


def _is_named(row: AppRow) -> bool:
    return row.app.system is not True or row.level is not None or row.open
