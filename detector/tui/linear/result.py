"""A result as long as a person stays with it: what was found, in the language that is spoken, judged anew meanwhile."""

from msgspec import structs

from detector.comparison import compare
from detector.outputs.composing import words_for
from detector.tui.checked import Checked
from detector.tui.content.found import Found
from detector.tui.linear.comparing import tell
from detector.tui.linear.voice import Voice
from detector.tui.start import Start
from detector.wording import Words


class Result:
    """What was found."""

    def __init__(self, checked: Checked, start: Start, voice: Voice) -> None:
        self.checked = checked
        self.start = start
        self.voice = voice
        self._found: Found | None = None

    @property
    def found(self) -> Found:
        """The report, as it is told now."""
        report, code = self.checked.report, self.voice.words.language.code
        if self._found is None or self._found.report is not report or self._found.words.language.code != code:
            self._found = Found(report, words_for(report, code))
        return self._found

    @property
    def words(self) -> Words:
        """The sentences that fit the report."""
        return self.found.words

    def take_newer(self, checked: Checked) -> None:
        """Goes on with this one, and tells what is different from before."""
        old, new = self.checked.report, checked.report
        self.checked = structs.replace(checked, known=self.checked.known)
        made = compare(old, new)
        if made.differs or not made.complete:
            tell(old, new, self.voice)
        else:
            self.voice.say("", self.words("diff.none"))
