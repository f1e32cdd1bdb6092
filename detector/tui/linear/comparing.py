"""Two reports: what is new, gone and changed, told from top to bottom."""

from collections.abc import Sequence
from pathlib import Path

from detector.report import Report
from detector.tui.comparing import earlier, tell_differences
from detector.tui.linear.aloud import Aloud
from detector.tui.linear.opening import ask_for_saved
from detector.tui.linear.voice import Voice


def compare_with_earlier(report: Report, extra: Sequence[Path], voice: Voice) -> None:
    """Asks which earlier report is meant; DetectorError when it has nothing to compare."""
    voice.head(voice.words("do.compare.title"))
    voice.say(voice.words("do.compare.what"))
    saved = ask_for_saved(voice)
    if saved is not None:
        voice.say(voice.words("do.compare.working"))
        tell(earlier(saved, report, extra), report, voice)


def tell(old: Report, new: Report, voice: Voice) -> None:
    """From the old to the new one."""
    voice.say("")
    tell_differences(old, new, Aloud(voice), voice.words)
