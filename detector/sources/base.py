"""Where bytes come from. A source reads and never parses."""

from enum import StrEnum
from typing import Protocol

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


class Output(Struct, frozen=True, kw_only=True):
    """What came back for one query."""

    stdout: bytes = b""
    stderr: bytes = b""
    exit_code: int | None = None
    """None when the command did not end by itself, or when a saved output does not say."""
    seconds: float = 0.0
    failure: Failure | None = None
    began: float | None = None
    """When it was asked, in epoch seconds of this computer; None for a saved output."""


class Source(Protocol):
    """A phone or something saved from one."""

    @property
    def name(self) -> str:
        """How the report calls it, for example "adb" or a file name."""

    @property
    def parallel(self) -> int:
        """How many queries may be read at the same time."""

    def read(self, query: Query) -> Output:
        """Never raises for what a phone does; the failure is in the output."""

    def close(self) -> None:
        """Ends what is still being read; may be called from another thread."""
