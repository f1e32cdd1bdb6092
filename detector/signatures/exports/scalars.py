"""Text -> a YAML scalar that every reader takes for that text."""

import re
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z_][\w-]*(?:\.[\w-]+)*\.?", re.ASCII)
_NOT_TEXT: Final = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"))
"""What YAML 1.1 takes for something else."""
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str) -> str:
    """Plain where nothing can be mistaken, else in double quotes, which JSON and YAML share."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """In double quotes. What nobody sees is escaped as YAML does it; halves of characters become U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return f'"{"".join(map(_escaped, whole))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if character.isprintable() else f"\\U{ord(character):08X}"
