"""What a rule is made of: levels, and logic with three values. Rules read signals, never text."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from detector.levels import Level
from detector.signals import App, Signal, State


class Verdict(Struct, frozen=True, kw_only=True):
    """Whether a condition holds, because of which signals, and which ones are missing to tell."""

    state: State
    because: tuple[Signal, ...] = ()
    missing: tuple[Signal, ...] = ()


NEVER: Final = Verdict(state=State.ABSENT)
Condition = Callable[[App], Verdict]


def sees(signal: str) -> Condition:
    """The condition that a signal is present."""

    def decide(app: App) -> Verdict:
        seen = app.signals[signal]
        if seen.state is State.PRESENT:
            return Verdict(state=State.PRESENT, because=(seen,))
        return Verdict(state=seen.state, missing=(seen,) if seen.state is State.UNKNOWN else ())

    return decide


def any_of(*conditions: Condition | str) -> Condition:
    """Holds when one holds; cannot be told when none does and one cannot be told."""
    parts = _conditions(conditions)

    def decide(app: App) -> Verdict:
        verdicts = [part(app) for part in parts]
        held = [verdict for verdict in verdicts if verdict.state is State.PRESENT]
        open_ones = [verdict for verdict in verdicts if verdict.state is State.UNKNOWN]
        if held:
            return _joined(State.PRESENT, held)
        return _joined(State.UNKNOWN, open_ones) if open_ones else NEVER

    return decide


def all_of(*conditions: Condition | str) -> Condition:
    """Holds when all hold; cannot be told when none fails and one cannot be told."""
    parts = _conditions(conditions)

    def decide(app: App) -> Verdict:
        verdicts = [part(app) for part in parts]
        if any(verdict.state is State.ABSENT for verdict in verdicts):
            return NEVER
        state = State.PRESENT if all(v.state is State.PRESENT for v in verdicts) else State.UNKNOWN
        return _joined(state, verdicts)

    return decide


def fails(signal: str) -> Condition:
    """The condition that a signal is known to be absent."""

    def decide(app: App) -> Verdict:
        seen = app.signals[signal]
        if seen.state is State.ABSENT:
            return Verdict(state=State.PRESENT)
        return Verdict(state=State.UNKNOWN, missing=(seen,)) if seen.state is State.UNKNOWN else NEVER

    return decide


def unless(*excuses: Condition | str) -> Condition:
    """Holds unless one of the excuses is known to hold: what is not known excuses nothing."""
    inner = any_of(*excuses)

    def decide(app: App) -> Verdict:
        return NEVER if inner(app).state is State.PRESENT else Verdict(state=State.PRESENT)

    return decide


def _conditions(given: tuple[Condition | str, ...]) -> tuple[Condition, ...]:
    return tuple(sees(one) if isinstance(one, str) else one for one in given)


def _joined(state: State, verdicts: list[Verdict]) -> Verdict:
    because = {signal.id: signal for verdict in verdicts for signal in verdict.because}
    missing = {signal.id: signal for verdict in verdicts for signal in verdict.missing}
    return Verdict(state=state, because=tuple(because.values()), missing=tuple(missing.values()))


class Branch(Struct, frozen=True, kw_only=True):
    """One way in which a rule can fire."""

    level: Level
    when: Condition


class Rule(Struct, frozen=True, kw_only=True):
    """One question about an app. The first branch that holds gives the level; the words are in wording/."""

    id: str
    branches: tuple[Branch, ...]
    attack: tuple[str, ...] = ()
    """MITRE ATT&CK Mobile technique ids."""
    references: tuple[str, ...] = ()
