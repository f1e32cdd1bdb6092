"""The English sentences that the program raises, or makes in another way for a person, as its source has them."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import Final

from msgspec import Struct

import detector
from detector.wording import load

ROOT: Final = Path(detector.__file__).parent
TAKES: Final = {
    "Sentence": slice(0, 1),
    "reason": slice(0, 0),
    "ExplainedError": slice(0, 1),
    "DetectorError": slice(0, 2),
    "FileError": slice(0, 1),
    "DamagedError": slice(0, 1),
    "FeedError": slice(0, 2),
    "StrictYamlError": slice(0, 1),
    "_refusal": slice(0, 1),
    "FetchError": slice(1, 3),
    "refuse": slice(1, 3),
    "PhoneFileError": slice(0, 0),
    "UnknownKindError": slice(0, 2),
    "WirelessError": slice(0, 0),
    "WatchError": slice(0, 0),
}
"""What sentences are handed to, and which of its arguments are some."""
OWN: Final = {
    "FeedError": frozenset(("name", "line")),
    "StrictYamlError": frozenset(("name", "line", "column")),
    "FetchError": frozenset(("status",)),
}
"""What some of these take for themselves; it fills no slot."""
ENGLISH_ONLY: Final = (
    "simulator/",  # who writes a phone for a test
    "signatures/exports/",  # who turns lists into other forms
    "signatures/publish.py",  # who publishes lists
    "signatures/signing_keys.py",
    "wording/helplines.py",  # a file of our own
)
"""What only those meet who work on this program, or on its lists."""
SPOKEN: Final = "words"
"""What this gives, whoever has it, is in the reader's language already."""
KEYED: Final = "keyed"
"""This takes a key, and gives its English."""


class Call(Struct, frozen=True, kw_only=True):
    """One place where something takes sentences."""

    place: str
    """Path below the package, line and column."""
    sentences: tuple[str | None, ...]
    """None: it is put together when the program runs."""
    slots: frozenset[str] | None
    """None: the source alone does not tell."""

    @property
    def english_only(self) -> bool:
        return self.place.startswith(ENGLISH_ONLY)


@cache
def calls() -> tuple[Call, ...]:
    """All of them."""
    return tuple(call for path in sorted(ROOT.rglob("*.py")) for call in _calls(path))


def sentences() -> frozenset[str]:
    """Those that are said in other languages."""
    return frozenset(filter(None, (one for call in calls() if not call.english_only for one in call.sentences)))


def details() -> frozenset[str]:
    """What stands for a reason in the source where facts are read: text of the program, as reports keep it."""
    found: list[ast.expr] = []
    for path in (*ROOT.glob("facts/*.py"), *ROOT.glob("apk/*.py"), *ROOT.glob("signals/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Tuple(elts=values) | ast.Call(args=values):
                    found += [then for one, then in pairwise(values) if ast.unparse(one).startswith("GapReason.")]
                    if isinstance(node, ast.Call) and ast.unparse(node.func) == "ApkError":
                        found += node.args
                    if isinstance(node, ast.Call) and ast.unparse(node.func) == "app_gap":
                        found += [_reason(node.args[2])]
                case ast.keyword(arg="detail", value=value):
                    found.append(value)
    return frozenset(filter(None, (_text(one) for value in found for one in _parts(value))))


def _reason(detail: ast.expr) -> ast.expr:
    """Of `name: reason`, the reason; the name is put in when the program runs."""
    match detail:
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(text))]) if text.startswith(": "):
            return ast.Constant(text.removeprefix(": "))
        case ast.Constant():
            return detail
    raise AssertionError(f"a reason that no language knows: {ast.unparse(detail)}")


def _parts(value: ast.expr) -> Iterator[ast.expr]:
    """Of `said or "nothing was printed"`, each."""
    yield from value.values if isinstance(value, ast.BoolOp) else (value,)


def slots(sentence: str) -> set[str]:
    """The names of its slots. A sentence that never has any may hold braces that are none."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def has_words(sentence: str) -> bool:
    """Whether there is more in it than slots and signs."""
    return any(map(str.isalpha, "".join(text for text, _, _, _ in Formatter().parse(sentence))))


def _calls(path: Path) -> Iterator[Call]:
    tree = ast.parse(path.read_text("utf-8"))
    inside = {id(node) for taking in ast.walk(tree) if _takes_sentences(taking) for node in ast.walk(taking)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        within, name = id(node) in inside, ast.unparse(node.func).rpartition(".")[2]
        arguments = node.args[slice(0, 2) if within and name == "__init__" else TAKES.get(name, slice(0, 0))]
        told = [one for one in arguments if not (_is_spoken(one) or (within and _text(one) is None))]
        if told:
            keywords = {keyword.arg for keyword in node.keywords}
            yield Call(
                place=f"{path.relative_to(ROOT).as_posix()}:{node.lineno}:{node.col_offset}",
                sentences=tuple(map(_text, told)),
                slots=None
                if within or None in keywords or any(map(_is_spoken, arguments))
                else frozenset(filter(None, keywords)) - OWN.get(name, frozenset()),
            )


def _takes_sentences(node: ast.AST) -> bool:
    """Whether it is the definition of something that takes sentences: it may pass on what it was given."""
    return isinstance(node, (ast.ClassDef, ast.FunctionDef)) and node.name in TAKES


def _is_spoken(argument: ast.expr) -> bool:
    """Also by a key that is put together: every language has those, and which slots it has is not told here."""
    called = _called(argument)
    return called == SPOKEN or (called == KEYED and _text(argument) is None)


def _text(argument: ast.expr) -> str | None:
    if isinstance(argument, ast.Call) and _called(argument) == KEYED:
        key = _text(argument.args[0])
        return load("en").sentences[key] if key is not None else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _called(node: ast.expr) -> str:
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
