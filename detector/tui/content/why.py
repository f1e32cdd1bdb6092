"""The chain from a finding to the rule, to the signals that made it fire, and to the entry of the list."""

from collections.abc import Iterator, Sequence

from detector.explanations import EVERY_RULE, rule
from detector.rules import Finding
from detector.signals import Signal
from detector.tui.content.found import Found
from detector.tui.content.lines import COMMAND, GAP, HEADING, POINT, QUIET, Line, heading, points


def why(found: Found, findings: Sequence[Finding]) -> Iterator[Line]:
    """Why the report says what it says."""
    for finding in findings:
        yield from _chain(found, finding)
        yield GAP
    if not findings:
        yield Line(found.words("result.why.none"))


def _chain(found: Found, finding: Finding) -> Iterator[Line]:
    words, level = found.words, finding.level.value
    title = words(f"rule.{finding.rule}")
    if finding.package is not None:
        yield Line(words("result.name", name=found.name(finding.package), package=finding.package), style=HEADING)
    yield Line(words("result.why.rule", rule=title, id=finding.rule), style=HEADING)
    yield Line(words("result.why.level", level=words(f"level.{level}"), meaning=words(f"level.{level}.meaning")))
    yield from heading(words("result.why.because"))
    signals = sorted(finding.signals, key=lambda one: one.id not in finding.because)
    for signal in signals:
        if signal.id in finding.because:
            yield from _signal(found, signal)
    if others := [one for one in signals if one.id not in finding.because]:
        yield from heading(words("result.why.beside"))
        yield from points((found.sentences.clause(one) for one in others), indent=1)
    if finding.also:
        yield from heading(words("result.why.also"))
        yield from points((words(f"rule.{name}") for name in finding.also), indent=1)
    yield from heading(words("result.why.explained"))
    if finding.rule in EVERY_RULE:
        for line in rule(EVERY_RULE[finding.rule], words).splitlines():
            yield Line(line.strip(), indent=1)


def _signal(found: Found, signal: Signal) -> Iterator[Line]:
    words = found.words
    yield Line(words("result.why.signal", clause=found.sentences.clause(signal), id=signal.id), indent=1, lead=POINT)
    if signal.slots.get("product"):
        where = {name: signal.slots.get(name, "") for name in ("product", "indicator", "where")}
        yield Line(words("result.why.listed", **where), indent=3, style=QUIET)
    for evidence in signal.evidence[:1]:
        yield Line(f"{evidence.command}  {evidence.excerpt}", indent=3, lead=COMMAND, style=QUIET)
