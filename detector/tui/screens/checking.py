"""A check while it runs: what is being read, how far it is, and a key that stops it."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import ProgressBar, Static

from detector.errors import DetectorError
from detector.tui.check import Check
from detector.tui.checked import Checked, Target
from detector.tui.screens.base import PhoneScreen

if TYPE_CHECKING:
    from detector.facts.collecting import Step


class Stepped(Message):
    """One more thing was read."""

    def __init__(self, step: "Step") -> None:
        super().__init__()
        self.step = step


class CheckingScreen(PhoneScreen):
    """Runs a check and hands on what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "tui.key.stop")]

    def __init__(self, target: Target) -> None:
        super().__init__()
        self.target = target

    def compose_body(self) -> ComposeResult:
        """How far it is."""
        yield Static(self.words("tui.checking.title"), classes="heading", markup=False)
        yield ProgressBar(show_eta=False, id="progress")

    def on_mount(self) -> None:
        """Begins."""
        self.running = Check(self.target, self.phone_check.start)
        self.work(
            lambda: self.running.run(self._on_step),
            self._checked,
            wrong=self._failed,
            end=self.running.stop,
        )

    def _on_step(self, step: "Step") -> None:
        self.post_message(Stepped(step))

    def on_stepped(self, message: Stepped) -> None:
        """Shows how far it is."""
        self.query_one(ProgressBar).update(total=message.step.total, progress=message.step.done)

    def action_stop(self) -> None:
        """What was read by now is judged; the rest is told as not checked."""
        self.running.stop()

    def _checked(self, checked: Checked) -> None:
        self.phone_check.show(checked, instead=self)

    def _failed(self, problem: DetectorError) -> None:
        self.dismiss()
        self.tell(problem)
