"""What a rule is made of: levels, and conditions with three answers. Rules read signals, never text.

A condition is a value that can be asked (`condition(app)`) and told (`str(condition)`): docs/rules.md shows each rule
in the very words that decide.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from msgspec import Struct

from detector.levels import Level
from detector.signals import WATCHED_SIGNALS, App, Signal, State

_OF_WATCHED: Final = frozenset(spec.id for spec in WATCHED_SIGNALS)


class Verdict(Struct, frozen=True, kw_only=True):
    """Whether a condition holds, because of which signals, and which ones are missing to tell."""

    state: State
    because: tuple[Signal, ...] = ()
    missing: tuple[Signal, ...] = ()


_ABSENT: Final = Verdict(state=State.ABSENT)


def _of_no_signal(name: str) -> Verdict:
    """Nobody watched the app: it is judged as if there were no such signal. Every app has all others."""
    if name not in _OF_WATCHED:
        raise KeyError(name)
    return _ABSENT


class Condition(Protocol):
    """A question about one app."""

    def __call__(self, app: App) -> Verdict:
        """The answer."""


class Sees(Struct, frozen=True):
    """A signal is present; where values are given, one of them stands in its slot."""

    signal: str
    slot: str = ""
    values: tuple[str, ...] = ()

    def __call__(self, app: App) -> Verdict:
        """Present, absent and unknown as the signal is."""
        seen = app.signals.get(self.signal)
        if seen is None:
            return _of_no_signal(self.signal)
        if seen.state is State.UNKNOWN:
            return Verdict(state=State.UNKNOWN, missing=(seen,))
        if seen.state is State.ABSENT or (self.slot and seen.slots.get(self.slot) not in self.values):
            return _ABSENT
        return Verdict(state=State.PRESENT, because=(seen,))

    def __str__(self) -> str:
        of = f" ({self.slot}: {' or '.join(self.values)})" if self.slot else ""
        return f"`{self.signal}`{of}"


class AnyOf(Struct, frozen=True):
    """One of the parts holds. Cannot be told when none does and one cannot be told."""

    parts: tuple[Condition, ...]

    def __call__(self, app: App) -> Verdict:
        """Because of those parts that hold."""
        verdicts = [part(app) for part in self.parts]
        for state in (State.PRESENT, State.UNKNOWN):
            of_state = [verdict for verdict in verdicts if verdict.state is state]
            if of_state:
                return _joined(state, of_state)
        return _ABSENT

    def __str__(self) -> str:
        return " or ".join(_told(part, AllOf) for part in self.parts)


class AllOf(Struct, frozen=True):
    """All parts hold. Cannot be told when none fails and one cannot be told."""

    parts: tuple[Condition, ...]

    def __call__(self, app: App) -> Verdict:
        """Because of all parts."""
        verdicts = []
        for part in self.parts:
            verdict = part(app)
            if verdict.state is State.ABSENT:
                return _ABSENT
            verdicts.append(verdict)
        is_open = any(verdict.state is State.UNKNOWN for verdict in verdicts)
        return _joined(State.UNKNOWN if is_open else State.PRESENT, verdicts)

    def __str__(self) -> str:
        return " and ".join(_told(part, AnyOf) for part in self.parts)


class Unless(Struct, frozen=True):
    """The excuse does not hold. An excuse that cannot be told leaves it open: it neither clears nor accuses."""

    excuse: Condition

    def __call__(self, app: App) -> Verdict:
        """Because of nothing: an excuse that is missing is no reason."""
        inner = self.excuse(app)
        if inner.state is State.UNKNOWN:
            return Verdict(state=State.UNKNOWN, missing=inner.missing)
        return _ABSENT if inner.state is State.PRESENT else Verdict(state=State.PRESENT)

    def __str__(self) -> str:
        return f"not {_told(self.excuse, AnyOf, AllOf)}"


def any_of(*conditions: Condition | str) -> Condition:
    """One of the conditions holds; a name stands for the signal."""
    return AnyOf(_conditions(conditions))


def all_of(*conditions: Condition | str) -> Condition:
    """All of the conditions hold; a name stands for the signal."""
    return AllOf(_conditions(conditions))


def unless(*excuses: Condition | str) -> Condition:
    """None of the excuses holds."""
    parts = _conditions(excuses)
    return Unless(parts[0] if len(parts) == 1 else AnyOf(parts))


def slot(signals: Sequence[str], name: str, *values: str) -> Condition:
    """One of the signals is present with one of the values in a slot."""
    parts = tuple(Sees(signal, name, values) for signal in signals)
    return parts[0] if len(parts) == 1 else AnyOf(parts)


def _conditions(given: Iterable[Condition | str]) -> tuple[Condition, ...]:
    return tuple(Sees(one) if isinstance(one, str) else one for one in given)


def _joined(state: State, verdicts: list[Verdict]) -> Verdict:
    because = {signal.id: signal for verdict in verdicts for signal in verdict.because}
    missing = {signal.id: signal for verdict in verdicts for signal in verdict.missing}
    return Verdict(state=state, because=tuple(because.values()), missing=tuple(missing.values()))


def _told(part: Condition, *in_brackets: type) -> str:
    return f"({part})" if isinstance(part, in_brackets) else str(part)


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

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that it can give, worst first."""
        return tuple(dict.fromkeys(branch.level for branch in self.branches))


class PhoneRule(Struct, frozen=True, kw_only=True):
    """One question about the phone: each signal of a sort that is present is a finding of its own."""

    id: str
    levels: tuple[Level, ...] = ()
    """None for what is no finding."""
    attack: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
