"""The table of apps and grants as a page shows it: no column that is empty, no row of the system that is."""

from collections.abc import Mapping

from msgspec import Struct

from detector.browsing.grants import GRANTS, GrantTable, Held, grant_table
from detector.outputs.document import MARKS, Document, Entry, Mark
from detector.outputs.names import quoted
from detector.report import Report
from detector.rules import Finding
from detector.verdicts import InventoryApp
from detector.wording import Words


class Line(Struct, frozen=True, kw_only=True):
    """One app."""

    mark: Mark | None
    name: str
    """What it calls itself, in quotes; may be empty."""
    package: str
    target: str
    """The id of the entry that tells more; may be empty."""
    cells: tuple[Held, ...]


class Table(Struct, frozen=True, kw_only=True):
    """What is shown."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    """What is not shown."""


def grants_shown(report: Report, document: Document, words: Words) -> Table | None:
    """The apps that matter first, then those with the most grants; None where no app was looked at."""
    made = grant_table(report)
    if not made.apps:
        return None
    found = {one.package: one for one in report.findings if one.package is not None}
    shown = [app for app in made.apps if app.package in found or app.grants or app.unknown or not app.system]
    shown.sort(key=lambda app: _order(app, found))
    columns = [grant for grant in GRANTS if any(made.held(app, grant) in (Held.YES, Held.UNKNOWN) for app in shown)]
    targets = {
        part.package: part.id for section in document.sections for part in section.parts if isinstance(part, Entry)
    }
    return Table(
        columns=tuple(words(f"brief.{grant}") for grant in columns),
        lines=tuple(
            Line(
                mark=MARKS[found[app.package].level] if app.package in found else None,
                name=quoted(app.label, words),
                package=app.package,
                target=targets.get(app.package, ""),
                cells=tuple(made.held(app, grant) for grant in columns),
            )
            for app in shown
        ),
        notes=tuple(_notes(made, shown, columns, words)),
    )


def _order(app: InventoryApp, found: Mapping[str, Finding]) -> tuple[int, int, str]:
    finding = found.get(app.package)
    return finding.level.rank if finding is not None else len(MARKS) + 1, -len(app.grants), app.package


def _notes(made: GrantTable, shown: list[InventoryApp], columns: list[str], words: Words) -> list[str]:
    empty = [words(f"brief.{grant}") for grant in GRANTS if grant not in columns]
    notes = [words("table.none", grants=words.items(empty))] if empty and made.same_version else []
    if rest := len(made.apps) - len(shown):
        notes.append(words.count("table.rest", rest))
    if made.left_out:
        notes.append(words.count("table.left-out", made.left_out))
    if not made.same_version:
        notes.append(words("table.not-told"))
    return notes
