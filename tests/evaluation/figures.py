"""Counts and shares: recall, false alarms, precision, with 95 % Wilson intervals. Phones and apps are the units."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import Final

from msgspec import Struct

from detector.levels import Level
from tests.evaluation.judging import ALARMS, DEEP, NAMED, Assessed
from tests.evaluation.labelled import Label, LabelledPhone

_Z: Final = 1.959964
PRIOR: Final = 0.01

Alarms = Callable[[LabelledPhone], Iterable[str]]
"""The apps that a judge raises an alarm about."""


class Share(Struct, frozen=True):
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.hits / self.of if self.of else 0.0

    def wilson(self) -> tuple[float, float]:
        """The 95 % interval (Wilson 1927)."""
        if not self.of:
            return 0.0, 1.0
        middle = self.value + _Z**2 / (2 * self.of)
        width = _Z * sqrt(self.value * (1 - self.value) / self.of + _Z**2 / (4 * self.of**2))
        scale = 1 + _Z**2 / self.of
        return max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale)

    def __str__(self) -> str:
        low, high = self.wilson()
        return f"{self.hits} of {self.of} ({low:.0%} to {high:.0%})"


class Figures(Struct, frozen=True, kw_only=True):
    """What one judge is worth on the labelled phones that could be read."""

    listed: Share
    """Listed apps that it raises an alarm about."""
    hidden: Share
    """Apps to be found by how they hide, likewise."""
    infected: Share
    """Phones with such an app, and an alarm about one of them."""
    clean: Share
    """Clean phones with a false alarm."""
    hard: Share
    """Hard benign phones with a false alarm."""
    false_apps: int
    """False alarms on both, in apps."""
    beside: int
    """False alarms about other apps on phones with a monitoring app."""

    @property
    def benign(self) -> Share:
        """Phones without a monitoring app that got an alarm."""
        return Share(self.clean.hits + self.hard.hits, self.clean.of + self.hard.of)


def figures(phones: Sequence[LabelledPhone], alarms: Alarms) -> Figures:
    """The figures of a judge who names the apps that it alarms about."""
    named = {phone.id: frozenset(alarms(phone)) for phone in phones}
    infected = [phone for phone in phones if phone.kind in ("known", "unknown")]
    watched = [phone for phone in infected if _monitors(phone)]
    benign = [phone for phone in phones if phone.kind in ("clean", "hard-benign")]
    return Figures(
        listed=_found(infected, named, Label.CONFIRMED, Label.MATCH),
        hidden=_found(infected, named, Label.PATTERN),
        infected=Share(sum(bool(_monitors(phone) & named[phone.id]) for phone in watched), len(watched)),
        clean=_disturbed(benign, named, "clean"),
        hard=_disturbed(benign, named, "hard-benign"),
        false_apps=sum(len(named[phone.id]) for phone in benign),
        beside=sum(len(named[phone.id] - _monitors(phone)) for phone in infected),
    )


def ours(assessed: Mapping[str, Assessed], variation: str = DEEP) -> Alarms:
    """Our own alarms, in one variation."""
    return lambda phone: assessed[phone.id].outcomes[variation].alarms()


def _monitors(phone: LabelledPhone) -> frozenset[str]:
    return frozenset(package for package, label in phone.labels.items() if label.monitors)


def _found(phones: Sequence[LabelledPhone], named: dict[str, frozenset[str]], *labels: Label) -> Share:
    wanted = [(phone.id, package) for phone in phones for package, label in phone.labels.items() if label in labels]
    return Share(sum(package in named[phone] for phone, package in wanted), len(wanted))


def _disturbed(phones: Sequence[LabelledPhone], named: dict[str, frozenset[str]], kind: str) -> Share:
    chosen = [phone for phone in phones if phone.kind == kind]
    return Share(sum(bool(named[phone.id]) for phone in chosen), len(chosen))


def precision(recall: float, false_alarm: float, prior: float = PRIOR) -> float:
    """How many of the phones with an alarm have a monitoring app, where so many of all phones have one."""
    right, wrong = prior * recall, (1 - prior) * false_alarm
    return right / (right + wrong) if right + wrong else 0.0


class ByLabel(Struct, frozen=True, kw_only=True):
    """What apps of one label got."""

    label: Label
    exact: Share
    named: Share
    """L1 or L2."""
    alarmed: Share
    """L1 to L3."""


def by_label(
    phones: Sequence[LabelledPhone], assessed: Mapping[str, Assessed], variation: str = DEEP
) -> dict[Label, ByLabel]:
    """Recall by level, over every labelled app of these phones."""
    found = {}
    for label in Label:
        of = [(phone.id, app) for phone in phones for app, own in phone.labels.items() if own is label]
        levels = [assessed[phone].outcomes[variation].levels.get(app) for phone, app in of]
        found[label] = ByLabel(
            label=label,
            exact=Share(sum(assessed[phone].agrees(app, label, variation) for phone, app in of), len(of)),
            named=_at(levels, NAMED),
            alarmed=_at(levels, ALARMS),
        )
    return found


def _at(levels: Sequence[Level | None], wanted: Sequence[Level]) -> Share:
    return Share(sum(level in wanted for level in levels), len(levels))


class Disagreement(Struct, frozen=True, kw_only=True):
    """An app of which something else was said than its label."""

    phone: str
    app: str
    label: Label
    got: str
    why: str


def disagreements(
    one: Assessed, labels: Mapping[str, Label], names: Mapping[str, str], variation: str = DEEP
) -> tuple[Disagreement, ...]:
    """All of one phone; apps without a label are to be quiet."""
    outcome = one.outcomes[variation]
    everything = {**dict.fromkeys(sorted(outcome.alarms()), Label.QUIET), **labels}
    return tuple(
        Disagreement(
            phone=one.id,
            app=names.get(package, package),
            label=label,
            got=outcome.levels[package].value if package in outcome.levels else "nothing",
            why=outcome.why.get(package, "") or ("left open" if package in outcome.open else ""),
        )
        for package, label in everything.items()
        if not one.agrees(package, label, variation)
    )
