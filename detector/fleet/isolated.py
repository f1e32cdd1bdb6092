"""Judging in processes of their own: one that hangs, bursts or is killed costs the archive that it was at, no other.

A process is started when there is none that is idle, and kept for the next archive. What comes back is bytes of a
known shape: somebody who takes over such a process has not taken over this one.
"""

import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import IO, Final, cast

import msgspec
from msgspec import structs

from detector.errors import DetectorError, ExitCode
from detector.fleet import frames
from detector.fleet.values import Outcome, Setup, State, Task

PROGRAM: Final = (sys.executable, "-P", "-m", "detector.fleet.worker")
"""-P: nothing is imported from the folder in which the program was called, which may hold the archives."""
_START_S: Final = 120.0
_ATTEMPTS: Final = 3
_DYING_S: Final = 1.0
_LONGEST_COMPLAINT: Final = 2000
_SPENT: Final = (State.TOO_LONG, State.NO_MEMORY)
"""After such an archive the process is not used again."""


class Isolated:
    """Judges in as many processes as there are threads that ask."""

    def __init__(self, setup: Setup, program: tuple[str, ...] = PROGRAM) -> None:
        self._setup = msgspec.msgpack.encode(setup)
        self._seconds = setup.limits.seconds
        self._program = program
        self._lock = threading.Lock()
        self._all: set[_Process] = set()
        self._idle: list[_Process] = []
        self._closed = False

    def judge(self, task: Task) -> Outcome:
        """The outcome, whatever happens to the process. DetectorError when none can be started."""
        began = time.perf_counter()
        process = self._ready()
        outcome = process.judge(task, self._seconds)
        if outcome is not None and outcome.state not in _SPENT:
            with self._lock:
                self._idle.append(process)
        else:
            reason = self._end(process)
            outcome = outcome or Outcome(state=State.LOST, reason=reason)
        return structs.replace(outcome, seconds=round(time.perf_counter() - began, 3))

    def close(self) -> None:
        """Ends all processes, also those that judge: whoever waits for one is told that it ended."""
        with self._lock:
            self._closed = True
            for process in self._all:
                process.kill()
            idle, self._idle = self._idle, []
        for process in idle:
            self._end(process)

    def _ready(self) -> "_Process":
        """A process that waits for an archive; a new one when all are busy."""
        while (waiting := self._waiting()) is not None:
            if waiting.lives():
                return waiting
            self._end(waiting)
        reason = ""
        for _ in range(_ATTEMPTS):
            process = self._new()
            if process.begin(self._setup):
                return process
            reason = self._end(process)
        raise DetectorError("No process that judges can be started: {reason}", "", ExitCode.DATA, reason=reason)

    def _waiting(self) -> "_Process | None":
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _new(self) -> "_Process":
        with self._lock:
            if self._closed:
                raise DetectorError("The processes that judge were ended.", "", ExitCode.DATA)
            process = _Process(self._program)
            self._all.add(process)
            return process

    def _end(self, process: "_Process") -> str:
        reason = process.end()
        with self._lock:
            self._all.discard(process)
        return reason


class _Process:
    """One process and the pipes to it. One thread asks; any other may kill."""

    def __init__(self, program: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the process that leads
        )
        self._in, self._out, self._errors = (
            cast("IO[bytes]", pipe) for pipe in (self._process.stdin, self._process.stdout, self._process.stderr)
        )
        self.kill = self._process.kill

    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def begin(self, setup: bytes) -> bool:
        """Whether it is ready."""
        answer, late = self._ask(setup, _START_S)
        return answer is not None and not late

    def judge(self, task: Task, seconds: float) -> Outcome | None:
        """The outcome; None when the process told none."""
        answer, late = self._ask(msgspec.msgpack.encode(task), seconds)
        if late:
            return Outcome(state=State.TOO_LONG, reason=f"it took longer than {seconds:g} seconds")
        try:
            return None if answer is None else msgspec.msgpack.decode(answer, type=Outcome)
        except msgspec.DecodeError:
            return None

    def end(self) -> str:
        """Ends it, and says why it had ended by itself, if it had."""
        with suppress(OSError):  # what was not sent yet cannot be sent any more
            self._in.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_S)
        self.kill()
        complaint = self._errors.read(_LONGEST_COMPLAINT).decode(errors="replace").strip()
        self._out.close()
        self._errors.close()
        code = self._process.wait()
        if complaint:
            return f"the program failed: {complaint}"
        return f"its process was ended ({signal.Signals(-code).name if code < 0 else f'code {code}'})"

    def _ask(self, message: bytes, seconds: float) -> tuple[bytes | None, bool]:
        """The answer, None when the process ends first; and whether it was ended because it took too long."""
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(seconds, too_late)
        timer.start()
        try:
            frames.send(self._in, message)
            answer = frames.receive(self._out)
        except OSError:
            answer = None
        finally:
            timer.cancel()
            timer.join()
        return answer, late.is_set()
