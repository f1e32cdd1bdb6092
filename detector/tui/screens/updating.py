"""A newer list of monitoring apps. The only place here that uses the network, and only when that was asked for."""

import threading
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static

from detector.errors import DetectorError, Sentence
from detector.signatures.library import Library
from detector.signatures.origins import Origin, origins
from detector.signatures.update import Outcome
from detector.signatures.updating import Wanted, updates
from detector.tui.screens.asking import Asking
from detector.tui.texts import paragraphs, plain
from detector.tui.updating import hosts, told
from detector.wording import keyed


class Came(Message):
    """One of the sources gave something, or did not."""

    def __init__(self, outcome: Outcome | DetectorError) -> None:
        super().__init__()
        self.outcome = outcome


class UpdateDialog(Asking[bool]):
    """Says what an update uses and shows what came; the answer is whether a newer list is there."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: list[Outcome | DetectorError] = []
        self.asked: tuple[tuple[Origin, str], ...] = ()
        self.begun = False
        self.newer = False
        self.over = False

    def compose(self) -> ComposeResult:
        """Before: what will be asked. Then what came."""
        words, self.message = self.words, self._message()
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(words("do.update.title"), classes="heading", markup=False)
            if not self.begun:
                yield Static(words("do.update.network"), markup=False)
                yield Static(plain(hosts(self.asked, self.words)), id="hosts", classes="apart")
                yield Static(words("do.update.sent"), classes="apart", markup=False)
            yield Static(paragraphs("\n".join(self._lines())), id="lines")
            yield from self.compose_message()
            yield from self.compose_buttons(**({} if self.begun else {"go": words("do.update.button")}))

    def on_mount(self) -> None:
        """Looks up where the sources are; nobody is asked yet."""
        self.work(lambda: origins(Library().trusted, None, None), self._know_origins, wrong=self.wrong)

    def _know_origins(self, asked: tuple[tuple[Origin, str], ...]) -> None:
        self.asked = asked
        self.query_one("#hosts", Static).update(plain(hosts(self.asked, self.words)))

    @on(Button.Pressed, "#go")
    def begin(self) -> None:
        """Uses the network now."""
        if self.begun or not self.asked:
            return
        self.begun = True
        self.renew()
        self.do(self._update, self._updated)

    def _update(self, ended: threading.Event) -> None:
        """In a thread."""
        for outcome in updates(Library(), self.asked, Wanted(), ended.is_set):
            self.post_message(Came(outcome))

    def on_came(self, message: Came) -> None:
        """Tells of it."""
        outcome = message.outcome
        self.newer = self.newer or (isinstance(outcome, Outcome) and not outcome.same)
        self.outcomes.append(outcome)
        self.query_one("#lines", Static).update(paragraphs("\n".join(self._lines())))

    def _updated(self, _: None) -> None:
        self.over = True
        self.say(self._message())

    def _lines(self) -> list[str]:
        return [line for outcome in self.outcomes for line in told(outcome, self.words)]

    def _message(self) -> Sentence:
        if self.over:
            return Sentence(keyed("do.update.done" if self.newer else "do.update.nothing"))
        return Sentence(keyed("do.update.working")) if self.begun else self.message

    def action_close(self) -> None:
        """Whether there is a newer list now."""
        self.dismiss(self.newer)
