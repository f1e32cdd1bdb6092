"""The lines that the program has to hold on the labelled phones. A line is a sentence, and whether it holds."""

from collections.abc import Iterator, Mapping, Sequence

from tests.evaluation.figures import by_label, figures, ours
from tests.evaluation.judging import DEEP, Assessed
from tests.evaluation.labelled import Label, LabelledPhone
from tests.evaluation.running import corpus_labels

MOST_CARDS = 6


def broken(
    phones: Sequence[LabelledPhone], assessed: Mapping[str, Assessed], corpus: Sequence[Assessed]
) -> tuple[str, ...]:
    """The lines that do not hold."""
    lines = (*_recall(phones, assessed), *_alarms(phones, assessed), *_corpus(corpus))
    return tuple(line for line, holds in lines if not holds)


def _recall(phones: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> Iterator[tuple[str, bool]]:
    labels = by_label([phone for phone in phones if phone.kind in ("known", "unknown")], assessed)
    for label in (Label.CONFIRMED, Label.MATCH):
        share = labels[label].named
        yield f"listed apps ({label}) at L1 or L2: {share}", share.hits == share.of
    unknown = by_label([phone for phone in phones if phone.kind == "unknown"], assessed)[Label.PATTERN].alarmed
    yield f"hidden apps on no list at L3: {unknown}", unknown.value >= 0.95
    left = by_label([phone for phone in phones if phone.kind == "unreadable"], assessed)[Label.UNDECIDED].exact
    yield f"monitoring apps that could be read in part, found or left open: {left}", left.hits == left.of


def _alarms(phones: Sequence[LabelledPhone], assessed: Mapping[str, Assessed]) -> Iterator[tuple[str, bool]]:
    found = figures(phones, ours(assessed))
    yield f"clean phones with an alarm: {found.clean}", found.clean.hits == 0
    yield f"alarms on hard benign phones: {found.false_apps}", found.false_apps <= 1
    for phone in phones:
        if phone.kind == "clean":
            cards = assessed[phone.id].outcomes[DEEP].cards
            yield f"questions to the owner of {phone.id}: {cards}", cards <= MOST_CARDS
        if phone.incomplete:
            yield f"{phone.id} could not be read and says so", not assessed[phone.id].complete


def _corpus(corpus: Sequence[Assessed]) -> Iterator[tuple[str, bool]]:
    labels = corpus_labels()
    for one in corpus:
        alarms, wanted = one.outcomes[DEEP].alarms(), labels.get(one.id, {})
        expected = {app for app, label in wanted.items() if label.monitors}
        yield f"alarms on the real phone {one.id}: {sorted(alarms)}", alarms == expected
