"""What the tests of batches share: a setup, recorded phones, and a crew that judges at once without a process."""

import os
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from detector import signatures
from detector.fleet.judging import Judge
from detector.fleet.values import Limits, Outcome, Setup, Task
from detector.scan import scan
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources import opening
from detector.sources.base import Output, Query
from tests.fleet.odd_worker import open_invented
from tests.in_process import InProcess
from tests.invented import invented_index

ODD_PROGRAM = (sys.executable, "-P", "-m", "tests.fleet.odd_worker")


def setup(index: Index | None = None, **limits: float) -> Setup:
    """By an invented list, or a real one."""
    return Setup(tables=(index or invented_index()).packed(), limits=Limits(**limits))  # type: ignore[arg-type]


def recorded(phone: str) -> dict[str, Output]:
    """All that a scan of a simulated phone reads."""
    outputs: dict[str, Output] = {}

    class Recording(InProcess):
        def read(self, query: Query) -> Output:
            outputs[query.line] = super().read(query)
            return outputs[query.line]

    scan(Recording(SimulatedPhone(load_phone(phone))), signatures.load())
    return outputs


class AtOnce:
    """A crew of this process. It remembers what it was asked, and how much lay about at most."""

    room = 3

    def __init__(self, given: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "OPENERS", (open_invented,))
        self._judge = Judge(given)
        self.judged: list[str] = []
        self.same: list[str] = []

    def submit(self, task: Task) -> Future[Outcome]:
        """It is judged before this returns."""
        outcome = self._judge.judge(task)
        (self.same if outcome.same else self.judged).append(Path(os.fsdecode(task.path)).name)
        future: Future[Outcome] = Future()
        future.set_result(outcome)
        return future

    def close(self) -> None:
        """Nothing goes on."""
