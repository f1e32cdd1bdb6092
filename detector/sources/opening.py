"""Opening what was saved: `open_saved(files)` finds out what it is, by content and never by name."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import Final

from detector.errors import DetectorError, ExitCode, Sentence
from detector.sources.acquisition.replay import open_acquisition
from detector.sources.androidqf import open_androidqf
from detector.sources.archives import Files, Folder, Tar, Zip, open_archive, packed_otherwise
from detector.sources.base import Source
from detector.sources.bug_report import open_bug_report
from detector.sources.dumps import open_dumps
from detector.sources.files import FileError
from detector.sources.isdi import open_isdi

Opener = Callable[[Files], Source | None]
"""None: it is something else. DetectorError or FileError: it is this, and cannot be used."""

_SURE: Final[tuple[Opener, ...]] = (open_acquisition, open_androidqf, open_bug_report, open_isdi)
_MOST_LOOKED_AT: Final = 64
"""Of the members of an archive, the largest first."""
_MOST_INSIDE: Final = 8
"""Archives among them that are looked into."""
_MOST_NAMED: Final = 5
_LOOK: Final = 512
_ZIP: Final = b"PK\3\4"
_APK: Final = "AndroidManifest.xml"
_ARCHIVES: Final = (".zip", ".zip.age")


class UnknownKindError(DetectorError):
    """What was handed over is of no kind that can be judged."""


def open_saved(files: Files) -> Source:
    """A source that answers from saved bytes; it holds all that it needs. DetectorError when it is no known kind."""
    try:
        source = _first(OPENERS, files)
    except FileError as error:
        raise DetectorError(
            "{name} cannot be read: {reason}", "", ExitCode.DATA, name=files.name, reason=error
        ) from error
    if source is None:
        raise UnknownKindError(
            "{name} is nothing that can be judged here.", "{then}", ExitCode.DATA, name=files.name, then=_hint(files)
        )
    return source


def open_inside(files: Files) -> Source | None:
    """What is in the only archive of an archive that can be judged: makers wrap bug reports, people what they send."""
    if not isinstance(files, Zip | Tar):
        return None
    found = [(name, source) for name in _archives(files) if (source := _inside(files, name)) is not None]
    if len(found) > 1:
        raise DetectorError(
            "{name} holds {count} archives that can be judged: {names}.",
            "Unpack it, and name one of them.",
            ExitCode.DATA,
            name=files.name,
            count=len(found),
            names=tuple(name for name, _ in found),
        )
    return found[0][1] if found else None


OPENERS: Final[tuple[Opener, ...]] = (*_SURE, open_inside, open_dumps)
"""In the order in which they are tried: what is surest to recognise its own comes first."""


def _first(openers: tuple[Opener, ...], files: Files) -> Source | None:
    return next(filter(None, (opener(files) for opener in openers)), None)


def _archives(files: Files) -> Iterator[str]:
    """Members that begin as a zip archive, the largest first."""
    by_size = sorted(files.members, key=lambda member: member.size, reverse=True)
    zips = (member.name for member in by_size[:_MOST_LOOKED_AT] if _beginning(files, member.name).startswith(_ZIP))
    return islice(zips, _MOST_INSIDE)


def _beginning(files: Files, name: str) -> bytes:
    try:
        with files.open(name) as file:
            return file.read(_LOOK)
    except FileError:
        return b""


def _inside(files: Files, name: str) -> Source | None:
    try:
        archive = open_archive(files, name)
    except FileError:
        return None
    with closing(archive):
        return None if any(one.name == _APK for one in archive.members) else _first(_SURE, archive)


def _hint(files: Files) -> Sentence:
    """What to do instead."""
    if isinstance(files, Folder):
        archives = [member.name for member in files.members if member.name.lower().endswith(_ARCHIVES)]
        if archives:
            return Sentence("It holds archives; name one of them, such as {name}.", name=archives[0])
    elif len(files.members) == 1:
        beginning = _beginning(files, files.members[0].name)
        if packed_otherwise(beginning):
            return Sentence("It is packed in a way that is not read here: unpack it, and name what comes out.")
    if files.refused:
        return Sentence("What is in it was not opened. {refused}.", refused=files.refused[:_MOST_NAMED])
    return Sentence(
        "What can be: an acquisition of this program, an Android bug report, an AndroidQF folder, an ISDi dump, "
        "a folder of outputs of dumpsys and pm."
    )
