"""AndroidQF acquisitions: a folder, or a zip of newer versions, with `acquisition.json` or `packages.json` in it.

github.com/mvt-project/androidqf, modules/*.go. Its texts are outputs of commands without the line end of the last one.
Of `dumpsys.txt`, the dumps of all services count. What is missing is taken from the bug report in it.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from detector.errors import DetectorError, ExitCode
from detector.sources.androidqf_lists import (
    certificate_list,
    hash_list,
    package_lists,
    process_list,
    read_json,
    read_packages,
    users_list,
)
from detector.sources.archives import Files, named, open_archive, pieces, read_member
from detector.sources.base import Origin, Output, Source, SourceKind
from detector.sources.bug_report import open_bug_report
from detector.sources.encodings import decode, in_utf_8
from detector.sources.files import FileError
from detector.sources.saved import Saved
from detector.sources.whole_dumpsys import WholeDumpsys

_ABOUT: Final = "acquisition.json"
_PACKAGES: Final = "packages.json"
_CERTIFICATES: Final = "apksigner verify --print-certs"
_SUMS: Final = "sha256sum"
_USERS: Final = "package_users.json"
_PROCESSES: Final = "processes.txt"
_DUMPSYS: Final = "dumpsys.txt"
_HASHES: Final = "hashes.csv"
_BUG_REPORT: Final = "bugreport.zip"
_TEXTS: Final = {
    "getprop.txt": "getprop",
    "settings_global.txt": "settings list global",
    "settings_secure.txt": "settings list secure",
    "selinux.txt": "getenforce",
}


class _About(Struct, frozen=True):
    """acquisition.json, which AndroidQF writes at its end."""

    uuid: str
    started: str


def open_androidqf(files: Files) -> Source | None:
    """The outputs in an acquisition of AndroidQF; None when it is none."""
    abouts = {member.name: about for member in named(files, _ABOUT) if (about := _about(files, member.name))}
    if len(abouts) > 1:
        raise DetectorError(
            "{name} holds {count} acquisitions.", "Name one of them.", ExitCode.DATA, name=files.name, count=len(abouts)
        )
    for name in abouts or [member.name for member in named(files, _PACKAGES) if _lists_packages(files, member.name)]:
        about = abouts.get(name)
        reading = _Reading(files, PurePosixPath(name).parent, finished=about is not None)
        reading.read()
        taken = _moment(about.started) if about else None
        notes = (*map(str, files.refused), *reading.notes)
        return Saved(Origin(kind=SourceKind.ANDROIDQF, name=files.name, taken=taken, notes=notes), reading.outputs)
    return None


def _about(files: Files, name: str) -> _About | None:
    try:
        return read_json(read_member(files, name), _About)
    except FileError:
        return None


def _lists_packages(files: Files, name: str) -> bool:
    """Whether it is what AndroidQF writes when it is broken off later."""
    try:
        return bool(read_packages(read_member(files, name)))
    except FileError:
        return False


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


class _Reading:
    """Reads the files in one folder, each by itself: what is wrong with one costs no other."""

    def __init__(self, files: Files, folder: PurePosixPath, *, finished: bool) -> None:
        self.files = files
        self.finished = finished
        self.outputs: dict[str, Output] = {}
        self.notes: list[str] = []
        paths = [PurePosixPath(member.name) for member in files.members]
        self._names = {path.name: str(path) for path in paths if path.parent == folder}

    def read(self) -> None:
        """Everything that is used."""
        for name, read in (
            (_DUMPSYS, self._dumpsys),
            (_PACKAGES, self._packages),
            (_USERS, self._users),
            (_PROCESSES, self._processes),
            *((name, self._text) for name in _TEXTS),
            (_BUG_REPORT, self._bug_report),
            (_HASHES, self._hashes),
        ):
            try:
                if name in self._names:
                    read(name)
            except FileError as error:
                self.notes.append(f"{name}: {error}")

    def _data(self, name: str) -> bytes:
        return read_member(self.files, self._names[name])

    def _add(self, line: str, data: bytes) -> None:
        """An output. AndroidQF cuts its last line end off; without its closing words, something else may have."""
        end = b"\n" if self.finished and data and not data.endswith(b"\n") else b""
        self.outputs[line] = Output(stdout=data + end)

    def _text(self, name: str) -> None:
        self._add(_TEXTS[name], decode(self._data(name)).encode())

    def _dumpsys(self, name: str) -> None:
        with self.files.open(self._names[name]) as file:
            self.outputs |= WholeDumpsys(in_utf_8(pieces(file))).outputs

    def _packages(self, name: str) -> None:
        packages = read_packages(self._data(name))
        lists = ((_CERTIFICATES, certificate_list(packages)), (_SUMS, hash_list(packages)))
        for line, text in (*package_lists(packages), *lists):
            if text:
                self._add(line, text.encode())

    def _users(self, name: str) -> None:
        text = users_list(self._data(name))
        if text:
            self._add("pm list users", text.encode())

    def _processes(self, name: str) -> None:
        data = self._data(name)
        self._add("ps -A", process_list(data).encode() if data.lstrip()[:1] == b"[" else decode(data).encode())

    def _bug_report(self, name: str) -> None:
        """Fills in what is missing: it was made in the same hour."""
        with closing(open_archive(self.files, self._names[name])) as archive:
            report = open_bug_report(archive)
        for line, output in report.outputs.items() if report else ():
            mine = self.outputs.get(line)
            if mine is None or (mine.failure is not None and output.failure is None):
                self.outputs[line] = output

    def _hashes(self, name: str) -> None:
        """Says which of the files that count here are not as AndroidQF left them."""
        told: dict[str, set[str]] = {}
        for file, digest in _rows(decode(self._data(name))):
            told.setdefault(file, set()).add(digest)
        for file in sorted(_READ & told.keys() & self._names.keys()):
            if self._digest(file) not in told[file]:
                self.notes.append(f"{file}: it was changed; its SHA-256 is not the one in {_HASHES}")

    def _digest(self, name: str) -> str:
        digest = hashlib.sha256()
        with self.files.open(self._names[name]) as file:
            for piece in pieces(file):
                digest.update(piece)
        return digest.hexdigest()


_READ: Final = frozenset((_DUMPSYS, _PACKAGES, _USERS, _PROCESSES, *_TEXTS, _BUG_REPORT))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Names without their folders, and digests; older versions write whole paths, on Windows with their own signs."""
    try:
        for row in csv.reader(io.StringIO(text)):
            if len(row) == 2:
                yield PurePosixPath(row[0].replace("\\", "/")).name, row[1].lower()
    except csv.Error as error:
        raise FileError("it is no table: {reason}", reason=error) from error
