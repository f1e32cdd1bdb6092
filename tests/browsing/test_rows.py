"""Rows of apps from reports: whole ones, redacted ones, and those of older programs. Unknown is never "no"."""

from functools import cache

import pytest
from msgspec import structs

from detector.browsing import COLUMNS, AppRow, Cell, Column, rows
from detector.levels import Level
from detector.redaction import redact
from detector.report import Redaction, Report, Tool
from tests.outputs import reports

busy = cache(reports.busy)


def row(report: Report, package: str) -> AppRow:
    return next(one for one in rows(report).apps if one.package == package)


def test_every_app_has_a_row_with_every_cell() -> None:
    made = rows(busy())
    assert [one.package for one in made.apps] == [app.package for app in busy().inventory]
    assert made.left_out == 0
    assert all(column.id in one.cells for one in made.apps for column in COLUMNS)


def test_a_row_tells_what_was_found_and_what_it_may() -> None:
    spy = row(busy(), "org.example.spy")
    assert spy.level is Level.MATCH
    assert spy.product == "Spy"
    told = {name: spy.cells[name] for name in ("screen", "messages", "location", "microphone", "hidden", "by-hand")}
    assert told == {
        "screen": Cell.SEEN,
        "messages": Cell.ALLOWED,
        "location": Cell.ALLOWED,
        "microphone": Cell.NO,
        "hidden": Cell.ALLOWED,
        "by-hand": Cell.ALLOWED,
    }


def test_what_was_not_read_is_unknown() -> None:
    """Device admins were cut off in that report."""
    assert row(busy(), "org.example.plain").cells["admin"] is Cell.UNKNOWN


def test_another_version_may_not_have_looked() -> None:
    older = structs.replace(busy(), tool=Tool(name="stalkerware-detector", version="0.0.1"))
    spy = row(older, "org.example.spy")
    assert spy.cells["screen"] is Cell.SEEN
    assert Cell.NO not in spy.cells.values()


def test_a_report_without_signs_does_not_say_that_nothing_hides() -> None:
    inventory = tuple(structs.replace(app, signs=None, seen=(), unclear=()) for app in busy().inventory)
    older = row(structs.replace(busy(), inventory=inventory), "org.example.hidden")
    assert older.cells["hidden"] is Cell.UNKNOWN
    assert older.cells["by-hand"] is Cell.UNKNOWN


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_a_redacted_report_says_how_many_are_left_out(how: Redaction) -> None:
    made = rows(redact(busy(), how))
    assert made.left_out == busy().app_count - len(made.apps) > 0
    assert any(one.level is Level.MATCH and one.cells["screen"].held for one in made.apps)


def test_use_outweighs_permission_and_permission_what_is_unknown() -> None:
    column = Column(id="x", allowed_by=("a", "b"), while_open_by=("w",), seen_by=("s",))
    assert cell(column, "s", "a") is Cell.SEEN
    assert cell(column, "a", "b") is Cell.ALLOWED
    assert cell(column, "w", "a") is Cell.WHILE_OPEN
    assert cell(column, "", "w") is Cell.UNKNOWN
    assert cell(column, "", "s") is Cell.NO


def cell(column: Column, present: str, unknown: str) -> Cell:
    """Each letter is a signal."""
    return column.cell(frozenset(present), frozenset(unknown))
