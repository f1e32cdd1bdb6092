"""What all screens share: the line at the top, the keys at the bottom, slow work in threads, and mistakes in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static

from detector.errors import DetectorError, Sentence
from detector.tui.content.lines import Line
from detector.tui.screens.keys import Keys
from detector.tui.texts import plain
from detector.tui.views.sheet import Lines
from detector.tui.working import Job, in_words
from detector.wording import Words

if TYPE_CHECKING:
    from detector.tui.app import PhoneCheck

T = TypeVar("T")
W = TypeVar("W")


class Worked(Message):
    """Work has ended."""

    def __init__(self, then: Callable[[Any], None], value: object) -> None:
        super().__init__()
        self.then = then
        self.value = value


class Working(Screen[T]):
    """A screen that speaks and works."""

    BINDINGS: ClassVar[list[BindingType]] = []

    @property
    def words(self) -> Words:
        """The sentences of the language that is spoken now. Screens put all texts together in `compose`."""
        return _app(self).words

    @property
    def phone_check(self) -> "PhoneCheck":
        """The app."""
        return _app(self)

    def work(
        self,
        function: Callable[[], W],
        then: Callable[[W], None],
        *,
        wrong: Callable[[DetectorError], None] | None = None,
        end: Callable[[], None] = lambda: None,
    ) -> Job:
        """Runs what is slow in a thread; then `then` with what it gave, or `wrong` with what happened, back here.

        Without `wrong` it is told on a screen of its own. `end` makes the work end early, when the person leaves.
        What comes after this screen is gone is dropped.
        """

        def deliver(value: W, error: Exception | None) -> None:
            if error is None:
                self.post_message(Worked(then, value))
            else:
                self.post_message(Worked(wrong or self.tell, in_words(error)))

        job = Job(function, end)
        self.phone_check.jobs.start(job, deliver)
        return job

    def on_mount(self) -> None:
        """Nothing on a screen moves by itself, not even a cursor."""
        self._still()

    def _still(self) -> None:
        for field in self.query(Input):
            field.cursor_blink = False

    async def recompose(self) -> None:
        """The same screen once more, as when the language changes. What was typed, chosen and in focus stays so, and
        what was scrolled stays where it was.
        """
        focused = self.focused.id if self.focused is not None else None
        typed = {field.id: field.value for field in self.query(Input)}
        chosen = {one.id: one.highlighted_option.id for one in self.query(OptionList) if one.highlighted_option}
        scrolled = {one.id: one.scroll_offset.y for one in self.query(VerticalScroll)}
        await super().recompose()
        self._still()
        for field in self.query(Input):
            field.value = typed.get(field.id, field.value)
        for options in self.query(OptionList):
            ids = [option.id for option in options.options]
            if (name := chosen.get(options.id)) in ids and name is not None:
                options.highlighted = ids.index(name)
        for one in self.query(VerticalScroll):
            if one.id is not None and scrolled.get(one.id):
                self.call_after_refresh(one.scroll_to, y=scrolled[one.id], animate=False)
        for widget in self.query("*"):
            if focused is not None and widget.id == focused:
                self.set_focus(widget)
        self.refresh_bindings()
        self.recomposed()

    def recomposed(self) -> None:
        """Shows again what does not follow from `compose`."""

    def on_worked(self, message: Worked) -> None:
        """Goes on with what the work gave."""
        message.stop()
        message.then(message.value)

    def tell(self, problem: DetectorError) -> None:
        """Shows what happened, and what to do next."""
        self.phone_check.tell(problem)


class PhoneScreen(Working[None]):
    """A whole screen: title at the top, keys at the bottom, `compose_body` between them."""

    about_app: str = ""
    """The package of the app that it is about, if it is one; untrusted."""

    def compose(self) -> ComposeResult:
        """The frame; screens fill it in `compose_body`."""
        yield title_line(self.title_text(), self.words("tui.leave"))
        with Vertical(id="body"):
            yield from self.compose_body()
        yield Keys(show_command_palette=False)

    def compose_body(self) -> ComposeResult:
        """What is between the title and the keys."""
        raise NotImplementedError

    def title_text(self) -> str:
        """What stands at the top; it tells nobody who looks over a shoulder what this is about."""
        return self.words("tui.title")


class Dialog(ModalScreen[T], Working[T]):
    """A box over a screen, which gives an answer. `compose` yields one container of the class `box`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "tui.key.back")]

    def on_mount(self) -> None:
        """What stood in a corner before would stand on the buttons."""
        self.app.clear_notifications()

    def action_close(self) -> None:
        """Without an answer."""
        self.dismiss(None)


def in_one(problem: DetectorError) -> Sentence:
    """What happened and what to do next, in one paragraph."""
    if not problem.next_step.english:
        return problem.sentence
    return Sentence("{what} {next}", what=problem.sentence, next=problem.next_step)


def point(text: str) -> Lines:
    """One of several points, with its lines below each other."""
    return Lines([Line(text, lead="· ")], classes="point")


def title_line(title: str, leave: str) -> Horizontal:
    """The line at the top."""
    return Horizontal(Static(plain(title), classes="title"), Static(plain(leave), classes="leave"), id="title-line")


def _app(node: Any) -> "PhoneCheck":
    app: PhoneCheck = node.app
    return app
