"""What was not checked, by what that leaves open: the reason, what can be done, and the command that got no answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from detector.facts.base import Gap, GapReason
from detector.outputs import provenance
from detector.outputs.document import Mark
from detector.outputs.sentences import Sentences, told_by_itself
from detector.report import FROM_FILES
from detector.tui.views.reading import ReadingView, group, listed, sentences, title

MOST_LINES: Final = 200
"""Of one group. A hostile phone can open a gap for each of thousands of names."""
_AGAIN: Final = (
    GapReason.TIMED_OUT,
    GapReason.TRUNCATED,
    GapReason.EMPTY,
    GapReason.DISCONNECTED,
    GapReason.FAILED,
)
HINTS: Final[Mapping[GapReason, str]] = {
    **dict.fromkeys(_AGAIN, "view.hint.again"),
    GapReason.DENIED: "view.hint.refused",
    GapReason.BLOCKED_USER: "view.hint.on-phone",
    GapReason.CONTRADICTORY: "view.hint.contradictory",
    GapReason.NOT_UNDERSTOOD: "view.hint.newer",
    GapReason.NOT_IN_SOURCE: "view.hint.phone",
    GapReason.NOT_CHOSEN: "view.hint.chosen",
}
"""What a person can do about it; where nothing is said, nothing can be done."""


class UnreadView(ReadingView):
    """Never empty: some things no check over a cable can see."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "evidence", "view.key.commands")]

    def compose(self) -> ComposeResult:
        """The most important first: what makes "nothing found" no answer."""
        words, report = self.words, self.report
        said = Sentences(words)
        core = [gap for gap in report.gaps[: report.core_gaps] if told_by_itself(gap)]
        others = [gap for gap in report.gaps[report.core_gaps :] if told_by_itself(gap)]
        yield title(words("section.not-checked"))
        yield from self._verdict(any_gap=bool(core or others))
        yield from self._gaps("view.unread.core", core)
        yield from self._lines("view.unread.apps", said.undecided(report))
        yield from self._lines("view.unread.settings", said.open_settings(report))
        yield from self._gaps("view.unread.others", others)
        yield from self._lines("view.unread.left-out", said.left_out(report))
        yield from self._lines("view.unread.notes", provenance.notes(report, words))
        yield sentences(words("not-checked.always"))

    def _verdict(self, *, any_gap: bool) -> Iterator[Widget]:
        """What the rest of this view means for the answer."""
        words, report = self.words, self.report
        yield from (sentences(line) for line in provenance.taken_out(report, words))
        if not report.complete:
            yield sentences(words("view.unread.incomplete"))
        elif report.source != FROM_FILES:
            yield sentences(words("view.unread.complete" if any_gap else "view.unread.all"))

    def _gaps(self, heading: str, gaps: Iterable[Gap]) -> Iterator[Widget]:
        """By reason, so that what can be done is said once for all of them."""
        said = Sentences(self.words)
        reasons: dict[GapReason, dict[str, list[str]]] = {}
        for gap in gaps:
            reasons.setdefault(gap.reason, {}).setdefault(said.gap(gap), []).append(gap.command)
        if reasons:
            yield title(self.words(heading))
        for reason, lines in reasons.items():
            yield group(*self._of_reason(reason, lines))

    def _of_reason(self, reason: GapReason, lines: Mapping[str, Sequence[str]]) -> Iterator[Widget]:
        yield self._marked(lines)
        commands = dict.fromkeys(one for of_line in lines.values() for one in of_line if one)
        yield listed((("$", one) for one in list(commands)[:MOST_LINES]), "proof")
        if reason in HINTS:
            yield sentences(self.words(HINTS[reason]), "inset quiet")

    def _lines(self, heading: str, lines: Iterable[str]) -> Iterator[Widget]:
        found = list(lines)
        if found:
            yield title(self.words(heading))
            yield self._marked(found)

    def _marked(self, lines: Iterable[str]) -> Widget:
        every = list(lines)
        rows = [(Mark.UNKNOWN.symbol, line) for line in every[:MOST_LINES]]
        if (more := len(every) - MOST_LINES) > 0:
            rows.append(("…", self.words.count("view.more", more)))
        return listed(rows)
