"""English sentences in a text that should have none: where several words follow each other, and are no command."""

import re
from typing import Final

_COMMAND: Final = re.compile(
    r"(?:\b(?:detector|adb|apt|brew|pip|xz|age-keygen) (?:[a-z][\w-]*|-[\w-]+|[A-Z]+)(?: (?:[\w./'\[\]-]+))*)"
)
"""What a person can type: the program, and words of lower-case letters, options, file names after it."""
_NAME: Final = re.compile(r"\S*[/.@_=:-]\S+")
"""Paths, packages, addresses, options and other words with a sign in them."""
_RUN: Final = re.compile(r"[A-Za-z']+(?:[ ,;]+[A-Za-z']+){3,}")


def english_in(text: str) -> list[str]:
    """Four words or more that stand together."""
    return _RUN.findall(_NAME.sub("·", _COMMAND.sub("·", text)))
