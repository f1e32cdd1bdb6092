"""A check while it runs: what is being read in plain words, how far it is, and a key that stops it."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from detector.errors import DetectorError, Sentence
from detector.facts import FACTS
from detector.tui.check import Check
from detector.tui.checked import Checked, Phone, Saved, Simulated, Target
from detector.tui.screens.base import PhoneScreen
from detector.tui.texts import cut, plain
from detector.wording import keyed

if TYPE_CHECKING:
    from detector.facts.collecting import Step
    from detector.sources.base import Origin

_NAME_CELLS: Final = 40
_BAR_CELLS: Final = 60
_FACTS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    command.id: tuple(fact.name for fact in FACTS if command in (*fact.commands, *fact.only_saved))
    for fact in FACTS
    for command in (*fact.commands, *fact.only_saved)
}
"""Which facts a command is read for."""


class Progress(StrEnum):
    """How it stands with one fact."""

    READING = "reading"
    READ = "read"
    FAILED = "failed"


_SIGNS: Final = {Progress.READING: "…", Progress.READ: "✓", Progress.FAILED: "?"}


class Stepped(Message):
    """One more command was answered."""

    def __init__(self, step: "Step") -> None:
        super().__init__()
        self.step = step


class Opened(Message):
    """It is known what was handed over."""

    def __init__(self, origin: "Origin") -> None:
        super().__init__()
        self.origin = origin


class CheckingScreen(PhoneScreen):
    """Runs a check and hands on what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "tui.key.stop")]

    def __init__(self, target: Target, then: Callable[[Checked], None] | None = None) -> None:
        super().__init__()
        self.target = target
        self.then = then
        """Where it goes with what was found; without it the results are shown."""
        self.progress: dict[str, Progress] = {}
        """Of each fact of which something was asked, in the order in which it was first told."""
        self.stopping = False
        self.last: Step | None = None
        self.now = Sentence(keyed("tui.checking.connecting"))
        """What goes on; told anew when the language changes."""

    def compose_body(self) -> ComposeResult:
        """What is checked, how far it is, and what was read."""
        yield Static(self._heading(), classes="heading")
        yield Static(plain(self.words.said(self.now)), id="now")
        yield Static(self._bar(), id="bar", markup=False)
        with VerticalScroll(id="facts-box", can_focus=False):
            yield Static(self._facts(), id="facts")

    def on_mount(self) -> None:
        """Begins."""
        self.check = Check(self.target, self.phone_check.start)
        self.work(
            lambda: self.check.run(self._on_step, self._on_open),
            self._checked,
            wrong=self._failed,
            end=self.check.stop,
        )

    def _on_step(self, step: "Step") -> None:
        self.post_message(Stepped(step))

    def _on_open(self, origin: "Origin") -> None:
        self.post_message(Opened(origin))

    def on_opened(self, message: Opened) -> None:
        """Says for what the file or folder was taken."""
        origin = message.origin
        self._now(Sentence(keyed(f"saved.{origin.kind.value}"), name=origin.name))

    def on_stepped(self, message: Stepped) -> None:
        """Shows how far it is, and what is being read."""
        step = self.last = message.step
        waiting = dict.fromkeys(fact for command in step.waiting for fact in _FACTS_OF.get(command, ()))
        for fact in (*_FACTS_OF.get(step.command, ()), *waiting):
            self.progress[fact] = self._progress(fact, step, waiting)
        self.query_one("#bar", Static).update(self._bar())
        self.query_one("#facts", Static).update(self._facts())
        self.query_one("#facts-box").scroll_end(animate=False)
        reading = next((fact for command in step.waiting for fact in _FACTS_OF.get(command, ())), None)
        if not self.stopping:
            what = Sentence(keyed(f"fact.{reading}")) if reading else ""
            self._now(Sentence(keyed("tui.checking.reading" if reading else "tui.checking.judging"), what=what))

    def recomposed(self) -> None:
        """The newest line stays in sight."""
        self.query_one("#facts-box").scroll_end(animate=False)

    def _bar(self) -> str:
        return bar(self.last.done, self.last.total) if self.last is not None else ""

    def _progress(self, fact: str, step: "Step", waiting: Collection[str]) -> Progress:
        before = self.progress.get(fact)
        if before is Progress.FAILED or (step.failed and fact in _FACTS_OF.get(step.command, ())):
            return Progress.FAILED
        return Progress.READING if fact in waiting else Progress.READ

    def action_stop(self) -> None:
        """What was read by now is judged; the rest is told as not checked."""
        self.stopping = True
        self._now(Sentence(keyed("tui.checking.stopping")))
        self.check.stop()
        if isinstance(self.target, Saved):  # there is no half of a file to be judged
            self.dismiss()

    def _heading(self) -> Content:
        match self.target:
            case Phone():
                name = self.target.model.replace("_", " ") or self.target.serial
            case Saved():
                name = self.target.path.name
            case Simulated():
                name = self.words("tui.checking.simulated", name=self.target.name)
        return plain(self.words("tui.checking.title", name=cut(name, _NAME_CELLS)))

    def _facts(self) -> Content:
        done = [(how, fact) for fact, how in self.progress.items()]
        lines = [f"{_SIGNS[how]} {self.words(f'fact.{fact}')}{self._how(how)}" for how, fact in done]
        return Content("\n").join(map(plain, lines))

    def _how(self, how: Progress) -> str:
        return f"  ({self.words(f'tui.checking.{how.value}.fact')})"

    def _now(self, now: Sentence) -> None:
        self.now = now
        self.query_one("#now", Static).update(plain(self.words.said(now)))

    def _checked(self, checked: Checked) -> None:
        if not self.is_current:
            return
        if self.then is None:
            self.phone_check.show(checked, instead=self)
        else:
            self.dismiss()
            self.then(checked)

    def _failed(self, problem: DetectorError) -> None:
        self.dismiss()
        self.phone_check.tell(problem)


def bar(done: int, total: int) -> str:
    """How far it is. It moves with the steps, and not by itself."""
    filled = _BAR_CELLS * done // max(1, total)
    return f"{'━' * filled}{'╌' * (_BAR_CELLS - filled)}  {100 * done // max(1, total)} %"
