"""A report goes into a file: in which form, for whom, where to. Nothing is written unasked, and nothing replaced."""

from datetime import datetime
from functools import partial
from pathlib import Path

from detector import outputs
from detector.report import Redaction, Report
from detector.tui import saving
from detector.tui.linear.voice import Voice
from detector.tui.writing import SUFFIXES, named, proposed


def save(report: Report, voice: Voice) -> None:
    """Asks and saves; DetectorError when it cannot be written, and nothing is left of it."""
    words = voice.words
    not_now = saving.not_now(words.language.code)
    voice.head(words("do.save.title"))
    whats = [words("linear.not-now" if one in not_now else f"do.form.{one}.what") for one in outputs.FORMATS]
    names = [words(f"do.form.{one}") for one in outputs.FORMATS]
    forms = [words("linear.form", form=name, what=what) for name, what in zip(names, whats, strict=True)]
    number = voice.choose(forms, words("linear.back"))
    if number == 0:
        return
    form = outputs.FORMATS[number - 1]
    if form in not_now:
        raise not_now[form]
    redactions = saving.redactions(report)
    voice.head(words("do.save.out"))
    if report.redaction is not Redaction.NONE:
        voice.say(words("do.save.before"))
    number = voice.choose([words(f"do.redact.{one.value}") for one in redactions], words("linear.back"))
    if number:
        _ask_where(report, form, redactions[number - 1], voice)


def _ask_where(report: Report, form: str, redaction: Redaction, voice: Voice) -> None:
    words, usual = voice.words, proposed(SUFFIXES[form], datetime.now())  # noqa: DTZ005 - the day on the wall
    answer = voice.ask(words("linear.where", path=usual))
    if answer == "0":
        return
    path = named(answer) or usual
    write = partial(saving.save, report, redaction, form, path, language=words.language.code)
    saved = write()
    if saved is None and _replaces(path, voice):
        saved = write(replace=True)
    if saved is not None:
        done = words("do.save.done.where", path=saved)
        voice.say("", done, words(f"do.redact.{redaction.value}.done"), words("do.only-you"))


def _replaces(path: Path, voice: Voice) -> bool:
    words = voice.words
    voice.say("", words("do.wrong.there", path=path))
    return voice.choose([words("linear.replace")], words("linear.back")) == 1
