"""A list of very many lines in columns: only those on the screen are made, so that 10,000 are as quick as ten.

A column without a width takes the room that is left. Where not all fit, left and right move through those behind the
first one.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from detector.tui.texts import fitted

_LEAST: Final = 18
"""Of a column that takes what is left; a name that is shorter tells too little."""


class Head(Struct, frozen=True):
    """A column."""

    title: str
    cells: int
    """Its width in terminal columns; 0: all that is left."""


class Listing(ScrollView, can_focus=True):
    """Lines with a cursor. Enter or a second click opens the line under it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"listing--head", "listing--cursor", "listing--quiet"}
    DEFAULT_CSS = """
    Listing { height: 1fr; overflow-x: hidden; background: $background; scrollbar-gutter: stable; }
    Listing > .listing--head { text-style: bold; color: $text-muted; }
    Listing > .listing--cursor { background: $panel; text-style: bold; }
    Listing:focus > .listing--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    Listing > .listing--quiet { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(-1000000000)", show=False),
        Binding("end", "move(1000000000)", show=False),
        Binding("left", "columns(-1)", show=False),
        Binding("right", "columns(1)", show=False),
        Binding("enter", "open", "result.key.open"),
    ]

    class Opened(Message):
        """A line was chosen."""

        def __init__(self, item: Any) -> None:
            super().__init__()
            self.item = item

    def __init__(self, heads: Sequence[Head], cells: Callable[[Any], Sequence[str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.heads = tuple(heads)
        self.cells = cells
        """The texts of one item, a column each; text of the phone is made harmless when it is drawn."""
        self.items: Sequence[Any] = ()
        self.cursor = 0
        self.first = 0
        """How many columns are moved out at the left, not counting the first one."""

    def show(self, items: Sequence[Any], *, cursor: int = 0) -> None:
        """Other items."""
        self.items = items
        self.cursor = max(0, min(cursor, len(items) - 1))
        self.virtual_size = Size(1, len(items) + 1)
        self._follow()
        self.refresh()

    @property
    def item(self) -> Any:
        """What is under the cursor; None in an empty list."""
        return self.items[self.cursor] if self.items else None

    # ---- moving

    def action_move(self, by: int) -> None:
        """So many lines down."""
        self.cursor = max(0, min(self.cursor + by, len(self.items) - 1))
        self._follow()
        self.refresh()

    def action_page(self, by: int) -> None:
        """So many screens down."""
        self.action_move(by * max(1, self.size.height - 2))

    def action_columns(self, by: int) -> None:
        """To columns that do not fit."""
        shown = len(self._widths()) - 1
        self.first = max(0, min(self.first + by, len(self.heads) - 1 - shown))
        self.refresh()

    def action_open(self) -> None:
        """Tells who holds the list."""
        if self.items:
            self.post_message(self.Opened(self.item))

    def on_click(self, event: Click) -> None:
        """Moves the cursor there; a click on the cursor opens."""
        line = event.y - 1 + self.scroll_offset.y
        if event.y < 1 or line >= len(self.items):
            return
        if line == self.cursor and event.chain > 1:
            self.action_open()
        self.action_move(line - self.cursor)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """All columns that fit are shown."""
        self.action_columns(0)
        self._follow()

    def _follow(self) -> None:
        """The cursor stays on the screen; the first line of it is the head."""
        top, room = self.scroll_offset.y, max(1, self.size.height - 1)
        if self.cursor < top:
            top = self.cursor
        elif self.cursor >= top + room:
            top = self.cursor - room + 1
        self.scroll_to(y=top, animate=False, immediate=True)

    # ---- drawing

    def _widths(self) -> list[int]:
        """Of the columns that fit: the first one, then those that are not moved out."""
        room = self.scrollable_content_region.width - 1
        widths: list[int] = []
        for head in (self.heads[0], *self.heads[1 + self.first :]):
            if widths and sum(widths) + len(widths) + (head.cells or _LEAST) > room:
                break
            widths.append(head.cells or _LEAST)
        left = room - sum(widths) - len(widths) + 1
        return [
            max(1, width + left) if not head.cells else width
            for head, width in zip((self.heads[0], *self.heads[1 + self.first :]), widths, strict=False)
        ]

    def render_line(self, y: int) -> Strip:
        """The head, or one item."""
        if y == 0:
            titles = [head.title for head in self.heads]
            more = "›" if self.first + len(self._widths()) < len(self.heads) else " "
            titles[0] = f"{titles[0]} ‹" if self.first else titles[0]
            return self._strip(titles, self.get_component_rich_style("listing--head"), more)
        line = y - 1 + self.scroll_offset.y
        if line >= len(self.items):
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        style = self.get_component_rich_style("listing--cursor") if line == self.cursor else self.rich_style
        return self._strip(self.cells(self.items[line]), style)

    def _strip(self, texts: Sequence[str], style: Style, more: str = " ") -> Strip:
        shown = [texts[0], *texts[1 + self.first :]]
        pieces = [fitted(text, width) for text, width in zip(shown, self._widths(), strict=False)]
        line = " ".join(pieces) + more
        return Strip([Segment(line, style)]).adjust_cell_length(self.scrollable_content_region.width, style)
