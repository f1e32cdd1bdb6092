"""What is different between two reports: which earlier one is meant, and how that is told on any page."""

from collections.abc import Sequence
from pathlib import Path

from detector.comparison import compare
from detector.errors import DetectorError
from detector.handed_over import judged
from detector.outputs.comparison import tell
from detector.outputs.page import Telling
from detector.report import FROM_FILES, Report
from detector.tui.checked import Saved
from detector.wording import NoWordsError, Words, keyed


def earlier(saved: Saved, report: Report, extra: Sequence[Path]) -> Report:
    """The earlier report, judged as it would be opened; DetectorError when it has nothing to compare with this one."""
    found = judged(saved.path, extra, identity=saved.identity)
    if (found.source == FROM_FILES) is not (report.source == FROM_FILES):
        raise DetectorError(keyed("do.compare.files"), name=saved.path.name)
    return found


def tell_differences(old: Report, new: Report, page: Telling, words: Words) -> None:
    """What is different; DetectorError where they have nothing to compare, or tell of what has no words."""
    try:
        tell(compare(old, new), page, words.language.code)
    except NoWordsError as missing:
        raise DetectorError(keyed("do.wrong.words")) from missing
