"""What is different between two reports, and what cannot be compared. docs/report-format.md describes every field."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.errors import ExitCode
from detector.levels import Level
from detector.report import PhoneInfo, Redaction, Tool
from detector.signals import Signal

FORMAT: Final = "stalkerware-detector-comparison"
VERSION: Final = 1


class Change(StrEnum):
    """What became of something. Each of them was read on both sides."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class Side(StrEnum):
    """One of the two reports, or both."""

    OLD = "old"
    NEW = "new"
    BOTH = "both"


class Compared(Struct, frozen=True, kw_only=True):
    """One of the two reports."""

    as_of: datetime
    """Of when the phone is shown."""
    source: str
    name: str = ""
    """Of the file or folder that was judged; untrusted."""
    seal: str = ""
    tool: Tool
    list_date: str
    list_sha256: str
    redaction: Redaction
    complete: bool
    """Whether every core reading of it succeeded."""
    phone: PhoneInfo
    app_count: int


class Value(Struct, frozen=True, kw_only=True):
    """A value that is another one now; an empty text is one that there was not, or is not."""

    name: str
    old: str = ""
    new: str = ""


class AppChange(Struct, frozen=True, kw_only=True):
    """What is different about an app."""

    package: str
    label: str = ""
    """What it calls itself, where that was seen; untrusted."""
    change: Change
    joined: tuple[int, ...] = ()
    """Users who have it now and did not."""
    left: tuple[int, ...] = ()
    """Users who had it and do not now."""
    values: tuple[Value, ...] = ()
    granted: tuple[str, ...] = ()
    """Ids of the ability and resilience signals that are present now and were not."""
    withdrawn: tuple[str, ...] = ()
    """Ids of those that were present and are not now."""


class Judged(Struct, frozen=True, kw_only=True):
    """What a finding says."""

    rule: str
    level: Level
    product: str = ""
    """The name of the product that the app is known as."""


class FindingChange(Struct, frozen=True, kw_only=True):
    """A finding about an app that is new, gone, or says something else."""

    package: str
    label: str = ""
    change: Change
    old: Judged | None = None
    new: Judged | None = None


class SettingChange(Struct, frozen=True, kw_only=True):
    """A setting of the phone that lowers protection: there now, not any more, or with another value."""

    id: str
    change: Change
    old: Signal | None = None
    new: Signal | None = None


class UserChange(Struct, frozen=True, kw_only=True):
    """A user or profile that there was not, or is not any more."""

    id: int
    kind: str
    change: Change


class Matter(StrEnum):
    """What it is that cannot be compared."""

    APP = "app"
    """Whether an app is there. Without `packages`: the apps that one side only counts."""
    USER = "user"
    """Which users and profiles there are."""
    PHONE = "phone"
    """Values of the phone; `ids` are fields."""
    VALUE = "value"
    """Values of apps; `ids` are fields."""
    GRANT = "grant"
    """Whether apps are allowed something; `ids` are signals."""
    FINDING = "finding"
    """Whether rules hold for apps; `ids` are rules."""
    SETTING = "setting"
    """Settings of the phone; `ids` are signals."""
    WATCHED = "watched"
    """What an app did while it was watched."""
    FACT = "fact"
    """Facts that were not wholly read; `ids` are facts."""


class Uncompared(Struct, frozen=True, kw_only=True):
    """Something that one side, or neither, could tell: it may have changed, or not."""

    matter: Matter
    ids: tuple[str, ...] = ()
    unread: Side
    """Which side does not tell."""
    there: bool | None = None
    """Whether the other side has it; null where neither tells, and where it is about a value."""
    packages: tuple[str, ...] = ()
    users: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    """Of facts: why they were not read."""


class Comparison(Struct, frozen=True, kw_only=True):
    """The answer of one comparison."""

    format: str = FORMAT
    version: int = VERSION
    old: Compared
    new: Compared
    complete: bool
    """Whether both sides read all that matters, and each all that the other one tells."""
    other_phone: bool | None
    """Whether maker or model differ; null: not known. That they do not differ makes no single phone of two."""
    phone: tuple[Value, ...] = ()
    users: tuple[UserChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    """Worst first."""
    apps: tuple[AppChange, ...] = ()
    settings: tuple[SettingChange, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything is different for certain."""
        return bool(self.phone or self.users or self.findings or self.apps or self.settings)


def exit_code(comparison: Comparison) -> ExitCode:
    """What a script is told: 1 differences, 4 none and not everything could be compared, 0 neither."""
    if comparison.differs:
        return ExitCode.FINDINGS
    return ExitCode.OK if comparison.complete else ExitCode.NOT_CHECKED
