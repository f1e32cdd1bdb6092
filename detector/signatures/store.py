"""The signature sets that updates brought, on disk: the last three, one of them current.

    <folder>/current            {"revision": ..., "checked": {source: time}}, replaced as a whole
    <folder>/sets/<revision>/   one set, as stored.py describes it
    <folder>/lock               held while something changes

A set is written aside, synced, renamed into place, and only then named in `current`: whatever happens in
between, `current` names a whole set. A set that does not agree with its record is never used.
"""

import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence
from detector.signatures.stored import (
    FORMAT,
    RECORD,
    DamagedError,
    Part,
    SetRecord,
    StoredSet,
    When,
    content_sha256,
    describe,
    read_set,
)
from detector.sources.durable import BusyError, locked, make_folder, replace_file, sync_folder, sync_tree, write_new

KEPT: Final = 3
"""Sets."""

_REVISION: Final = re.compile(r"(\d{4,9})-[0-9a-f]{12}", re.ASCII)
_DRAFT: Final = ".draft-"


class _Pointer(Struct, frozen=True, kw_only=True):
    """The file `current`."""

    revision: str
    checked: dict[str, When] = {}


class Store:
    """The sets below one folder, which need not exist yet. Every method raises DetectorError (ExitCode.DATA)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sets = folder / "sets"
        self._pointer_file = folder / "current"
        self._owner: int | None = None

    def current(self) -> StoredSet | None:
        """Return the set in use; None when there never was an update.

        When it is damaged, the one before it is returned with a `warning`; an error only when none is left.
        """
        problem, number = None, 0
        try:
            pointer = self._pointer()
            if pointer is not None:
                number = _number(pointer.revision)
                return read_set(self._sets / pointer.revision, pointer.checked)
        except DamagedError as error:
            problem = error.sentence
        whole = self.sets()
        older = [one for one in whole if one.record.number < number]
        if whole:
            return msgspec.structs.replace((older or whole)[0], warning=str(problem or ""))
        if problem or self._revisions():
            raise DetectorError(
                "The stored signatures in {folder} cannot be used: {problem}",
                "Run `detector signatures update`; until then the signatures that came with the program are used.",
                ExitCode.DATA,
                folder=self.folder,
                problem=problem or Sentence("no set is whole"),
            )
        return None

    def usable(self) -> StoredSet | None:
        """Return the current set, or None also when all sets are damaged: an update puts that right."""
        try:
            return self.current()
        except DetectorError:
            return None

    def sets(self) -> tuple[StoredSet, ...]:
        """Return the whole sets, newest first."""
        found = []
        for revision in self._revisions():
            with suppress(DamagedError):
                found.append(read_set(self._sets / revision, {}))
        return tuple(found)

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """Lock the store and give an empty folder beside the sets; what was not installed is removed."""
        with self._changing():
            for left in self._sets.glob(f"{_DRAFT}*"):
                shutil.rmtree(left, ignore_errors=True)  # by a power cut
            folder = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=self._sets))
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def install(self, draft: Path, parts: tuple[Part, ...]) -> StoredSet:
        """Make `draft`, which holds one folder per part, the current set. All or nothing."""
        with self._changing():
            current = self.usable()
            parts = tuple(msgspec.structs.replace(part, files=describe(draft / part.source)) for part in parts)
            record = SetRecord(
                format=FORMAT,
                number=1 + max((_number(name) for name in self._revisions()), default=0),
                sha256=content_sha256(parts),
                previous=current.revision if current else "",
                parts=parts,
            )
            write_new(draft / RECORD, msgspec.json.format(msgspec.json.encode(record)))
            sync_tree(draft)
            draft.rename(self._sets / record.revision)
            sync_folder(self._sets)
            stored = _read_or_raise(self._sets / record.revision)
            self._point_to(record.revision, current.checked if current else {})
            self._prune(record)
            return stored

    def rollback(self) -> StoredSet:
        """Make the set that was current before the present one current again."""
        with self._changing():
            current = self.current()
            whole = self.sets()
            previous = current.record.previous if current else ""
            older = [one for one in whole if current and one.record.number < current.record.number]
            found = [one for one in whole if one.revision == previous] or older
            if not found:
                raise DetectorError(
                    "There is no earlier set of signatures to go back to",
                    "The last {count} sets are kept.",
                    ExitCode.DATA,
                    count=KEPT,
                )
            self._point_to(found[0].revision, {})
            return found[0]

    def confirm(self, source: str, when: datetime) -> None:
        """Remember that `source` had nothing newer at the time `when`."""
        with self._changing():
            if current := self.usable():
                self._point_to(current.revision, {**current.checked, source: when})

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Hold the lock, once per thread."""
        with _plain_words(self.folder):
            if self._owner == threading.get_ident():
                yield
                return
            make_folder(self._sets)
            with locked(self.folder / "lock"):
                self._owner = threading.get_ident()
                try:
                    yield
                finally:
                    self._owner = None

    def _pointer(self) -> _Pointer | None:
        try:
            pointer = msgspec.json.decode(self._pointer_file.read_bytes(), type=_Pointer)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError, UnicodeError) as error:
            raise DamagedError("the file `current` cannot be read ({reason})", reason=error) from error
        if not _REVISION.fullmatch(pointer.revision):
            raise DamagedError("the file `current` names no set")
        return pointer

    def _point_to(self, revision: str, checked: dict[str, datetime]) -> None:
        replace_file(self._pointer_file, msgspec.json.encode(_Pointer(revision=revision, checked=checked)))

    def _revisions(self) -> list[str]:
        """All names of sets, whole or not, newest first."""
        try:
            names = [path.name for path in self._sets.iterdir() if _REVISION.fullmatch(path.name)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise DetectorError(
                "The stored signatures in {folder} cannot be read: {reason}",
                "Look at the rights of the folder.",
                ExitCode.DATA,
                folder=self._sets,
                reason=error,
            ) from error
        return sorted(names, key=_number, reverse=True)

    def _prune(self, record: SetRecord) -> None:
        """Keep the set, those that rollbacks lead to, and then the newest; the rest goes."""
        whole = {one.revision: one.record for one in self.sets()}
        kept = [record.revision]
        while (before := whole[kept[-1]].previous) in whole and before not in kept:
            kept.append(before)
        kept = list(dict.fromkeys((*kept, *whole)))[:KEPT]
        for revision in self._revisions():
            if revision not in kept:
                shutil.rmtree(self._sets / revision, ignore_errors=True)


@contextmanager
def _plain_words(folder: Path) -> Iterator[None]:
    """Say what the disk, or another process, refuses."""
    try:
        yield
    except BusyError as error:
        raise DetectorError(
            "The signatures are being updated by another run of the program (process {process})",
            "Wait until it has ended, and try again.",
            ExitCode.DATA,
            process=str(error) if str(error).isdigit() else "?",
        ) from error
    except OSError as error:
        raise DetectorError(
            "The signatures could not be stored in {folder}: {reason}",
            "A whole set stays in use. Make room, or make the folder writable, and try again.",
            ExitCode.DATA,
            folder=folder,
            reason=error,
        ) from error


def _number(revision: str) -> int:
    return int(revision.partition("-")[0])


def _read_or_raise(folder: Path) -> StoredSet:
    try:
        return read_set(folder, {})
    except DamagedError as error:
        raise OSError(str(error)) from error
