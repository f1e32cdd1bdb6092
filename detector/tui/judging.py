"""The same facts judged once more, from memory: with a newer list, or after a person said what they know."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from detector.report import Report
from detector.scan import judge_again
from detector.signatures.library import Library
from detector.tui.checked import Checked


def same_list(old: Report, new: Report) -> bool:
    """Whether both were judged with the same list of monitoring apps."""
    before, after = old.signature_set, new.signature_set
    return (before.sha256, before.revision) == (after.sha256, after.revision)


def judged_again(checked: Checked, extra: Sequence[Path]) -> Checked:
    """With the list that is there now. A saved report holds no facts, and stays as it is."""
    if checked.facts is None:
        return checked
    index = Library().load(extra)
    return structs.replace(checked, report=judge_again(checked.report, checked.facts, index), info=index.info)
