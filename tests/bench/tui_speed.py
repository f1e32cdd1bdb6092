"""How long it takes from the start of the process to the first page, in a terminal of its own.

    python tests/bench/tui_speed.py [ROUNDS]

The target is 0.4 s. Other work on the computer makes it longer; the processor time beside it tells how much is ours.
"""

import os
import pty
import select
import sys
import time
from tempfile import TemporaryDirectory
from typing import Final

_FIRST: Final = b"Before you start"
_LEAVE: Final = b"\x11"
_ROUNDS: Final = 10


def first_paint(compiled: str) -> tuple[float, float]:
    """Seconds until the first page, and of the processor for the whole run. `compiled` is a folder for bytecode."""
    began = time.monotonic()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's Python compiles once, and not at every start
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", LC_ALL="C.UTF-8")
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        os.execv(sys.executable, [sys.executable, "-m", "detector"])
    shown = b""
    while _FIRST not in shown:
        select.select([terminal], [], [], 10)
        shown += os.read(terminal, 65536)
    took = time.monotonic() - began
    os.write(terminal, _LEAVE)
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # it has left
        pass
    _, _, used = os.wait4(process, 0)
    return took, used.ru_utime + used.ru_stime


def main() -> None:
    """Prints the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS
    with TemporaryDirectory() as compiled:
        first_paint(compiled)
        taken = sorted(first_paint(compiled) for _ in range(rounds))
    print(f"first page: best {taken[0][0]:.2f} s, median {taken[rounds // 2][0]:.2f} s of {rounds}")
    print(f"processor, with leaving: best {min(used for _, used in taken):.2f} s; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
