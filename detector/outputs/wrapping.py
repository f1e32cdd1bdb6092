"""Paragraphs broken into lines of so many terminal columns, in scripts with spaces between words and in those without.

Between Chinese or Japanese characters a line may end anywhere, but not before a closing mark and not after an opening
one. A word that is longer than a line is cut.
"""

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, chop_cells

_WORD: Final = re.compile(r"(\s*)(\S+)")
_IDEOGRAPH: Final = "[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffee\U00020000-\U0003ffff]"
_CLOSING: Final = "，。、；：？！）》」』】〉”’…·.,;:?!)%"
_OPENING: Final = "（《「『【〈“‘("
_BREAK: Final = re.compile(
    rf"(?:(?<={_IDEOGRAPH})|(?={_IDEOGRAPH}))(?<![{re.escape(_OPENING)}])(?![{re.escape(_CLOSING)}])"
)


def wrapped(text: str, cells: int) -> list[str]:
    """The lines; at least one."""
    lines = [""]
    for gap, piece in _pieces(text):
        if cell_len(lines[-1] + gap + piece) <= cells:
            lines[-1] += gap + piece
        elif cell_len(piece) <= cells:
            lines.append(piece)
        else:
            lines += chop_cells(piece, cells)
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What may stand at the end of a line, each with the space before it."""
    for gap, word in _WORD.findall(text):
        first, *others = filter(None, _BREAK.split(word))
        yield gap, first
        yield from (("", other) for other in others)
