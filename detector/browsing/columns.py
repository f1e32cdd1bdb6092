"""Who can do what: one column for each access that a person asks about, and what stands in a cell of it.

Which signals allow a thing, and which show it being used, is that of `detector/verdicts/capabilities.py`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.verdicts import CAPABILITIES


class Cell(StrEnum):
    """What a report tells about one access of one app. Unknown is not "no"."""

    SEEN = "seen"
    """Seen at work. That it was seen says nothing about whether it is allowed today."""
    ALLOWED = "allowed"
    WHILE_OPEN = "while-open"
    """Only while a person has it open, or calls it."""
    UNKNOWN = "unknown"
    NO = "no"

    @property
    def symbol(self) -> str:
        """One column wide in every font."""
        return _SYMBOLS[self]

    @property
    def held(self) -> bool:
        """Whether the app has it, or was seen with it."""
        return self in (Cell.SEEN, Cell.ALLOWED, Cell.WHILE_OPEN)


_SYMBOLS: Final = {Cell.SEEN: "◉", Cell.ALLOWED: "●", Cell.WHILE_OPEN: "◐", Cell.UNKNOWN: "?", Cell.NO: "·"}


class Column(Struct, frozen=True, kw_only=True):
    """One access, or one thing about an app."""

    id: str
    allowed_by: tuple[str, ...]
    """Signals; one is enough."""
    while_open_by: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()
    access: bool = True
    """Whether it is an access; else it says how the app came or hides."""

    def cell(self, present: frozenset[str], unknown: frozenset[str]) -> Cell:
        """What is known, from the ids of the signals that are present and of those that could not be told."""
        for state, signals in (
            (Cell.SEEN, self.seen_by),
            (Cell.ALLOWED, self.allowed_by),
            (Cell.WHILE_OPEN, self.while_open_by),
        ):
            if not present.isdisjoint(signals):
                return state
        told = unknown.isdisjoint(self.allowed_by) and unknown.isdisjoint(self.while_open_by)
        return Cell.NO if told else Cell.UNKNOWN


_ABLE: Final = {capability.id: capability for capability in CAPABILITIES}
_CONNECTED: Final[Mapping[str, tuple[str, ...]]] = {
    "read-screen": ("accessibility-running",),
    "read-notifications": ("listener-connected",),
}
"""What shows that an access is at work, although nobody sees what it is used for."""


def _of(name: str, *capabilities: str) -> Column:
    able = [_ABLE[capability] for capability in capabilities]
    allowed = tuple(dict.fromkeys(signal for one in able for signal in one.allowed_by))
    while_open = dict.fromkeys(signal for one in able for signal in one.while_open_by)
    seen = (signal for one in able for signal in (*one.used_by, *_CONNECTED.get(one.id, ())))
    return Column(
        id=name,
        allowed_by=allowed,
        while_open_by=tuple(signal for signal in while_open if signal not in allowed),
        seen_by=tuple(dict.fromkeys(seen)),
    )


HIDDEN: Final = Column(id="hidden", allowed_by=("no-icon", "icon-switched-off"), access=False)
BY_HAND: Final = Column(id="by-hand", allowed_by=("by-hand", "handed-over"), access=False)
NEVER_OPENED: Final = Column(id="never-opened", allowed_by=("never-opened",), access=False)

COLUMNS: Final = (
    _of("screen", "read-screen", "record-screen"),
    _of("notifications", "read-notifications"),
    _of("admin", "prevent-removal"),
    _of("usage", "see-usage"),
    _of("overlay", "draw-over"),
    _of("messages", "read-messages"),
    _of("calls", "read-calls"),
    _of("location", "locate-always", "locate"),
    _of("microphone", "use-microphone"),
    _of("camera", "use-camera"),
    _of("keyboard", "see-keystrokes"),
    _of("contacts", "read-contacts"),
    _of("files", "read-files"),
    _of("install", "install-apps"),
    HIDDEN,
    BY_HAND,
)
"""In the order of reports: what reaches most first."""
ACCESSES: Final = tuple(column for column in COLUMNS if column.access)
