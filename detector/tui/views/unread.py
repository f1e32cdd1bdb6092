"""What was not checked, with the commands that got no answer one key away."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from detector.outputs.document import Mark
from detector.tui.content.unread import Unread, groups, leaves_out, verdict
from detector.tui.views.reading import ReadingView, group, listed, sentences, title

MOST_LINES: Final = 200
"""Of one group. A hostile phone can open a gap for each of thousands of names."""


class UnreadView(ReadingView):
    """Never empty: some things no check over a cable can see."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "evidence", "view.key.commands")]

    def compose(self) -> ComposeResult:
        """What it means for the answer, then the most important first."""
        words, report = self.words, self.report
        yield title(words("section.not-checked"))
        yield from map(sentences, verdict(report, words))
        if self.checked.kind in ("phone", "simulated") and leaves_out(report):
            yield sentences(words("view.unread.deeper"))
        for one in groups(report, words):
            yield title(one.title)
            yield from map(self._unread, one.unread)
        yield sentences(words("not-checked.always"))

    def _unread(self, unread: Unread) -> Widget:
        widgets = [self._marked(unread.lines)]
        if unread.commands:
            widgets.append(listed((("$", one) for one in unread.commands[:MOST_LINES]), "proof"))
        if unread.hint:
            widgets.append(sentences(unread.hint, "inset quiet"))
        return group(*widgets)

    def _marked(self, lines: Sequence[str]) -> Widget:
        rows = [(Mark.UNKNOWN.symbol, line) for line in lines[:MOST_LINES]]
        if (more := len(lines) - MOST_LINES) > 0:
            rows.append(("…", self.words.count("view.more", more)))
        return listed(rows)
