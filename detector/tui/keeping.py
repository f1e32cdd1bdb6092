"""Keeping what a phone says, in words: what is there now, and why there is nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from detector.errors import DetectorError
from detector.keeping import Kept
from detector.tui.checked import Checked, Saved
from detector.tui.writing import why_not
from detector.wording import Words

PLAIN: Final = ".zip"
ENCRYPTED: Final = ".zip.age"


def possible(checked: Checked) -> bool:
    """Whether there is a phone to be asked."""
    return checked.kind in ("phone", "simulated") and checked.again is not None


def why_nothing(checked: Checked, words: Words) -> str:
    """Why there is nothing to keep."""
    if isinstance(checked.again, Saved) and checked.kind == "saved":
        return words("do.keep.there", path=checked.again.path)
    return words("do.keep.no-phone")


def what_is_there(kept: Kept, words: Words) -> Iterator[str]:
    """Where it is, and what is missing in it."""
    yield words.count("acquisition.saved", kept.files, path=kept.path)
    if missing := kept.manifest.missing():
        yield words("acquisition.partial", missing=words.items(missing))


def why_not_kept(problem: DetectorError, path: Path | None) -> DetectorError:
    """What kept it from being written there, or from being read."""
    cause = problem.__cause__
    if isinstance(cause, (OSError, ValueError)) and path is not None and str(path) in problem.message:
        return why_not(path, cause)
    return problem
