"""Something that was saved of a phone, or a saved report: named in a field, or picked from the folders here."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import DirectoryTree, Input, Static
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from detector.handed_over import is_encrypted
from detector.tui.checked import Saved
from detector.tui.content.lines import QUIET, Line
from detector.tui.screens.base import Dialog, PhoneScreen
from detector.tui.texts import plain
from detector.tui.views.sheet import Lines


class Place(Struct):
    """Where a person is among the folders."""

    opened: set[Path] = set()
    cursor: Path | None = None


class Folders(DirectoryTree):
    """The folders, without what is hidden, and with signs that every terminal shows. They open as they were left."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def __init__(self, path: Path, place: Place, *, id: str) -> None:  # noqa: A002 - as textual calls it
        super().__init__(path, id=id)
        self.place = place
        self._back_to = place.cursor

    def on_tree_node_expanded(self, event: DirectoryTree.NodeExpanded[DirEntry]) -> None:
        """It is open from now on."""
        self.place.opened.add(_path(event.node))

    def on_tree_node_collapsed(self, event: DirectoryTree.NodeCollapsed[DirEntry]) -> None:
        """It is not any more."""
        self.place.opened.discard(_path(event.node))

    def on_tree_node_highlighted(self, event: DirectoryTree.NodeHighlighted[DirEntry]) -> None:
        """The cursor is there."""
        self.place.cursor = _path(event.node)

    def _populate_node(self, node: TreeNode[DirEntry], content: Iterable[Path]) -> None:
        super()._populate_node(node, content)
        for child in node.children:
            if _path(child) in self.place.opened:
                child.expand()
            if _path(child) == self._back_to:
                self._back_to = None
                self.call_after_refresh(self.move_cursor, child)

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """What is hidden is left out."""
        return [path for path in paths if not path.name.startswith(".")]


def _path(node: TreeNode[DirEntry]) -> Path:
    return node.data.path if node.data is not None else Path()


class OpeningScreen(PhoneScreen):
    """A field for a path, and a tree that fills it in. Enter in the field opens what it names."""

    TITLE_KEY: ClassVar[str] = "tui.opening.title"
    WHAT_KEY: ClassVar[str] = "tui.opening.what"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "open", "tui.key.open-this"),
        Binding("escape", "app.pop_screen", "tui.key.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.place = Place()

    def compose_body(self) -> ComposeResult:
        """What can be opened, the field, the tree."""
        yield Static(self.words(self.TITLE_KEY), classes="heading", markup=False)
        yield Lines([Line(self.words(self.WHAT_KEY), style=QUIET)])
        yield Input(id="path", placeholder=self.words("tui.opening.path"))
        yield Folders(Path.cwd(), self.place, id="folders")

    def on_directory_tree_directory_selected(self, message: DirectoryTree.DirectorySelected) -> None:
        """A folder can be what was saved, or lead to it."""
        self.query_one("#path", Input).value = str(message.path)

    def on_directory_tree_file_selected(self, message: DirectoryTree.FileSelected) -> None:
        """A file is opened."""
        self.query_one("#path", Input).value = str(message.path)
        self.action_open()

    def on_input_submitted(self) -> None:
        """Opens what the field names."""
        self.action_open()

    def action_open(self) -> None:
        """Opens it; what is encrypted needs a key first."""
        named = self.query_one("#path", Input).value.strip()
        if named:
            path = Path(named).expanduser()
            self.work(lambda: is_encrypted(path), lambda encrypted: self._open(path, encrypted=encrypted))

    def _open(self, path: Path, *, encrypted: bool) -> None:
        if encrypted:
            self.app.push_screen(KeyDialog(path.name), lambda key: self._open_with(path, key))
        else:
            self.picked(Saved(path=path))

    def _open_with(self, path: Path, key: Path | None) -> None:
        if key is not None:
            self.picked(Saved(path=path, identity=key))

    def picked(self, saved: Saved) -> None:
        """Checks it."""
        self.phone_check.check(saved)


class KeyDialog(Dialog[Path]):
    """Asks for the file with the secret key."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.encrypted = name

    def compose(self) -> ComposeResult:
        """The field."""
        with Vertical(classes="box"):
            yield Static(plain(self.words("tui.opening.encrypted", name=self.encrypted)), classes="heading")
            yield Static(self.words("tui.opening.key"), markup=False)
            yield Input(id="key", placeholder=self.words("tui.opening.key-path"))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Goes on with that key."""
        if message.value.strip():
            self.dismiss(Path(message.value.strip()).expanduser())
