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
        report, code, marked = self.checked.report, self.voice.words.language.code, self.checked.known
        made = self._found
        if made is None or (made.report, made.words.language.code, made.marked) != (report, code, marked):
            made = self._found = Found(report, words_for(report, code), marked)
        return made

    @property
    def words(self) -> Words:
        """The sentences that fit the report."""
        return self.found.words

    def with_known(self, name: str, *packages: str) -> str:
        """The name of a line, and that the person said to know what it is about, if they did."""
        known = [one for one in packages if one in self.found.known]
        if not known:
            return name
        some = self.words("result.known.some", apps=self.words.items(map(self.found.name, known)))
        said = self.words("result.known") if len(packages) == 1 else some
        return self.words("linear.known", name=name, known=said)

    def take_newer(self, checked: Checked) -> None:
        """Goes on with this one, and tells what is different from before."""
        old, new = self.checked.report, checked.report
        self.checked = structs.replace(checked, known=self.checked.known)
        made = compare(old, new)
        if made.differs or not made.complete:
            tell(old, new, self.voice)
        else:
            self.voice.say("", self.words("diff.none"))
