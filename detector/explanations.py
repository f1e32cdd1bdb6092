"""What `detector explain` prints, and docs/rules.md holds."""

import json

from detector.errors import DetectorError, ExitCode
from detector.facts import FACTS
from detector.facts.base import Command
from detector.report import schema
from detector.rules import POSTURE, RULES, Rule
from detector.wording import Words

TOPICS = ("commands", "rules", "schema")


def explain(topic: str | None, words: Words | None = None) -> str:
    """The text about a topic or a rule; DetectorError when there is none."""
    words = words or Words()
    if topic is None:
        return f"Topics: {', '.join(TOPICS)}, or a rule: {', '.join(_names())}"
    if topic == "commands":
        return commands()
    if topic == "rules":
        return "\n\n".join(rule(name, words) for name in _names())
    if topic == "schema":
        return json.dumps(schema(), indent=2)
    if topic in _names():
        return rule(topic, words)
    raise DetectorError(
        f"There is nothing to explain about '{topic}'.", f"Topics: {', '.join((*TOPICS, *_names()))}", ExitCode.USAGE
    )


def commands() -> str:
    """Every command line that a scan can send, and why. All of them only read."""
    parts = ["Every command that a scan sends to the phone. All of them read; none changes anything."]
    for fact in FACTS:
        parts += [f"{one.query().line.replace('None', 'USER')}\n    {one.why}{_versions(one)}" for one in fact.commands]
    return "\n\n".join(parts)


def _versions(command: Command) -> str:
    asked = [" once for each user"] if command.per_user else []
    if command.max_api < 999:
        asked.append(f" up to API {command.max_api}")
    if command.min_api:
        asked.append(f" from API {command.min_api}")
    return f" ({','.join(asked).strip()})" if asked else ""


def rule(name: str, words: Words) -> str:
    """One rule: what it looks for, its levels, innocent explanations, and where to read on."""
    found = next((one for one in RULES if one.id == name), None)
    lines = [f"{name}: {words(f'rule.{name}')}", f"    {words(f'rule.{name}.why')}"]
    lines.append(f"    Innocent explanations: {words(f'rule.{name}.innocent')}")
    if found is not None:
        lines.append(f"    Levels: {', '.join(dict.fromkeys(branch.level.value for branch in found.branches))}")
        lines += _sources(found)
    return "\n".join(lines)


def _sources(found: Rule) -> list[str]:
    lines = [f"    MITRE ATT&CK Mobile: {', '.join(found.attack)}"] if found.attack else []
    return lines + [f"    {reference}" for reference in found.references]


def _names() -> tuple[str, ...]:
    return (*(one.id for one in RULES), POSTURE)
