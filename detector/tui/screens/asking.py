"""What dialogs that do something share: choices told apart without colour, a way back, work that ends with them."""

import threading
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Mount
from textual.widgets import Button, RadioButton, RadioSet, Static

from detector.errors import DetectorError, Sentence
from detector.tui.screens.base import Dialog, in_one
from detector.tui.texts import plain
from detector.tui.working import Job

T = TypeVar("T")
W = TypeVar("W")


class Choice(RadioButton):
    """One of several: "(●)" if it is chosen, else "( )"."""

    def __init__(self, label: str, *, chosen: bool, id: str | None = None) -> None:  # noqa: A002 - as textual calls it
        super().__init__(plain(label), chosen, id=id)

    @property
    def _button(self) -> Content:
        return Content("(●) " if self.value else "( ) ")


class Choices(RadioSet):
    """Such choices. The arrows choose, as they do in forms elsewhere, and begin at what is chosen."""

    def __init__(self, *choices: Choice, id: str, classes: str = "") -> None:  # noqa: A002 - as textual calls it
        super().__init__(*choices, id=id, classes=classes, compact=True)
        self._chosen = next((number for number, choice in enumerate(choices) if choice.value), 0)

    def _on_mount(self, event: Mount) -> None:
        event.prevent_default()
        super()._on_mount(event)
        self._selected = self._chosen

    def choose(self, number: int) -> None:
        """The one of that number, from 0."""
        self._selected = number
        self._choose()

    def action_next_button(self) -> None:
        """The one below."""
        super().action_next_button()
        self._choose()

    def action_previous_button(self) -> None:
        """The one above."""
        super().action_previous_button()
        self._choose()

    def _choose(self) -> None:
        if self._pressed_button is not None and self._selected is not None:
            self.query(Choice)[self._selected].value = True


class Asking(Dialog[T]):
    """A dialog that asks, does something in a thread, and tells what was done. Leaving early ends what it does."""

    CSS: ClassVar[str] = """
    .box Static, .box Input { margin: 0; }
    .box .heading { margin: 0 0 1 0; }
    .box .apart { margin: 1 0 0 0; }
    .row { height: auto; }
    .row > .label { width: 10; }
    .row > Select, .row > Input { width: 1fr; }
    .buttons { height: auto; margin-top: 1; }
    .buttons > Button { margin-right: 2; background: $panel; }
    .buttons > Button:focus { text-style: bold reverse; }
    RadioSet > RadioButton { height: auto; text-wrap: wrap; }
    RadioSet:focus > RadioButton.-selected > .toggle--label { text-style: reverse; }
    Select:focus > SelectCurrent { text-style: reverse; }
    Input { background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.message = Sentence("")
        """How it goes; told anew when the language changes."""
        self.job: Job | None = None

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        if self.job is not None:
            self.job.stop()

    def compose_message(self) -> ComposeResult:
        """The line that tells how it goes."""
        line = Static(plain(self.words.said(self.message)), id="message", classes="apart")
        line.display = bool(self.message.english)
        yield line

    def compose_buttons(self, **buttons: str) -> ComposeResult:
        """Buttons by id, and the way back."""
        with Horizontal(classes="buttons"):
            for name, label in buttons.items():
                yield Button(plain(label), id=name, compact=True)
            yield Button(self.words("do.back"), id="back", compact=True)

    @on(Button.Pressed, "#back")
    def go_back(self) -> None:
        """Goes back."""
        self.action_close()

    def say(self, message: Sentence) -> None:
        """Tells how it goes."""
        self.message = message
        line = self.query_one("#message", Static)
        line.update(plain(self.words.said(message)))
        line.display = bool(message.english)
        line.call_after_refresh(line.scroll_visible, animate=False)

    def renew(self, focus: str = "#back") -> None:
        """Shows what there is to be said now; the keys go to what is named."""
        self.call_later(self._renew, focus)

    async def _renew(self, focus: str) -> None:
        await self.recompose()
        for widget in self.query(focus):
            widget.focus()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self.job is not None

    def do(
        self,
        function: Callable[[threading.Event], W],
        then: Callable[[W], None],
        *,
        end: Callable[[], None] = lambda: None,
    ) -> None:
        """Does it in a thread; what goes wrong is told here.

        When the person leaves before its end, the event is set, and `end` is called.
        """
        ended = threading.Event()

        def stop() -> None:
            ended.set()
            end()

        def done(value: W) -> None:
            self.job = None
            then(value)

        self.job = self.work(lambda: function(ended), done, wrong=self._wrong, end=stop)

    def _wrong(self, problem: DetectorError) -> None:
        self.job = None
        self.wrong(problem)

    def wrong(self, problem: DetectorError) -> None:
        """What did not work."""
        self.say(in_one(problem))
