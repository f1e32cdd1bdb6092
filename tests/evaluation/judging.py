"""Labelled phones through the program: facts once, then signals, then findings, also with signals taken away."""

from collections.abc import Callable, Iterable
from datetime import UTC
from typing import Final

from msgspec import Struct, structs

from detector.facts import FACTS, Depth, Facts
from detector.facts.base import Gap, GapReason, Reading
from detector.facts.collecting import collect
from detector.levels import Level
from detector.rules import Judgement, judge
from detector.signals import Phone, Signal, Signals, State, look
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone
from tests.evaluation.labelled import Label, LabelledPhone
from tests.in_process import InProcess

ALARMS: Final = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)
NAMED: Final = (Level.CONFIRMED, Level.MATCH)

Change = Callable[[Signal], Signal]
"""What an ablation does to each signal of an app."""


class Judged(Struct, frozen=True, kw_only=True):
    """One phone, and what was said of it."""

    labelled: LabelledPhone
    signals: Signals
    judgement: Judgement
    complete: bool
    known: frozenset[str]
    """The apps that were seen at all."""

    def level(self, package: str) -> Level | None:
        """The level of the finding about an app."""
        return _levels(self.judgement).get(package)

    def alarms(self) -> dict[str, Level]:
        """Apps with a finding of L1 to L3."""
        return {app: level for app, level in _levels(self.judgement).items() if level in ALARMS}

    def asked(self, package: str) -> bool:
        """Whether an alarm about the app stayed open, or the app could not even be seen."""
        open_ones = {one.package for one in self.judgement.undecided if one.level in ALARMS}
        return package in open_ones or (package not in self.known and not self.complete)

    def cards(self) -> int:
        """Questions to the owner: findings of could-monitor by the access they are about."""
        found = [one for one in self.judgement.findings if one.level is Level.ABILITY]
        return len({(one.rule, one.because[0] if one.because else "") for one in found})

    def agrees(self, package: str, label: Label) -> bool:
        """Whether what was said is exactly the label."""
        level = self.level(package)
        if label is Label.QUIET:
            return level not in ALARMS
        if label is Label.UNDECIDED:
            return level in ALARMS or self.asked(package)
        return (level.value if level is not None and level is not Level.POSTURE else Label.NONE) == label


def facts_of(labelled: LabelledPhone, index: Index) -> Facts:
    """Everything that `scan --deep` reads of the phone."""
    source = InProcess(SimulatedPhone(labelled.phone, labelled.faults))
    facts = collect(source, depth=Depth.DEEP)
    return structs.replace(facts, signers=_signed(facts, labelled, index)) if labelled.signed else facts


def _signed(facts: Facts, labelled: LabelledPhone, index: Index) -> Reading[object]:
    """The certificates of the phone, where those of some apps are listed ones.

    Nobody can make a certificate for a fingerprint: so the fact is changed, and the reading of files is not tested here.
    """
    records = [
        structs.replace(
            record,
            signers=tuple(
                structs.replace(one, sha1=certificate_of(index, labelled.signed[record.package]).lower())
                for one in record.signers
            ),
        )
        if record.package in labelled.signed
        else record
        for record in facts.signers.records
    ]
    return Reading(records=tuple(records), gaps=facts.signers.gaps)


def certificate_of(index: Index, product: str) -> str:
    """A listed fingerprint of that product alone."""
    for certificate in index.products[product].certificates.sha1:
        if {match.product.id for match in index.by_certificate(certificate.digest)} == {product}:
            return certificate.digest
    raise AssertionError(f"{product} has no certificate of its own")


def without_deep(facts: Facts) -> Facts:
    """The same phone as a scan without --deep reads it."""
    gone = {
        fact.name.replace("-", "_"): Reading(gaps=(Gap(fact=fact.name, reason=GapReason.NOT_ASKED),))
        for fact in FACTS
        if fact.depth is Depth.DEEP
    }
    return structs.replace(facts, **gone)


def judged(labelled: LabelledPhone, facts: Facts, index: Index) -> Judged:
    """What the program says of it."""
    signals = look(Phone(facts, index, labelled.phone.now.astimezone(UTC)))
    core = facts.gaps(core=True)
    return Judged(
        labelled=labelled,
        signals=signals,
        judgement=judge(signals),
        complete=all(gap.reason is GapReason.ONLY_ON_PHONE for gap in core),
        known=frozenset(app.package.name for app in signals.apps),
    )


def rejudged(one: Judged, change: Change, touched: Iterable[str] = ()) -> Judged:
    """The same phone with changed signals. `touched`: only apps where one of these signals says something are asked
    again; of the others every finding stays.
    """
    wanted = tuple(touched)
    concerned, rest = [], []
    for app in one.signals.apps:
        hit = not wanted or any(app.signals[name].state is not State.ABSENT for name in wanted if name in app.signals)
        (concerned if hit else rest).append(app)
    if not concerned:
        return one
    changed = tuple(
        structs.replace(app, signals={name: change(signal) for name, signal in app.signals.items()})
        for app in concerned
    )
    again = judge(structs.replace(one.signals, apps=changed, phone={}))
    kept = {app.package.name for app in rest}
    return structs.replace(
        one,
        judgement=Judgement(
            findings=(*again.findings, *(f for f in one.judgement.findings if f.package in kept)),
            undecided=(*again.undecided, *(u for u in one.judgement.undecided if u.package in kept)),
        ),
    )


def absent(*names: str) -> Change:
    """These signals are never seen."""
    return lambda signal: (
        structs.replace(signal, state=State.ABSENT, evidence=(), gaps=()) if signal.id in names else signal
    )


def present(*names: str) -> Change:
    """These signals are always seen."""
    return lambda signal: structs.replace(signal, state=State.PRESENT, gaps=()) if signal.id in names else signal


def _levels(judgement: Judgement) -> dict[str, Level]:
    found: dict[str, Level] = {}
    for finding in judgement.findings:
        if finding.package is not None:
            best = found.get(finding.package, finding.level)
            found[finding.package] = min(best, finding.level, key=lambda level: level.rank)
    return found
