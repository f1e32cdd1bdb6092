"""Where bytes come from. A source reads and never parses."""

from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from msgspec import Struct


class Query(Struct, frozen=True, kw_only=True):
    """One read-only command for the phone."""

    id: str
    """Which of the commands in `detector explain commands` this is."""
    line: str
    """The shell line exactly as it is sent."""
    user: int | None = None
    """The Android user it asks about; None when it covers all of them."""
    fallbacks: tuple[str, ...] = ()
    """Other lines that answer the same, for saved outputs that were made with them."""
    mark: str = ""
    """A word in the line that the phone cannot foresee; it is another one in every scan."""

    @property
    def unmarked(self) -> str:
        """The line as it is in every scan."""
        return self.line.replace(self.mark, "MARK") if self.mark else self.line


class Failure(StrEnum):
    """Why bytes are missing, as far as the source itself can tell."""

    TIMED_OUT = "timed-out"
    DISCONNECTED = "disconnected"
    SERVER_GONE = "server-gone"
    CUT = "cut"
    TOO_LARGE = "too-large"
    NOT_IN_SOURCE = "not-in-source"
    CANCELLED = "cancelled"
    NOT_ASKED = "not-asked"
    FLOODED = "flooded"
    """It was not asked any more: what came before filled the memory."""
    DOUBTFUL = "doubtful"
    """A saved text contradicts itself about where this output begins or ends."""


class Output(Struct, frozen=True, kw_only=True):
    """What came back for one query."""

    stdout: bytes = b""
    stderr: bytes = b""
    exit_code: int | None = None
    """None when the command did not end by itself, or when a saved output does not say."""
    seconds: float = 0.0
    failure: Failure | None = None
    began: float | None = None
    """When it was asked, in epoch seconds of this computer; None for a saved output that does not say."""


class SourceKind(StrEnum):
    """What bytes can come from."""

    ADB = "adb"
    """A phone."""
    ACQUISITION = "acquisition"
    """What `detector acquire` saved of one."""
    BUG_REPORT = "bug-report"
    ANDROIDQF = "androidqf"
    ISDI = "isdi"
    DUMPS = "dumps"
    """Loose files, each with the output of one command."""
    FILES = "files"
    """APK files, and no phone."""


OURS: Final = (SourceKind.ADB, SourceKind.ACQUISITION)
"""Where our own commands, and no others, were asked."""


class Origin(Struct, frozen=True, kw_only=True):
    """Where the bytes of a report came from."""

    kind: SourceKind
    name: str = ""
    """Of the file or folder, without its path; untrusted."""
    taken: datetime | None = None
    """When they were read from the phone; None for the moment of the scan, or where nothing tells it."""
    seal: str = ""
    """SHA-256 that stands for all of them, where there is one: of an acquisition, that of its manifest."""
    notes: tuple[str, ...] = ()
    """What is odd about the file or folder as a whole, such as members that were not opened; untrusted."""


class Source(Protocol):
    """A phone or something saved from one."""

    @property
    def origin(self) -> Origin:
        """What the report calls it."""

    @property
    def parallel(self) -> int:
        """How many queries may be read at the same time."""

    def read(self, query: Query) -> Output:
        """Never raises for what a phone does; the failure is in the output."""

    def close(self) -> None:
        """Ends what is still being read; may be called from another thread."""
