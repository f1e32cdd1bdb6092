"""An app that the person knows: marked while a check is open, or noted for later checks. It hides nothing."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import structs

from detector.signatures.editing import allow, forget
from detector.signatures.library import Library
from detector.tui.checked import Checked
from detector.tui.judging import judged_again
from detector.tui.writing import why_not


class Known(StrEnum):
    """How well the person knows an app."""

    NO = "no"
    HERE = "here"
    ALWAYS = "always"


def known(
    checked: Checked,
    package: str,
    how: Known,
    note: str,
    *,
    extra: Sequence[Path],
    ended: Callable[[], bool] = lambda: False,
) -> Checked:
    """The same check with the mark, or judged again with the note; DetectorError when that cannot be written.

    Once it has `ended`, nothing is written any more.
    """
    library = Library()
    allowed, marked = library.allowed(), checked.known - {package}
    if how is Known.HERE:
        marked |= {package}
    checked = structs.replace(checked, known=marked)
    if ended() or (how is not Known.ALWAYS and package not in allowed):
        return checked
    try:
        if how is Known.ALWAYS:
            allow(library.allowed_file, allowed, package, note.strip())
        else:
            forget(library.allowed_file, allowed, package)
    except OSError as error:
        raise why_not(library.allowed_file, error) from error
    return judged_again(checked, extra)


def done(how: Known, checked: Checked) -> str:
    """The name of the sentence about what was done; a saved report stays as it is."""
    return f"do.know.done.{'later' if how is Known.ALWAYS and checked.facts is None else how.value}"
