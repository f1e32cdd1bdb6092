"""Walks a YAML document with a schema in mind and collects everything that is wrong, with its place.

A value that cannot be read becomes an empty one and a Problem; the reading goes on, so that one run
shows all problems of a file.
"""

import difflib
import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from detector.signatures.model import Place, Problem
from detector.strict_yaml import Document

_Word = TypeVar("_Word", bound=str)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def nearest(word: str, words: Collection[str]) -> str:
    """Return a hint that names the closest of `words`, or all of them."""
    close = difflib.get_close_matches(word[:100], words, n=1)
    return f"did you mean {close[0]!r}?" if close else f"one of: {', '.join(words)}"


class Node:
    """One value of a document; knows its path, and the list that problems go to."""

    __slots__ = ("_document", "_path", "_problems", "value")

    def __init__(
        self, document: Document, problems: list[Problem], value: object, path: tuple[str | int, ...] = ()
    ) -> None:
        self.value = value
        self._document = document
        self._problems = problems
        self._path = path

    @classmethod
    def root(cls, document: Document, problems: list[Problem]) -> "Node":
        """Return the outermost value of `document`."""
        return cls(document, problems, document.value)

    @property
    def place(self) -> Place:
        """Where the value begins."""
        line, column = self._document.marks[self._path]
        return Place(file=self._document.name, line=line, column=column)

    def complain(self, message: str, hint: str = "") -> None:
        """Note that the value cannot be used."""
        self._problems.append(Problem(place=self.place, message=message, hint=hint))

    def remark(self, message: str, hint: str = "") -> None:
        """Note that the value should not stay so, though it can be used."""
        self._problems.append(Problem(place=self.place, message=message, hint=hint, blocks=False))

    def mapping(self, known: Collection[str], required: Sequence[str] = ()) -> dict[str, "Node"]:
        """Return the values of the known keys; {} when this is no mapping."""
        if not isinstance(self.value, dict):
            self.complain("expected `key: value` pairs")
            return {}
        pairs = {key: self._child(key, value) for key, value in self.value.items()}
        for key in pairs.keys() - known:
            pairs[key].remark(f"unknown key {key[:100]!r}", nearest(key, known))
        for key in required:
            if key not in pairs:
                self.complain(f"the key {key!r} is missing")
        return {key: node for key, node in pairs.items() if key in known}

    def children(self) -> dict[str, "Node"]:
        """Return every value of a mapping; {} when this is none."""
        pairs = self.value if isinstance(self.value, dict) else {}
        return {key: self._child(key, value) for key, value in pairs.items()}

    def items(self) -> tuple["Node", ...]:
        """Return the items of a list; () when this is none."""
        if not isinstance(self.value, list):
            self.complain("expected a list", "write [one, two], or `- one` and `- two` on lines of their own")
            return ()
        return tuple(self._child(number, value) for number, value in enumerate(self.value))

    def _child(self, step: str | int, value: object) -> "Node":
        return Node(self._document, self._problems, value, (*self._path, step))

    def text(self) -> str:
        """Return one piece of text without blanks around it, never empty; "" after a complaint."""
        if not isinstance(self.value, str):
            self.complain("expected text")
            return ""
        text = self.value.strip()
        if not text:
            self.complain("nothing is written here", "leave the key out, or say `unknown` where that is a value")
        return text

    def texts(self) -> tuple[str, ...]:
        """Return the items of a list of texts; an item that stands there twice is remarked on."""
        seen: dict[str, None] = {}
        for item in self.items():
            text = item.text()
            if text in seen and text:
                item.remark(f"{text[:100]!r} stands here twice")
            seen[text] = None
        return tuple(text for text in seen if text)

    def matching(self, pattern: re.Pattern[str], what: str) -> str:
        """Return the text if all of it matches, else "" after a complaint that it is not `what`."""
        text = self.text()
        if text and not pattern.fullmatch(text):
            self.complain(f"{text[:100]!r} is not {what}")
            return ""
        return text

    def word(self, words: Sequence[_Word], default: _Word) -> _Word:
        """Return the one of `words` that stands here, or `default` after a complaint."""
        text = self.text()
        for word in words:
            if word == text:
                return word
        if text:
            self.complain(f"unknown word {text[:100]!r}", nearest(text, words))
        return default

    def words(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the items that are of `words`; others, which a newer file may know, are remarked on."""
        for item in self.items():
            if isinstance(item.value, str) and item.value.strip() and item.value.strip() not in words:
                item.remark(f"unknown word {item.value[:100]!r}", nearest(item.value, words))
        return tuple(text for text in self.texts() if text in words) if isinstance(self.value, list) else ()

    def flag(self) -> bool:
        """Return `true` or `false`."""
        return self.word(("true", "false"), "false") == "true"

    def day(self) -> date | None:
        """Return a date written as 2026-11-22, or None after a complaint."""
        text = self.text()
        try:
            if _DAY.fullmatch(text):  # fromisoformat alone would also admit week dates
                return date.fromisoformat(text)
        except ValueError:
            pass
        if text:
            self.complain(f"{text[:100]!r} is not a date", "write the year first: 2026-11-22")
        return None
