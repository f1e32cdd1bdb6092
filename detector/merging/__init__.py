"""A saved report joined with what was seen of an app that was watched: `merge(report, watched, index)`.

The facts are not in a report, so the app is judged anew from what the report holds of it (recalled.py). Where that is
all of it, the answer is the one that a scan with the same observations gives. Where it is not, what was decided stays,
and only what the watching makes certain, or leaves open, is added. No level falls, and no other app is touched.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import structs

from detector.errors import DetectorError, ExitCode
from detector.levels import Level
from detector.merging.recalled import FACT as LEFT_OUT
from detector.merging.recalled import OF_WATCHED, Recalled
from detector.observations import Watched
from detector.report import Redaction, Report
from detector.rules import Finding, Judgement, Undecided, in_order, judge, together, without
from detector.signals import App, Signal, Signals, State, watched_signals
from detector.signatures import Index
from detector.verdicts import AppCard, InventoryApp, Messengers, Seen, card, groups
from detector.verdicts.capabilities import day_of

T = TypeVar("T")


def merge(report: Report, watched: Iterable[Watched], index: Index) -> Report:
    """The report with these runs in it. The same run once more changes nothing.

    The index is asked for hosts only; another one than the report was made with may know others. DetectorError when
    something was taken out of the report: it would come back.
    """
    if report.redaction is not Redaction.NONE:
        raise DetectorError(
            "Something was taken out of this report, and would come back with what was watched.",
            "Use the report as it was before: --format json --redact none.",
            ExitCode.DATA,
        )
    new = [one for one in dict.fromkeys(watched) if one not in report.watched]
    joined = structs.replace(report, watched=(*report.watched, *new))
    for package in dict.fromkeys(one.package for one in new):
        joined = _judged_anew(joined, package, index)
    return joined


def _judged_anew(report: Report, package: str, index: Index) -> Report:
    known = Recalled(report, package, index)
    seen = watched_signals(package, report.watched_runs(package), index)
    app = structs.replace(known.app, signals=known.app.signals | seen)
    told = _judged(app) if known.whole else _added(report, known, app)
    finding = told.findings[0] if told.findings else None
    findings = [one for one in report.findings if one is not known.finding]
    made = structs.replace(
        report,
        findings=in_order((*findings, *told.findings)),
        undecided=_in_place(report.undecided, told.undecided, package),
        apps=report.apps if report.app(package) or not (finding or told.undecided) else (*report.apps, known.info),
        messengers=_messengers(report.messengers, finding),
        inventory=tuple(_listed(one, app) if one.package == package else one for one in report.inventory),
    )
    return _with_cards(made, _card(known, app, finding) if finding or told.undecided else None)


def _judged(app: App) -> Judgement:
    return judge(Signals(apps=(app,), phone={}))


def _added(report: Report, known: Recalled, app: App) -> Judgement:
    """What was decided, and what the watching adds to it: of the app alone it cannot be told what else there is."""
    before, after = _judged(known.app), _judged(app)
    finding, decided = next(iter(after.findings), None), known.finding
    if finding is not None and (decided is not None or before.findings):
        worst = decided or before.findings[0]
        finding = finding if finding.level.rank < worst.level.rank else None
    if finding is None and decided is not None:
        finding = _with_seen(decided, app)
    # What a report leaves out keeps most rules open here. Where the same is missing as without the watching, the scan
    # has answered them, unless the watching gives a rule all that it asks for.
    same, brought = set(map(_missing, before.undecided)), _at_most(app) - _at_most(known.app)
    opened = [one for one in after.undecided if one.rule in brought or _missing(one) not in same]
    name = known.info.package
    before_it = (structs.replace(one, packages=(name,)) for one in report.undecided if name in one.packages)
    of_app = {(one.rule, one.level): one for one in before_it}
    undecided = (of_app | {(one.rule, one.level): one for one in opened}).values()
    rank = finding.level.rank if finding is not None else len(Level) + 1
    return Judgement(
        findings=() if finding is None else (finding,),
        undecided=tuple(one for one in undecided if one.level.rank < rank),
    )


def _at_most(app: App) -> set[str]:
    """The rules that hold if what the report leaves out of an app is not so: excuses are, too."""
    seen = {
        name: structs.replace(one, state=State.ABSENT) if any(gap.fact == LEFT_OUT for gap in one.gaps) else one
        for name, one in app.signals.items()
    }
    found = _judged(structs.replace(app, signals=seen)).findings
    return {rule for finding in found for rule in (finding.rule, *finding.also)}


def _missing(one: Undecided) -> tuple[str, Level, frozenset[str]]:
    return one.rule, one.level, frozenset(signal.id for signal in one.missing)


def _with_seen(finding: Finding, app: App) -> Finding:
    """The finding, and what was seen besides."""
    seen = [one for name, one in app.signals.items() if name in OF_WATCHED]
    return structs.replace(
        finding,
        signals=_and(finding.signals, seen, State.PRESENT),
        open_questions=_and(finding.open_questions, seen, State.UNKNOWN),
    )


def _and(before: Iterable[Signal], seen: Iterable[Signal], state: State) -> tuple[Signal, ...]:
    kept = (one for one in before if one.id not in OF_WATCHED)
    return (*kept, *(one for one in seen if one.state is state))


def _in_place(before: tuple[Undecided, ...], now: tuple[Undecided, ...], package: str) -> tuple[Undecided, ...]:
    """Those of the app after those of other apps, and before those of the phone."""
    others = without(before, package)
    of_phone = [one for one in others if not one.packages]
    return together((*(one for one in others if one.packages), *now, *of_phone))


def _card(known: Recalled, app: App, finding: Finding | None) -> AppCard:
    """Made anew where all of it is known; else the one that there was, with what was seen besides."""
    made = card(app, finding, known.info.requested)
    if known.card is None or known.whole:
        return made
    return structs.replace(
        known.card,
        level=made.level,
        rule=made.rule,
        seen=(*(one for one in known.card.seen if one.id not in OF_WATCHED), *_watched(made.seen, lambda one: one.id)),
        unknown=(*(one for one in known.card.unknown if one not in OF_WATCHED), *_watched(made.unknown, str)),
    )


def _watched(of_card: Iterable[T], name: Callable[[T], str]) -> Iterable[T]:
    return (one for one in of_card if name(one) in OF_WATCHED)


def _listed(one: InventoryApp, app: App) -> InventoryApp:
    """An app in the list of all apps, with what was seen."""
    seen = [signal for name, signal in app.signals.items() if name in OF_WATCHED]
    told = (Seen(id=signal.id, day=day_of(signal)) for signal in seen if signal.state is State.PRESENT)
    unclear = (signal.id for signal in seen if signal.state is State.UNKNOWN)
    return structs.replace(
        one,
        seen=(*(told for told in one.seen if told.id not in OF_WATCHED), *told),
        unclear=(*(name for name in one.unclear if name not in OF_WATCHED), *unclear),
    )


def _with_cards(report: Report, new: AppCard | None) -> Report:
    """Cards and groups in the order of the findings."""
    by_package = {one.package: one for one in (*report.cards, *([new] if new is not None else []))}
    told = [one.package for one in report.findings] + [name for one in report.undecided for name in one.packages]
    return structs.replace(
        report,
        cards=tuple(by_package[package] for package in dict.fromkeys(told) if package in by_package),
        groups=groups(report.findings),
    )


def _messengers(panel: Messengers, finding: Finding | None) -> Messengers:
    """Who could read along is as it was; how serious the app is may not be."""
    if finding is None:
        return panel
    readers = (
        structs.replace(one, level=finding.level) if one.package == finding.package else one for one in panel.readers
    )
    return structs.replace(panel, readers=tuple(readers))
