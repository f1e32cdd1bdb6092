"""An app as a saved report holds it: its signals, as far as they can be told from there.

A finding has every signal that is present or unknown, so the others were absent. A card without a finding, and the
list of all apps, have their ids; reports of older versions have only the grants of most apps. What an app is, beyond
what the lists say of its name, is unknown here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from detector import __version__
from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.package_installation import Installation
from detector.facts.packages import Package
from detector.report import AppInfo, Report
from detector.rules import Finding
from detector.rules.conditions import LISTED_SIGNALS
from detector.rules.removed_app import REMOVED_APP
from detector.signals import APP_SIGNALS, WATCHED_SIGNALS, App, Kind, Signal, State
from detector.signals.base import AppSignal
from detector.signatures import Index
from detector.verdicts import AppCard, InventoryApp

FACT: Final = "saved-report"
"""The name of the gaps: what a saved report leaves out."""
OF_WATCHED: Final = frozenset(spec.id for spec in WATCHED_SIGNALS)
_GRANTS: Final = (Kind.ABILITY, Kind.RESILIENCE)
_SIGNS: Final = (Kind.PROVENANCE, Kind.CONCEALMENT, Kind.EXISTENCE)
_LISTED: Final = (*LISTED_SIGNALS, "generic-name")
"""Each of them makes a finding by itself."""
_PROOF: Final = Excerpt(command="", line=0, text="")


class Recalled:
    """One app of a report, without what was seen while it was watched."""

    def __init__(self, report: Report, package: str, index: Index) -> None:
        self.finding = finding_of(report, package)
        self.card = report.card(package)
        self._app = report.app(package)
        self._listed = next((one for one in report.inventory if one.package == package), None)
        self._same_tool = report.tool.version == __version__
        self._ordinary = index.known(package) is not None
        self.info = self._app or _info(package, self._listed)
        self.app = App(package=_package(self.info), signals=self._signals())

    @property
    def whole(self) -> bool:
        """Whether it can be judged as if it had just been read: nothing of it is missing here."""
        return self.finding is not None and self._same_tool

    def _signals(self) -> dict[str, Signal]:
        seen = (*self.finding.signals, *self.finding.open_questions) if self.finding is not None else ()
        kept = {signal.id: signal for signal in seen if signal.id not in OF_WATCHED}
        told = {} if kept or self.whole else dict(self._by_id())
        return {spec.id: kept.get(spec.id) or self._signal(spec, told) for spec in APP_SIGNALS}

    def _signal(self, spec: AppSignal, told: Mapping[str, State]) -> Signal:
        state = State.ABSENT if self.whole else told.get(spec.id, State.UNKNOWN)
        gap = Gap(fact=FACT, reason=GapReason.NOT_IN_SOURCE, package=self.info.package)
        return Signal(
            id=spec.id,
            kind=spec.kind,
            state=state,
            package=self.info.package,
            gaps=(gap,) if state is State.UNKNOWN else (),
            weight=spec.weight,
        )

    def _by_id(self) -> Iterator[tuple[str, State]]:
        """What is known of an app without a finding, later words before earlier ones."""
        if self._same_tool and self._listed is not None:
            told = [spec.id for spec in APP_SIGNALS if self.card is not None or spec.kind in self._kinds()]
            yield from ((name, State.ABSENT) for name in (*told, *self._without_finding()))
        if self.card is not None:
            yield from ((name, State.PRESENT) for name in _on_card(self.card))
            yield from ((name, State.UNKNOWN) for name in self.card.unknown)
        if self._listed is not None:
            seen = (one.id for one in self._listed.seen)
            yield from ((name, State.PRESENT) for name in (*self._listed.grants, *(self._listed.signs or ()), *seen))
            yield from ((name, State.UNKNOWN) for name in (*self._listed.unknown, *self._listed.unclear))
        if self.info.system is not None:
            yield "part-of-system", State.PRESENT if self.info.system else State.ABSENT

    def _kinds(self) -> tuple[Kind, ...]:
        """The kinds of signals of which the list of all apps has every one that is present or unknown."""
        return _GRANTS if self._listed is None or self._listed.signs is None else (*_GRANTS, *_SIGNS)

    def _without_finding(self) -> Iterator[str]:
        """What an app cannot be that has neither a finding nor an open question."""
        if self.card is None:
            yield from _LISTED
        if not self._ordinary:
            yield "known-ordinary"


def finding_of(report: Report, package: str) -> Finding | None:
    """The finding about an app that is there."""
    of_app = (one for one in report.findings if one.package == package)
    return next((one for one in of_app if one.rule != REMOVED_APP.id), None)


def _on_card(card: AppCard) -> Iterable[str]:
    return (*card.identity, *card.came.signals, *card.hides, *(one.id for one in card.seen))


def _info(package: str, listed: InventoryApp | None) -> AppInfo:
    if listed is None:
        return AppInfo(package=package)
    names = ("label", "version", "system", "users", "installer", "first_install", "last_update")
    return AppInfo(package=package, **{name: getattr(listed, name) for name in names})


def _package(info: AppInfo) -> Package:
    """As much of it as rules and cards ask for."""
    return Package(
        name=info.package,
        version_name=info.version,
        system=info.system,
        installer=info.installer,
        initiator=info.initiator,
        first_install=info.first_install,
        last_update=info.last_update,
        installations=tuple(Installation(user=user, installed=True, excerpt=_PROOF) for user in info.users),
        excerpt=_PROOF,
    )
