"""Updates one after the other: what each source of signatures gave, as it comes. docs/usage.md describes it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.signatures.changes import Check, Checked
from detector.signatures.checking import checker
from detector.signatures.library import Library
from detector.signatures.origins import Origin
from detector.signatures.update import Outcome, update


class Wanted(Struct, frozen=True, kw_only=True):
    """How an update is meant."""

    feed_format: str = ""
    """How to read what comes, whatever the source says; "" leaves it to the source."""
    force: bool = False
    offline: bool = False
    install: bool = True


def updates(
    library: Library,
    origins: Iterable[tuple[Origin, str]],
    wanted: Wanted,
    ended: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome | DetectorError]:
    """What each of the sources gave, or why it gave nothing: the others may still have something.

    Afterwards the whole list is prepared, so that the next check starts at once. Once it has `ended`, nothing more is
    put in place, even if it was fetched; what was put in place before stays.
    """
    for origin, feed_format in origins:
        if ended():
            return
        try:
            yield update(
                library.store,
                origin,
                check=_unless(ended, checker(wanted.feed_format or feed_format)),
                force=wanted.force,
                offline=wanted.offline,
                install=wanted.install,
            )
        except DetectorError as problem:
            yield problem
    if wanted.install and library.store.usable() is not None:
        library.load(keep=True)


def _unless(ended: Callable[[], bool], check: Check) -> Check:
    """What came is read before anything is replaced: the last moment to leave everything as it is."""

    def look(path: Path) -> Checked:
        if ended():
            raise DetectorError("It was ended before anything was changed.", "", ExitCode.INTERRUPTED)
        return check(path)

    return look
