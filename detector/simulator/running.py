"""What an app of a simulated phone does at this moment: processes."""

from msgspec import Struct


class Running(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`running:` of an app."""

    users: tuple[int, ...] | None = None
    """For whom it has a process; left out: where something of it works, and always for parts of the system."""
    process: str = ""
    """What its process calls itself; left out: the package name."""
