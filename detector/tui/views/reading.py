"""A view that is read from top to bottom: headings, sentences, lists, and lines that open an app.

It sets the parts of a `Document` (`detector/outputs/document.py`), and what a view says besides in the same way.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from detector.outputs.composing import words_for
from detector.outputs.document import Definition, Entry, Mark, Paragraph, Part, Points, Rows
from detector.report import Report
from detector.tui.checked import Checked
from detector.tui.content.lines import Line
from detector.tui.texts import cut
from detector.tui.views.kept import Kept
from detector.tui.views.messages import OpenApp
from detector.tui.views.sheet import Lines
from detector.wording import Words

if TYPE_CHECKING:
    from detector.tui.app import PhoneCheck

_POINT: Final = "·"


class ReadingView(VerticalScroll):
    """Scrolls by keys and wheel. `e` shows or hides where things were read, if the view says so anywhere."""

    DEFAULT_CSS = """
    ReadingView { height: 1fr; }
    ReadingView > Lines, ReadingView > .group { margin-bottom: 1; }
    ReadingView > .title { margin-bottom: 0; text-style: bold; }
    ReadingView .group { height: auto; }
    ReadingView .inset { padding-left: 2; }
    ReadingView .quiet { color: $text-muted; }
    ReadingView .proof { display: none; color: $text-muted; }
    ReadingView.-proof .proof { display: block; }
    """

    def __init__(self, checked: Checked, kept: Kept | None = None) -> None:
        super().__init__(id="reading")
        self.checked = checked
        self.kept = kept or Kept()
        self.set_class(self.view in self.kept.proof, "-proof")

    @property
    def view(self) -> str:
        """Its name, by which things are kept."""
        return type(self).__name__

    def on_mount(self) -> None:
        """At the line where it was."""
        self.call_after_refresh(self.scroll_to, y=self.kept.scrolled.get(self.view, 0), animate=False)

    def keep(self) -> None:
        """Where it is scrolled to."""
        self.kept.scrolled[self.view] = self.scroll_offset.y

    @property
    def report(self) -> Report:
        """What it is about."""
        return self.checked.report

    @property
    def words(self) -> Words:
        """The sentences that fit the report, in the language of the app."""
        node: Any = self
        app: PhoneCheck = node.app
        return words_for(self.report, app.words.language.code)

    def compose(self) -> ComposeResult:
        """All of it, from top to bottom."""
        raise NotImplementedError

    def action_evidence(self) -> None:
        """Shows where it was read, or hides it again."""
        self.toggle_class("-proof")
        self.kept.proof ^= {self.view}


def title(text: str) -> Lines:
    """A heading; more of them than one divide a view."""
    return sentences(text, "title")


def sentences(text: str, classes: str = "") -> Lines:
    """Some sentences."""
    return Lines([Line(text)], classes=classes)


def group(*widgets: Widget) -> Vertical:
    """What belongs together, without gaps."""
    return Vertical(*widgets, classes="group")


def listed(lines: Iterable[tuple[str, str]], classes: str = "") -> Lines:
    """Lines, each behind its symbol; one that needs more room goes on under its own beginning."""
    return Lines(behind(lines), classes=f"inset {classes}")


def behind(lines: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """The same to be set: a text behind its symbol."""
    return (Line(text, lead=f"{symbol} ") for symbol, text in lines)


def parts(found: Iterable[Part]) -> Iterator[Widget]:
    """Widgets for parts of a document; entries have views of their own."""
    for part in found:
        match part:
            case Paragraph():
                yield sentences(part.text)
            case Points():
                yield listed((_POINT, item) for item in part.items)
            case Rows():
                yield listed((row.mark.symbol, row.text) for row in part.rows)
                if part.note:
                    yield sentences(part.note)
            case Definition():
                yield from definition(part)
            case Entry():
                yield sentences(part.headline)


def definition(part: Definition) -> Iterator[Widget]:
    """Names, each on a line of its own, and what holds for them below."""
    for term in part.terms:
        yield sentences(term, "title")
    yield sentences(part.text, "inset")


class AppLine(Widget, can_focus=True):
    """One app on a line. Enter or a click opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "view.key.open")]
    DEFAULT_CSS = """
    AppLine { height: 1; width: 100%; padding: 0 1; }
    AppLine:hover { background: $panel; }
    AppLine:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    def __init__(self, package: str, text: str, mark: Mark | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.package = package
        self.text = text
        self.mark = mark

    def render(self) -> Content:
        """Its mark, and as much of its name as there is room for."""
        symbol = self.mark.symbol if self.mark is not None else " "
        return Content(f"{symbol} {cut(self.text, max(1, self.content_size.width - 2))}")

    def action_open(self) -> None:
        """Opens it."""
        self.post_message(OpenApp(self.package))

    def on_click(self) -> None:
        """Opens it."""
        self.action_open()
