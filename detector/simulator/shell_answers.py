"""How a command answers: text on one of two streams, an exit code, and the refusal of a user that blocks the shell.

Sources: android.os.ShellCommand (23-28), com.android.modules.utils.BasicShellCommandHandler (29+);
PackageManagerServiceUtils.enforceShellRestriction.
"""

import re

from detector.simulator.base import Answer
from detector.simulator.model import Phone


class BlockedUserError(Exception):
    """The user that a command names forbids debugging; the argument is its id."""


def answer(out: str = "", *, err: str = "", code: int = 0) -> Answer:
    """Return texts as an answer."""
    return Answer(
        stdout=out.encode("utf-8", "surrogatepass"), stderr=err.encode("utf-8", "surrogatepass"), exit_code=code
    )


def option_user(phone: Phone, words: list[str]) -> int | None:
    """Take `--user N` out of `words`; return N, or None without it.

    Raise BlockedUserError for a user that blocks the shell, ValueError for no number.
    """
    if "--user" not in words:
        return None
    at = words.index("--user")
    text = words[at + 1] if at + 1 < len(words) else ""
    if not re.fullmatch(r"\d{1,7}", text, re.ASCII):
        raise ValueError(text)
    del words[at : at + 2]
    user = phone.user(int(text))
    if user is not None and user.blocks_shell:
        raise BlockedUserError(text)
    return int(text)


def blocked_text(api: int, verb: str, blocked: BlockedUserError) -> Answer:
    """Return the SecurityException as the command prints it."""
    message = f"java.lang.SecurityException: Shell does not have permission to access user {blocked}"
    if api < 29:
        return answer(err=f"Error: {message}\n", code=255)
    trace = "\tat com.android.server.pm.PackageManagerServiceUtils.enforceShellRestriction\n"
    return answer(err=f"\nException occurred while executing '{verb}':\n{message}\n{trace}", code=255)
