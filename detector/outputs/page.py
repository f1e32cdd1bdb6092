"""Lines on a page: paragraphs that hang, headings, items side by side. Whatever is written is made visible here."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Final, Protocol, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from detector.outputs.escape import visible
from detector.outputs.wrapping import wrapped

GAP: Final = "    "


class Telling(Protocol):
    """Where paragraphs go, one after another: a page, or a voice."""

    def line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """One paragraph."""

    def marked(self, symbol: str, text: str, indent: int = 0, style: str = "") -> None:
        """One paragraph behind a symbol, which only repeats what its words say."""

    def gap(self) -> None:
        """What follows stands apart."""

    def heading(self, text: str) -> None:
        """The name of a section."""

    def points(self, points: Sequence[str], indent: int = 4) -> None:
        """A list."""


class Page:
    """A page of a console. What comes from the phone is never interpreted as rich markup."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """One paragraph; the lines that follow its first hang."""
        room = max(20, self.console.width - indent - hang)
        for number, line in enumerate(wrapped(visible(text), room)):
            margin = indent if number == 0 else indent + hang
            self.console.print(Text(" " * margin) + Text(line, style=style), soft_wrap=True)

    def marked(self, symbol: str, text: str, indent: int = 0, style: str = "") -> None:
        """One paragraph behind a symbol."""
        self.line(f"{symbol} {text}", indent=indent, hang=len(symbol) + 1, style=style)

    def gap(self) -> None:
        """An empty line."""
        self.console.print()

    def heading(self, text: str) -> None:
        """An empty line, and the name of a section with a rule."""
        rule = "─" * max(3, self.console.width - cell_len(text) - 4)
        self.gap()
        self.console.print(Text(f"─ {text} {rule}", style="bold"), soft_wrap=True)

    def points(self, points: Sequence[str], indent: int = 4) -> None:
        """Each with a point before it."""
        for point in points:
            self.line(f"· {point}", indent=indent, hang=2)

    def packed(self, items: Iterable[str]) -> None:
        """Short items side by side; none of them is torn apart."""
        line = ""
        for item in items:
            if line and cell_len(line) + len(GAP) + cell_len(item) > self.console.width:
                self.line(line)
                line = item
            else:
                line = f"{line}{GAP}{item}" if line else item
        self.line(line)


@contextmanager
def page_on(out: TextIO, width: int | None = None) -> Iterator[Page]:
    """A page that is written when it is full, `width` columns wide (80 where the output is no terminal)."""
    terminal = out.isatty()
    page = StringIO()
    yield Page(
        Console(
            file=page,
            width=width or (None if terminal else 80),
            markup=False,
            emoji=False,
            highlight=False,
            color_system="auto" if terminal else None,
            force_terminal=terminal,
            legacy_windows=False,
        )
    )
    out.write(page.getvalue())  # at once: rich would end the program when a reader goes away (`| head`)
