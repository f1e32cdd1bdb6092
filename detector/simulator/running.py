"""What an app of a simulated phone does: processes, services, sockets, traffic, location, and when it was used."""

from typing import Literal

from msgspec import Struct

from detector.simulator.app_ops import milliseconds
from detector.simulator.habits import UsedEntry


class SocketEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One socket; sides are `192.0.2.7:443`, `[2001:db8::7]:443`."""

    protocol: Literal["tcp", "tcp6", "udp", "udp6"] = "tcp"
    local: str = "10.0.0.7:40404"
    remote: str = ""
    state: Literal["ESTABLISHED", "SYN_SENT", "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LISTEN"] = "ESTABLISHED"
    users: tuple[int, ...] = (0,)


class ServiceEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One service that exists now."""

    service: str
    foreground: str | None = None
    """Types as a manifest names them, as words; an empty text for none."""
    started: bool = False
    since: str = ""
    """How long ago: `90s`, `5m`, `2h`, `3d`."""
    bound_by: str = ""
    """Packages with spaces between them; `android` is the system."""
    users: tuple[int, ...] = (0,)

    def age_ms(self, default: int) -> int:
        """Return since when it exists."""
        return milliseconds(self.since) if self.since else default


class LocationEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One request for the location."""

    provider: Literal["gps", "network", "fused", "passive"] = "gps"
    every: str = "60s"
    background: bool = False
    users: tuple[int, ...] = (0,)

    def every_ms(self) -> int:
        """Return how often."""
        return milliseconds(self.every)


class Running(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`running:` of an app."""

    users: tuple[int, ...] | None = None
    """For whom it has a process; left out: where something of it works, and always for parts of the system."""
    services: tuple[ServiceEntry, ...] = ()
    sockets: tuple[SocketEntry, ...] = ()
    location: tuple[LocationEntry, ...] = ()
    used: tuple[UsedEntry, ...] = ()
    received: int = 0
    """In bytes, as `sent`; 0: as its name gives."""
    sent: int = 0
    process: str = ""
    """What its process calls itself; left out: the package name."""
