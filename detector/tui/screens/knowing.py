"""An app that the person knows: marked while this check is open, or noted for later checks. It hides nothing."""

import threading
from enum import StrEnum
from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, RadioSet, Static

from detector.signatures.editing import allow, forget
from detector.signatures.library import Library
from detector.tui.checked import Checked
from detector.tui.judging import judged_again
from detector.tui.screens.asking import Asking, Choice, Choices
from detector.tui.texts import cut, plain
from detector.tui.writing import why_not

_CELLS = 60


class Known(StrEnum):
    """How well the person knows an app."""

    NO = "no"
    HERE = "here"
    ALWAYS = "always"


class KnowDialog(Asking[Checked]):
    """Asks, and gives what follows from the answer: the same check with a mark, or judged again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "apply", show=False)]

    def __init__(self, checked: Checked, package: str) -> None:
        super().__init__()
        self.checked = checked
        self.package = package
        self.how = Known.HERE if package in checked.known else Known.NO
        self.note = ""
        self.file = Library().allowed_file

    def compose(self) -> ComposeResult:
        """What it means, the choices, a note."""
        words = self.words
        app = self.checked.report.app(self.package)
        label = f"{cut(app.label, _CELLS)} · " if app is not None and app.label else ""
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(words("do.know.title"), classes="heading", markup=False)
            yield Static(plain(label + cut(self.package, _CELLS)), id="which")
            yield Static(words("do.know.what"), classes="apart", markup=False)
            choices = [Choice(words(f"do.know.{how.value}"), chosen=how is self.how) for how in Known]
            yield Choices(*choices, id="how", classes="apart")
            with Horizontal(classes="row apart"):
                yield Static(words("do.know.note"), classes="label", markup=False)
                yield Input(self.note, id="note", compact=True, select_on_focus=False, max_length=200)
            yield Static(plain(words("do.know.file", path=self.file)), classes="muted apart")
            yield from self.compose_message()
            yield from self.compose_buttons(apply=words("do.know.button"))

    def on_mount(self) -> None:
        """Asks whether it was noted before."""
        self.query_one("#how").focus()
        self.do(lambda _: Library().allowed(), self._noted)

    def _noted(self, allowed: dict[str, str]) -> None:
        if self.package in allowed:
            self.query_one("#note", Input).value = allowed[self.package]
            self.query_one("#how", Choices).choose(tuple(Known).index(Known.ALWAYS))

    @on(RadioSet.Changed)
    def choose(self, message: RadioSet.Changed) -> None:
        """How well it is known."""
        self.how = tuple(Known)[message.index]

    @on(Input.Changed)
    def write_note(self, message: Input.Changed) -> None:
        """Why it is known."""
        self.note = message.value

    @on(Button.Pressed, "#apply")
    @on(Input.Submitted)
    def action_apply(self) -> None:
        """Does what was chosen."""
        if not self.busy:
            self.do(lambda ended: self._applied(self.how, ended), self._done)

    def _done(self, checked: Checked) -> None:
        self.dismiss(checked)
        later = "later" if self.how is Known.ALWAYS and checked.facts is None else self.how.value
        self.app.notify(self.words(f"do.know.done.{later}"), markup=False)

    def _applied(self, how: Known, ended: threading.Event) -> Checked:
        """In a thread."""
        library = Library()
        allowed, marked = library.allowed(), self.checked.known - {self.package}
        if how is Known.HERE:
            marked |= {self.package}
        checked = structs.replace(self.checked, known=marked)
        if ended.is_set() or (how is not Known.ALWAYS and self.package not in allowed):
            return checked
        try:
            if how is Known.ALWAYS:
                allow(library.allowed_file, allowed, self.package, self.note.strip())
            else:
                forget(library.allowed_file, allowed, self.package)
        except OSError as error:
            raise why_not(library.allowed_file, error, self.words) from error
        return judged_again(checked, self.phone_check.start.extra)
