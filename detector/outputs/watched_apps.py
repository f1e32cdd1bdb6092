"""The section about apps that were watched and have no finding: those with one tell it among what was seen of them."""

from collections.abc import Iterator

from detector.outputs.cards import Cards
from detector.outputs.document import Paragraph, Part, Points
from detector.outputs.watched import how_watched
from detector.report import Report
from detector.signals import State, watched_signals


def watched_apps(report: Report, cards: Cards) -> Iterator[Part]:
    """Each of them with what was seen, and how much of it could be seen."""
    found = {one.package for one in report.findings}
    packages = [one for one in dict.fromkeys(run.package for run in report.watched) if one not in found]
    if packages:
        yield Paragraph(cards.words("watched.lead"))
    for package in packages:
        runs = report.watched_runs(package)
        # the list is not needed here: an app that reached a listed host has a finding
        signals = watched_signals(package, runs, None).values()
        seen = [cards.sentences.clause(one) for one in signals if one.state is State.PRESENT]
        yield Paragraph(cards.name(package), apart=True)
        yield Points((*seen, *how_watched(runs, cards.words)))
