"""A report goes into a file: in which form, for whom, where to. Nothing is written before it was asked for."""

import threading
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, RadioSet, Select, Static

from detector import outputs
from detector.errors import DetectorError, Sentence
from detector.report import Redaction
from detector.tui.checked import Checked
from detector.tui.saving import not_now, redactions, save
from detector.tui.screens.asking import Asking, Choice, Choices
from detector.tui.screens.base import in_one
from detector.tui.texts import plain
from detector.tui.writing import SUFFIXES, named, proposed
from detector.wording import keyed


class SaveDialog(Asking[Path]):
    """Asks and saves; the answer is where the report is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", "do.key.save", show=False)]

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        self.report = checked.report
        self.form = "html"
        self.redactions = redactions(self.report)
        self.redaction = Redaction.SHARE if Redaction.SHARE in self.redactions else self.redactions[0]
        self.path = str(proposed(SUFFIXES[self.form], datetime.now()))  # noqa: DTZ005 - the day on the wall
        self.replace = False
        """Whether the person was told that something is there, and asked once more."""
        self.saved: Path | None = None
        self.not_now: dict[str, DetectorError] = {}
        """Forms that cannot be made now, and why."""

    def compose(self) -> ComposeResult:
        """The questions; or what was done."""
        with VerticalScroll(classes="box", can_focus=False):
            yield from self._done(self.saved) if self.saved else self._questions()

    def _questions(self) -> ComposeResult:
        words = self.words
        yield Static(words("do.save.title"), classes="heading", markup=False)
        with Horizontal(classes="row"):
            yield Static(words("do.save.form"), classes="label", markup=False)
            yield Select(self._forms(), value=self.form, allow_blank=False, compact=True, id="form")
        yield Static(plain(self._about_form()), id="about-form", classes="muted")
        yield Static(words("do.save.out"), classes="apart", markup=False)
        choices = [Choice(words(f"do.redact.{one.value}"), chosen=one is self.redaction) for one in self.redactions]
        yield Choices(*choices, id="redaction")
        if self.report.redaction is not Redaction.NONE:
            yield Static(words("do.save.before"), classes="muted", markup=False)
        yield Static(words("do.where"), classes="apart", markup=False)
        yield Input(self.path, id="where-to", compact=True, select_on_focus=False)
        yield from self.compose_message()
        yield from self.compose_buttons(save=words("do.save.replace" if self.replace else "do.save.button"))

    def _done(self, path: Path) -> ComposeResult:
        yield Static(self.words("do.save.done"), classes="heading", markup=False)
        yield Static(plain(self.words("do.save.done.where", path=path)), id="there")
        yield Static(self.words(f"do.redact.{self.redaction.value}.done"), classes="apart", markup=False)
        yield Static(self.words("do.only-you"), classes="apart", markup=False)
        yield from self.compose_buttons()

    def on_mount(self) -> None:
        """Asks which forms cannot be made: what they need may be slow to load."""
        language = self.words.language.code
        self.work(lambda: not_now(language), self._know_forms)

    def _know_forms(self, not_now: dict[str, DetectorError]) -> None:
        self.not_now = not_now
        if not_now and self.saved is None:
            form = self.query_one("#form", Select)
            with self.prevent(Select.Changed):
                form.set_options(self._forms())
                form.value = self.form
            self.query_one("#about-form", Static).update(plain(self._about_form()))

    def _forms(self) -> list[tuple[str, str]]:
        names = {form: self.words(f"do.form.{form}") for form in outputs.FORMATS}
        told = {form: self.words("do.save.not-now", form=name) for form, name in names.items()}
        return [(told[form] if form in self.not_now else name, form) for form, name in names.items()]

    def _about_form(self) -> str:
        problem = self.not_now.get(self.form)
        return self.words.said(in_one(problem)) if problem else self.words(f"do.form.{self.form}.what")

    @on(Select.Changed)
    def choose_form(self, message: Select.Changed) -> None:
        """The name follows, if it still ends as that form ended."""
        before, self.form = self.form, str(message.value)
        if before != self.form and self.path.endswith(SUFFIXES[before]):
            self.query_one("#where-to", Input).value = self.path.removesuffix(SUFFIXES[before]) + SUFFIXES[self.form]
        self.query_one("#about-form", Static).update(plain(self._about_form()))

    @on(RadioSet.Changed)
    def choose_redaction(self, message: RadioSet.Changed) -> None:
        """For whom it is."""
        self.redaction = self.redactions[message.index]

    @on(Input.Changed)
    def choose_path(self, message: Input.Changed) -> None:
        """Another name: what was said about the last one is over."""
        if message.value != self.path:
            self.path = message.value
            self._tell(Sentence(""), replace=False)

    def action_close(self) -> None:
        """The answer is where the report is, if it was saved."""
        self.dismiss(self.saved)

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Makes the report and puts it there."""
        path, problem = named(self.path), self.not_now.get(self.form)
        if self.saved is not None or self.busy:
            return
        if problem is not None or path is None:
            self._tell(problem.sentence if problem else Sentence(keyed("do.wrong.no-path")), replace=False)
            return
        language, replace = self.words.language.code, self.replace
        self._tell(Sentence(keyed("do.save.working")), replace=replace)
        self.do(lambda ended: self._write(path, language, ended, replace=replace), self._written)

    def _write(self, path: Path, language: str, ended: threading.Event, *, replace: bool) -> Path | None:
        """In a thread: None when something is there that was not to be replaced."""
        report, redaction = self.report, self.redaction
        return save(report, redaction, self.form, path, language=language, replace=replace, ended=ended.is_set)

    def _written(self, path: Path | None) -> None:
        if path is None:
            self._tell(Sentence(keyed("do.save.there")), replace=True)
            return
        self.saved = path
        self.renew()

    def wrong(self, problem: DetectorError) -> None:
        """It was not saved."""
        self._tell(in_one(problem), replace=False)

    def _tell(self, message: Sentence, *, replace: bool) -> None:
        self.replace = replace
        self.say(message)
        self.query_one("#save", Button).label = self.words("do.save.replace" if replace else "do.save.button")
