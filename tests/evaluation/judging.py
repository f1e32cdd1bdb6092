"""Labelled phones through the program: facts once, then signals and findings, also with parts of it taken away."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct, structs

from detector.facts import FACTS, Depth, Facts
from detector.facts.base import Gap, GapReason, Reading
from detector.facts.collecting import collect
from detector.facts.signers import AppSigners
from detector.levels import Level
from detector.rules import Judgement, judge
from detector.rules.could_monitor import COULD_MONITOR
from detector.signals import APP_SIGNALS, Phone, Signal, Signals, State, look
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone
from detector.verdicts import groups
from tests.evaluation.labelled import Label, LabelledPhone
from tests.in_process import InProcess

ALARMS: Final = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)
NAMED: Final = (Level.CONFIRMED, Level.MATCH)

DEEP, USUAL = "a scan with --deep", "a usual scan"
NO_GATE: Final = "every app counts as concealed"
NO_ORIGIN: Final = "every added app counts as brought by hand"

Change = Callable[[Signal], Signal]
"""What an ablation does to each signal of an app."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What was said of one phone."""

    levels: dict[str, Level]
    """The worst level of each app that a finding is about."""
    open: frozenset[str]
    """Apps of which an alarm could not be decided."""
    cards: int
    """Questions to the owner: one for each group of access, and one for each other finding of L4."""
    why: dict[str, str]
    """For each app of `levels`, the rules that fired, and because of what."""

    def alarms(self) -> frozenset[str]:
        """Apps with a finding of L1 to L3."""
        return frozenset(app for app, level in self.levels.items() if level in ALARMS)


class Assessed(Struct, frozen=True, kw_only=True):
    """One phone, and what was said of it in every variation."""

    id: str
    complete: bool
    known: frozenset[str]
    """The apps that were seen at all."""
    outcomes: dict[str, Outcome]

    def agrees(self, package: str, label: Label, variation: str = DEEP) -> bool:
        """Whether what was said of an app is exactly its label."""
        outcome = self.outcomes[variation]
        level = outcome.levels.get(package)
        if label is Label.QUIET:
            return level not in ALARMS
        if label is Label.UNDECIDED:
            unseen = package not in self.known and not self.complete
            return level in ALARMS or package in outcome.open or unseen
        return (Label.NONE if level is None else level.value) == label


def assess(labelled: LabelledPhone, index: Index, *, ablations: bool = False) -> Assessed:
    """What the program says of a phone. `ablations`: also without parts of the program, which takes its time."""
    facts = facts_of(labelled, index)
    now = labelled.phone.now.astimezone(UTC)
    signals = look(Phone(facts, index, now))
    outcomes = {DEEP: outcome(judge(signals))}
    if labelled.kind != "unreadable":
        outcomes[USUAL] = outcome(judge(look(Phone(without_deep(facts), index, now))))
    if ablations and labelled.kind != "unreadable":
        each = {spec.id: (absent(spec.id), (spec.id,)) for spec in APP_SIGNALS}
        outcomes |= {name: _rejudged(signals, outcomes[DEEP], *one) for name, one in {**ABLATIONS, **each}.items()}
    return assessed(labelled.id, facts, signals, outcomes)


def assess_source(name: str, facts: Facts, index: Index) -> Assessed:
    """What the program says of facts that were read somewhere else."""
    signals = look(Phone(facts, index, datetime.now(UTC)))
    return assessed(name, facts, signals, {DEEP: outcome(judge(signals))})


def assessed(name: str, facts: Facts, signals: Signals, outcomes: dict[str, Outcome]) -> Assessed:
    """Keeps what the figures need, and not the phone."""
    return Assessed(
        id=name,
        complete=all(gap.reason is GapReason.ONLY_ON_PHONE for gap in facts.gaps(core=True)),
        known=frozenset(app.package.name for app in signals.apps),
        outcomes=outcomes,
    )


def facts_of(labelled: LabelledPhone, index: Index) -> Facts:
    """Everything that `scan --deep` reads of the phone."""
    source = InProcess(SimulatedPhone(labelled.phone, labelled.faults))
    facts = collect(source, depth=Depth.DEEP)
    records = tuple(_signed(record, labelled, index) for record in facts.signers.records)
    return structs.replace(facts, signers=Reading(records=records, gaps=facts.signers.gaps))


def _signed(app: AppSigners, labelled: LabelledPhone, index: Index) -> AppSigners:
    """The certificates of an app: a listed one for some monitoring apps, and their maker's for ordinary ones.

    Nobody can make a certificate for a fingerprint, so the fact is changed: the reading of files is not tested here.
    """
    if app.package in labelled.signed:
        digest = certificate_of(index, labelled.signed[app.package]).lower()
        return structs.replace(app, signers=tuple(structs.replace(one, sha1=digest) for one in app.signers))
    known = index.known(app.package)
    monitors = labelled.labels.get(app.package, Label.QUIET) not in (Label.ABILITY, Label.NONE, Label.QUIET)
    if known is None or monitors:
        return app
    main = index.known(known.same_maker) or known
    digest = main.signers[0].lower() if main.signers else sha256(main.package.encode()).hexdigest()
    return structs.replace(app, signers=tuple(structs.replace(one, sha256=digest) for one in app.signers))


def certificate_of(index: Index, product: str) -> str:
    """A listed fingerprint of that product alone."""
    for certificate in index.products[product].certificates.sha1:
        if {match.product.id for match in index.by_certificate(certificate.digest)} == {product}:
            return certificate.digest
    raise AssertionError(f"{product} has no certificate of its own")


def without_deep(facts: Facts) -> Facts:
    """The same phone as a scan without --deep reads it."""
    gone: dict[str, Reading[Any]] = {
        fact.name.replace("-", "_"): Reading(gaps=(Gap(fact=fact.name, reason=GapReason.NOT_ASKED),))
        for fact in FACTS
        if fact.depth is Depth.DEEP
    }
    return structs.replace(facts, **gone)


def absent(*names: str) -> Change:
    """These signals are never seen."""
    return lambda signal: (
        structs.replace(signal, state=State.ABSENT, evidence=(), gaps=()) if signal.id in names else signal
    )


def present(*names: str) -> Change:
    """These signals are always seen."""
    return lambda signal: structs.replace(signal, state=State.PRESENT, gaps=()) if signal.id in names else signal


_SIGNATURES: Final = ("listed-name", "generic-name", "listed-class", "listed-signer")
_BENIGN: Final = ("known-ordinary", "borrowed-name")

ABLATIONS: Final[Mapping[str, tuple[Change, tuple[str, ...]]]] = {
    "without signatures": (absent(*_SIGNATURES), _SIGNATURES),
    "without certificates": (absent("listed-signer"), ("listed-signer",)),
    "without the list of ordinary apps": (absent(*_BENIGN), _BENIGN),
    NO_GATE: (present("no-icon"), ()),
    NO_ORIGIN: (present("by-hand"), ()),
}


def _rejudged(signals: Signals, before: Outcome, change: Change, touched: Iterable[str]) -> Outcome:
    """The outcome with changed signals. Apps where none of the `touched` signals says anything keep their findings."""
    wanted = tuple(touched)
    concerned = [
        app
        for app in signals.apps
        if not wanted or any(app.signals[name].state is not State.ABSENT for name in wanted if name in app.signals)
    ]
    if not concerned:
        return before
    changed = tuple(
        structs.replace(app, signals={name: change(signal) for name, signal in app.signals.items()})
        for app in concerned
    )
    after = outcome(judge(structs.replace(signals, apps=changed, phone={})))
    names = {app.package.name for app in concerned}
    return structs.replace(
        after,
        levels={**{app: level for app, level in before.levels.items() if app not in names}, **after.levels},
        open=(before.open - names) | after.open,
    )


def outcome(judgement: Judgement) -> Outcome:
    """What a judgement says of each app."""
    levels: dict[str, Level] = {}
    why: dict[str, list[str]] = {}
    asked = [finding for finding in judgement.findings if finding.level is Level.ABILITY]
    for finding in judgement.findings:
        if finding.package is not None and finding.level is not Level.POSTURE:
            best = levels.get(finding.package, finding.level)
            levels[finding.package] = min(best, finding.level, key=lambda level: level.rank)
            why.setdefault(finding.package, []).append(f"{finding.rule} ({', '.join(finding.because)})")
    return Outcome(
        levels=levels,
        open=frozenset(name for one in judgement.undecided if one.level in ALARMS for name in one.packages),
        cards=len(groups(asked)) + sum(finding.rule != COULD_MONITOR.id for finding in asked),
        why={package: "; ".join(lines) for package, lines in why.items()},
    )
