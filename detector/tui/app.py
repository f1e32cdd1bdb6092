"""The full-screen interface: themes, keys that work everywhere, and the way from screen to screen. Nothing else."""

import asyncio
import logging
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar, Final

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen

from detector.errors import DetectorError, ExitCode
from detector.tui import plain, theme
from detector.tui.checked import USUAL, Checked, Phone, Saved, Target
from detector.tui.keyboards import meant
from detector.tui.screens.safety import SafetyScreen
from detector.tui.start import Start
from detector.tui.working import Jobs
from detector.wording import Words, keyed

log = logging.getLogger(__name__)

_ENDED: Final = 128
"""What shells add to the number of a signal."""
_PATIENCE_S: Final = 3.0
"""For what has to tidy up after the screen is gone."""
_KEY_NAMES: Final = {"enter": "Enter", "escape": "Esc", "question_mark": "?", "slash": "/"}


class PhoneCheck(App[None]):
    """The app."""

    CSS = theme.CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "tui.key.leave", show=False, priority=True),
        Binding("ctrl+c", "leave", show=False, priority=True, system=True),
        Binding("w", "watch", "watch.key.watch"),
        Binding("question_mark", "help", "tui.key.help"),
        Binding("f1", "help", "tui.key.help", show=False, priority=True),
        Binding("h", "people", "tui.key.people", show=False),
        Binding("l", "language", "do.key.language", show=False),
        Binding("ctrl+p", "command_palette", "tui.key.palette", show=False, priority=True),
    ]

    def __init__(self, start: Start) -> None:
        self.start = start
        self.words = Words(start.lang)
        self.jobs = Jobs()
        self.depth = USUAL
        """How much of a phone is read, until the person says otherwise."""
        super().__init__()
        for one in theme.THEMES:
            self.register_theme(one)
        self.theme = theme.CALM if start.colour else theme.NONE

    def get_default_screen(self) -> Screen[None]:
        """The safety page comes first."""
        return SafetyScreen()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What the terminal cannot show is taken out of every line."""
        shows = plain.filters(colour=self.theme != theme.NONE, unicode=self.start.unicode)
        return [*super().get_line_filters(), *shows]

    def get_key_display(self, binding: Binding) -> str:
        """The name of a key, as it stands on keyboards."""
        *modifiers, key = binding.key.split("+")
        name = _KEY_NAMES.get(key, key.upper())
        return "-".join([*(modifier.capitalize() for modifier in modifiers), name])

    def on_key(self, event: Key) -> None:
        """A key that nothing on the screen took, from a keyboard in another state."""
        if key := meant(event.key, event.character):
            self.simulate_key(key)

    def speak(self, code: str) -> None:
        """From now on in this language."""
        self.words = Words(code)
        for screen in self.screen_stack:
            screen.refresh(recompose=True)

    def begin(self) -> None:
        """After the safety page: the phones, and over them what was named when it was started."""
        from detector.tui.screens.phones import PhonesScreen

        self.push_screen(PhonesScreen())
        if self.start.path is not None:
            self.check(Saved(path=self.start.path, identity=self.start.identity))

    def check(self, target: Target) -> None:
        """Checks it and shows what was found. What was found before does not stay behind it."""
        from detector.tui.screens.checking import CheckingScreen
        from detector.tui.screens.results import ResultsScreen

        if isinstance(self.screen, ResultsScreen):
            self.switch_screen(CheckingScreen(target))
        else:
            self.push_screen(CheckingScreen(target))

    def show(self, checked: Checked, *, instead: Screen[None] | None = None) -> None:
        """What was found; in place of a screen, if that is the one in front."""
        from detector.tui.screens.results import ResultsScreen

        if instead is not None and instead is self.screen:
            self.switch_screen(ResultsScreen(checked))
        else:
            self.push_screen(ResultsScreen(checked))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """An app can be watched where a screen is about one."""
        return action != "watch" or bool(self._about_app)

    @property
    def _about_app(self) -> str:
        return str(getattr(self.screen, "about_app", ""))

    def action_watch(self) -> None:
        """What the app does that the screen in front is about, on the phone that was checked."""
        from detector.tui.screens.watching import WatchingScreen

        package = self._about_app
        checked = next((screen.checked for screen in reversed(self.screen_stack) if hasattr(screen, "checked")), None)
        if isinstance(checked, Checked) and isinstance(checked.again, Phone):
            self.push_screen(WatchingScreen(checked.again, package))
        else:
            self.tell(DetectorError(keyed("watch.screen.no-phone"), keyed("watch.screen.no-phone.next")))

    def tell(self, problem: DetectorError) -> None:
        """What did not work, and what to do next."""
        from detector.tui.screens.problem import ProblemDialog

        self.push_screen(ProblemDialog(problem))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """The commands that there are everywhere."""
        yield SystemCommand(self.words("tui.command.people"), "", self.action_people)
        yield SystemCommand(self.words("tui.command.help"), "", self.action_help)
        yield SystemCommand(self.words("do.language.title"), "", self.action_language)
        for one in theme.THEMES:
            name = self.words("tui.command.theme", theme=self.words(f"tui.theme.{one.name}"))
            yield SystemCommand(name, "", partial(setattr, self, "theme", one.name))
        yield SystemCommand(self.words("tui.command.leave"), "", self.action_leave)

    def action_command_palette(self) -> None:
        """All commands, to be searched."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.words("tui.command.search"), id="--command-palette"))

    def action_people(self) -> None:
        """People who can help."""
        from detector.tui.screens.people import PeopleScreen

        self.push_screen(PeopleScreen())

    def action_language(self) -> None:
        """Which language is spoken."""
        from detector.tui.screens.language import LanguageDialog

        if not isinstance(self.screen, LanguageDialog):
            self.push_screen(LanguageDialog())

    def action_help(self) -> None:
        """The keys of the screen in front."""
        from detector.tui.screens.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            return
        bindings = (active.binding for active in self.screen.active_bindings.values())
        keys: dict[str, list[str]] = {}
        for binding in bindings:
            if self.words.has(binding.description):
                keys.setdefault(binding.description, []).append(self.get_key_display(binding))
        self.push_screen(HelpDialog(tuple((", ".join(names), told) for told, names in keys.items())))

    def on_mount(self) -> None:
        """Ended from outside, or its terminal closed: it leaves as if a person had asked for that."""
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):  # Windows has no SIGHUP
            with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; not the main thread
                asyncio.get_running_loop().add_signal_handler(number, self.leave, _ENDED + number)

    def action_leave(self) -> None:
        """Leaves at once."""
        self.leave()

    def leave(self, return_code: int = ExitCode.OK) -> None:
        """Nothing stays on the screen, and what runs is ended."""
        self.jobs.end_all()
        self.exit(return_code=return_code)

    def _fatal_error(self) -> None:
        """A screen made a mistake that no other place told: some words after it is gone, and never a traceback."""
        log.critical("a screen failed", exc_info=True)
        self._exit_renderables.append(Text(self.words("tui.broken")))
        self._close_messages_no_wait()

    def tidy_up(self) -> None:
        """After the screen is gone: waits a little for what was ended."""
        self.jobs.end_all()
        self.jobs.wait(_PATIENCE_S)
