"""Every app of a report as a row: what was found about it, what it can do, and the text that a search looks through."""

import unicodedata
from datetime import datetime

from msgspec import Struct

from detector.browsing.columns import ACCESSES, COLUMNS, NEVER_OPENED, Cell
from detector.browsing.grants import EXISTENCE, GRANTS, SIGNS, grant_table
from detector.characters import is_visible
from detector.levels import Level
from detector.report import Report
from detector.rules import Finding
from detector.verdicts import InventoryApp


class AppRow(Struct, frozen=True, kw_only=True):
    """One app. Texts come from the phone and are not escaped."""

    app: InventoryApp
    level: Level | None = None
    """Of its finding; null: no rule fired."""
    open: bool = False
    """No rule fired, and one could not be answered."""
    product: str = ""
    """Of the list, where it was recognised as one."""
    cells: dict[str, Cell]
    """By the id of the column."""
    held: int
    """How many accesses it has."""
    text: str
    """Folded (`folded`): what a search looks through."""
    folded_name: str
    """Its name, to be sorted by."""

    @property
    def package(self) -> str:
        """Its package name."""
        return self.app.package

    @property
    def name(self) -> str:
        """What it calls itself, or else its package name."""
        return self.app.label or self.app.package

    @property
    def newest(self) -> datetime | None:
        """When it was last installed or updated."""
        return self.app.last_update or self.app.first_install


class Rows(Struct, frozen=True, kw_only=True):
    """All apps that a report tells about."""

    apps: tuple[AppRow, ...]
    left_out: int = 0
    """Apps that were looked at, and are not in the report."""


def folded(text: str) -> str:
    """For comparing: without case, width and characters that nobody sees."""
    if text.isascii():
        return text.casefold()
    return "".join(filter(is_visible, unicodedata.normalize("NFKC", text))).casefold()


def rows(report: Report) -> Rows:
    """A row for each app, in the order of package names."""
    table = grant_table(report)
    found = {one.package: one for one in report.findings if one.package is not None}
    open_ones = {package for one in report.undecided for package in one.packages}
    made = [
        _row(app, found.get(app.package), is_open=app.package in open_ones, whole=table.same_version)
        for app in table.apps
    ]
    return Rows(apps=tuple(sorted(made, key=lambda row: row.package)), left_out=table.left_out)


def _row(app: InventoryApp, finding: Finding | None, *, is_open: bool, whole: bool) -> AppRow:
    present = {*app.grants, *(app.signs or ()), *(one.id for one in app.seen)}
    unknown = {*app.unknown, *app.unclear}
    if not whole:  # another version of the program may not have looked for all of them
        unknown.update(GRANTS, SIGNS, EXISTENCE)
    elif app.signs is None:
        unknown.update(SIGNS, EXISTENCE)
    product = _product(finding)
    cells = _cells(frozenset(present), frozenset(unknown - present))
    looked_through = (app.package, app.label, product, app.installer or "", *app.signers)
    return AppRow(
        app=app,
        level=finding.level if finding is not None else None,
        open=is_open and finding is None,
        product=product,
        cells=cells,
        held=sum(cells[column.id].held for column in ACCESSES),
        folded_name=folded(app.label or app.package),
        text="\n".join(map(folded, looked_through)),
    )


def _cells(present: frozenset[str], unknown: frozenset[str]) -> dict[str, Cell]:
    return {column.id: column.cell(present, unknown) for column in (*COLUMNS, NEVER_OPENED)}


def _product(finding: Finding | None) -> str:
    signals = finding.signals if finding is not None else ()
    return next((name for one in signals if (name := one.slots.get("product"))), "")
