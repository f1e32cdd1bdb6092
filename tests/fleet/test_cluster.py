"""Archives are judged on the workers of a cluster as in the processes of one computer."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from detector.errors import DetectorError, ExitCode
from detector.fleet import ledger
from detector.fleet.batch import run
from detector.fleet.cluster import Certificates, ClusterCrew
from detector.fleet.crew import LocalCrew
from detector.fleet.values import State, Task
from detector.simulator.phone import SimulatedPhone, load_phone
from tests.fleet.crews import setup

distributed = pytest.importorskip("distributed")
TEXT = SimulatedPhone(load_phone("infected-old")).shell("bugreport").stdout


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler and a worker in processes of their own, on loopback."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_says_what_one_computer_says(scheduler: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_bytes(TEXT)
    (folder / "notes.txt").write_bytes(b"nothing")
    found = []
    for name, crew in (("one", LocalCrew(setup(), 1)), ("many", ClusterCrew(setup(), scheduler))):
        try:
            assert crew.room >= 2
            with ledger.opened(tmp_path / name) as kept:
                entries = run(folder, kept, crew, made_with="a")
            found.append([(entry.name, entry.state, entry.result) for entry in entries])
        finally:
            crew.close()
    assert found[0] == found[1]
    assert [state for _, state, _ in found[0]] == [State.UNKNOWN, State.JUDGED]


@pytest.mark.filterwarnings("ignore")
def test_a_file_that_is_not_there_costs_itself(scheduler: str) -> None:
    crew = ClusterCrew(setup(), scheduler)
    try:
        assert crew.submit(Task(path=os.fsencode("/nowhere"))).result(60).state is State.UNREADABLE
    finally:
        crew.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://192.0.2.1:8786", "not encrypted"),
        ("192.0.2.1:8786", "no address"),
        ("http://127.0.0.1:1", "no address"),
        ("tls://192.0.2.1:8786", "needs certificates"),
    ],
)
def test_another_computer_is_reached_only_with_certificates(address: str, words: str) -> None:
    with pytest.raises(DetectorError, match=words) as refusal:
        ClusterCrew(setup(), address)
    assert refusal.value.exit_code is ExitCode.USAGE


def test_certificates_that_are_not_there_are_said(tmp_path: Path) -> None:
    absent = Certificates(authority=tmp_path / "a", certificate=tmp_path / "b", key=tmp_path / "c")
    with pytest.raises(DetectorError, match="cannot be reached"):
        ClusterCrew(setup(), "tls://127.0.0.1:1", absent)
