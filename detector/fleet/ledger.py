"""The folder that a batch writes into: a report for each archive, and a journal of what was done.

    reports/00001.json    by number: a report names no file
    journal.jsonl         a line for each archive, appended when its report lies there; the last line of a name counts
    summary.*             at the end

The journal makes it possible to go on: a line that was cut by a power failure is dropped, and an archive counts as
done only if its report has the SHA-256 that the line names. One process at a time writes here.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

import msgspec
from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.fleet.values import Fingerprint, Result, State
from detector.sources.durable import BusyError, locked

JOURNAL: Final = "journal.jsonl"
REPORTS: Final = "reports"
_LOCK: Final = "lock"


class Entry(Struct, frozen=True, kw_only=True):
    """What became of one archive."""

    name: str
    """Of the file or folder, below the folder that was judged; untrusted."""
    number: int
    """Of its report."""
    state: State
    reason: str = ""
    """Why it was not judged; untrusted."""
    seconds: float = 0.0
    made_with: str = ""
    """Stands for the program, the list and the options: with others it would have to be judged again."""
    fingerprint: Fingerprint | None = None
    result: Result | None = None
    report_sha256: str = ""

    @property
    def report(self) -> str:
        """The file of its report, in the folder."""
        return f"{REPORTS}/{self.number:05}.json"


class Ledger:
    """The folder, for the time of one batch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with _in_words(folder):
            self.entries = dict(_read(folder / JOURNAL))
            replace(folder / JOURNAL, b"".join(map(_line, self.entries.values())))
            (folder / REPORTS).mkdir(mode=0o700, exist_ok=True)
            self._journal = (folder / JOURNAL).open("ab", buffering=0)
        self._next = max((entry.number for entry in self.entries.values()), default=0) + 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._journal.close()

    def known(self, name: str, made_with: str) -> Fingerprint | None:
        """By which an archive that was judged before is known again, if its report is there and still holds."""
        entry = self.entries.get(name)
        if entry is None or entry.state is not State.JUDGED or entry.made_with != made_with:
            return None
        try:
            report = (self.folder / entry.report).read_bytes()
        except OSError:
            return None
        return entry.fingerprint if hashlib.sha256(report).hexdigest() == entry.report_sha256 else None

    def number(self, name: str) -> int:
        """Of the report on an archive: the one it had, or a new one."""
        entry = self.entries.get(name)
        if entry is not None:
            return entry.number
        self._next += 1
        return self._next - 1

    def keep(self, entry: Entry, report: bytes) -> None:
        """Writes the report, then the line; without a report, an older one is taken away."""
        path = self.folder / entry.report
        with _in_words(path):
            if report:
                replace(path, report)
            else:
                path.unlink(missing_ok=True)
            self._append(_line(entry))
        self.entries[entry.name] = entry

    def _append(self, line: bytes) -> None:
        """All of a line, or nothing of it."""
        end = self._journal.seek(0, os.SEEK_END)
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[self._journal.write(rest) :]
        except OSError:
            self._journal.truncate(end)
            raise


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """The folder, made if it is not there; DetectorError when it holds other things or somebody else writes there."""
    with _in_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        foreign = (path for path in folder.iterdir() if path.name != _LOCK and not path.name.startswith("."))
        if not (folder / JOURNAL).exists() and next(foreign, None) is not None:
            raise DetectorError(
                "{folder} holds other things.", "Name an empty or a new folder.", ExitCode.USAGE, folder=folder
            )
    try:
        with locked(folder / _LOCK), Ledger(folder) as ledger:
            yield ledger
    except BusyError as busy:
        raise DetectorError(
            "Another process ({process}) writes into {folder}.", "", ExitCode.USAGE, process=busy, folder=folder
        ) from busy


def replace(path: Path, content: bytes) -> None:
    """Puts a file in place in one step, for its owner alone. Raises OSError, and then leaves nothing behind."""
    draft = path.with_name(f".{path.name}.new")
    try:
        with suppress(FileNotFoundError):
            draft.unlink()  # of a process that was killed
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DetectorError(
            "{path} could not be written: {reason}",
            "What was done is kept; the same command goes on from there.",
            ExitCode.USAGE,
            path=path,
            reason=error,
        ) from error


def _line(entry: Entry) -> bytes:
    return msgspec.json.encode(entry) + b"\n"


def _read(journal: Path) -> Iterator[tuple[str, Entry]]:
    for line in journal.read_bytes().splitlines() if journal.exists() else ():
        with suppress(msgspec.DecodeError):  # a line that was cut
            entry = msgspec.json.decode(line, type=Entry)
            yield entry.name, entry
