"""What can be done with what was found: the keys of the results, and where each of them leads.

A screen of results says which app is chosen and takes what comes back; it decides nothing of this.
"""

from typing import ClassVar

from msgspec import structs
from textual.binding import Binding, BindingType

from detector.comparison import compare
from detector.outputs.escape import visible
from detector.tui.checked import Checked, Target
from detector.tui.judging import judged_again, same_list
from detector.tui.screens.base import PhoneScreen
from detector.tui.texts import cut

_CELLS = 50


class ActingScreen(PhoneScreen):
    """A screen of results, with everything that can be done from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "do.key.save"),
        Binding("c", "compare", "do.key.compare"),
        Binding("k", "know", "do.key.know"),
        Binding("y", "copy", "do.key.copy", show=False),
        Binding("r", "again", "do.key.again"),
        Binding("j", "judge", "do.key.judge", show=False),
        Binding("u", "update", "do.key.update", show=False),
        Binding("d", "keep", "do.key.keep", show=False),
    ]
    checked: Checked

    def chosen_package(self) -> str | None:
        """The app that the person looks at, if it is one."""
        raise NotImplementedError

    def take(self, checked: Checked) -> None:
        """Shows this in place of what was shown, and stays at the same app where that is still there."""
        raise NotImplementedError

    def _take(self, checked: Checked) -> None:
        """Whatever screen of this check it was done on, the others show it too."""
        for screen in self.app.screen_stack:
            if isinstance(screen, ActingScreen):
                screen.take(checked)

    def known_line(self) -> str:
        """Which apps the person marked as known; they stay where they are."""
        names = self.words.items(cut(package, _CELLS) for package in sorted(self.checked.known))
        return self.words.count("do.know.marked", len(self.checked.known), apps=names)

    def action_save(self) -> None:
        """Saves a report."""
        from detector.tui.screens.saving import SaveDialog

        self.app.push_screen(SaveDialog(self.checked))

    def action_keep(self) -> None:
        """Keeps what the phone says."""
        from detector.tui.screens.keeping import KeepDialog

        self.app.push_screen(KeepDialog(self.checked))

    def action_compare(self) -> None:
        """Compares with an earlier report."""
        from detector.tui.screens.comparing import EarlierScreen

        self.app.push_screen(EarlierScreen(self.checked.report))

    def action_know(self) -> None:
        """Says that an app is known."""
        from detector.tui.screens.knowing import KnowDialog

        package = self.chosen_package()
        if package is None:
            self.say(self.words("do.copy.nothing"))
        else:
            self.app.push_screen(KnowDialog(self.checked, package), self._take_if_any)

    def action_copy(self) -> None:
        """Gives the name of the app's package to the clipboard of the terminal, with nothing in it that steers."""
        package = self.chosen_package()
        if package is None:
            self.say(self.words("do.copy.nothing"))
            return
        shown = visible(package)
        self.app.copy_to_clipboard(shown)
        self.say(self.words("do.copied", what=cut(shown, _CELLS)))

    def action_again(self) -> None:
        """Checks the same thing again."""
        from detector.tui.screens.again import AgainDialog

        self.app.push_screen(AgainDialog(self.checked, self.chosen_package()), self._check_again)

    def _check_again(self, target: Target | None) -> None:
        from detector.tui.screens.checking import CheckingScreen

        if target is not None:
            self.app.push_screen(CheckingScreen(target, then=self._checked_again))

    def _checked_again(self, checked: Checked) -> None:
        self._take_newer(structs.replace(checked, known=self.checked.known))

    def action_judge(self) -> None:
        """Judges the same facts with the list that is there now."""
        if self.checked.facts is None:
            self.say(self.words("do.judge.not-possible"))
            return
        checked, extra = self.checked, self.phone_check.start.extra
        self.work(lambda: judged_again(checked, extra), self._judged)

    def _judged(self, checked: Checked) -> None:
        if same_list(self.checked.report, checked.report):
            self._take(checked)
            self.say(self.words("do.judge.same"))
        else:
            self._take_newer(checked)

    def action_update(self) -> None:
        """Updates the list of monitoring apps."""
        from detector.tui.screens.updating import UpdateDialog

        self.app.push_screen(UpdateDialog(), self._updated)

    def _updated(self, newer: bool | None) -> None:
        if newer and self.checked.facts is not None:
            self.action_judge()

    def _take_if_any(self, checked: Checked | None) -> None:
        if checked is not None:
            self._take(checked)

    def _take_newer(self, checked: Checked) -> None:
        """Shows it, and what is different from before."""
        from detector.tui.screens.comparing import CompareScreen

        old, new = self.checked.report, checked.report
        self._take(checked)
        made = compare(old, new)
        if made.differs or not made.complete:
            self.app.push_screen(CompareScreen(old, new))
        else:
            self.say(self.words("diff.none"))

    def say(self, message: str) -> None:
        """In a corner, for some seconds."""
        self.notify(message, markup=False)
