"""Signals to findings: `judge(signals)` asks every rule about every app."""

import logging
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from detector.facts.base import Gap, GapReason, fault
from detector.levels import Level
from detector.rules.base import PhoneRule, Rule, Verdict
from detector.rules.could_monitor import COULD_MONITOR
from detector.rules.could_not_check import COULD_NOT_CHECK
from detector.rules.hidden_monitor import HIDDEN_MONITOR
from detector.rules.impostor import IMPOSTOR
from detector.rules.known_app import KNOWN_APP
from detector.rules.lifted_restriction import LIFTED_RESTRICTION
from detector.rules.listed_server import LISTED_SERVER
from detector.rules.locked_in import LOCKED_IN
from detector.rules.never_opened import NEVER_OPENED
from detector.rules.planted import PLANTED
from detector.rules.posture import POSTURE
from detector.rules.removed_app import REMOVED_APP
from detector.rules.secret_door import SECRET_DOOR
from detector.rules.two_stage import TWO_STAGE
from detector.rules.undecided import Undecided, together, without
from detector.signals import App, Kind, Signal, Signals, State

log = logging.getLogger(__name__)

RULES: Final[tuple[Rule, ...]] = (
    KNOWN_APP,
    IMPOSTOR,
    HIDDEN_MONITOR,
    PLANTED,
    SECRET_DOOR,
    NEVER_OPENED,
    LOCKED_IN,
    LIFTED_RESTRICTION,
    TWO_STAGE,
    LISTED_SERVER,
    COULD_MONITOR,
)
"""Of rules that give the same level, the first one has the word."""
PHONE_RULES: Final[tuple[PhoneRule, ...]] = (REMOVED_APP, POSTURE, COULD_NOT_CHECK)


class Finding(Struct, frozen=True, kw_only=True):
    """Something to tell a person."""

    rule: str
    level: Level
    package: str | None = None
    """None: it is about the phone."""
    users: tuple[int, ...] = ()
    because: tuple[str, ...] = ()
    """Ids of the signals that made the rule fire."""
    also: tuple[str, ...] = ()
    """Other rules that fired for the same app."""
    signals: tuple[Signal, ...] = ()
    """Everything seen about the app, with the proof."""
    open_questions: tuple[Signal, ...] = ()
    """What could not be told about it."""

    @property
    def weight(self) -> int:
        """Orders the findings of one level."""
        return sum(signal.weight for signal in self.signals)


class Judgement(Struct, frozen=True, kw_only=True):
    """All findings, worst first, and all that had to stay open."""

    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]

    @property
    def faultless(self) -> bool:
        """Whether nothing is open because of a fault of this program."""
        missing = (signal for one in self.undecided for signal in one.missing)
        return not any(_is_fault(gap, signal) for signal in missing for gap in signal.gaps)


def judge(signals: Signals) -> Judgement:
    """Asks every rule about every app; what was removed, and the phone's own signals, tell by themselves."""
    findings: list[Finding] = []
    undecided: list[Undecided] = []
    for app in signals.apps:
        finding, open_rules = _judge_app(app)
        findings += [finding] if finding is not None else []
        undecided += open_rules
    if signals.app_list is not None:
        undecided.append(Undecided(rule=COULD_NOT_CHECK.id, level=Level.CONFIRMED, missing=(signals.app_list,)))
    for rule, signal in _of_the_phone(signals):
        if signal.state is State.PRESENT:
            findings.append(_alone(rule, signal))
        elif signal.state is State.UNKNOWN:
            of = () if signal.package is None else (signal.package,)
            undecided.append(Undecided(rule=rule.id, level=rule.levels[0], packages=of, missing=(signal,)))
    return Judgement(findings=in_order(findings), undecided=together(undecided))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first; of one level, by weight."""
    return tuple(sorted(findings, key=lambda finding: (finding.level.rank, -finding.weight, finding.package or "")))


def _judge_app(app: App) -> tuple[Finding | None, list[Undecided]]:
    fired: list[tuple[Level, str, Verdict]] = []
    undecided: list[Undecided] = []
    for rule in RULES:
        verdicts = _guarded(rule, app)
        fired += [(level, rule.id, verdict) for level, verdict in verdicts if verdict.state is State.PRESENT]
        undecided += _undecided(rule, app, verdicts)
    if not fired:
        return None, undecided
    fired.sort(key=lambda one: one[0].rank)  # stable: of equal levels the earlier rule
    level, rule_id, verdict = fired[0]
    seen = app.signals.values()
    finding = Finding(
        rule=rule_id,
        level=level,
        package=app.package.name,
        users=tuple(sorted(set(app.package.users()))),
        because=tuple(signal.id for signal in verdict.because),
        also=tuple(one[1] for one in fired[1:]),
        signals=tuple(signal for signal in seen if signal.state is State.PRESENT),
        open_questions=tuple(signal for signal in seen if signal.state is State.UNKNOWN),
    )
    return finding, [one for one in undecided if one.level.rank < level.rank]


def _guarded(rule: Rule, app: App) -> list[tuple[Level, Verdict]]:
    try:
        return _ask(rule, app)
    except Exception as error:  # a fault in one rule must not take the others with it
        log.exception("the rule %s could not be asked", rule.id)
        gaps = (fault(rule.id, error),)
        missing = Signal(id=rule.id, kind=Kind.IDENTITY, state=State.UNKNOWN, package=app.package.name, gaps=gaps)
        return [(rule.levels[0], Verdict(state=State.UNKNOWN, missing=(missing,)))]


def _is_fault(gap: Gap, signal: Signal) -> bool:
    """A gap that is named like its signal or rule, and about no command."""
    return gap.reason is GapReason.NOT_UNDERSTOOD and gap.fact == signal.id and not gap.command


def _ask(rule: Rule, app: App) -> list[tuple[Level, Verdict]]:
    """The verdicts of a rule's branches, up to the first that holds."""
    verdicts: list[tuple[Level, Verdict]] = []
    for branch in rule.branches:
        verdicts.append((branch.level, branch.when(app)))
        if verdicts[-1][1].state is State.PRESENT:
            break
    return verdicts


def _undecided(rule: Rule, app: App, verdicts: list[tuple[Level, Verdict]]) -> list[Undecided]:
    """One open answer for each level, however many branches led to it."""
    missing: dict[Level, dict[str, Signal]] = {}
    for level, verdict in verdicts:
        if verdict.state is State.UNKNOWN:
            missing.setdefault(level, {}).update({signal.id: signal for signal in verdict.missing})
    return [
        Undecided(rule=rule.id, level=level, packages=(app.package.name,), missing=tuple(signals.values()))
        for level, signals in missing.items()
    ]


def _of_the_phone(signals: Signals) -> Iterator[tuple[PhoneRule, Signal]]:
    yield from ((REMOVED_APP, signal) for signal in signals.removed)
    yield from ((POSTURE, signal) for signal in signals.phone.values())


def _alone(rule: PhoneRule, signal: Signal) -> Finding:
    """The finding that a signal makes by itself."""
    return Finding(
        rule=rule.id,
        level=rule.levels[0],
        package=signal.package,
        users=signal.users,
        because=(signal.id,),
        signals=(signal,),
    )


__all__ = [
    "COULD_NOT_CHECK",
    "PHONE_RULES",
    "POSTURE",
    "RULES",
    "Finding",
    "Judgement",
    "Kind",
    "Level",
    "PhoneRule",
    "Rule",
    "Undecided",
    "in_order",
    "judge",
    "together",
    "without",
]
