"""What could not be read, as notifications of SARIF."""

from collections.abc import Iterator
from typing import Any, Final

from detector.facts.base import GapReason
from detector.outputs.sarif.places import Places, of_app
from detector.outputs.sarif.rules import REASON_INDEX, message
from detector.outputs.sentences import Sentences
from detector.report import Report

_ON_PURPOSE: Final = (GapReason.NOT_ASKED, GapReason.ONLY_ON_PHONE)


def notifications(report: Report, sentences: Sentences, places: Places) -> Iterator[dict[str, Any]]:
    """One for each gap: an error where the result is not complete without it."""
    for number, gap in enumerate(report.gaps):
        level = "error" if number < report.core_gaps else "warning"
        place = places.of_command(gap.command) if gap.command else {}
        app = of_app(gap.package)
        place |= {"logicalLocations": app} if app else {}
        yield {
            "descriptor": {"id": gap.reason.value, "index": REASON_INDEX[gap.reason]},
            "level": "note" if gap.reason in _ON_PURPOSE else level,
            "message": message(sentences.gap(gap)),
            "locations": [place] if place else [],
            "properties": {"fact": gap.fact, "user": gap.user},
        }
