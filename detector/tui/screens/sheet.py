"""A page over the results: one app, where something was read, or why it is said."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from detector.outputs.composing import words_for
from detector.report import Report
from detector.rules import Finding
from detector.tui.checked import Checked
from detector.tui.content.found import Found
from detector.tui.content.lines import Line
from detector.tui.content.why import why
from detector.tui.screens.acting import ActingScreen
from detector.tui.screens.base import PhoneScreen
from detector.tui.texts import plain
from detector.tui.views.sheet import Sheet

Tell = Callable[[Found], Iterable[Line]]


class SheetScreen(PhoneScreen):
    """Shows what `tell` says in the language that is spoken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "tui.key.back")]
    DEFAULT_CSS = """
    SheetScreen > .heading { margin: 0 0 1 0; }
    """

    def __init__(self, report: Report, title: str, tell: Tell) -> None:
        super().__init__()
        self.report = report
        self.title_key = title
        self.tell_lines = tell

    def compose_body(self) -> ComposeResult:
        """A heading, and the text."""
        found = self.found
        yield Static(plain(found.words(self.title_key)), classes="heading")
        yield Sheet(self.tell_lines(found), id="sheet")

    @property
    def found(self) -> Found:
        """The report in the language that is spoken."""
        return Found(self.report, words_for(self.report, self.words.language.code))

    def on_mount(self) -> None:
        """It can be scrolled at once."""
        self.query_one(Sheet).focus()


class EvidenceScreen(SheetScreen):
    """The commands and lines that findings rest on."""

    def __init__(self, report: Report, findings: tuple[Finding, ...]) -> None:
        super().__init__(report, "block.evidence", lambda found: found.evidence(findings))


class WhyScreen(SheetScreen):
    """The chain to the rule and to the list."""

    def __init__(self, report: Report, findings: tuple[Finding, ...]) -> None:
        super().__init__(report, "result.why.title", lambda found: why(found, findings))


class AppScreen(ActingScreen, SheetScreen):
    """One app, with everything that can be done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "evidence", "result.key.evidence"),
        Binding("b", "why", "result.key.why"),
    ]

    def __init__(self, checked: Checked, package: str) -> None:
        super().__init__(checked.report, "result.app.title", lambda found: found.about(package))
        self.checked = checked
        self.about_app = package

    @property
    def found(self) -> Found:
        """With what the person knows."""
        return Found(self.report, words_for(self.report, self.words.language.code), self.checked.known)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All about this app."""
        return tuple(one for one in self.report.findings if one.package == self.about_app)

    def chosen_package(self) -> str:
        """This one."""
        return self.about_app

    def take(self, checked: Checked) -> None:
        """What is known of the same app now."""
        self.checked, self.report = checked, checked.report
        self.refresh(recompose=True)

    def action_evidence(self) -> None:
        """Where it was read."""
        self.app.push_screen(EvidenceScreen(self.report, self.findings))

    def action_why(self) -> None:
        """Why it is said."""
        self.app.push_screen(WhyScreen(self.report, self.findings))
