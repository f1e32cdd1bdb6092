"""The process that judges: `python -m detector.fleet.worker`, with messages (frames.py) on stdin and stdout.

First comes the Setup, answered by an empty message; then Tasks, each answered by an Outcome. What it reads is
hostile, so it can do little: it may not write a file, leave a core dump, or take more memory and time than it was
given. It ends when nobody asks any more.
"""

import gc
import logging
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final

import msgspec

from detector.fleet import frames
from detector.fleet.judging import Judge
from detector.fleet.values import Limits, Setup, Task

_GRACE_S: Final = 5
"""Whoever leads ends a process that takes too long; one without a leader ends by itself, a little later."""
_LONGEST_COMPLAINT: Final = 1000


def main() -> None:
    """Answers until stdin ends."""
    asked, answers = _streams()
    sys.excepthook = _complain
    sys.dont_write_bytecode = True
    logging.lastResort = None  # what went wrong inside stands in the report; nobody reads this process's stderr
    first = frames.receive(asked)
    if first is None:
        return
    setup = msgspec.msgpack.decode(first, type=Setup)
    judge = Judge(setup)
    _limit(setup.limits)
    gc.freeze()  # the list stays; it need not be walked again and again
    frames.send(answers, b"")
    while (message := frames.receive(asked)) is not None:
        _alarm(setup.limits.seconds + _GRACE_S)
        outcome = judge.judge(msgspec.msgpack.decode(message, type=Task))
        _alarm(0)
        frames.send(answers, msgspec.msgpack.encode(outcome))


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Stdin and stdout for messages alone: what a library prints goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return sys.stdin.buffer, answers


def _limit(limits: Limits) -> None:
    """Memory, and the size of what it may write: none. Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    wanted = ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for kind, most in wanted:
        with suppress(OSError, ValueError):  # macOS refuses a limit of memory; a stricter one may be set already
            resource.setrlimit(kind, (most, most))


def _alarm(seconds: float) -> None:
    """Ends this process after so many seconds; 0 for never."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _complain(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program in one line: little enough for the pipe, whatever the archive made of it."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    sys.stderr.write(f"{kind.__name__}: {error}"[:_LONGEST_COMPLAINT] + where)


if __name__ == "__main__":
    main()
