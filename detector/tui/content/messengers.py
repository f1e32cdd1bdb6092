"""What is said where a report has nothing to tell about messengers; that is never an answer about other devices."""

from detector.facts.packages import PACKAGES
from detector.report import FROM_FILES, Redaction, Report
from detector.wording import Words


def nothing(report: Report, words: Words) -> tuple[str, ...]:
    """Why there is nothing, and what cannot be seen from here."""
    if report.source == FROM_FILES:
        return (words("not-checked.always"),)
    if report.redaction is not Redaction.NONE:
        why = "view.taken-out"
    elif any(gap.fact == PACKAGES.name for gap in report.gaps):
        why = "view.messengers.unread"
    else:
        why = "view.messengers.none"
    return words(why), words("view.messengers.linked")
