"""What a check ended in, and how the same thing can be checked again. The results are made from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from detector.facts import Facts
    from detector.report import Report
    from detector.signatures.tables import SetInfo
    from detector.sources.adb import Server

USUAL: Final = "usual"
DEPTHS: Final = ("core", USUAL, "deep")
"""The names of `detector.facts.Depth`."""


class Phone(Struct, frozen=True, kw_only=True):
    """A phone behind an adb server."""

    serial: str
    server: "Server"
    model: str = ""
    """As adb calls it; untrusted."""
    depth: str = USUAL
    """How much is read, as `detector.facts.Depth` names it."""


class Saved(Struct, frozen=True, kw_only=True):
    """Something that was saved of a phone, or a saved report."""

    path: Path
    identity: Path | None = None


class Simulated(Struct, frozen=True, kw_only=True):
    """A simulated phone of our own."""

    name: str
    depth: str = USUAL


Target: TypeAlias = Phone | Saved | Simulated
"""What can be checked."""


class Checked(Struct, frozen=True, kw_only=True):
    """A report, and what is needed to go on from it."""

    report: "Report"
    facts: "Facts | None" = None
    """What was read, to be judged again; None for a saved report, which holds none."""
    info: "SetInfo | None" = None
    """What it was compared with; None for a saved report."""
    again: Target | None = None
    """How the same thing can be checked again; None when it cannot."""
    stopped: bool = False
    """Whether the person stopped it before its end."""
    known: frozenset[str] = frozenset()
    """Packages that the person marked as known, until they close this; nothing is left out for it."""

    @property
    def kind(self) -> str:
        """What was checked: `phone`, `simulated`, `saved`, or `report` for one that was read back."""
        if self.facts is None:
            return "report"
        match self.again:
            case Simulated():
                return "simulated"
            case Saved():
                return "saved"
        return "phone"
