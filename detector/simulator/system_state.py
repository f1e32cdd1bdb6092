"""What was done to the system of a simulated phone: root in its usual forms, and certificate authorities."""

from msgspec import Struct


class Root(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`root:` of a phone. What is left out is as on a phone that nobody changed."""

    shell: bool = False
    """adb runs as root."""
    permissive: bool = False
    su: str = ""
    """Paths, with spaces between them."""
    mounts: tuple[str, ...] = ()
    """Whole lines of /proc/mounts."""
    sockets: tuple[str, ...] = ()
    """Names as /proc/net/unix prints them: `@name`, or a path."""


class Certificates(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`certificates:` of a user: files in the two folders, which the shell user may look into here.

    The folder of a user of whom a phone says nothing is closed to the shell user.
    """

    added: str = ""
    """File names, with spaces between them; `none` for an empty folder."""
    removed: str = ""


class PackageChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`package_changes:` of a phone: what the battery statistics remember of one package."""

    day: str
    """`2026-03-01`"""
    package: str
    code: int | None = None
    """The version it was updated to; None when it was removed."""
