"""The last step before a person sees text of the phone: nothing in it may steer a terminal, forge a line or turn round.

What `str.isprintable` refuses is shown as something that can be seen: control characters, direction marks, zero-width
characters, line separators, surrogates (Unicode categories Cc, Cf, Cs, Co, Cn, Zl, Zp). Unusual spaces become spaces.
So are letters that look like nothing (characters.py): a label made of them would be no name.
"""

import re
import unicodedata
from typing import Any, Final

from detector.characters import BLANK, is_visible

_UNUSUAL: Final = re.compile(r"[^\n -~]")
"""What has to be looked at one by one; ordinary characters are most of every report."""


def visible(text: str) -> str:
    """The text on one line, each hidden character as a symbol (␛, ␊) or as its number (⟨202E⟩)."""
    return text if text.isprintable() and not BLANK.search(text) else "".join(map(_symbol, text))


def visible_json(text: str) -> str:
    r"""JSON of the same value with the hidden characters inside its strings as \uXXXX, safe on a terminal."""
    return _UNUSUAL.sub(lambda found: found[0] if is_visible(found[0]) else _json_escape(found[0]), text)


def visible_values(value: Any) -> Any:
    """The same tree of lists and dictionaries with every text in it made visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {visible(key): visible_values(inner) for key, inner in value.items()}
    return [visible_values(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _symbol(character: str) -> str:
    if is_visible(character):
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if unicodedata.category(character) == "Zs":
        return " "
    return "␡" if code == 0x7F else f"⟨{code:04X}⟩"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[i : i + 2], 'big'):04x}" for i in range(0, len(units), 2))
