"""A report goes into a file. Nothing is replaced unasked, and what cannot be written leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path

from detector import outputs
from detector.errors import DetectorError
from detector.redaction import redact
from detector.report import Redaction, Report
from detector.sources.durable import place
from detector.tui.writing import why_not
from detector.wording import NoWordsError, keyed


def redactions(report: Report) -> tuple[Redaction, ...]:
    """What can be left out of it; what was left out before stays out."""
    return tuple(Redaction)[tuple(Redaction).index(report.redaction) :]


def not_now(language: str) -> dict[str, DetectorError]:
    """The forms that cannot be made now, and why. What they need may be slow to load."""
    problems = {}
    for form in outputs.BINARY:
        try:
            outputs.ready(form, language=language)
        except DetectorError as problem:
            problems[form] = problem
    return problems


def save(
    report: Report,
    redaction: Redaction,
    form: str,
    path: Path,
    *,
    language: str,
    replace: bool = False,
    ended: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Where it is; None when something is there that was not to be replaced. DetectorError says what went wrong.

    Once it has `ended`, nothing is written any more.
    """
    try:
        content = outputs.render(redact(report, redaction), form, language=language)
        if not ended():
            place(path, content, replace=replace)
    except FileExistsError:
        return None
    except NoWordsError as missing:
        raise DetectorError(keyed("do.wrong.words")) from missing
    except (OSError, ValueError) as error:
        raise why_not(path, error) from error
    return path.absolute()
