"""Text to be read: paragraphs that hang, points, headings, wrapped to the width of the screen in every script."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from detector.outputs.escape import visible
from detector.outputs.wrapping import wrapped
from detector.tui.content.lines import POINT, Line

_MOST_CHARACTERS: Final = 20_000
"""Of one paragraph: a hostile name can have megabytes."""
_WIDEST: Final = 100
"""Lines that are longer are hard to read."""


class Sheet(VerticalScroll, can_focus=True):
    """Lines to be scrolled."""

    DEFAULT_CSS = "Sheet { height: 1fr; scrollbar-gutter: stable; }"

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield Lines(self.lines)

    def show(self, lines: Iterable[Line]) -> None:
        """Other text, from its beginning."""
        self.lines = tuple(lines)
        self.scroll_home(animate=False)
        self.query_one(Lines).show(self.lines)


class Lines(Widget):
    """Lines as wide as there is room, set anew when that changes."""

    DEFAULT_CSS = "Lines { width: 100%; height: auto; }"

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.lines = tuple(lines)
        self._set: tuple[int, Content] = (0, Content(""))
        """The last width, and the lines that fit it."""

    def show(self, lines: Iterable[Line]) -> None:
        """Other text."""
        self.lines = tuple(lines)
        self._set = (0, Content(""))
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """All that there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as they need."""
        return self._fitting(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The lines; never markup."""
        return self._fitting(self.content_size.width)

    def _fitting(self, cells: int) -> Content:
        if self._set[0] != cells:
            self._set = cells, set_lines(self.lines, min(_WIDEST, cells))
        return self._set[1]


def in_lines(text: str) -> Iterator[Line]:
    """Text of several lines, each to be set by itself: as far to the right as it is, and behind its point."""
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        lead = POINT if bare.startswith(POINT) else ""
        yield Line(bare.removeprefix(lead), indent=len(line) - len(bare), lead=lead)


def set_lines(lines: Iterable[Line], cells: int) -> Content:
    """The lines as they stand on a screen of that width."""
    return Content("\n").join(piece for line in lines for piece in _wrapped(line, cells))


def _wrapped(line: Line, cells: int) -> Iterator[Content]:
    text = line.text if len(line.text) <= _MOST_CHARACTERS else line.text[:_MOST_CHARACTERS] + "…"
    hang = line.indent + cell_len(line.lead)
    for number, piece in enumerate(wrapped(visible(text), max(16, cells - hang))):
        start = " " * line.indent + line.lead if number == 0 else " " * hang
        yield Content.styled(start + piece, line.style) if line.style else Content(start + piece)
