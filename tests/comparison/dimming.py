"""Ways in which a report can tell less than the phone would: each takes something out, and puts a gap in its place."""

from collections.abc import Callable
from typing import Final

from msgspec import structs

from detector.comparison import Comparison, Matter, Side
from detector.facts.base import Gap, GapReason
from detector.facts.packages import PACKAGES
from detector.facts.users import USERS
from detector.levels import Level
from detector.redaction import redact
from detector.report import PhoneInfo, Redaction, Report
from detector.rules import COULD_NOT_CHECK, POSTURE, Undecided
from detector.signals import Kind, Signal, State

Dimming = Callable[[Report], Report]


def _gap(fact: str, user: int | None = None) -> Gap:
    return Gap(fact=fact, reason=GapReason.TIMED_OUT, user=user)


def _lost(report: Report, *gaps: Gap, **changes: object) -> Report:
    return structs.replace(report, gaps=(*gaps, *report.gaps), complete=False, **changes)


def without_apps(report: Report) -> Report:
    """The list of apps was cut off: the last half of the apps is not there."""
    kept = report.inventory[: len(report.inventory) // 2]
    names = {app.package for app in kept}
    signal = Signal(id="app-list", kind=Kind.IDENTITY, state=State.UNKNOWN)
    return _lost(
        report,
        _gap(PACKAGES.name),
        inventory=kept,
        apps=tuple(app for app in report.apps if app.package in names),
        findings=tuple(one for one in report.findings if one.package is None or one.package in names),
        undecided=(Undecided(rule=COULD_NOT_CHECK.id, level=Level.CONFIRMED, missing=(signal,)), *report.undecided),
    )


def without_grants(report: Report) -> Report:
    """Of no app it could be told what it is allowed to do."""
    apps = (structs.replace(app, grants=(), unknown=(*app.grants, *app.unknown)) for app in report.inventory)
    return _lost(report, _gap("permissions"), inventory=tuple(apps))


def without_values(report: Report) -> Report:
    """The long list of apps was not read, so that only their names are known."""
    apps = (
        structs.replace(
            app, version="", label="", system=None, installer=None, first_install=None, last_update=None, signers=()
        )
        for app in report.inventory
    )
    return _lost(report, inventory=tuple(apps))


def without_findings(report: Report) -> Report:
    """No rule about apps could be decided."""
    of_apps = [one for one in report.findings if one.package is not None]
    left = tuple(one for one in report.findings if one.package is None)
    undecided = (Undecided(rule=one.rule, level=one.level, packages=(one.package or "",)) for one in of_apps)
    return _lost(report, findings=left, undecided=(*undecided, *report.undecided))


def without_settings(report: Report) -> Report:
    """No setting could be told."""
    of_phone = [one for one in report.findings if one.rule == POSTURE.id]
    unknown = (structs.replace(signal, state=State.UNKNOWN) for one in of_phone for signal in one.signals)
    undecided = (Undecided(rule=POSTURE.id, level=Level.POSTURE, missing=(signal,)) for signal in unknown)
    kept = tuple(one for one in report.findings if one.rule != POSTURE.id)
    return _lost(report, findings=kept, undecided=(*undecided, *report.undecided))


def without_the_phone(report: Report) -> Report:
    """Neither which phone it is nor who uses it was read."""
    return _lost(report, _gap("device"), _gap(USERS.name), phone=PhoneInfo(), users=())


def of_the_first_version(report: Report) -> Report:
    """The first reports listed only apps with a finding or a question."""
    return structs.replace(report, inventory=(), cards=(), origin=None)


def shared(report: Report) -> Report:
    return redact(report, Redaction.SHARE)


def minimal(report: Report) -> Report:
    return redact(report, Redaction.MINIMAL)


DIMMINGS: Final[tuple[Dimming, ...]] = (
    without_apps,
    without_grants,
    without_values,
    without_findings,
    without_settings,
    without_the_phone,
    of_the_first_version,
    shared,
    minimal,
)


def claims(made: Comparison) -> set[tuple[str, ...]]:
    """Every single thing that a comparison says is different."""
    said: set[tuple[str, ...]] = {("user", str(user.id), user.change.value) for user in made.users}
    said |= {("phone", value.name) for value in made.phone if value.name != "app_count"}
    said |= {("finding", one.package, one.change.value) for one in made.findings}
    said |= {("setting", one.id, one.change.value) for one in made.settings}
    for app in made.apps:
        said |= {("app", app.package, "joined", str(user)) for user in app.joined}
        said |= {("app", app.package, "left", str(user)) for user in app.left}
        said |= {("app", app.package, value.name) for value in app.values}
        said |= {("app", app.package, "granted", signal) for signal in app.granted}
        said |= {("app", app.package, "withdrawn", signal) for signal in app.withdrawn}
    return said


def told_by_one(made: Comparison, matter: Matter) -> set[str]:
    """What only one side tells, of one matter: the apps, or where there are none the ids."""
    some = [one for one in made.uncompared if one.matter is matter and one.unread is not Side.BOTH]
    return {name for one in some for name in (one.packages or one.ids or ("",))}
