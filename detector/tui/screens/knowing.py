"""An app that the person knows: marked while this check is open, or noted for later checks. It hides nothing."""

import threading
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, RadioSet, Static

from detector.signatures.library import Library
from detector.tui.checked import Checked
from detector.tui.knowing import Known, done, known
from detector.tui.screens.asking import Asking, Choice, Choices
from detector.tui.texts import cut, plain

_CELLS = 60


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
            self.do(lambda ended: self._known(self.how, ended), self._done)

    def _done(self, checked: Checked) -> None:
        self.dismiss(checked)
        self.app.notify(self.words(done(self.how, checked)), markup=False)

    def _known(self, how: Known, ended: threading.Event) -> Checked:
        """In a thread."""
        extra = self.phone_check.start.extra
        return known(self.checked, self.package, how, self.note, extra=extra, ended=ended.is_set)
