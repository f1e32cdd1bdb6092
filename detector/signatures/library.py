"""All that a person's scans are compared with: our list, what updates brought, and the person's own files.

    Library().load()          # -> Index

Where it lies: the user's data folder (platformdirs.user_data_dir), or the folder that DETECTOR_DATA names. Nothing
is there until `detector signatures update`, `add`, `allow` or `deny` puts it there; a scan only reads.
"""

import gc
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import structs

from detector import strict_yaml
from detector.errors import DetectorError, ExitCode
from detector.signatures.index import Index
from detector.signatures.store import Store
from detector.signatures.stored import StoredSet

NAME: Final = "stalkerware-detector"


def data_folder() -> Path:
    """The folder of this person; it need not exist."""
    named = os.environ.get("DETECTOR_DATA")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


class Library:
    """The signatures of one person."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_folder()
        self.store = Store(self.folder / "updates")
        self.own = self.folder / "own"
        """The person's own files, in the format of signatures/README.md; they win over all others."""
        self.allowed_file = self.folder / "allowed.yaml"
        self.trusted = self.folder / "trusted"
        self.cache = self.folder / "cache"

    def stored(self) -> StoredSet | None:
        """What updates brought, if any did. Raises DetectorError when it is damaged: it must not be lost in silence."""
        return self.store.current() if self.store.folder.is_dir() else None

    def places(self, extra: Sequence[Path] = ()) -> tuple[Path, ...]:
        """Folders and files in our own format, those that win last; ours, which come first, are left out."""
        stored = self.stored()
        own = (self.own,) if self.own.is_dir() else ()
        return (*(stored.folders() if stored else ()), *own, *extra)

    def load(self, extra: Sequence[Path] = (), *, keep: bool = False) -> Index:
        """The index over everything. `keep` leaves it in the cache for the next time; a scan never asks for that.

        Raises DetectorError (ExitCode.DATA) when one of the files cannot be used.
        """
        from detector.signatures import FeedFile, load

        stored = self.stored()
        feeds: Sequence[FeedFile] = ()
        try:
            feeds = stored.feeds() if stored else ()
        except OSError as error:
            raise _unreadable(self.store.folder, error) from error
        index = load(self.places(extra), self.cache, feeds=feeds, keep=keep)
        if not index.info.products:  # a comparison with nothing finds nothing, and would look like an answer
            raise DetectorError(
                "The list of monitoring apps is empty, so nothing can be compared with it.",
                "Install the program again; its list comes with it.",
                ExitCode.DATA,
            )
        if stored is not None:
            index.info = structs.replace(
                index.info, revision=stored.revision, fetched=_newest(stored), warning=stored.warning
            )
        index.allowed = self.allowed()
        gc.freeze()  # the list stays as long as the program; the collector need not walk it again and again
        return index

    def allowed(self) -> dict[str, str]:
        """The apps that the person said they know: package name to a note."""
        if not self.allowed_file.is_file():
            return {}
        try:
            text = self.allowed_file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(self.allowed_file, error) from error
        document = strict_yaml.load(text, name=str(self.allowed_file))
        value = document.value
        if not isinstance(value, dict) or not all(isinstance(note, str) for note in value.values()):
            raise DetectorError(
                "{place}: this is no list of known apps.",
                'Each line is: "package": "note"',
                ExitCode.DATA,
                place=document.at(()),
            )
        return value


def _unreadable(path: Path, error: Exception) -> DetectorError:
    return DetectorError(
        "{name} cannot be read: {reason}", "Repair it, or move it away.", ExitCode.DATA, name=path, reason=error
    )


def _newest(stored: StoredSet) -> date | None:
    """The last day on which a source gave something, or said that nothing is newer."""
    looked = [part.fetched for part in stored.record.parts]
    looked += [when for source, when in stored.checked.items() if stored.part(source) is not None]
    return max((when.date() for when in looked), default=None)
