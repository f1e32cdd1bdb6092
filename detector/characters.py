"""Characters that nobody sees.

Letters that look like nothing (Default_Ignorable_Code_Point and a few blanks, UAX #44) count as printable for Python.
"""

import re
from typing import Final

BLANK: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\U000e0100-\U000e01ef]")


def is_visible(character: str) -> bool:
    """Whether the character leaves a mark or is an ordinary space."""
    return character.isprintable() and not BLANK.match(character)


def is_blank(text: str) -> bool:
    """Whether a text is empty, or made of spaces and of characters that nobody sees."""
    return not any(is_visible(character) and not character.isspace() for character in text)
