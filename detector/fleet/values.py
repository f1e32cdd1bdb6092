"""What passes between the process that leads and those that judge. All of it goes as msgpack, never as pickle."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from detector.levels import Level
from detector.report import Redaction
from detector.signatures.tables import Tables


class State(StrEnum):
    """What became of one archive."""

    JUDGED = "judged"
    UNKNOWN = "unknown"
    """Nothing that can be judged here. A folder of this state is looked into."""
    UNREADABLE = "unreadable"
    """It is broken, changed after it was sealed, or may not be read."""
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    NO_MEMORY = "no-memory"
    LOST = "lost"
    """The process that judged it ended."""


class Limits(Struct, frozen=True, kw_only=True):
    """What one archive may cost."""

    seconds: float = 300.0
    memory: int = 2 * 2**30
    """Bytes of address space of the process that judges; where the system has such a limit."""
    size: int = 16 * 2**30
    """Bytes of all its files, unpacked, as the archive says."""


class Setup(Struct, frozen=True, kw_only=True):
    """What a judging process is told before the first archive."""

    tables: Tables
    """Those of the index, so that all judge by the same list, on whichever computer."""
    allowed: dict[str, str] = {}
    limits: Limits = Limits()
    redaction: Redaction = Redaction.SHARE
    identity: bytes = b""
    """The path of the file with the secret key of what is encrypted, as the file system has it; empty: there is none.
    The key itself goes nowhere."""


class Fingerprint(Struct, frozen=True, kw_only=True):
    """By which an archive is known again."""

    size: int
    """Bytes on disk; of a folder, of all its files."""
    modified: int
    """Nanoseconds since 1970; of a folder, of its newest file."""
    sha256: str
    """Of a folder: over the SHA-256 and names of its files."""


class Task(Struct, frozen=True, kw_only=True):
    """One archive to judge."""

    path: bytes
    """As the file system has it."""
    known: Fingerprint | None = None
    """Of the last time. The same archive is not judged again."""


class Found(Struct, frozen=True, kw_only=True):
    """An app with a finding, as far as it can be counted: no word of it comes from the phone."""

    level: Level
    product_class: str = ""
    """Empty for an app that is on no list."""
    product: str = ""
    """Its name on the list."""
    grants: tuple[str, ...] = ()
    """Capabilities that it has."""


class Result(Struct, frozen=True, kw_only=True):
    """What a report says, in short."""

    kind: str
    """What the archive is: one of SourceKind."""
    taken: datetime | None = None
    complete: bool
    apps: int
    added: int
    core_gaps: int
    gaps: int
    hints: int
    levels: dict[Level, int]
    """How many findings there are of each level."""
    found: tuple[Found, ...] = ()
    """Worst first."""


class Outcome(Struct, frozen=True, kw_only=True):
    """The answer of a judging process."""

    state: State
    reason: str = ""
    """Why it was not judged; may quote the archive, so it is untrusted."""
    seconds: float = 0.0
    same: bool = False
    """It is the archive that was known; there is no new report."""
    fingerprint: Fingerprint | None = None
    result: Result | None = None
    report: bytes = b""
    """JSON."""
