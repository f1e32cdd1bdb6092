"""One archive to one report: opened, read, judged, redacted. It writes nothing; the report goes back as bytes."""

import hashlib
import os
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Final

from detector.errors import DetectorError, Sentence, reason
from detector.fleet.values import Fingerprint, Found, Outcome, Result, Setup, State, Task
from detector.levels import Level
from detector.outputs import json
from detector.redaction import redact
from detector.redaction.shapes import TAKEN_OUT
from detector.report import Redaction, Report
from detector.scan import scan_saved
from detector.signatures import Index
from detector.sources.archives import Files, open_files, pieces
from detector.sources.opening import UnknownKindError
from detector.verdicts.capabilities import Access

_LONGEST_REASON: Final = 500
_QUOTED: Final = re.compile(r"""'[^']*'|"[^"]*\"""")
_HAS: Final = (Access.ALLOWED, Access.WHILE_OPEN)


class Judge:
    """Judges archives one after the other by the same list."""

    def __init__(self, setup: Setup) -> None:
        self._index = Index(setup.tables)
        self._index.allowed = setup.allowed
        self._limits = setup.limits
        self._redaction = setup.redaction
        self._keys = Path(os.fsdecode(setup.identity)) if setup.identity else None

    def judge(self, task: Task) -> Outcome:
        """The report, or why there is none. What is wrong with the program itself is raised."""
        path = Path(os.fsdecode(task.path))
        inside: list[str] = []
        try:
            return self._judge(path, task.known, inside)
        except UnknownKindError:
            return _failed(State.UNKNOWN, str(Sentence("it is nothing that can be judged here")))
        except DetectorError as problem:
            return _failed(State.UNREADABLE, self._given_out(_why(path, problem), inside))
        except OSError as error:
            return _failed(State.UNREADABLE, self._given_out(str(reason(error)), inside))
        except MemoryError:
            return _failed(State.NO_MEMORY, f"it needs more memory than {_amount(self._limits.memory)}")

    def _given_out(self, why: str, inside: Iterable[str]) -> str:
        """A reason without the names of files inside the archive, which reports lose too."""
        if self._redaction is Redaction.NONE:
            return why
        for name in sorted((one for one in inside if one in why), key=len, reverse=True):
            why = re.sub(rf"(?<![\w.]){re.escape(name)}(?!\w|[.]\w)", TAKEN_OUT, why)
        return _QUOTED.sub(TAKEN_OUT, why)

    def _judge(self, path: Path, known: Fingerprint | None, inside: list[str]) -> Outcome:
        files = open_files(path, self._keys)
        try:
            inside += [member.name for member in files.members]
            size = sum(member.size for member in files.members)
            if size > self._limits.size:
                return _failed(State.TOO_LARGE, f"it holds {_amount(size)}")
            before = _times(path, files)
            if known is not None and before == (known.size, known.modified) and _digest(path, files) == known.sha256:
                return Outcome(state=State.JUDGED, same=True, fingerprint=known)
            report = redact(scan_saved(files, self._index), self._redaction)
            sha256 = _digest(path, files)
            if _times(path, files) != before:
                return _failed(State.UNREADABLE, str(Sentence("it changed while it was read")))
        finally:
            files.close()
        return Outcome(
            state=State.JUDGED,
            fingerprint=Fingerprint(size=before[0], modified=before[1], sha256=sha256),
            result=result_of(report),
            report=_written(report),
        )


def _written(report: Report) -> bytes:
    out = StringIO()
    json.write(report, out)
    return out.getvalue().encode()


def _why(path: Path, problem: DetectorError) -> str:
    """In a few words: that it could not be judged is told by its state."""
    cause = problem.sentence.slots.get("reason")
    return str(reason(cause)) if isinstance(cause, Exception) else problem.message.removeprefix(f"{path.name} ")


def _failed(state: State, why: str) -> Outcome:
    """A file name can hold half characters, which no message can."""
    return Outcome(state=state, reason=why[:_LONGEST_REASON].encode(errors="backslashreplace").decode())


def result_of(report: Report) -> Result:
    """The report in short."""
    return Result(
        kind=report.source,
        taken=report.origin.taken if report.origin else None,
        complete=report.complete,
        apps=report.app_count,
        added=report.added_app_count,
        core_gaps=report.core_gaps,
        gaps=len(report.gaps),
        hints=len(report.hints),
        levels={level: len(found) for level in Level if (found := report.at(level))},
        found=tuple(_found(report)),
    )


def _found(report: Report) -> list[Found]:
    found = []
    for finding in report.findings:
        if finding.package is None:
            continue
        listed = next((signal.slots for signal in finding.signals if "product_class" in signal.slots), {})
        card = report.card(finding.package)
        grants = tuple(one.id for one in card.can if one.state in _HAS) if card else ()
        found.append(
            Found(
                level=finding.level,
                product_class=listed.get("product_class", ""),
                product=listed.get("product", ""),
                grants=grants,
            )
        )
    return found


def _times(path: Path, files: Files) -> tuple[int, int]:
    """Bytes on disk, and when they were changed last."""
    states = [(path / member.name).lstat() for member in files.members] if path.is_dir() else [path.stat()]
    return sum(state.st_size for state in states), max((state.st_mtime_ns for state in states), default=0)


def _digest(path: Path, files: Files) -> str:
    """SHA-256 of a file; of a folder, that of what `sha256sum -z` prints of its files in the order of their names."""
    if not path.is_dir():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    whole = hashlib.sha256()
    for member in files.members:
        inner = hashlib.sha256()
        with files.open(member.name) as file:
            for piece in pieces(file):
                inner.update(piece)
        whole.update(f"{inner.hexdigest()}  {member.name}\0".encode(errors="surrogateescape"))
    return whole.hexdigest()


def _amount(size: int) -> str:
    """Bytes as people say them."""
    return f"{size / 2**30:.1f} GiB"
