"""One app, or whatever else a line of the result is about: what is known, where from, why, and what can be done."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from detector.outputs import proof
from detector.outputs.cards import evidence_of
from detector.outputs.document import Entry
from detector.rules import Finding
from detector.tui.content.lines import POINT, Line
from detector.tui.content.parts import of_entry
from detector.tui.content.why import why
from detector.tui.linear.knowing import say_whether_known
from detector.tui.linear.menu import stay
from detector.tui.linear.result import Result
from detector.tui.linear.telling import spoken
from detector.tui.linear.watching import watch_app

_Deed: TypeAlias = tuple[str, Callable[[], None]]


def look_at_app(result: Result, package: str) -> None:
    """Any app of the phone."""
    know = ("linear.one.know", lambda: say_whether_known(result, package))
    watch = ("linear.one.watch", lambda: watch_app(result, package))
    _stay(result, lambda: result.found.about(package), lambda: result.found.findings(package), know, watch)


def look_at_entry(result: Result, entry: Entry) -> None:
    """An app that something was found about, several with the same access, or one that was removed."""
    if entry.package in result.found.by_package:
        look_at_app(result, entry.package)
        return
    one = ("linear.one.apps", lambda: _choose_app(result, entry))
    _stay(result, lambda: of_entry(entry), lambda: result.found.behind(entry), *([] if entry.package else [one]))


def tell_why(result: Result, findings: Sequence[Finding]) -> None:
    """The chain to the rule, and to the list."""
    lines = why(result.found, findings) if findings else (Line(result.words("linear.why.none")),)
    _tell(result, "result.why.title", lines)


def _stay(
    result: Result, told: Callable[[], Iterable[Line]], findings: Callable[[], Sequence[Finding]], *more: _Deed
) -> None:
    result.voice.say("", *spoken(told(), result.words))
    deeds: list[_Deed] = [
        ("linear.one.evidence", lambda: _tell_evidence(result, findings())),
        ("linear.one.words", lambda: _tell(result, "block.evidence", result.found.evidence(findings()))),
        ("linear.one.why", lambda: tell_why(result, findings())),
    ]
    stay([*deeds, *more], result.voice)


def _choose_app(result: Result, entry: Entry) -> None:
    """One of several."""
    packages = list(dict.fromkeys(one.package for one in result.found.behind(entry) if one.package))
    names = [result.with_known(result.found.name(package), package) for package in packages]
    chosen = result.voice.choose(names, result.words("linear.back"))
    if chosen:
        look_at_app(result, packages[chosen - 1])


def _tell_evidence(result: Result, findings: Sequence[Finding]) -> None:
    """In a line each: the command without its filters, and the part of the phone's words that is about the app."""
    lines = [
        Line(proof.line(evidence, finding.package or "", result.words), lead=POINT)
        for finding in findings
        for evidence in evidence_of(finding)
    ]
    _tell(result, "block.evidence", dict.fromkeys(lines) or (Line(result.words("result.evidence.none")),))


def _tell(result: Result, title: str, lines: Iterable[Line]) -> None:
    result.voice.head(result.words(title))
    result.voice.say(*spoken(lines, result.words))
