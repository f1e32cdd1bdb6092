"""What can go wrong, in words for the person at the terminal, and the exit codes for scripts."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `detector` tells a script. Documented in docs/usage.md."""

    OK = 0
    """Nothing at or above `--fail-on`, and every core reading succeeded."""
    FINDINGS = 1
    USAGE = 2
    NO_SOURCE = 3
    """No phone, or it does not let itself be read."""
    NOT_CHECKED = 4
    """A core reading failed and nothing was found: this is not a clean result."""
    DATA = 5
    """Signature files or a saved report that cannot be used."""
    INTERRUPTED = 130


class DetectorError(Exception):
    """Something the person can act on: what happened, and what to do next."""

    def __init__(self, message: str, hint: str = "", exit_code: ExitCode = ExitCode.NO_SOURCE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
