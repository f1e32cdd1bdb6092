"""What every output and every screen reads. Written as JSON and read back; the format is in docs/report-format.md."""

import codecs
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

import msgspec
from msgspec import Struct, structs

from detector import __version__
from detector.errors import DetectorError, ExitCode, Sentence
from detector.facts import Asked, Cost
from detector.facts.base import Gap
from detector.levels import Level
from detector.observations import Watched
from detector.rules import Finding, Undecided, together
from detector.sources.base import Origin, SourceKind
from detector.sweep import Hint
from detector.verdicts import AppCard, Group, InventoryApp, Messengers

FORMAT: Final = "stalkerware-detector-report"
VERSION: Final = 2
"""Version 1 had an entry of `undecided` for each app."""


class Tool(Struct, frozen=True, kw_only=True):
    """Which program made the report."""

    name: str
    version: str

    @classmethod
    def this(cls) -> Self:
        """This program."""
        return cls(name="stalkerware-detector", version=__version__)


class SignatureSet(Struct, frozen=True, kw_only=True):
    """Which list of monitoring apps it was compared with."""

    products: int
    packages: int
    certificates: int
    date: str
    """yyyy-mm-dd: the newest entry."""
    sha256: str
    attribution: tuple[str, ...] = ()
    revision: str = ""
    """Of the set that updates brought; empty when only the list of the program was used."""
    fetched: str = ""
    """yyyy-mm-dd: the last update."""
    age_days: int | None = None
    """Of the newest entry or update, on the day of the report."""
    warning: str = ""
    """Why an older set than the last one was used."""


class PhoneInfo(Struct, frozen=True, kw_only=True):
    """Which phone it was; an empty text was not read."""

    manufacturer: str = ""
    model: str = ""
    release: str = ""
    api: int | None = None
    security_patch: str = ""


class UserInfo(Struct, frozen=True, kw_only=True):
    """A user or profile of the phone."""

    id: int
    name: str
    kind: str


class AppInfo(Struct, frozen=True, kw_only=True):
    """An app that a finding or an open question is about."""

    package: str
    label: str = ""
    """What it calls itself, where that was seen; untrusted."""
    version: str = ""
    system: bool | None = None
    users: tuple[int, ...] = ()
    installer: str | None = None
    initiator: str | None = None
    first_install: datetime | None = None
    last_update: datetime | None = None
    requested: tuple[str, ...] = ()
    """Permissions it asked for."""
    granted: tuple[str, ...] = ()
    """Those of them that it holds, for at least one user."""


FROM_FILES: Final = SourceKind.FILES.value
"""`Report.source` where APK files were judged, and no phone."""


class Redaction(StrEnum):
    """How much was taken out before the report was given out."""

    NONE = "none"
    SHARE = "share"
    """What identifies a person or says when they do what; apps without a finding are only counted."""
    MINIMAL = "minimal"
    """Nothing is left but what was found, in the words of the list."""


class Report(Struct, frozen=True, kw_only=True):
    """The answer of one scan."""

    format: str = FORMAT
    version: int = VERSION
    tool: Tool
    created: datetime
    source: str
    complete: bool
    """Whether every core reading succeeded. Without it, "nothing found" is not an answer."""
    phone: PhoneInfo
    users: tuple[UserInfo, ...]
    signature_set: SignatureSet
    app_count: int
    """Apps that were looked at."""
    added_app_count: int
    """Those of them that did not come with the phone."""
    findings: tuple[Finding, ...]
    """Worst first."""
    undecided: tuple[Undecided, ...]
    gaps: tuple[Gap, ...]
    core_gaps: int
    """How many of the gaps, counted from the first, are of core facts."""
    apps: tuple[AppInfo, ...]
    cards: tuple[AppCard, ...] = ()
    """One for each app with a finding, in the order of findings, then those with an open question."""
    groups: tuple[Group, ...] = ()
    """Apps that could monitor, by their most telling access."""
    messengers: Messengers = Messengers()
    inventory: tuple[InventoryApp, ...] = ()
    """Every app that was looked at, in short; empty when it was taken out."""
    hints: tuple[Hint, ...] = ()
    """What of the list stands somewhere in the raw text of saved files. Weak: never a reason for a finding."""
    origin: Origin | None = None
    """Where the bytes came from; null in reports of versions before 0.2."""
    watched: tuple[Watched, ...] = ()
    """What was seen of single apps while somebody watched them, once for each time."""
    redaction: Redaction = Redaction.NONE
    facts: tuple[Cost, ...] = ()
    commands: tuple[Asked, ...]

    @property
    def as_of(self) -> datetime:
        """Of when the phone is shown: when the bytes were read, or else when they were judged."""
        return self.origin.taken if self.origin and self.origin.taken else self.created

    def app(self, package: str) -> AppInfo | None:
        """The app of that package name."""
        return next((app for app in self.apps if app.package == package), None)

    def card(self, package: str) -> AppCard | None:
        """The card of that package name."""
        return next((card for card in self.cards if card.package == package), None)

    def watched_runs(self, package: str) -> tuple[Watched, ...]:
        """Each time that the app of that package name was watched."""
        return tuple(one for one in self.watched if one.package == package)

    def at(self, *levels: Level) -> tuple[Finding, ...]:
        """The findings of some levels."""
        return tuple(finding for finding in self.findings if finding.level in levels)


def exit_code(report: Report, fail_on: Level) -> ExitCode:
    """What a script is told: 1 findings, 4 not everything was read, 0 neither."""
    if any(finding.level.at_least(fail_on) for finding in report.findings):
        return ExitCode.FINDINGS
    return ExitCode.OK if report.complete else ExitCode.NOT_CHECKED


def encode(document: Struct) -> bytes:
    """A report, or what is made of reports, as JSON.

    Half characters, which file names can hold and JSON cannot, become U+FFFD.
    """
    try:
        return msgspec.json.encode(document)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(document)))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(inner) for key, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def decode(data: bytes) -> Report:
    """A report from JSON; DetectorError when it is none, or of a newer version."""
    try:
        data = _utf8(data)
        head: Any = msgspec.json.decode(data)
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise DetectorError("This file is not a report of this program.", "", ExitCode.DATA)
        version = msgspec.convert(head.get("version", 0), type=int)
        if version > VERSION:
            raise DetectorError(
                "This report was made by a newer version of this program.", "Update the program.", ExitCode.DATA
            )
        report = _of_version_1(head) if version < VERSION else msgspec.json.decode(data, type=Report)
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        newer = Sentence("A newer version of this program may have written it: update this one.")
        hint = newer if isinstance(error, msgspec.ValidationError) else ""
        raise DetectorError(
            "This report cannot be read: {reason}", "{then}", ExitCode.DATA, reason=error, then=hint
        ) from error
    _check_references(report)
    return report


def _of_version_1(head: dict[str, Any]) -> Report:
    """The same in today's form."""
    for one in head.get("undecided", ()):
        package = one.pop("package", None)
        one["packages"] = [] if package is None else [package]
    report = msgspec.convert(head | {"version": VERSION}, type=Report)
    return structs.replace(report, undecided=together(report.undecided))


def _check_references(report: Report) -> None:
    """Outputs look up what a report names; somebody may have edited the file."""
    messengers, described = report.messengers, {reader.package for reader in report.messengers.readers}
    named = {reader.package for one in messengers.installed for copy in one.copies for reader in copy.readers}
    if not named <= described or not all(group.packages for group in report.groups):
        raise DetectorError(
            "This report cannot be read: {reason}",
            "",
            ExitCode.DATA,
            reason=Sentence("one part of it does not fit another one"),
        )


def _utf8(data: bytes) -> bytes:
    """What PowerShell made of an output that was sent into a file begins with a mark, and may be UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the report."""
    made = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **made}
