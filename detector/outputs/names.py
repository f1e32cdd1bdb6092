"""Names that apps gave themselves, cut to a width and set in quotes."""

from typing import Final

from rich.cells import cell_len, chop_cells

from detector.outputs.escape import visible
from detector.wording import Words

LABEL_CELLS: Final = 32


def middle_cut(text: str, cells: int) -> str:
    """The text, at most so many terminal columns wide, cut in its middle: both ends of a name tell."""
    if cell_len(text) <= cells:
        return text
    left = chop_cells(text, (cells - 1) // 2)[0]
    right = chop_cells(text[::-1], cells - 1 - cell_len(left))[0][::-1]
    return f"{left}…{right}"


def quoted(label: str, words: Words) -> str:
    """What an app calls itself, in quotes that it cannot close; empty where it has no name."""
    opening, closing = words("quote.open"), words("quote.close")
    shown = " ".join(visible(label).split()).replace(opening.strip(), "'").replace(closing.strip(), "'")
    return f"{opening}{middle_cut(shown, LABEL_CELLS)}{closing}" if shown else ""
