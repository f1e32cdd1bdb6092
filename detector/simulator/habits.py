"""When a person of a simulated phone opened an app, and when the app last did anything."""

from msgspec import Struct

from detector.simulator.app_ops import milliseconds

NEVER_MS = 0
"""What Android keeps for what never was."""


class UsedEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of `used:`. Both times are how long ago: `5m`, `2h`, `3d`; left out: never."""

    opened: str = ""
    active: str = ""
    """Left out: when it was opened."""
    launches: int = 1
    users: tuple[int, ...] = (0,)

    def opened_ms(self, now_ms: int) -> int:
        """Return when it was last in front."""
        return now_ms - milliseconds(self.opened) if self.opened else NEVER_MS

    def active_ms(self, now_ms: int) -> int:
        """Return when anything of it last ran."""
        times = [now_ms - milliseconds(word) for word in (self.opened, self.active) if word]
        return max(times, default=NEVER_MS)
