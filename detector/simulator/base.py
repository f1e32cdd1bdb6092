"""The seam inside the simulated phone: who answers (phone.py) and who carries the bytes (adbd.py)."""

from typing import Protocol

from msgspec import Struct


class Answer(Struct, frozen=True, kw_only=True):
    """What one shell command printed, and how it ended."""

    stdout: bytes = b""
    stderr: bytes = b""
    exit_code: int = 0


class Device(Protocol):
    """A phone as its adb daemon sees it."""

    @property
    def properties(self) -> dict[str, str]:
        """The system properties, as `getprop` would print them."""

    @property
    def features(self) -> tuple[str, ...]:
        """What the adb daemon announces: ("shell_v2", "cmd", ...); empty on Android 6."""

    def shell(self, line: str) -> Answer:
        """Run one command line as uid 2000 (shell)."""

    def file(self, path: str) -> bytes | None:
        """The bytes of a file that the shell user may read, or None."""

    def store(self, path: str, content: bytes) -> bool:
        """Take a file that is sent; False where nothing can be written."""


class Faults(Struct, frozen=True, kw_only=True):
    """What shall go wrong, so that tests and demos can show it. Texts are looked for in the command line."""

    latency_s: float = 0.0
    """Waited before each command is answered."""
    unauthorized: bool = False
    """The person never taps "Allow"."""
    disconnect_after: int | None = None
    """The cable is pulled when this many commands have been answered."""
    hang: tuple[str, ...] = ()
    """Commands that never end."""
    truncate: tuple[tuple[str, int], ...] = ()
    """Commands whose output stops after so many bytes, mid-line, with exit code 0."""
    deny: tuple[str, ...] = ()
    """Services that answer "Permission Denial" on stdout with exit code 0."""
    missing: tuple[str, ...] = ()
    """Services that do not exist on this phone."""
    timeout: tuple[str, ...] = ()
    """Services whose dump ends in dumpsys' own time-out text."""
    drop: tuple[str, ...] = ()
    """Commands during which the stream closes without an exit code."""
