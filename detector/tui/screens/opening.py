"""Something that was saved of a phone, or a saved report: named in a field, or picked from the folders here."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import DirectoryTree, Input, Static

from detector.handed_over import is_encrypted
from detector.tui.checked import Saved
from detector.tui.screens.base import Dialog, PhoneScreen
from detector.tui.texts import plain


class Folders(DirectoryTree):
    """The folders, without what is hidden, and with signs that every terminal shows."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """What is hidden is left out."""
        return [path for path in paths if not path.name.startswith(".")]


class OpeningScreen(PhoneScreen):
    """A field for a path, and a tree that fills it in. Enter in the field opens what it names."""

    TITLE_KEY: ClassVar[str] = "tui.opening.title"
    WHAT_KEY: ClassVar[str] = "tui.opening.what"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "open", "tui.key.open-this"),
        Binding("escape", "app.pop_screen", "tui.key.back"),
    ]

    def compose_body(self) -> ComposeResult:
        """What can be opened, the field, the tree."""
        yield Static(self.words(self.TITLE_KEY), classes="heading", markup=False)
        yield Static(self.words(self.WHAT_KEY), classes="muted", markup=False)
        yield Input(id="path", placeholder=self.words("tui.opening.path"))
        yield Folders(Path.cwd(), id="folders")

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
