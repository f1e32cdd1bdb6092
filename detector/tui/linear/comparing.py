"""Two reports: what is new, gone and changed, told from top to bottom."""

from collections.abc import Sequence
from pathlib import Path

from detector.report import Report
from detector.tui.comparing import earlier, tell_differences
from detector.tui.linear.opening import ask_for_saved
from detector.tui.linear.telling import aloud, item
from detector.tui.linear.voice import Voice


class _Aloud:
    """A page (`detector.outputs.page.Telling`) that is heard: words only, and no lines between them."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def line(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:  # noqa: ARG002
        self.voice.say(aloud(text, self.voice.words))

    def marked(self, symbol: str, text: str, style: str = "") -> None:  # noqa: ARG002
        self.line(text)

    def gap(self) -> None:
        self.voice.say("")

    def heading(self, text: str) -> None:
        self.voice.head(text)

    def points(self, points: Sequence[str], indent: int = 4) -> None:  # noqa: ARG002
        self.voice.say(*(item(aloud(point, self.voice.words)) for point in points))


def compare_with_earlier(report: Report, extra: Sequence[Path], voice: Voice) -> None:
    """Asks which earlier report is meant; DetectorError when it has nothing to compare."""
    voice.head(voice.words("do.compare.title"))
    voice.say(voice.words("do.compare.what"))
    saved = ask_for_saved(voice)
    if saved is not None:
        voice.say(voice.words("do.compare.working"))
        tell(earlier(saved, report, extra, voice.words), report, voice)


def tell(old: Report, new: Report, voice: Voice) -> None:
    """From the old to the new one."""
    voice.say("")
    tell_differences(old, new, _Aloud(voice), voice.words)
