"""Every `<case>.txt` under tests/data/facts/<fact>/ is read as `<case>.json` beside it says.

In the text, a line `@ ID` or `@ ID USER` begins the output of the command of that id (`detector explain commands`).
In the JSON: `api`; `records`, where only the fields that are named are compared; `gaps` as "reason", "reason user" or
"reason user package". A new version or dialect needs these two files and no code.
"""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detector.facts import COMMANDS, FACTS
from detector.facts.base import Depth, Gap
from detector.facts.collecting import collect
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

DATA = Path(__file__).parents[1] / "data" / "facts"
CASES = sorted(DATA.glob("*/*.txt"))
_HEAD = re.compile(r"^@ ([a-z0-9-]+)(?: (\d+))?\n", re.MULTILINE)


def outputs(text: str) -> dict[Key, str]:
    heads = list(_HEAD.finditer(text))
    assert heads, "no line '@ COMMAND-ID'"
    ends = [head.start() for head in heads[1:]] + [len(text)]
    keys: list[Key] = [(head[1], int(head[2])) if head[2] else head[1] for head in heads]
    return {key: text[head.end() : end] for key, head, end in zip(keys, heads, ends, strict=True)}


def words(gap: Gap) -> str:
    parts = (gap.reason.value, "" if gap.user is None else str(gap.user), gap.package or "")
    return " ".join(part for part in parts if part)


def plain(value: Any) -> Any:
    """As JSON would hold it; components as Android writes them."""
    built = msgspec.to_builtins(value, enc_hook=str)
    return _without_structs(built)


def _without_structs(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"package", "cls"}:
        return f"{value['package']}/{value['cls']}"
    if isinstance(value, dict):
        return {key: _without_structs(one) for key, one in value.items()}
    return [_without_structs(one) for one in value] if isinstance(value, (list, tuple)) else value


def part(actual: Any, expected: Any) -> Any:
    """The actual value, cut down to the fields that are expected."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: part(actual.get(key), value) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(actual, list) and len(actual) == len(expected):
        return [part(one, other) for one, other in zip(actual, expected, strict=True)]
    return actual


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    given = outputs(path.read_text(encoding="utf-8"))
    known = {command.id for command in COMMANDS}
    assert {key if isinstance(key, str) else key[0] for key in given} <= known
    answers: dict[Key, str] = {"properties": properties(expected["api"]), "users": OWNER_ONLY, **given}
    reading = collect(Scripted(answers), depth=Depth.DEEP).reading(path.parent.name)
    assert part(plain(reading.records), expected["records"]) == expected["records"]
    assert [words(gap) for gap in reading.gaps] == expected.get("gaps", [])


def test_every_fact_has_cases() -> None:
    """Those that ask round by round have tests of their own."""
    assert {path.parent.name for path in CASES} == {fact.name for fact in FACTS if fact.ask_on is None}
