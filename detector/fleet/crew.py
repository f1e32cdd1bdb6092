"""Who judges: so many processes of this computer. cluster.py is the same for several computers."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from detector.fleet.isolated import PROGRAM, Isolated
from detector.fleet.values import Outcome, Setup, Task


class Crew(Protocol):
    """Takes tasks, as many at a time as it has room for."""

    @property
    def room(self) -> int:
        """How many tasks keep it busy. More would only lie about."""

    def submit(self, task: Task) -> Future[Outcome]:
        """The outcome, as soon as it is there; DetectorError when nobody can judge any more."""

    def close(self) -> None:
        """Ends what is still going on."""


class LocalCrew:
    """Processes of this computer; a thread waits for each."""

    def __init__(self, setup: Setup, workers: int, program: tuple[str, ...] = PROGRAM) -> None:
        self._isolated = Isolated(setup, program)
        self._threads = ThreadPoolExecutor(workers)
        self.room = 2 * workers
        """A task for each, and the next one."""

    def submit(self, task: Task) -> Future[Outcome]:
        """The outcome."""
        return self._threads.submit(self._isolated.judge, task)

    def close(self) -> None:
        """Ends the processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._isolated.close()
        self._threads.shutdown()
