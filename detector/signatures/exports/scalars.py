"""Text -> a YAML scalar that every reader takes for that text."""

import json
import re
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z_][\w-]*(?:\.[\w-]+)*\.?", re.ASCII)
_NOT_TEXT: Final = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"))
"""What YAML 1.1 takes for something else."""


def scalar(text: str) -> str:
    """Plain where nothing can be mistaken, else in double quotes, which JSON and YAML share."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)
