"""Findings, rules that stayed open, and hints, as results of SARIF."""

from collections.abc import Iterator
from typing import Any

import msgspec

from detector.levels import Level
from detector.outputs.cards import Cards
from detector.outputs.escape import visible_values
from detector.outputs.provenance import hint_line
from detector.outputs.sarif.places import Places, of_app
from detector.outputs.sarif.rules import HINT, LEVELS, RULE_INDEX, message
from detector.outputs.sentences import Sentences, told_for_all
from detector.report import FROM_FILES, Report
from detector.rules import POSTURE, Finding, Undecided
from detector.sweep import Hint
from detector.wording import Words


def results(report: Report, words: Words, places: Places) -> Iterator[dict[str, Any]]:
    """All of them: findings worst first, then what is open, then hints."""
    sentences = Sentences(words)
    cards = Cards(sentences, report)
    for finding in report.findings:
        yield _finding(finding, cards, places)
    for one in report.undecided:
        # what only a phone can tell is told once, as notifications
        if report.source != FROM_FILES and not all(map(told_for_all, one.missing)):
            yield from (_undecided(one, package, sentences) for package in one.packages or (None,))
    for hint in report.hints:
        yield _hint(hint, words, places)


def _result(rule: str, of: str, kind: str, level: str, sentence: str) -> dict[str, Any]:
    """`of` tells one result of a rule from another: the same in the next report on the same phone."""
    return {
        "ruleId": rule,
        "ruleIndex": RULE_INDEX.get(rule.partition("/")[0], -1),  # a saved report can name a rule of another version
        "kind": kind,
        "level": level,
        "message": message(sentence),
        "partialFingerprints": {"about/v1": f"{rule}:{of}"},
    }


def _finding(finding: Finding, cards: Cards, places: Places) -> dict[str, Any]:
    """What made the rule fire is where it occurred; all else that was seen of the app is related."""
    package, rule = finding.package, finding.rule
    if package is not None:
        sentence = f"{cards.name(package)}: {cards.sentences.headline(finding)}"
    else:
        sentence = " ".join(map(cards.sentences.clause, finding.signals))
        rule = f"{rule}/{finding.because[0]}" if finding.because else rule
    signals = sorted(finding.signals, key=lambda signal: signal.id not in finding.because)
    seen = [places.of_evidence(one, cards.sentences.clause(signal)) for signal in signals for one in signal.evidence]
    seen = list({msgspec.json.encode(visible_values(one)): one for one in seen}.values())  # each once, the schema asks
    app = of_app(package)
    first = (seen[0] if seen else {}) | ({"logicalLocations": app} if app else {})
    kind = "review" if finding.level is Level.ABILITY else "fail"
    return {
        **_result(rule, package or "phone", kind, LEVELS[finding.level], sentence),
        "locations": [first] if first else [],
        "relatedLocations": seen[1:],
        "properties": {
            "level": finding.level.value,
            "because": list(finding.because),
            "also": list(finding.also),
            "users": list(finding.users),
            "products": _products(finding),
        },
    }


def _products(finding: Finding) -> list[str]:
    return list(dict.fromkeys(one.slots["product_id"] for one in finding.signals if "product_id" in one.slots))


def _undecided(one: Undecided, package: str | None, sentences: Sentences) -> dict[str, Any]:
    """A rule that would have said more than what was found of an app, or of the phone."""
    words, rule = sentences.words, one.rule
    if package is not None:
        sentence = words(
            "not-checked.undecided",
            apps=words.count("count.apps", 1),
            packages=package,
            rule=words(f"rule.{rule}"),
            missing=sentences.brief(one.missing),
        )
    elif rule == POSTURE.id:
        rule = f"{rule}/{one.missing[0].id}" if one.missing else rule
        sentence = words("not-checked.settings", missing=sentences.brief(one.missing))
    else:
        sentence = words(f"rule.{rule}")
    app = of_app(package)
    return {
        **_result(rule, f"{package or 'phone'}:{one.level.value}", "open", "none", sentence),
        "locations": [{"logicalLocations": app}] if app else [],
        "properties": {"level": one.level.value, "missing": [signal.id for signal in one.missing]},
    }


def _hint(hint: Hint, words: Words, places: Places) -> dict[str, Any]:
    return {
        **_result(HINT, f"{hint.kind.value}:{hint.value}", "informational", "none", hint_line(hint, words)),
        "locations": [places.of_line(hint.member, hint.line)],
        "properties": {"products": list(hint.products), "times": hint.times},
    }
