"""Regular expressions of feeds -> patterns that cannot run away, and back.

A small part of the language is understood: letters, sets, the classes of words and
digits, any sign, `{n}`, `{n,m}`, `*`, `+`, `?`, anchors.
The pattern may be wider than the expression where a number of repetitions is not fixed, never narrower.
"""

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<atom>\\[\\.^$*+?()\[\]{}|\-/ ]|\\[WwdDsS]|\[[A-Za-z0-9_.-]+\]|\.|[^\\\[\](){}|*+?^$.])"
    r"(?P<times>\{(?P<low>\d{1,3})(?:(?P<comma>,)(?P<high>\d{0,3}))?\}|[*+?])?"
)
_CLASSES: Final = {r"\d": "[0-9]", r"\W": "?", r"\w": "?", r"\D": "?", r"\s": "?", r"\S": "?", ".": "?"}
_SIGNS: Final = frozenset("*?[")
LONGEST: Final = 200


def to_fnmatch(regex: str) -> str:
    """Return a pattern as fnmatch reads it, which matches whatever `regex` matches. Raises ValueError."""
    anchored = regex.startswith("^")
    body = regex[1:] if anchored else regex
    ended = body.endswith("$") and not body.endswith(r"\$")
    body = body[:-1] if ended else body
    parts = [] if anchored else ["*"]
    at = 0
    while at < len(body):
        token = _TOKEN.match(body, at)
        if token is None:
            raise ValueError("is a regular expression that is not understood")
        parts.append(_repeated(_atom(token["atom"]), token))
        at = token.end()
        if sum(map(len, parts)) > LONGEST:
            raise ValueError("is a regular expression that is too long")
    parts += [] if ended else ["*"]
    return re.sub(r"\*+", "*", "".join(parts))


def to_regex(pattern: str) -> str:
    """Return the regular expression for a pattern, so that to_fnmatch gives the pattern back."""
    parts = re.findall(r"\[[^\]]+\]|.", pattern, re.DOTALL)
    signs = {"*": ".*", "?": "."} | {f"[{sign}]": re.escape(sign) for sign in _SIGNS}
    return f"^{''.join(signs.get(part) or (part if len(part) > 1 else re.escape(part)) for part in parts)}$"


def _atom(text: str) -> str:
    if text in _CLASSES:
        return _CLASSES[text]
    text = text.removeprefix("\\")
    return f"[{text}]" if text in _SIGNS else text


def _repeated(atom: str, token: re.Match[str]) -> str:
    times = token["times"]
    if times is None:
        return atom
    if times in ("*", "?"):
        return "*"
    if times == "+":
        return atom + "*"
    low = int(token["low"])
    exact = token["comma"] is None or token["high"] == token["low"]
    return atom * low + ("" if exact else "*")
