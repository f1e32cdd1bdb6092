"""Parts of a result that are told from top to bottom: messengers, settings, and what was not checked."""

from collections.abc import Iterable, Sequence
from typing import Final

from detector.levels import Level
from detector.outputs.document import Mark, SectionId
from detector.outputs.sentences import Sentences
from detector.report import FROM_FILES
from detector.tui.content import messengers, posture, unread
from detector.tui.linear import telling
from detector.tui.linear.menu import stay
from detector.tui.linear.one import tell_why
from detector.tui.linear.result import Result

_MOST: Final = 100
"""Lines of one group. A hostile phone can open a gap for each of thousands of names."""


def tell_messengers(result: Result) -> None:
    """Who could read along, and what cannot be seen from here."""
    voice, words = result.voice, result.words
    voice.head(words("section.messengers"))
    found = [one for one in result.found.document.sections if one.id is SectionId.MESSENGERS]
    for one in found:
        voice.say(*telling.section(one, words))
    if not found:
        voice.say(*messengers.nothing(result.checked.report, words))


def tell_settings(result: Result) -> None:
    """The phone; its settings; what was not told of them. Then where that was read, and why it is said."""
    voice, words, report = result.voice, result.words, result.checked.report
    voice.head(words("section.settings"))
    if report.source == FROM_FILES:
        voice.say(words("not-checked.always"))
        return
    found = posture.settings(report, words)
    voice.say(*(telling.item(telling.aloud(line, words)) for line in posture.phone(report, words)))
    for setting in found:
        voice.say(telling.marked(Mark.POSTURE, setting.clause, "", words))
    voice.say(*(map(words, posture.ABOUT_ALL) if found else (posture.none_found(report, words),)))
    for line in Sentences(words).open_settings(report):
        voice.say(telling.marked(Mark.UNKNOWN, line, "", words))
    if found:
        evidence = ("linear.settings.evidence", lambda: _tell_evidence(result, found))
        stay([evidence, ("linear.settings.why", lambda: _choose_why(result))], voice)


def _tell_evidence(result: Result, settings: Iterable[posture.Setting]) -> None:
    for setting in settings:
        result.voice.say("", setting.clause, *map(telling.item, setting.evidence))


def _choose_why(result: Result) -> None:
    words, findings = result.words, result.checked.report.at(Level.POSTURE)
    clauses = [Sentences(words).clause(one.signals[0]) if one.signals else one.rule for one in findings]
    chosen = result.voice.choose(clauses, words("linear.back"))
    if chosen:
        tell_why(result, [findings[chosen - 1]])


def tell_unread(result: Result) -> None:
    """What that means for the answer, then the most important first. Then the commands that got no answer."""
    voice, words, report = result.voice, result.words, result.checked.report
    groups = tuple(unread.groups(report, words))
    voice.head(words("section.not-checked"))
    voice.say(*unread.verdict(report, words))
    for group in groups:
        voice.head(group.title)
        for one in group.unread:
            voice.say(*_at_most(one.lines, result), *filter(None, (one.hint,)))
    voice.say("", words("not-checked.always"))
    if result.checked.kind in ("phone", "simulated") and unread.leaves_out(report):
        voice.say(words("linear.unread.deeper"))
    commands = list(dict.fromkeys(one for group in groups for part in group.unread for one in part.commands))
    if commands:
        stay([("linear.unread.commands", lambda: voice.say("", *_at_most(commands, result)))], voice)


def _at_most(lines: Sequence[str], result: Result) -> Iterable[str]:
    yield from map(telling.item, lines[:_MOST])
    if (more := len(lines) - _MOST) > 0:
        yield result.words.count("view.more", more)
