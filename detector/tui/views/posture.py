"""The settings of the phone, with where each was read one key away."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from detector.outputs.document import Mark
from detector.outputs.sentences import Sentences
from detector.report import FROM_FILES
from detector.tui.content.posture import ABOUT_ALL, Setting, none_found, phone, settings
from detector.tui.views.reading import ReadingView, group, listed, sentences, title


class PostureView(ReadingView):
    """Settings are somebody's choice, and none is a sign of monitoring by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "evidence", "view.key.evidence")]

    def compose(self) -> ComposeResult:
        """The phone; its settings; what was not told of them."""
        words, report = self.words, self.report
        yield title(words("section.settings"))
        if report.source == FROM_FILES:
            yield sentences(words("not-checked.always"))
            return
        yield listed(("·", line) for line in phone(report, words))
        yield from self._found()
        open_ones = Sentences(words).open_settings(report)
        if open_ones:
            yield listed((Mark.UNKNOWN.symbol, line) for line in open_ones)

    def _found(self) -> Iterator[Widget]:
        words, found = self.words, settings(self.report, self.words)
        if not found:
            yield sentences(none_found(self.report, words))
            return
        yield group(*(widget for setting in found for widget in _setting(setting)))
        yield group(*(sentences(words(key)) for key in ABOUT_ALL))


def _setting(setting: Setting) -> Iterator[Widget]:
    yield listed([(Mark.POSTURE.symbol, setting.clause)])
    yield listed((("·", line) for line in setting.evidence), "proof")
