"""A report goes into a file: in which form, for whom, where to. Nothing is written unasked, and nothing replaced."""

from datetime import datetime
from pathlib import Path

from detector import outputs
from detector.errors import DetectorError
from detector.redaction import redact
from detector.report import Redaction, Report
from detector.sources.durable import place
from detector.tui.linear.voice import Voice
from detector.tui.writing import SUFFIXES, named, proposed, why_not


def save(report: Report, voice: Voice) -> None:
    """Asks and saves. What does not work is said, and nothing is left of it."""
    words = voice.words
    voice.head(words("do.save.title"))
    form = voice.choose([words(f"do.form.{one}") for one in outputs.FORMATS], words("linear.back"))
    if form == 0:
        return
    redactions = tuple(Redaction)[tuple(Redaction).index(report.redaction) :]
    voice.head(words("do.save.out"))
    out = voice.choose([words(f"do.redact.{one.value}") for one in redactions], words("linear.back"))
    if out:
        _write(report, outputs.FORMATS[form - 1], redactions[out - 1], voice)


def _write(report: Report, form: str, redaction: Redaction, voice: Voice) -> None:
    words = voice.words
    usual = proposed(SUFFIXES[form], datetime.now())  # noqa: DTZ005 - the day on the wall
    path = named(voice.ask(words("linear.where", path=usual))) or usual
    try:
        _place(path, redact(report, redaction), form, words.language.code)
    except DetectorError as problem:
        voice.told(problem)
    except (OSError, ValueError) as error:
        voice.told(why_not(path, error, words))
    else:
        done = words("do.save.done.where", path=path.absolute())
        voice.say("", done, words(f"do.redact.{redaction.value}.done"), words("do.only-you"))


def _place(path: Path, report: Report, form: str, language: str) -> None:
    outputs.ready(form, language=language)
    place(path, outputs.render(report, form, language=language), replace=False)
