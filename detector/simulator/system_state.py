"""The state of a simulated phone besides its apps: root, certificate authorities, and what each user chose."""

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


class Chosen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`chosen:` of a user. Components are written `package/class`; several have spaces between them."""

    roles: dict[str, str] = {}
    """SMS, DIALER, HOME ... and the packages that hold them; `none` for nobody."""
    keyboards: str | None = None
    """The first one is in use, the others are switched on."""
    assistant: str | None = None
    voice: str | None = None
    autofill: str | None = None
    credentials: str | None = None
    """The first one is the primary one."""
    always_on_vpn: str = ""
    vpn_lockdown: bool = False
    vpn: str = ""
    """The app that may start a VPN."""
    vpn_connected: bool = False
    """With no app in `vpn` it is one of Android's own."""
    companions: str = ""
    """The apps that accompany devices, once for each device."""
    recording: str = ""
    """The app that records the screen."""
