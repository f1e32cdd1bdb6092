"""Slow work of the screens, in threads of its own. How each piece is ended is known, so that nothing outlives the app.

The threads are daemons: leaving at once never waits for a calculation. What has to tidy up (an adb server of our own)
is ended first and then waited for, a little.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from detector.errors import DetectorError
from detector.wording import keyed

log = logging.getLogger(__name__)


def in_words(error: Exception) -> DetectorError:
    """What a person can act on, of whatever happened."""
    if isinstance(error, DetectorError):
        return error
    what = f"{type(error).__name__}: {error}"
    return DetectorError(keyed("tui.problem.unexpected"), keyed("tui.problem.unexpected.next"), error=what)


class Job:
    """One piece of work."""

    def __init__(self, function: Callable[[], Any], end: Callable[[], None]) -> None:
        self.function = function
        self.end = end
        """Makes the work end early; may be called from another thread, and more than once."""
        self.ended = False
        self.thread: threading.Thread | None = None

    def stop(self) -> None:
        """Ends it early; what it gives is for nobody any more."""
        self.ended = True
        with suppress(OSError):  # it ended by itself meanwhile
            self.end()


class Jobs:
    """All work that goes on."""

    def __init__(self) -> None:
        self._running: set[Job] = set()
        self._lock = threading.Lock()

    def start(self, job: Job, deliver: Callable[[Any, Exception | None], None]) -> None:
        """Runs it in a thread; `deliver` is called there with what it gave or what went wrong."""
        job.thread = threading.Thread(target=self._run, args=(job, deliver), daemon=True)
        with self._lock:
            self._running.add(job)
        job.thread.start()

    @property
    def running(self) -> int:
        """How many have not ended."""
        with self._lock:
            return len(self._running)

    def end_all(self) -> None:
        """Ends everything early."""
        with self._lock:
            running = tuple(self._running)
        for job in running:
            job.stop()

    def wait(self, seconds: float) -> None:
        """Until everything has ended, but not longer than this."""
        until = time.monotonic() + seconds
        with self._lock:
            running = tuple(self._running)
        for job in running:
            if job.thread is not None:
                job.thread.join(max(0.0, until - time.monotonic()))

    def _run(self, job: Job, deliver: Callable[[Any, Exception | None], None]) -> None:
        value: Any = None
        wrong: Exception | None = None
        try:
            value = job.function()
        except Exception as error:  # the boundary: whatever happens behind it is told in words on the screen
            log.exception("work of a screen failed")
            wrong = error
        finally:
            with self._lock:
                self._running.discard(job)
        if not job.ended:
            deliver(value, wrong)
