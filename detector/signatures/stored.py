"""One stored signature set: its record, its files, and whether they agree.

<revision>/set.json      SetRecord: what the set is, and the SHA-256 of every file
<revision>/<source>/...  the files of one source, byte for byte as they came
"""

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import Meta, Struct

from detector.errors import ExplainedError

if TYPE_CHECKING:
    from detector.signatures import FeedFile

FORMAT: Final = 1
"""Of set.json; a set of another format is not read."""
RECORD: Final = "set.json"
SOURCE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
"""Also the name of a folder, on every system."""

When = Annotated[datetime, Meta(tz=True)]


class DamagedError(ExplainedError):
    """A set, or what names one, that cannot be used; it says why."""


class Counts(Struct, frozen=True, kw_only=True):
    """How much a source knows; every number counts different values."""

    products: int = 0
    packages: int = 0
    certificates: int = 0
    domains: int = 0


class StoredFile(Struct, frozen=True, kw_only=True):
    """One file of a source; `name` is its path inside the source's folder, with slashes."""

    name: str
    size: int
    sha256: str


class Part(Struct, frozen=True, kw_only=True):
    """What one source gave to a set."""

    source: str
    """SOURCE_NAME: a feed, an organisation's repository, or `from-...` for a file or address given by hand."""
    url: str
    """Where it came from: a web address without its query, or the name of a file."""
    fetched: When
    counts: Counts
    together: bool = False
    """The files are one folder of signature files in our own format; False: each is a feed of its own."""
    format: str = ""
    """What the feed is written in; "" when it was recognised by its content."""
    licence: str = ""
    attribution: str = ""
    files: tuple[StoredFile, ...] = ()
    """Filled in by Store.install."""


class SetRecord(Struct, frozen=True, kw_only=True):
    """set.json."""

    format: int
    number: int
    """Counts the installed sets, from 1; clocks go wrong, this does not."""
    sha256: str
    """Over the sources and the SHA-256 of their files: the same on every machine with the same files."""
    previous: str
    """The revision that was current before, where a rollback leads; "" for the first."""
    parts: tuple[Part, ...]

    @property
    def revision(self) -> str:
        """The name of the set's folder."""
        return f"{self.number:04d}-{self.sha256[:12]}"


class StoredSet(Struct, frozen=True, kw_only=True):
    """A whole set, every file checked against its record."""

    folder: Path
    record: SetRecord
    checked: dict[str, When] = {}
    """Source -> when its publisher last said that nothing is newer."""
    warning: str = ""
    """Why this is not the set that should be current."""

    @property
    def revision(self) -> str:
        """The set's number and the beginning of its SHA-256."""
        return self.record.revision

    def part(self, source: str) -> Part | None:
        """Return what `source` gave, if it is in the set."""
        return next((part for part in self.record.parts if part.source == source), None)

    def paths(self, part: Part) -> tuple[Path, ...]:
        """Return what to read: the one folder of a part whose files belong together, else its files."""
        return part_paths(self.folder, part)

    def folders(self) -> tuple[Path, ...]:
        """Return the folders of signature files in our own format, as signatures.load takes them."""
        return tuple(self.folder / part.source for part in self.record.parts if part.together)

    def feeds(self) -> "tuple[FeedFile, ...]":
        """Return the other files with their contents, as signatures.load takes them. Raises OSError."""
        from detector.signatures import FeedFile

        return tuple(
            FeedFile(name=f"{part.source}/{path.name}", data=path.read_bytes(), format=part.format or None)
            for part in self.record.parts
            if not part.together
            for path in self.paths(part)
        )


def part_paths(place: Path, part: Part) -> tuple[Path, ...]:
    """Return what to read of the part that lies below `place`: its one folder, or each of its files."""
    folder = place / part.source
    return (folder,) if part.together else tuple(sorted(path for path in folder.iterdir() if path.is_file()))


def content_sha256(parts: tuple[Part, ...]) -> str:
    """Return one SHA-256 over the sources and the files of `parts`, whatever their order and age."""
    lines = sorted(f"{part.source}/{file.name} {file.sha256}\n" for part in parts for file in part.files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def age_days(stored: StoredSet, now: datetime) -> dict[str, int]:
    """Return how many whole days ago each source was last known to have nothing newer."""
    seen = {
        part.source: max(part.fetched, stored.checked.get(part.source, part.fetched)) for part in stored.record.parts
    }
    return {source: max(0, (now - when.astimezone(UTC)).days) for source, when in seen.items()}


def describe(folder: Path) -> tuple[StoredFile, ...]:
    """Return all files below `folder`. Raises OSError, also when something is neither a file nor a folder."""
    files = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise OSError(f"{path} is neither a file nor a folder")
        if path.is_file():
            data = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            files.append(StoredFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest()))
    return tuple(files)


def read_set(folder: Path, checked: dict[str, datetime]) -> StoredSet:
    """Read one set and compare it with its record, file by file; DamagedError when it differs in anything."""
    name = folder.name
    try:
        record = msgspec.json.decode((folder / RECORD).read_bytes(), type=SetRecord)
        if record.format != FORMAT:
            raise DamagedError("the set {name} was written by another version of the program", name=name)
        for part in record.parts:
            _compare(folder / part.source, part)
    except (OSError, msgspec.DecodeError, UnicodeError) as error:
        raise DamagedError("the set {name} is damaged ({reason})", name=name, reason=error) from error
    if record.revision != name or content_sha256(record.parts) != record.sha256:
        raise DamagedError("the set {name} is damaged (its record belongs to another set)", name=name)
    return StoredSet(folder=folder, record=record, checked=checked)


def _compare(folder: Path, part: Part) -> None:
    if not SOURCE_NAME.fullmatch(part.source):
        raise DamagedError("the set {name} is damaged (a source's name)", name=folder.parent.name)
    found = {file.name: file for file in describe(folder)}
    for file in part.files:
        if found.pop(file.name, None) != file:
            raise DamagedError(
                "the set {name} is damaged ({file})",
                name=folder.parent.name,
                file=PurePosixPath(part.source, file.name),
            )
    if found:
        raise DamagedError("the set {name} holds files that do not belong to it", name=folder.parent.name)
