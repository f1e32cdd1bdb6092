"""Which language is spoken."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from detector.tui.content.languages import named
from detector.tui.screens.base import Dialog
from detector.tui.texts import plain
from detector.wording import LANGUAGES


class LanguageDialog(Dialog[str]):
    """Names the languages, each in itself, and switches at once."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """The list."""
        spoken = self.words.language.code
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(self.words("do.language.title"), classes="heading", markup=False)
            languages = OptionList(
                *(Option(plain(named(code, self.words)), id=code) for code in LANGUAGES), markup=False
            )
            languages.highlighted = LANGUAGES.index(spoken)
            yield languages
            yield Static(self.words("do.language.what"), classes="muted", markup=False)

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """From now on in that one."""
        self.dismiss(message.option_id)
        if message.option_id:
            self.phone_check.speak(message.option_id)
