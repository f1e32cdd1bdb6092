"""The full-screen interface: themes, keys that work everywhere, and the way from screen to screen. Nothing else."""

from typing import ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from detector.tui import theme
from detector.tui.checked import Checked, Saved, Target
from detector.tui.screens.safety import SafetyScreen
from detector.tui.start import Start
from detector.tui.working import Jobs
from detector.wording import Words

_PATIENCE_S: Final = 3.0
"""For what has to tidy up after the screen is gone."""


class PhoneCheck(App[None]):
    """The app."""

    CSS = theme.CSS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "tui.key.leave", show=False, priority=True),
    ]

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.words = Words(start.lang)
        self.jobs = Jobs()
        for one in theme.THEMES:
            self.register_theme(one)
        self.theme = theme.NONE if theme.without_colour() else theme.CALM

    def get_default_screen(self) -> Screen[None]:
        """The safety page comes first."""
        return SafetyScreen()

    def speak(self, code: str) -> None:
        """From now on in this language."""
        self.words = Words(code)
        for screen in self.screen_stack:
            screen.refresh(recompose=True)

    def begin(self) -> None:
        """After the safety page: what was named when it was started, or the phones."""
        from detector.tui.screens.phones import PhonesScreen

        self.push_screen(PhonesScreen())
        if self.start.path is not None:
            self.check(Saved(path=self.start.path, identity=self.start.identity))

    def check(self, target: Target) -> None:
        """Checks it and shows what was found."""
        from detector.tui.screens.checking import CheckingScreen

        self.push_screen(CheckingScreen(target))

    def show(self, checked: Checked, *, instead: Screen[None] | None = None) -> None:
        """What was found; in place of a screen, if that is still there."""
        from detector.tui.screens.results import ResultsScreen

        if instead is not None and instead is self.screen:
            self.switch_screen(ResultsScreen(checked))
        else:
            self.push_screen(ResultsScreen(checked))

    def action_leave(self) -> None:
        """Leaves at once; nothing stays on the screen, and what runs is ended."""
        self.jobs.end_all()
        self.exit()

    def tidy_up(self) -> None:
        """After the screen is gone: waits a little for what was ended."""
        self.jobs.end_all()
        self.jobs.wait(_PATIENCE_S)
