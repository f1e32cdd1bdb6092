"""The settings of the phone: what lowers protection and what that means, who else has a part of it, how old it is."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from detector.levels import Level
from detector.outputs import proof
from detector.outputs.document import Mark
from detector.outputs.sentences import Sentences
from detector.report import FROM_FILES, Report
from detector.signals.base import Signal
from detector.sources.base import OURS
from detector.tui.views.reading import ReadingView, group, listed, sentences, title

_ABOUT_ALL: Final = ("posture.note", "rule.posture.innocent", "rule.posture.advice")


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
        yield listed(("·", line) for line in self._phone())
        yield from self._found()
        open_ones = Sentences(words).open_settings(report)
        if open_ones:
            yield listed((Mark.UNKNOWN.symbol, line) for line in open_ones)

    def _phone(self) -> Iterator[str]:
        words, report = self.words, self.report
        sentence = Sentences(words)
        yield sentence.phone(report)
        if report.phone.security_patch:
            months = patch_months(report)
            date_of = {"date": report.phone.security_patch}
            yield words("view.patch", **date_of) if months is None else words.count("view.patch-age", months, **date_of)
        if report.users:
            yield words("view.users", users=words.items(sentence.user(one.id, one.kind) for one in report.users))

    def _found(self) -> Iterator[Widget]:
        words, report = self.words, self.report
        signals = [signal for finding in report.at(Level.POSTURE) for signal in finding.signals]
        if not signals:
            open_ones = Sentences(words).open_settings(report) or not report.complete
            yield sentences(words("view.settings.none-incomplete" if open_ones else "view.settings.none"))
            return
        yield group(*(widget for signal in signals for widget in self._setting(signal)))
        yield group(*(sentences(words(key)) for key in _ABOUT_ALL))

    def _setting(self, signal: Signal) -> Iterator[Widget]:
        yield listed([(Mark.POSTURE.symbol, Sentences(self.words).clause(signal))])
        yield listed((("·", proof.line(one, "", self.words)) for one in signal.evidence), "proof")


def patch_months(report: Report) -> int | None:
    """How many whole months old the last security update was when the phone was read; None where one is not known."""
    origin = report.origin
    if origin is not None and origin.kind not in OURS and origin.taken is None:
        return None
    try:
        patch = date.fromisoformat(report.phone.security_patch)
    except ValueError:
        return None
    then = report.as_of.date()
    months = (then.year - patch.year) * 12 + then.month - patch.month - (then.day < patch.day)
    return months if months >= 0 else None
