r"""POSIX basic and extended regular expressions, translated into Python's.

Source: IEEE Std 1003.1 chapter 9. `\|`, `\+` and `\?` in a basic expression are refused: POSIX leaves them
undefined, and toybox, bionic and glibc disagree about them.
"""

import re
from typing import Final

_SPECIAL: Final = "(){}|+?"
"""Plain in a basic expression, special after a backslash; the other way round in an extended one."""

_UNDEFINED: Final = "|+?"

_CLASSES: Final = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "lower": "a-z",
    "space": r" \t\n\r\f\v",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


class PatternError(Exception):
    """A pattern or script that is not understood."""


def compile_pattern(text: str, *, extended: bool, ignore_case: bool = False) -> re.Pattern[str]:
    """Return the pattern; raise PatternError."""
    try:
        return re.compile(_translate(text, extended), re.IGNORECASE if ignore_case else 0)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"bad regex {text!r}: {error}") from error


def _translate(text: str, extended: bool) -> str:
    parts: list[str] = []
    position = 0
    while position < len(text):
        char = text[position]
        if char == "[":
            piece, position = _bracket(text, position)
            parts.append(piece)
            continue
        if char == "\\":
            position += 1
            if position == len(text):
                raise PatternError("a backslash at the end")
            char = text[position]
            if not extended and char in _UNDEFINED:
                raise PatternError(f"\\{char} is undefined in a basic expression")
            special = not extended and char in _SPECIAL
            parts.append(char if special else re.escape(char))
        else:
            special = char in ".^$*" or (extended and char in _SPECIAL)
            at_start = not parts or parts[-1] in {"(", "|", "^"}
            parts.append(char if special and not (char == "*" and at_start) else re.escape(char))
        position += 1
    return "".join(parts)


def _bracket(text: str, start: int) -> tuple[str, int]:
    """Return the Python form of the bracket expression at `start`, and where it ends."""
    position = start + 1
    negated = text[position : position + 1] == "^"
    position += negated
    parts: list[str] = []
    while position < len(text):
        char = text[position]
        if char == "]" and parts:
            return f"[{'^' if negated else ''}{''.join(parts)}]", position + 1
        if text.startswith("[:", position):
            name, colon, _ = text[position + 2 :].partition(":]")
            if not colon or name not in _CLASSES:
                raise PatternError("bad character class")
            parts.append(_CLASSES[name])
            position += len(name) + 4
            continue
        between = parts and text[position + 1 : position + 2] not in {"]", ""}
        parts.append("-" if char == "-" and between else re.escape(char))
        position += 1
    raise PatternError("unmatched [")
