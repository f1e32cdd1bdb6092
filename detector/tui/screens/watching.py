"""Watching one app: first what that can bring about, then what it does, as it comes. Leaving it leaves the app too."""

import threading
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from detector.errors import DetectorError
from detector.observations import Watched
from detector.outputs.watching import lines
from detector.tui.checked import Phone
from detector.tui.content.lines import Line
from detector.tui.screens.base import PhoneScreen, point
from detector.tui.texts import plain
from detector.tui.views.sheet import Lines, in_lines
from detector.tui.watching import POINTS, watch
from detector.tui.working import Job


class News(Message):
    """More was seen."""

    def __init__(self, watched: Watched) -> None:
        super().__init__()
        self.watched = watched


class Trouble(Message):
    """The app could not be left as it should."""

    def __init__(self, problem: DetectorError) -> None:
        super().__init__()
        self.problem = problem


class WatchingScreen(PhoneScreen):
    """Nothing is started before a key of its own was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "watch.key.start"),
        Binding("x", "stop", "watch.key.stop"),
        Binding("h", "app.people", "tui.key.people"),
        Binding("escape", "back", "tui.key.back"),
    ]

    def __init__(self, phone: Phone, package: str) -> None:
        super().__init__()
        self.phone = phone
        self.app_watched = package
        self.watched: Watched | None = None
        self._job: Job | None = None
        self._stop = threading.Event()

    def compose_body(self) -> ComposeResult:
        """The words about it, or what was seen so far."""
        with VerticalScroll(id="safety"):
            if self._job is None:
                yield Static(self.words("watch.consent.title"), classes="heading", markup=False)
                for key in POINTS:
                    yield point(self.words(key))
                yield Lines([Line(self.words("watch.consent.key"))])
            else:
                yield Static(plain(self._state()), classes="heading", id="state")
                yield Lines(in_lines(self._told()), id="told")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """It is started once, and can be stopped while it goes on."""
        if action == "start":
            return self._job is None
        return self._goes_on() if action == "stop" else True

    def action_start(self) -> None:
        """Goes into the app."""
        self._job = self.work(self._watch, self._ended, wrong=self._failed, end=self._stop.set)
        self.refresh(recompose=True)
        self.refresh_bindings()

    def action_stop(self) -> None:
        """Out of the app; what was seen stays on the screen."""
        self._stop.set()

    def action_back(self) -> None:
        """Out of the app, and back."""
        self._stop.set()
        self.app.pop_screen()

    def on_news(self, news: News) -> None:
        """What is known now."""
        self.watched = news.watched
        if self._goes_on():
            self._show()

    def on_trouble(self, trouble: Trouble) -> None:
        """What was seen stays as it is."""
        self.tell(trouble.problem)

    def _goes_on(self) -> bool:
        return self._job is not None and (self.watched is None or self.watched.end is None)

    def _watch(self) -> Watched:
        """In a thread, until it is stopped."""
        extra = self.phone_check.start.extra
        return watch(
            self.phone,
            self.app_watched,
            extra=extra,
            on_change=self._tell_news,
            on_problem=self._tell_trouble,
            stop=self._stop,
        )

    def _tell_news(self, watched: Watched) -> None:
        self.post_message(News(watched))

    def _tell_trouble(self, problem: DetectorError) -> None:
        self.post_message(Trouble(problem))

    def _ended(self, watched: Watched) -> None:
        from detector.watch.problems import ending

        self.watched = watched
        self._show()
        problem = ending(watched)
        if problem is not None:
            self.tell(problem)

    def _failed(self, problem: DetectorError) -> None:
        """It did not begin: the words about it are shown again, and what was in the way."""
        self._job = None
        self._stop.clear()
        self.refresh(recompose=True)
        self.refresh_bindings()
        self.tell(problem)

    def _show(self) -> None:
        self.query_one("#state", Static).update(plain(self._state()))
        self.query_one("#told", Lines).show(in_lines(self._told()))
        self.refresh_bindings()

    def _state(self) -> str:
        return self.words("watch.screen.on" if self._goes_on() else "watch.screen.over", package=self.app_watched)

    def _told(self) -> str:
        return "\n".join(lines(self.watched, self.words)) if self.watched is not None else ""
