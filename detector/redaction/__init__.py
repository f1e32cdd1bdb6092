"""Taking out of a report what its reader does not need: `redact(report, how)` gives a new report.

`fields.py` says for every field of every struct what stays. A field that has no line there does not go out.
"""

from typing import Final

from detector.redaction.changes import Context
from detector.redaction.fields import FATES
from detector.report import Redaction, Report

_ORDER: Final = tuple(Redaction)


def redact(report: Report, how: Redaction) -> Report:
    """The report without what is not meant to go out. What was taken out before stays out, whatever is asked for."""
    if _ORDER.index(how) <= _ORDER.index(report.redaction):
        return report
    redacted: Report = Context(report, how, FATES).inside(report)
    return redacted


__all__ = ["redact"]
