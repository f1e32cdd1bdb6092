"""What `detector explain` prints, and docs/rules.md and the tables of docs/facts.md hold."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from inspect import getdoc
from typing import Final, TypeAlias

from msgspec import structs

from detector.android import MIN_API
from detector.errors import DetectorError, ExitCode
from detector.facts import FACTS
from detector.facts.base import LAST_API, Command
from detector.levels import Level
from detector.outputs import guidance
from detector.report import schema
from detector.rules import PHONE_RULES, POSTURE, RULES, PhoneRule, Rule
from detector.signals import APP_SIGNALS, PHONE_SIGNALS, WATCHED_SIGNALS
from detector.signals.base import AppSignal, PhoneSignal
from detector.signals.watched import WatchedSignal
from detector.wording import Words

AnySignal: TypeAlias = AppSignal | WatchedSignal | PhoneSignal

TOPICS = ("safety", "accounts", "helplines", "commands", "facts", "rules", "schema")
EVERY_RULE: Final[dict[str, Rule | PhoneRule]] = {
    **{one.id: one for one in RULES},
    **{one.id: one for one in PHONE_RULES},
}
EVERY_SIGNAL: Final[dict[str, AnySignal]] = {
    **{one.id: one for one in APP_SIGNALS},
    **{one.id: one for one in WATCHED_SIGNALS},
    **{one.id: one for one in PHONE_SIGNALS},
}
_OPENING: Final = """\
# Rules

Made by `detector.explanations.rules_document` from the rules and their sentences; a test compares the two.
`detector explain RULE` prints one of the sections.

A rule puts signals together and asks one question about one app. Each signal is present, absent or unknown, with the
lines of the phone that show it, or with the reason why it could not be told. So a rule has three answers too: it fires,
it does not, or it stays open. An app gets the worst level of the rules that fire. A rule that stays open, and would say
more than what was found, is reported as not checked: what could not be read never counts as absent. An excuse, such as
"it came with the phone", clears only when it is known to hold, and accuses only when it is known not to: no level rises
because something was not read.
"""
_LEVELS: Final = """\
## Levels

A level says which kind of evidence there is. It is no score.
"""
_WEIGHTS: Final = """\
## Signals of an app

The weights put the findings of one level in order. They are estimates, are no probabilities, and are never shown. The
kind of a signal decides the words of a report: only `existence` may say that something runs or happens.
"""
_WATCHED: Final = """\
## Signals of an app that was watched

Only apps that somebody watched (`detector watch`) have these. Nothing came counts as absent where every place of that
sort could be watched, and is unknown otherwise. Most of them tell what an app asked for, and not whether Android gave
it; as access count only events of the screen and notifications, which Android hands over. For rules, an app that was
not watched is as if there were no such signals: nothing falls or stays open because nobody watched.
"""
_PHONE: Final = """\
## Signals of the phone

Each of them is a finding of its own, of the rule `posture`.
"""


def explain(topic: str | None, words: Words | None = None, *, country: str | None = None) -> str:
    """The text about a topic or a rule; DetectorError when there is none."""
    words = words or Words()
    if topic is None:
        return f"Topics: {', '.join(TOPICS)}, or a rule: {', '.join(EVERY_RULE)}; or a signal."
    told: dict[str, Callable[[], str]] = {
        "safety": lambda: guidance.safety(words),
        "accounts": lambda: guidance.accounts(words),
        "helplines": lambda: guidance.helplines(words, country, datetime.now(UTC).date()),
        "commands": commands,
        "facts": facts_tables,
        "rules": lambda: "\n\n".join(rule(one, words) for one in EVERY_RULE.values()),
        "schema": lambda: json.dumps(schema(), indent=2),
    }
    if topic in told:
        return told[topic]()
    named = [rule(EVERY_RULE[topic], words)] if topic in EVERY_RULE else []
    named += [signal(EVERY_SIGNAL[topic], words)] if topic in EVERY_SIGNAL else []
    if named:
        return "\n\n".join(named)
    raise DetectorError(
        "There is nothing to explain about '{topic}'.",
        "Topics: {names}, or a signal.",
        ExitCode.USAGE,
        topic=topic,
        names=(*TOPICS, *EVERY_RULE),
    )


def commands() -> str:
    """Every command line that a scan can send, and why. All of them only read."""
    parts = ["Every command that a scan sends to the phone. All of them read; none changes anything."]
    for fact in FACTS:
        parts.append(f"{fact.name} ({fact.depth.value})")
        parts += [] if fact.commands else ["  nothing is sent\n      it compares what other facts found"]
        parts += [f"  {_line(one)}\n      {one.why}{_versions(one)}" for one in fact.commands]
    return "\n\n".join(parts)


def _line(command: Command) -> str:
    """The command line with USER where the number of an Android user stands."""
    return structs.replace(command, line=command.line.replace("{user}", "USER")).query().line


def _versions(command: Command) -> str:
    asked = ["once for each user"] if command.per_user else []
    if command.max_api < LAST_API:
        asked.append(f"up to API {command.max_api}")
    if command.min_api:
        asked.append(f"from API {command.min_api}")
    return f" ({', '.join(asked)})" if asked else ""


def rule(found: Rule | PhoneRule, words: Words) -> str:
    """One rule: what it looks for, when it fires, innocent explanations, what to do, and where to read on."""
    lines = [f"{found.id}: {words(f'rule.{found.id}')}", f"    {words(f'rule.{found.id}.why')}"]
    lines.append(f"    {words('explain.innocent')} {words(f'rule.{found.id}.innocent')}")
    lines.append(f"    {words('explain.advice')} {words(f'rule.{found.id}.advice')}")
    lines += [f"    {level.value}: {when}" for level, when in _when(found)]
    if found.attack:
        lines.append(f"    MITRE ATT&CK Mobile: {', '.join(found.attack)}")
    return "\n".join([*lines, *(f"    {reference}" for reference in found.references)])


def signal(found: AnySignal, words: Words) -> str:
    """One signal: its kind, when it is present, and which rules ask for it."""
    asking = [one.id for one in RULES if any(f"`{found.id}`" in str(branch.when) for branch in one.branches)]
    asking += [POSTURE.id] if found in PHONE_SIGNALS else []
    lines = [f"{found.id}: {words(f'brief.{found.id}')}", f"    Kind: {found.kind.value}"]
    lines.append(f"    Present when: {_first_line(found)}")
    lines.append(f"    Asked for by: {', '.join(asking) or 'no rule; it is shown beside a finding'}")
    return "\n".join(lines)


def _when(found: Rule | PhoneRule) -> list[tuple[Level, str]]:
    """Each level and, in the words of the rule itself, what it takes."""
    if isinstance(found, Rule):
        return [(branch.level, str(branch.when)) for branch in found.branches]
    return [(level, "one of its signals is present") for level in found.levels]


# ---- docs/facts.md


def facts_tables() -> str:
    """Two Markdown tables: every fact with what it needs, and every command with the versions it is sent to."""
    facts = _table(
        ("Fact", "Depth", "Needs", "Seen on real outputs of", "Without it"),
        ((_linked(one.name), one.depth.value, one.needs, one.seen_on, one.without) for one in FACTS),
    )
    commands = _table(
        ("Fact", "Android API", "Users", "Command"),
        ((_linked(fact.name), _range(one), _each(one), _code(_line(one))) for fact in FACTS for one in fact.commands),
    )
    silent = ", ".join(_linked(fact.name) for fact in FACTS if not fact.commands)
    return f"{facts}\n{commands}\nNo commands of their own, they compare what others found: {silent}.\n"


def _linked(fact: str) -> str:
    return f"[{fact}](#{fact})"


def _range(command: Command) -> str:
    first = command.min_api or MIN_API
    if command.max_api == first:
        return str(first)
    return f"{first} and later" if command.max_api >= LAST_API else f"{first} to {command.max_api}"


def _each(command: Command) -> str:
    return "each" if command.per_user else "all at once"


def _code(line: str) -> str:
    return "`" + line.replace("|", "\\|") + "`"


# ---- docs/rules.md


def rules_document(words: Words | None = None) -> str:
    """The Markdown of docs/rules.md: levels, every rule, every signal with its weight."""
    words = words or Words()
    levels = _table(
        ("Level", "Name", "What it means"),
        ((f"`{one.value}`", words(f"level.{one.value}"), words(f"level.{one.value}.meaning")) for one in Level),
    )
    apps, watched = (
        _table(
            ("Signal", "Kind", "Weight", "Present when"),
            ((f"`{one.id}`", one.kind.value, str(one.weight), _first_line(one)) for one in signals),
        )
        for signals in (APP_SIGNALS, WATCHED_SIGNALS)
    )
    phone = _table(("Signal", "Present when"), ((f"`{one.id}`", _first_line(one)) for one in PHONE_SIGNALS))
    sections = [_section(one, words) for one in EVERY_RULE.values()]
    parts = [_OPENING, _LEVELS, levels, *sections, _WEIGHTS, apps, _WATCHED, watched, _PHONE, phone]
    return "\n".join(parts).rstrip("\n") + "\n"


def _section(found: Rule | PhoneRule, words: Words) -> str:
    title = words(f"rule.{found.id}")
    parts = [f"## {title[0].upper()}{title[1:]}: `{found.id}`", words(f"rule.{found.id}.why")]
    parts += ["\n".join(f"- `{level.value}`: {when}" for level, when in _when(found))] if found.levels else []
    parts.append(f"{words('explain.innocent')} {words(f'rule.{found.id}.innocent')}")
    parts.append(f"{words('explain.advice')} {words(f'rule.{found.id}.advice')}")
    if found.attack:
        parts.append(f"MITRE ATT&CK for Mobile: {', '.join(map(_technique, found.attack))}.")
    if found.references:
        parts.append(f"Read on: {', '.join(f'<{reference}>' for reference in found.references)}.")
    return "\n\n".join(parts) + "\n"


def _technique(technique: str) -> str:
    return f"[{technique}](https://attack.mitre.org/techniques/{technique.replace('.', '/')}/)"


def _first_line(spec: AnySignal) -> str:
    return (getdoc(spec.look) or "").partition("\n\n")[0].replace("\n", " ")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
