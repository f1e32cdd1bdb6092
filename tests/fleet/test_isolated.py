"""Processes that judge hostile archives: whatever becomes of one, the next archive is judged."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from detector.errors import DetectorError
from detector.fleet import frames, isolated
from detector.fleet.isolated import Isolated
from detector.fleet.values import Outcome, State, Task
from tests.fleet.crews import ODD_PROGRAM, setup
from tests.fleet.odd_worker import act, record

MEMORY = 300 * 2**20
SECONDS = 2.0


@pytest.fixture(scope="module")
def processes() -> Iterator[Isolated]:
    made = Isolated(setup(memory=MEMORY, seconds=SECONDS), ODD_PROGRAM)
    yield made
    made.close()


def judged(processes: Isolated, folder: Path, content: bytes) -> Outcome:
    path = folder / "archive"
    path.write_bytes(content)
    return processes.judge(Task(path=os.fsencode(path)))


ODD = {
    "die": (State.LOST, "its process was ended (SIGKILL)"),
    "fail": (State.LOST, "the program failed: KeyError: 'odd' (odd_worker.py:"),
    "eat": (State.NO_MEMORY, "it needs more memory than 0.3 GiB"),
    "hang": (State.TOO_LONG, "it took longer than 2 seconds"),
    "chat": (State.JUDGED, ""),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize("word", ODD)
def test_what_an_archive_does_costs_itself_only(processes: Isolated, tmp_path: Path, word: str) -> None:
    state, reason = ODD[word]
    outcome = judged(processes, tmp_path, act(word))
    assert outcome.state is state
    assert outcome.reason.startswith(reason)
    assert judged(processes, tmp_path, record({})).state is State.JUDGED


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_nothing_can_be_written(processes: Isolated, tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    outcome = judged(processes, tmp_path, act("write") + os.fsencode(planted))
    assert outcome.state is State.UNREADABLE
    assert not planted.exists() or planted.read_bytes() == b""


def test_a_process_that_is_killed_while_idle_costs_nothing(processes: Isolated, tmp_path: Path) -> None:
    assert judged(processes, tmp_path, record({})).state is State.JUDGED
    for process in processes._idle:
        process.kill()
        process._process.wait()
    assert judged(processes, tmp_path, record({})).state is State.JUDGED


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_it_ends_at_once_while_archives_are_judged(tmp_path: Path) -> None:
    processes = Isolated(setup(seconds=60), ODD_PROGRAM)
    judged(processes, tmp_path, record({}))
    (process,) = processes._idle
    outcomes: list[Outcome] = []
    waiting = threading.Thread(target=lambda: outcomes.append(judged(processes, tmp_path, act("hang"))))
    waiting.start()
    while processes._idle:
        time.sleep(0.01)
    processes.close()
    waiting.join(10)
    assert process._process.returncode == -signal.SIGKILL
    assert [outcome.state for outcome in outcomes] == [State.LOST]
    with pytest.raises(DetectorError, match="ended"):
        judged(processes, tmp_path, record({}))


def test_a_program_that_cannot_start_is_no_fault_of_the_archive(tmp_path: Path) -> None:
    broken = Isolated(setup(), (ODD_PROGRAM[0], "-c", "raise SystemExit('no library')"))
    with pytest.raises(DetectorError, match="No process that judges can be started: the program failed: no library"):
        judged(broken, tmp_path, record({}))
    assert not broken._all


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_process_without_a_leader_ends_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it judges or waits."""
    monkeypatch.setattr(isolated, "_DYING_S", 0.0)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    path = tmp_path / "archive"
    path.write_bytes(act("hang"))
    program = (*ODD_PROGRAM[:2], "-c", "from detector.fleet import worker; worker._GRACE_S = 0.2; " + ODD_MAIN)
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        frames.send(process.stdin, msgspec.msgpack.encode(setup(seconds=0.3)))
        assert frames.receive(process.stdout) == b""
        frames.send(process.stdin, msgspec.msgpack.encode(Task(path=os.fsencode(path))))
        assert process.wait(10) == -signal.SIGALRM


ODD_MAIN = (
    "from detector.sources import opening; from tests.fleet.odd_worker import open_invented; "
    "opening.OPENERS = (open_invented,); worker.main()"
)
