"""Text of the phone on a screen: never markup, nothing hidden in it, cut in the middle, as wide as it is.

The last step before a widget; whoever shows text of the phone passes it through here.
"""

from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from detector.outputs.escape import visible

_CUT: Final = "…"


def plain(text: str, style: str = "") -> Content:
    """The text on one line, to be shown as it is."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def paragraphs(text: str, style: str = "") -> Content:
    """Text of several lines; the ends of lines are kept, and nothing else that steers."""
    return Content("\n").join(plain(line, style) for line in text.split("\n"))


def cut(text: str, cells: int) -> str:
    """At most so many cells of the text, made visible; both ends are kept, since names differ in either."""
    shown = visible(text)
    if cell_len(shown) <= cells:
        return shown
    if cells <= 1:
        return _CUT[:cells]
    front = cells // 2
    head = set_cell_size(shown, front).rstrip()
    tail = _end(shown, cells - 1 - cell_len(head))
    return f"{head}{_CUT}{tail}"


def fitted(text: str, cells: int) -> str:
    """Exactly so many cells: cut, or filled with spaces."""
    return set_cell_size(cut(text, cells), cells)


def _end(text: str, cells: int) -> str:
    """The last characters, not wider than so many cells."""
    begin = len(text)
    while begin and cell_len(text[begin - 1 :]) <= cells:
        begin -= 1
    return text[begin:].lstrip()
