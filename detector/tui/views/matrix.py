"""Who can do what: apps by accesses. A question mark is not a "no"."""

from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from detector.browsing import COLUMNS, AppRow, Cell, Column, Wanted, narrowed
from detector.tui.content.found import Found
from detector.tui.content.lines import Line
from detector.tui.views.kept import Kept
from detector.tui.views.listing import Head, Listing
from detector.tui.views.messages import OpenApp
from detector.tui.views.sheet import Lines

_NAME: Final = "matrix"


class MatrixView(Vertical):
    """The table and its legend. Parts of the phone that nothing was found about are shown when they are asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "everything", "result.key.everything")]
    DEFAULT_CSS = """
    MatrixView { height: 1fr; }
    MatrixView #legend, MatrixView #left { height: auto; color: $text-muted; }
    """

    def __init__(self, found: Found, kept: Kept) -> None:
        super().__init__()
        self.found = found
        self.kept = kept
        self.apps = narrowed(found.rows.apps, Wanted()).apps

    def compose(self) -> ComposeResult:
        """The table between what was left out and what the symbols mean."""
        words = self.found.words
        titles = [words(f"result.column.{column.id}") for column in COLUMNS]
        heads = [Head(title, max(3, cell_len(title))) for title in titles]
        yield Lines(id="left")
        yield Listing([Head(words("result.head.app"), 0), *heads], self._cells)
        legend = [f"{cell.symbol} {words(f'result.cell.{cell.value}')}" for cell in Cell]
        yield Lines([Line("   ".join(filter(None, (*legend, self.found.known_line()))))], id="legend")

    def on_mount(self) -> None:
        """The cursor stands on the worst, or where it was."""
        listing = self.query_one(Listing)
        listing.first = self.kept.column
        self._show()
        listing.focus()

    def keep(self) -> None:
        """The app under the cursor, and the columns."""
        listing = self.query_one(Listing)
        self.kept.column = listing.first
        if listing.item is not None:
            self.kept.app[_NAME] = listing.item.package

    def action_everything(self) -> None:
        """With the parts of the phone, or without them."""
        self.keep()
        self.kept.parts = not self.kept.parts
        self._show()

    def _show(self) -> None:
        words = self.found.words
        apps = [row for row in self.apps if self.kept.parts or row.app.system is not True or row.level or row.open]
        at = next((number for number, row in enumerate(apps) if row.package == self.kept.app.get(_NAME)), 0)
        self.query_one(Listing).show(apps, cursor=at)
        lines = []
        if more := len(self.apps) - len(apps):
            lines.append(words.count("result.parts", more))
        if self.found.rows.left_out:
            lines.append(words.count("result.left-out", self.found.rows.left_out))
        if not self.apps:
            lines.append(words("result.empty"))
        left = self.query_one("#left", Lines)
        left.show([Line("  ".join(lines))])
        left.display = bool(lines)

    def _cells(self, row: AppRow) -> tuple[str, ...]:
        return self.found.named(row), *(self._cell(row, column) for column in COLUMNS)

    def _cell(self, row: AppRow, column: Column) -> str:
        cell = row.cells[column.id]
        if column.access or cell is Cell.UNKNOWN:
            return cell.symbol
        return self.found.words("result.yes" if cell.held else "result.no")

    def on_listing_opened(self, event: Listing.Opened) -> None:
        """Opens the app."""
        event.stop()
        self.post_message(OpenApp(event.item.package))
