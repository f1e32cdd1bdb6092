"""The table of apps and grants: which apps a report tells about, what each of them is allowed to do, what is open."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector import __version__
from detector.report import AppInfo, Report
from detector.rules import Finding, Kind
from detector.signals import APP_SIGNALS
from detector.verdicts import CAPABILITIES, AppCard, InventoryApp, Seen
from detector.verdicts.capabilities import day_of

GRANTS: Final = tuple(one.id for one in APP_SIGNALS if one.kind in (Kind.ABILITY, Kind.RESILIENCE))
"""All that there are, in the order of reports."""

SIGNS: Final = tuple(one.id for one in APP_SIGNALS if one.kind in (Kind.PROVENANCE, Kind.CONCEALMENT))
"""How an app came, and how it hides."""
EXISTENCE: Final = tuple(one.id for one in APP_SIGNALS if one.kind is Kind.EXISTENCE)
_NOT_ON_CARDS: Final = frozenset(one.id for one in APP_SIGNALS if one.kind is Kind.ABILITY) - {
    signal for one in CAPABILITIES for signal in (*one.allowed_by, *one.while_open_by)
}


class Held(StrEnum):
    """Whether an app has a grant."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """It could not be told."""
    NOT_TOLD = ""
    """The report does not say it: another version of the program made it, which may not have looked."""


class GrantTable(Struct, frozen=True, kw_only=True):
    """What a report tells about all apps."""

    apps: tuple[InventoryApp, ...]
    left_out: int
    """How many apps were looked at and are not among these."""
    same_version: bool
    """Whether this version of the program made the report."""

    def held(self, app: InventoryApp, grant: str) -> Held:
        """Whether the app has the grant."""
        if grant in app.grants:
            return Held.YES
        if grant in app.unknown:
            return Held.UNKNOWN
        return Held.NO if self.same_version else Held.NOT_TOLD


def grant_table(report: Report) -> GrantTable:
    """The inventory; where that was taken out, the apps that the report is about."""
    listed = {app.package for app in report.inventory}
    cards = {card.package: card for card in report.cards}
    found = {one.package: one for one in report.findings}
    others = tuple(
        _rebuilt(app, cards.get(app.package), found.get(app.package))
        for app in report.apps
        if app.package not in listed
    )
    return GrantTable(
        apps=(*report.inventory, *others),
        left_out=max(0, report.app_count - len(listed) - len(others)),
        same_version=report.tool.version == __version__,
    )


def _rebuilt(app: AppInfo, card: AppCard | None, finding: Finding | None) -> InventoryApp:
    """The same about one app from its finding or, where it has none, from its card."""
    present, unknown, seen = _of_finding(finding) if finding is not None else _of_card(card)
    told = finding is not None or card is not None
    return InventoryApp(
        package=app.package,
        label=app.label,
        version=app.version,
        system=app.system,
        users=app.users,
        installer=app.installer,
        first_install=app.first_install,
        last_update=app.last_update,
        grants=tuple(grant for grant in GRANTS if grant in present),
        unknown=tuple(grant for grant in GRANTS if grant in unknown),
        signs=tuple(sign for sign in SIGNS if sign in present) if told else None,
        seen=seen,
        unclear=tuple(one for one in (*SIGNS, *EXISTENCE) if one in unknown),
    )


def _of_finding(finding: Finding) -> tuple[set[str], set[str], tuple[Seen, ...]]:
    seen = tuple(Seen(id=one.id, day=day_of(one)) for one in finding.signals if one.kind is Kind.EXISTENCE)
    return {signal.id for signal in finding.signals}, {signal.id for signal in finding.open_questions}, seen


def _of_card(card: AppCard | None) -> tuple[set[str], set[str], tuple[Seen, ...]]:
    """A card leaves out what needs another grant to mean something; a report of an older version has none."""
    if card is None:
        return set(), {*GRANTS, *SIGNS, *EXISTENCE}, ()
    present = {signal for one in card.can for signal in one.by} | {*card.stays, *card.came.signals, *card.hides}
    return present, {*card.unknown, *_NOT_ON_CARDS} - present, card.seen
