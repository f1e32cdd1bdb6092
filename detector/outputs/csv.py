"""Every app with what it is allowed to do, for a spreadsheet: CSV (RFC 4180).

A line is about one app. Then come lines about the phone and about all that was not read: without them, a table would
look clean. The first column says which kind of line it is. UTF-8 with a byte order mark, since Excel takes other files
for the code page of the computer, in which Chinese names are noise. No cell is a formula (formulas.py).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, TextIO

from detector.browsing.grants import GRANTS, grant_table
from detector.formulas import as_cell
from detector.observations import HookState, Watched
from detector.outputs.escape import visible
from detector.report import Report
from detector.rules import POSTURE, Finding
from detector.rules.removed_app import REMOVED_APP
from detector.verdicts import InventoryApp

ABOUT: Final = (
    "row",
    "package",
    "label",
    "version",
    "system",
    "users",
    "installer",
    "first_install",
    "last_update",
    "signers",
    "level",
    "rule",
    "product",
    "open",
    "note",
)
"""The first columns; then comes one for each grant."""
BYTE_ORDER_MARK: Final = "\ufeff"
_SYSTEM: Final = {True: "yes", False: "no", None: "unknown"}
_ALONE: Final = {POSTURE.id: "phone", REMOVED_APP.id: "removed"}
"""Rules whose findings are about no app that is there, and what their lines are called."""

Cells = dict[str, str]


def write(report: Report, out: TextIO) -> None:
    """The table, with its head."""
    out.write(table((*ABOUT, *GRANTS), _rows(report)))


def table(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> str:
    """Any table as CSV. A cell without a value is empty; all of them are made harmless here."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([as_cell(visible(row.get(column, ""))) for column in columns] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _rows(report: Report) -> Iterator[Cells]:
    yield from _apps(report)
    yield from (_alone(one) for one in report.findings if one.rule in _ALONE)
    for one in report.undecided:
        if not one.packages:
            missing = " ".join(signal.id for signal in one.missing)
            yield {"row": "open", "level": one.level.value, "open": one.rule, "note": missing}
    for gap in report.gaps:
        user = "" if gap.user is None else str(gap.user)
        note = ": ".join(filter(None, (gap.fact, gap.reason.value, gap.detail)))
        yield {"row": "gap", "package": gap.package or "", "users": user, "note": note}
    for run in report.watched:
        yield from _watched(run)
    for hint in report.hints:
        where = ", ".join(filter(None, (hint.member, hint.section, f"line {hint.line}")))
        yield {"row": "hint", "product": " ".join(hint.products), "note": f"{hint.kind.value} {hint.value}: {where}"}


def _watched(run: Watched) -> Iterator[Cells]:
    """A line for each thing that was seen, and one for how much of it could be."""
    active = sum(hook.state is HookState.ACTIVE for hook in run.hooks)
    blind = sorted({hook.category.value for hook in run.hooks if hook.state is not HookState.ACTIVE})
    not_all = f", not all of: {' '.join(blind)}" if blind else ""
    note = f"{_time(run.began)} to {_time(run.ended)}, hooks: {active} of {len(run.hooks)}{not_all}"
    yield {"row": "watched", "package": run.package, "note": f"{note}, dropped: {run.dropped}"}
    for one in run.seen:
        told = (one.category.value, one.detail, f"{one.count}x", f"{_time(one.first)} to {_time(one.last)}")
        yield {"row": "seen", "package": run.package, "note": " ".join(filter(None, told))}


def _apps(report: Report) -> Iterator[Cells]:
    """One line for each app, and one that says how many are not there."""
    made = grant_table(report)
    found = {one.package: _found(one) for one in report.findings if one.rule not in _ALONE}
    rules: dict[str, dict[str, None]] = {}
    for one in report.undecided:
        for package in one.packages:
            rules.setdefault(package, {})[one.rule] = None
    for app in made.apps:
        held = {grant: made.held(app, grant).value for grant in GRANTS}
        open_rules = " ".join(rules.get(app.package, ()))
        yield {"row": "app", **_about(app), **found.get(app.package, {}), "open": open_rules, **held}
    if made.left_out:
        yield {"row": "left-out", "note": f"apps: {made.left_out}"}


def _about(app: InventoryApp) -> Cells:
    return {
        "package": app.package,
        "label": app.label,
        "version": app.version,
        "system": _SYSTEM[app.system],
        "users": " ".join(map(str, app.users)),
        "installer": app.installer or "",
        "first_install": _time(app.first_install),
        "last_update": _time(app.last_update),
        "signers": " ".join(app.signers),
    }


def _time(moment: datetime | None) -> str:
    return moment.isoformat() if moment is not None else ""


def _found(finding: Finding) -> Cells:
    products = dict.fromkeys(one.slots["product_id"] for one in finding.signals if "product_id" in one.slots)
    return {"level": finding.level.value, "rule": finding.rule, "product": " ".join(products)}


def _alone(finding: Finding) -> Cells:
    """A finding about the phone, or about an app that is gone: what was seen."""
    seen = (f"{one.id} {' '.join(f'{name}={value}' for name, value in one.slots.items())}" for one in finding.signals)
    users = " ".join(map(str, finding.users))
    note = "; ".join(one.strip() for one in seen)
    return {
        "row": _ALONE[finding.rule],
        "package": finding.package or "",
        "users": users,
        **_found(finding),
        "note": note,
    }
