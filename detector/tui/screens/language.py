"""Which language is spoken."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from detector.tui.content.languages import named
from detector.tui.plain import in_ascii
from detector.tui.screens.base import Dialog
from detector.tui.texts import plain
from detector.wording import LANGUAGES, load


class LanguageDialog(Dialog[str]):
    """Names the languages, each in itself, and switches at once."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """The list."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(self.words("do.language.title"), classes="heading", markup=False)
            languages = OptionList(*map(self._option, LANGUAGES), id="languages", markup=False)
            languages.highlighted = LANGUAGES.index(self.words.language.code)
            yield languages
            yield Static(self.words("do.language.what"), classes="muted", markup=False)

    def _option(self, code: str) -> Option:
        """One that the terminal cannot show would leave a screen of question marks."""
        shown = self.phone_check.start.unicode or "?" not in in_ascii(load(code).name)
        told = named(code, self.words) if shown else self.words("do.language.not-shown", code=code)
        return Option(plain(told), id=code, disabled=not shown)

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """From now on in that one."""
        self.dismiss(message.option_id)
        if message.option_id:
            self.phone_check.speak(message.option_id)
