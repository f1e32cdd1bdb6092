"""STIX patterns (https://docs.oasis-open.org/cti/stix/v2.1, chapter 9) -> the values that they compare with.

Only what lists of indicators use: comparisons with `=` or `IN`, joined by OR. Time is linear in the text: every
token is read once, and an unclosed quotation mark ends the text.
"""

import re
from typing import Final

_TOKEN: Final = re.compile(r"'(?:[^'\\]|\\.)*(?:'|\\?\Z)|[A-Za-z][\w:.\-]*|\s+|.", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_OTHER_JOINTS: Final = ("AND", "FOLLOWEDBY")
LONGEST: Final = 100_000


def comparisons(pattern: str) -> tuple[tuple[str, str], ...]:
    """Return (object path in lower case, value) of every comparison: ("app:id", "com.example").

    Raises ValueError, with what the pattern is, for anything that means more than "one of these".
    """
    if len(pattern) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    reader = _Reader([token for token in _TOKEN.findall(pattern) if not token.isspace()])
    found = reader.alternatives()
    if reader.more():
        raise ValueError(f"cannot be read as a list of alternatives from {reader.peek()[:20]!r} on")
    return tuple(found)


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def more(self) -> bool:
        return self._at < len(self._tokens)

    def peek(self) -> str:
        return self._tokens[self._at] if self.more() else ""

    def _take(self) -> str:
        token = self.peek()
        self._at += 1
        return token

    def _expect(self, token: str) -> None:
        if self._take() != token:
            raise ValueError(f"is no pattern that is understood: expected {token!r}")

    def alternatives(self) -> list[tuple[str, str]]:
        """One comparison after the other, with OR between them; brackets may stand anywhere in pairs."""
        found: list[tuple[str, str]] = []
        open_brackets: list[str] = []
        while True:
            while self.peek() in ("[", "("):
                open_brackets.append("]" if self._take() == "[" else ")")
            found += self._comparison()
            while open_brackets and self.peek() == open_brackets[-1]:
                self._take()
                open_brackets.pop()
            if self.peek().upper() != "OR":
                break
            self._take()
        if self.peek().upper() in _OTHER_JOINTS:
            raise ValueError(f"joins its conditions with {self.peek()}: only alternatives are understood")
        if open_brackets:
            raise ValueError(f"is no pattern that is understood: expected {open_brackets[-1]!r}")
        return found

    def _comparison(self) -> list[tuple[str, str]]:
        path = self._path()
        operator = self._take().upper()
        if operator == "=":
            return [(path, self._value())]
        if operator == "IN":
            return [(path, value) for value in self._values()]
        raise ValueError(f"compares with {operator[:20]!r}, which is not understood")

    def _path(self) -> str:
        """`file:hashes.'SHA-256'` and `file:hashes.SHA256` are the same."""
        path = self._take()
        if not re.match(r"[A-Za-z][\w-]*:", path):
            raise ValueError(f"is no pattern that is understood: {path[:20]!r} is no object path")
        if path.endswith(".") and self.peek().startswith("'"):
            path += self._value()
        kind, _, rest = path.lower().partition(":")
        return f"{kind}:{rest.replace('sha-', 'sha')}"

    def _values(self) -> list[str]:
        self._expect("(")
        values = [self._value()]
        while self.peek() == ",":
            self._take()
            values.append(self._value())
        self._expect(")")
        return values

    def _value(self) -> str:
        token = self._take()
        if len(token) < 2 or not (token.startswith("'") and token.endswith("'")):
            raise ValueError("is no pattern that is understood: a value is not closed")
        return _ESCAPE.sub(r"\1", token[1:-1])
