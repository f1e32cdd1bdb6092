"""What was found: first the answer, then a menu of everything that can be looked at or done."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from detector.browsing import rows
from detector.errors import DetectorError, ExitCode
from detector.outputs.composing import compose, words_for
from detector.outputs.document import Document, Entry, Section, SectionId
from detector.report import FROM_FILES, Redaction
from detector.tui.checked import Checked
from detector.tui.linear import telling
from detector.tui.linear.apps import look_through
from detector.tui.linear.pages import tell_accounts, tell_people
from detector.tui.linear.saving import save
from detector.tui.linear.voice import Voice
from detector.tui.linear.when import what_happened_when
from detector.tui.linear.who import who_can_do_what
from detector.wording import NoWordsError

_Choice: TypeAlias = tuple[str, Callable[[], None]]


class Reading:
    """One result, as long as a person stays with it."""

    def __init__(self, checked: Checked, voice: Voice) -> None:
        self.checked = checked
        self.report = checked.report
        self.voice = voice
        self.words = words_for(checked.report, voice.words.language.code)
        self.document = self._composed()
        self.rows = rows(checked.report)

    def converse(self) -> bool:
        """Reads the answer, then what the person asks for. Whether they go on to another phone, or leave."""
        self._answer()
        choices, known = self._choices(), False
        options = [self.words(key) for key in (*(key for key, _ in choices), "linear.menu.other")]
        while True:
            self.voice.head(self.words("linear.menu.known" if known else "linear.menu"))
            chosen = self.voice.choose(options, self.words("linear.leave"), known=known)
            if not 0 < chosen <= len(choices):
                return chosen > 0
            choices[chosen - 1][1]()
            known = True

    def _composed(self) -> Document:
        """A saved report of another version can tell of something for which this one has no words."""
        try:
            return compose(self.report, self.words)
        except NoWordsError as missing:
            raise DetectorError(self.words("linear.no-words"), "", ExitCode.DATA) from missing

    def _choices(self) -> tuple[_Choice, ...]:
        return (
            ("linear.menu.answer", self._answer),
            ("linear.menu.found", self._found),
            ("linear.menu.all", lambda: look_through(self.rows, self._entries(), self.voice)),
            ("linear.menu.who", lambda: who_can_do_what(self.rows, self.voice)),
            ("linear.menu.messengers", lambda: self._section(SectionId.MESSENGERS)),
            ("linear.menu.timeline", lambda: what_happened_when(self.report, self.rows, self.voice)),
            ("linear.menu.settings", lambda: self._section(SectionId.SETTINGS)),
            ("linear.menu.not-checked", lambda: self._section(SectionId.NOT_CHECKED)),
            ("linear.menu.accounts", lambda: tell_accounts(self.voice)),
            ("linear.menu.people", lambda: tell_people(self.voice)),
            ("linear.menu.everything", self._everything),
            ("linear.menu.save", lambda: save(self.report, self.voice)),
        )

    def _answer(self) -> None:
        """What a person must know even when they ask for nothing more."""
        self.voice.head(self.document.title)
        if self.checked.stopped:
            self.voice.say(self.words("linear.stopped"))
        self.voice.say(*self.document.lead, telling.counts(self.document.counts), *self.document.result)
        self._say_sections(SectionId.APPS)

    def _everything(self) -> None:
        """The whole report, from top to bottom."""
        self._answer()
        self._say_sections(*(one for one in SectionId if one is not SectionId.APPS))
        self.voice.say("", *self.document.closing)

    def _say_sections(self, *ids: SectionId) -> None:
        for section in self._sections(*ids):
            self.voice.head(section.title)
            self.voice.say(*telling.section(section, self.words))

    def _section(self, wanted: SectionId) -> None:
        if not any(self._sections(wanted)):
            self.voice.say("", *map(self.words, self._nothing(wanted)))
        self._say_sections(wanted)

    def _nothing(self, wanted: SectionId) -> tuple[str, ...]:
        """What is said in place of a section that is not there; what was not read is never told as not there."""
        whole = self.report.complete and self.report.redaction is Redaction.NONE and self.report.source != FROM_FILES
        if wanted is SectionId.MESSENGERS:
            return "view.messengers.none" if whole else "linear.nothing-told", "view.messengers.linked"
        return ("view.settings.none-incomplete" if whole else "linear.nothing-told",)

    def _sections(self, *ids: SectionId) -> Iterator[Section]:
        return (one for one in self.document.sections if one.id in ids)

    def _entries(self) -> dict[str, Entry]:
        """What is told about single apps, by package."""
        parts = (part for one in self.document.sections for part in one.parts)
        return {part.package: part for part in parts if isinstance(part, Entry) and part.package}

    def _found(self) -> None:
        """Apps that something was found about, or several with the same access: one after another, as chosen."""
        parts = (part for section in self._sections(SectionId.DETAILS) for part in section.parts)
        entries = [part for part in parts if isinstance(part, Entry)]
        if not entries:
            self.voice.say("", self.words("linear.no-apps"))
        names = [telling.marked(one.mark, one.title, one.matter, self.words) for one in entries]
        chosen = 0
        while entries:
            self.voice.head(self.words("linear.menu.found"))
            chosen = self.voice.choose(names, self.words("linear.back"), known=chosen > 0)
            if chosen == 0:
                return
            self.voice.say("", *telling.entry(entries[chosen - 1], self.words))
