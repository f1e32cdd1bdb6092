"""The only door to PyYAML: YAML text -> plain dicts, lists and strings, with the place of every value.

A loop over the parser's events instead of `yaml.load`: several times faster, keeps every scalar a `str`
(`NO` is not False, `1e10` is no float: hashes and country codes survive), knows lines and columns, and
refuses what a signature or phone file never needs and an attacker might: aliases ("billion laughs"), tags,
duplicate keys, second documents, bottomless nesting. https://yaml.org/spec/1.1/
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml
from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # a PyYAML built without libyaml reads the same, slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 20
"""Lists and mappings inside each other."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LARGE = 1 << 20
"""Characters from which on the cyclic collector is paused: it would walk the growing tree again and again."""


class StrictYamlError(DetectorError):
    """Text that is not YAML, or YAML that is refused. The message begins with "file:line:column: "."""

    def __init__(self, problem: str, /, *, name: str, line: int, column: int, **slots: object) -> None:
        told = Sentence(problem, **slots)
        super().__init__("{place}: {problem}", "", ExitCode.DATA, place=f"{name}:{line}:{column}", problem=told)
        self.name = name
        self.line = line
        self.column = column


class Document(Struct, frozen=True, kw_only=True):
    """One YAML document."""

    value: object
    """dict, list or str, nested; keys and scalars are always str, an empty value is ""."""
    name: str
    """What the text was called, mostly its file name."""
    marks: dict[tuple[str | int, ...], tuple[int, int]]
    """Path of each value, () for the whole -> (line, column), both from 1."""

    def at(self, path: tuple[str | int, ...]) -> str:
        """Return "name:line:column" of the value at `path`, or of its nearest known parent."""
        while path not in self.marks:
            path = path[:-1]
        line, column = self.marks[path]
        return f"{self.name}:{line}:{column}"


def load(text: str, *, name: str) -> Document:
    """Read the one document in `text`, or raise StrictYamlError; `name` stands in the messages."""
    unprintable = _UNPRINTABLE.search(text)
    if unprintable is not None:
        before = text[: unprintable.start()]
        raise StrictYamlError(
            "the character U+{number:04X} is not allowed",
            number=ord(unprintable.group()),
            name=name,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        )
    with _collector_paused(len(text) >= _LARGE):
        try:
            return _Reader(text, name).document()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            problem = getattr(error, "problem", None) or str(error).splitlines()[0]
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise StrictYamlError("not YAML: {reason}", name=name, line=line, column=column, reason=problem) from error


@contextmanager
def _collector_paused(pause: bool) -> Iterator[None]:
    pause = pause and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


class _Reader:
    """Walks the events of one text."""

    def __init__(self, text: str, name: str) -> None:
        self._parser = _Parser(text)
        self._name = name
        self._marks: dict[tuple[str | int, ...], tuple[int, int]] = {}

    def document(self) -> Document:
        self._parser.get_event()  # the start of the stream
        start = self._parser.get_event()
        if isinstance(start, yaml.StreamEndEvent):
            raise self._refusal("the file is empty", start)
        value = self._node(())
        self._parser.get_event()  # the end of the document
        after = self._parser.get_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refusal("a second document begins here", after)
        return Document(value=value, name=self._name, marks=self._marks)

    def _node(self, path: tuple[str | int, ...]) -> object:
        event: Any = self._parser.get_event()
        self._check(event)
        self._marks[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if type(event) is yaml.ScalarEvent:
            return event.value
        if len(path) >= MAX_DEPTH:
            raise self._refusal("nested deeper than {count} levels", event, count=MAX_DEPTH)
        return self._list(path) if type(event) is yaml.SequenceStartEvent else self._mapping(path)

    def _list(self, path: tuple[str | int, ...]) -> list[object]:
        items: list[object] = []
        while not self._parser.check_event(yaml.SequenceEndEvent):
            items.append(self._node((*path, len(items))))
        self._parser.get_event()
        return items

    def _mapping(self, path: tuple[str | int, ...]) -> dict[str, object]:
        pairs: dict[str, object] = {}
        while not self._parser.check_event(yaml.MappingEndEvent):
            event = self._parser.get_event()
            self._check(event)
            if type(event) is not yaml.ScalarEvent:
                raise self._refusal("a key must be plain text", event)
            if event.value in pairs:
                raise self._refusal("the key {key!r} stands here twice", event, key=event.value)
            pairs[event.value] = self._node((*path, event.value))
        self._parser.get_event()
        return pairs

    def _check(self, event: Any) -> None:
        if type(event) is yaml.AliasEvent:
            raise self._refusal("aliases (*name) are not allowed", event)
        if event.anchor is not None:
            raise self._refusal("anchors (&name) are not allowed", event)
        if event.tag is not None:
            raise self._refusal("tags (!name) are not allowed", event)

    def _refusal(self, problem: str, event: Any, /, **slots: object) -> StrictYamlError:
        mark = event.start_mark
        return StrictYamlError(problem, name=self._name, line=mark.line + 1, column=mark.column + 1, **slots)
