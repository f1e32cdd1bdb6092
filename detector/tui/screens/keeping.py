"""What a phone says is kept, to be judged later: it is read once more, byte by byte, into an acquisition."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Button, Input, Static

from detector.errors import DetectorError, Sentence
from detector.keeping import Kept
from detector.tui.check import Check, Keep
from detector.tui.checked import Checked
from detector.tui.keeping import ENCRYPTED, PLAIN, possible, what_is_there, why_not_kept, why_nothing
from detector.tui.screens.asking import Asking
from detector.tui.screens.base import in_one
from detector.tui.screens.checking import bar
from detector.tui.texts import plain
from detector.tui.writing import named, proposed
from detector.wording import keyed

if TYPE_CHECKING:
    from detector.facts.collecting import Step


class Answered(Message):
    """One more command was answered."""

    def __init__(self, step: "Step") -> None:
        super().__init__()
        self.step = step


class KeepDialog(Asking[Kept]):
    """Says what is kept, asks where to, reads the phone, and shows the seal."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False)]

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        self.checked = checked
        self.path = str(proposed(PLAIN, datetime.now()))  # noqa: DTZ005 - the day on the wall
        self.recipient = ""
        self.kept: Kept | None = None

    def compose(self) -> ComposeResult:
        """The questions; how far it is; or what is there now."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(self.words("do.keep.done" if self.kept else "do.keep.title"), classes="heading", markup=False)
            if self.kept is not None:
                yield from self._done(self.kept)
            elif self.busy:
                yield Static(self.words("do.keep.working"), markup=False)
                yield Static(bar(0, 1), id="bar", markup=False)
                yield from self.compose_buttons()
            elif possible(self.checked):
                yield from self._questions()
            else:
                yield Static(plain(why_nothing(self.checked, self.words)))
                yield from self.compose_buttons()

    def _questions(self) -> ComposeResult:
        words = self.words
        yield Static(words("do.keep.what"), markup=False)
        yield Static(words("do.keep.personal"), classes="apart", markup=False)
        yield Static(words("do.where"), classes="apart", markup=False)
        yield Input(self.path, id="where-to", compact=True, select_on_focus=False)
        yield Static(words("do.keep.recipient"), classes="apart", markup=False)
        yield Input(self.recipient, placeholder="age1…", id="recipient", compact=True, select_on_focus=False)
        yield from self.compose_message()
        yield from self.compose_buttons(keep=words("do.keep.button"))

    def _done(self, kept: Kept) -> ComposeResult:
        words = self.words
        for number, line in enumerate(what_is_there(kept, words)):
            yield Static(plain(line), classes="apart" if number else "")
        yield Static(plain(words("acquisition.seal", seal="")), classes="apart")
        yield Static(plain(kept.seal), id="seal")
        yield Static(words("do.keep.seal"), classes="apart", markup=False)
        yield from self.compose_buttons(copy=words("do.keep.copy"))

    @on(Input.Changed, "#where-to")
    def choose_path(self, message: Input.Changed) -> None:
        """Where to."""
        self.path = message.value

    @on(Input.Changed, "#recipient")
    def choose_recipient(self, message: Input.Changed) -> None:
        """For whom; the name says that it is encrypted."""
        self.recipient = message.value.strip()
        before, after = (PLAIN, ENCRYPTED) if self.recipient else (ENCRYPTED, PLAIN)
        if self.path.endswith(before):
            self.query_one("#where-to", Input).value = self.path.removesuffix(before) + after

    @on(Button.Pressed, "#keep")
    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Reads the phone."""
        path = named(self.path)
        if self.busy or self.kept is not None or self.checked.again is None:
            return
        if path is None:
            self.say(Sentence(keyed("do.wrong.no-path")))
            return
        keep = Keep(path=path, recipients=(self.recipient,) if self.recipient else ())
        check = Check(self.checked.again, self.phone_check.start, keep)
        self.do(lambda _: self._keep(check), self._is_kept, end=check.stop)
        self.renew()

    def _keep(self, check: Check) -> Kept | None:
        """In a thread."""
        check.run(self._on_step)
        return check.kept

    def _on_step(self, step: "Step") -> None:
        self.post_message(Answered(step))

    def on_answered(self, message: Answered) -> None:
        """How far it is."""
        for line in self.query("#bar").results(Static):
            line.update(bar(message.step.done, message.step.total))

    def _is_kept(self, kept: Kept | None) -> None:
        self.kept = kept
        self.renew()

    def wrong(self, problem: DetectorError) -> None:
        """Nothing is kept."""
        self.message = in_one(why_not_kept(problem, named(self.path)))
        self.renew("#where-to")

    @on(Button.Pressed, "#copy")
    def copy_seal(self) -> None:
        """Into the clipboard of the terminal."""
        if self.kept is not None:
            self.app.copy_to_clipboard(self.kept.seal)
            self.notify(self.words("do.copied", what=self.kept.seal[:16] + "…"), markup=False)
