"""The summary of a batch: JSON for programs, CSV for a table. It names the archives, which reports do not.

CSV: RFC 4180, UTF-8 with a mark in front for spreadsheets. No cell is a formula (formulas.py).
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from detector.errors import DetectorError, ExitCode, Sentence
from detector.fleet.ledger import Entry, replace
from detector.fleet.values import Result, Setup, State
from detector.formulas import as_cell
from detector.levels import Level
from detector.outputs.escape import visible, visible_json
from detector.report import Redaction, Tool

FORMAT: Final = "stalkerware-detector-batch"
VERSION: Final = 1
FILES: Final = ("summary.json", "summary.csv")
PAGE: Final = "summary.html"
"""Written by page.py, since it is in words."""
_COLUMNS: Final = (
    *("archive", "state", "complete"),
    *(level.value for level in Level),
    *("products", "apps", "not checked", "kind", "taken", "report", "reason", "bytes", "modified", "sha256", "seconds"),
)
_WHEN: Final = Sentence("It is written when a batch is finished: detector batch DIR -o OUT")


class Summary(Struct, frozen=True, kw_only=True):
    """What became of all archives."""

    format: str = FORMAT
    version: int = VERSION
    tool: Tool
    created: datetime
    list_sha256: str
    """Of the list of monitoring apps."""
    redaction: Redaction
    """Of the reports."""
    archives: tuple[Entry, ...]
    """By name."""

    def results(self) -> tuple[Result, ...]:
        """Those of the archives that were judged."""
        return tuple(entry.result for entry in self.archives if entry.result is not None)

    def failed(self) -> tuple[Entry, ...]:
        """Archives that were not judged."""
        return tuple(entry for entry in self.archives if entry.state is not State.JUDGED)


def of(entries: Iterable[Entry], setup: Setup) -> Summary:
    """The summary of a batch that ends now."""
    return Summary(
        tool=Tool.this(),
        created=datetime.now(UTC),
        list_sha256=setup.tables.info.sha256,
        redaction=setup.redaction,
        archives=tuple(entries),
    )


def exit_code(summary: Summary, fail_on: Level) -> ExitCode:
    """What a script is told: 1 findings in one of them, 4 not everything was read, 0 neither."""
    results = summary.results()
    if any(level.at_least(fail_on) for result in results for level in result.levels):
        return ExitCode.FINDINGS
    return ExitCode.NOT_CHECKED if summary.failed() or not all(one.complete for one in results) else ExitCode.OK


def write(folder: Path, summary: Summary) -> None:
    """Puts all of FILES into the folder."""
    for name, text in zip(FILES, (_json(summary), _csv(summary.archives)), strict=True):
        try:
            replace(folder / name, text)
        except OSError as error:
            raise DetectorError(
                "{path} could not be written: {reason}", "", ExitCode.USAGE, path=name, reason=error
            ) from error


def read(folder: Path) -> Summary:
    """The summary of a batch that is finished; DetectorError when there is none."""
    file = folder / FILES[0]
    try:
        summary = msgspec.json.decode(file.read_bytes(), type=Summary)
    except OSError as error:
        raise DetectorError(
            "{folder} holds no summary: {reason}", "{then}", ExitCode.DATA, folder=folder, reason=error, then=_WHEN
        ) from error
    except msgspec.DecodeError as error:
        raise DetectorError(
            "{path} cannot be used: {reason}", "{then}", ExitCode.DATA, path=file, reason=error, then=_WHEN
        ) from error
    if (summary.format, summary.version) != (FORMAT, VERSION):
        raise DetectorError("{path} is of another program or version.", "{then}", ExitCode.DATA, path=file, then=_WHEN)
    return summary


def forget(folder: Path) -> None:
    """Takes an older summary away: from now on it would not be true."""
    for name in (*FILES, PAGE):
        (folder / name).unlink(missing_ok=True)


def _json(summary: Summary) -> bytes:
    pretty = msgspec.json.format(msgspec.json.encode(summary), indent=1).decode()
    return (visible_json(pretty) + "\n").encode()


def _csv(entries: Iterable[Entry]) -> bytes:
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for entry in entries:
        rows.writerow([as_cell(visible(str(value))) for value in _row(entry)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _row(entry: Entry) -> Sequence[object]:
    result, mark = entry.result, entry.fingerprint
    told: Sequence[object] = [""] * (len(Level) + 6)
    if result is not None:
        told = (
            "yes" if result.complete else "no",
            *(result.levels.get(level, 0) for level in Level),
            ", ".join(dict.fromkeys(found.product for found in result.found if found.product)),
            result.apps,
            result.gaps,
            result.kind,
            result.taken.isoformat() if result.taken else "",
        )
    return (
        entry.name,
        entry.state.value,
        *told,
        entry.report if entry.report_sha256 else "",
        entry.reason,
        *((mark.size, _moment(mark.modified), mark.sha256) if mark else ("", "", "")),
        entry.seconds,
    )


def _moment(nanoseconds: int) -> str:
    """As a date, where a calendar has one for it."""
    try:
        return datetime.fromtimestamp(nanoseconds // 10**9, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return str(nanoseconds)
