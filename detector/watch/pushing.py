"""frida-server on the phone for the time of one watching: sent, started as root, ended and removed again.

This changes the phone: only for who asked for it and agreed. The ways to root are those of common `su` programs
(`su -c LINE`), and of Android's own for builds of developers (`su 0 LINE`); none was tried on a real phone here.
"""

import shlex
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from detector.sources.adb_push import PushError, push
from detector.watch.device import Phone
from detector.watch.problems import Problem, WatchError
from detector.watch.undisturbed import undisturbed

NAME: Final = "detector-frida-server"
"""No other program is called so: what is ended by this name is ours."""
PATH: Final = f"/data/local/tmp/{NAME}"
START_S: Final = 10.0
SETTLE_S: Final = 2.0
"""When an app was left, Frida goes back into it for a moment, with ptrace, to free memory. A server that is ended just
then takes the app with it (seen on Linux).
"""
_POLL_S: Final = 0.5


@contextmanager
def frida_server(phone: Phone, program: bytes) -> Iterator[None]:
    """Runs `program` on the phone as root until the end of the block. Raises WatchError.

    WatchError with LEFT_BEHIND at the end of a block that went well, where it could not be removed.
    """
    if phone.source is None:
        raise WatchError(Problem.NO_CABLE)
    root = _root(phone)
    try:
        push(phone.source.server, phone.name, program, PATH, mode=0o755)
    except PushError as error:
        raise WatchError(Problem.NOT_PUSHED, error=str(error), path=PATH) from error
    try:
        phone.ask(f"chmod 755 {PATH}")
        _start(phone, root)
        try:
            yield
        finally:
            with undisturbed():
                time.sleep(SETTLE_S)
    finally:
        with undisturbed():
            removed = _remove(phone, root)
    if not removed:
        raise WatchError(Problem.LEFT_BEHIND, path=PATH, name=NAME)


def _root(phone: Phone) -> str:
    """What comes before a line so that root runs it."""
    if phone.ask("id -u") == "0":
        return "sh -c"
    for prefix in ("su -c", "su 0 sh -c"):
        if phone.ask(_as_root(prefix, "id -u")) == "0":
            return prefix
    raise WatchError(Problem.NO_ROOT)


def _as_root(prefix: str, line: str) -> str:
    return f"{prefix} {shlex.quote(line)}"


def _start(phone: Phone, root: str) -> None:
    phone.ask(_as_root(root, f"{PATH} -D"))  # goes into the background by itself
    deadline = time.monotonic() + START_S
    while True:
        try:
            phone.processes()
        except WatchError as error:
            if error.problem is Problem.OTHER_VERSION:
                raise
            if time.monotonic() >= deadline:
                raise WatchError(
                    Problem.NOT_STARTED, file=phone.server_file, error=error.slots.get("error", "")
                ) from error
            time.sleep(_POLL_S)
        else:
            return


def _remove(phone: Phone, root: str) -> bool:
    """Whether nothing of it is left, as far as the phone tells."""
    phone.ask(_as_root(root, f"kill $(pidof {NAME})"))
    phone.ask(f"rm -f {PATH}")
    return phone.ask(f"pidof {NAME} >/dev/null || [ -e {PATH} ] || echo gone") == "gone"
