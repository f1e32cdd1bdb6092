"""Which findings about apps are new, gone, or say something else. What could not be decided is none of that."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from detector.comparison.model import Change, FindingChange, Judged, Matter, Side, Uncompared
from detector.comparison.view import View
from detector.report import Report
from detector.rules import COULD_NOT_CHECK, POSTURE, Finding, Undecided
from detector.rules.removed_app import REMOVED_APP
from detector.signals import State

_OF_THE_PHONE: Final = (POSTURE.id, COULD_NOT_CHECK.id)
_Key: TypeAlias = tuple[str, bool]
"""An app, and whether it is about one that was removed: that is a finding of its own."""


def compare_findings(old: View, new: View) -> Iterator[FindingChange | Uncompared]:
    """All apps with a finding or an open question, in the order of the new report, then what only the old one has."""
    before, after = _of_apps(old.report), _of_apps(new.report)
    for key in dict.fromkeys((*after, *before)):
        yield from _compare(key[0], _Said(old, Side.OLD, before.get(key)), _Said(new, Side.NEW, after.get(key)))
    yield from _open_on(old, Side.OLD, new)
    yield from _open_on(new, Side.NEW, old)


def _of_apps(report: Report) -> dict[_Key, Finding]:
    found = [one for one in report.findings if one.package is not None]
    return {(one.package or "", one.rule == REMOVED_APP.id): one for one in found}


class _Said:
    """What one side says about an app."""

    def __init__(self, view: View, side: Side, finding: Finding | None) -> None:
        self.view, self.side, self.finding = view, side, finding

    @property
    def rank(self) -> float:
        """1 is the most serious."""
        return self.finding.level.rank if self.finding is not None else float("inf")

    @property
    def judged(self) -> Judged | None:
        """In short."""
        if self.finding is None:
            return None
        named = (one.slots.get("product", "") for one in self.finding.signals if one.id in self.finding.because)
        return Judged(rule=self.finding.rule, level=self.finding.level, product=next(filter(None, named), ""))

    def agrees(self, other: "_Said") -> bool:
        """Whether both say the same. A product that has another name in another list is no other finding."""
        mine, others = self.finding, other.finding
        if mine is None or others is None:
            return mine is others
        return (mine.rule, mine.level) == (others.rule, others.level)

    def excludes(self, other: Finding) -> bool:
        """Whether this side, which says less, would have said as much as the other if it were so."""
        report, package = self.view.report, other.package or ""
        nameless = [one for one in report.findings if one.package and not self.view.names(one.package)]
        worse: list[Finding | Undecided] = [*nameless, *(one for one in report.undecided if self._is_about(one, other))]
        if any(one.level.rank <= other.level.rank for one in worse):
            return False
        if other.rule == REMOVED_APP.id or package in self.view.apps or not self._may_hide_apps():
            return True
        return all(self.view.has(package, user) is State.ABSENT for user in other.users or (None,))

    def cannot_tell(self, other: Finding, packages: tuple[str, ...]) -> Uncompared:
        """That the other side has a finding, and this one does not tell whether it has it too."""
        return Uncompared(matter=Matter.FINDING, ids=(other.rule,), unread=self.side, there=True, packages=packages)

    def _is_about(self, one: Undecided, other: Finding) -> bool:
        if not one.packages:
            return one.rule == other.rule == REMOVED_APP.id
        if (one.rule == REMOVED_APP.id) is not (other.rule == REMOVED_APP.id):
            return False
        return other.package in one.packages or not all(map(self.view.names, one.packages))

    def _may_hide_apps(self) -> bool:
        return any(one.rule == COULD_NOT_CHECK.id for one in self.view.report.undecided)


def _compare(package: str, old: _Said, new: _Said) -> Iterator[FindingChange | Uncompared]:
    if not (old.view.names(package) and new.view.names(package)):
        yield from (other.cannot_tell(one.finding, ()) for one, other in ((old, new), (new, old)) if one.finding)
        return
    milder, worse = (old, new) if old.rank > new.rank else (new, old)
    if worse.finding is None or old.agrees(new):
        return
    if milder.rank > worse.rank and not milder.excludes(worse.finding):
        yield milder.cannot_tell(worse.finding, (package,))
        return
    yield FindingChange(
        package=package,
        label=next((app.label for said in (new, old) if (app := said.view.apps.get(package)) and app.label), ""),
        change=Change.NEW if old.finding is None else Change.GONE if new.finding is None else Change.CHANGED,
        old=old.judged,
        new=new.judged,
    )


def _open_on(view: View, side: Side, other: View) -> Iterator[Uncompared]:
    """Rules that one side left open for an app that the other side knows too."""
    decided = _of_apps(other.report)
    open_there = {(one.rule, package) for one, package in _each(other.report)}
    for one, package in _each(view.report):
        if one.rule in _OF_THE_PHONE or (package is not None and package not in other.apps):
            continue
        packages = (package,) if package is not None else ()
        if (one.rule, package) in open_there:
            yield Uncompared(matter=Matter.FINDING, ids=(one.rule,), unread=Side.BOTH, packages=packages)
            continue
        finding = decided.get((package or "", one.rule == REMOVED_APP.id))
        if finding is None or finding.level.rank > one.level.rank:
            milder = finding is not None and one.rule in (finding.rule, *finding.also)
            there = None if milder else False
            yield Uncompared(matter=Matter.FINDING, ids=(one.rule,), unread=side, there=there, packages=packages)


def _each(report: Report) -> Iterator[tuple[Undecided, str | None]]:
    """What is open, for each app by itself; None: for the phone."""
    return ((one, package) for one in report.undecided for package in one.packages or (None,))
