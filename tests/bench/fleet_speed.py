"""How many archives a batch judges per second: with one worker, with two, and through a local Dask cluster.

    python tests/bench/fleet_speed.py [--archives 1000] [--broken 10]

The archives are bug reports of the simulated phones, as zips of some ten kilobytes; so many of them are cut in half.
Efficiency is the speed divided by that of one worker and by the number of workers.
"""

import argparse
import itertools
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from detector.fleet import ledger
from detector.fleet.batch import run
from detector.fleet.cluster import ClusterCrew
from detector.fleet.crew import Crew, LocalCrew
from detector.fleet.values import Setup
from detector.signatures.library import Library
from detector.simulator.phone import SimulatedPhone, load_phone, phones


def make(folder: Path, *, archives: int, broken: int) -> int:
    """Writes the archives; returns their size in bytes."""
    made = []
    for name in phones():
        phone = SimulatedPhone(load_phone(name))
        where = phone.shell("bugreportz").stdout.decode().removeprefix("OK:").strip()
        made += [data] if (data := phone.file(where)) else []
    for number, data in zip(range(archives), itertools.cycle(made), strict=False):
        content = data[: len(data) // 2] if number < broken else data
        (folder / f"{number:05}.zip").write_bytes(content)
    return sum(file.stat().st_size for file in folder.iterdir())


def measure(folder: Path, new: Callable[[ExitStack], Crew]) -> tuple[float, Counter[str]]:
    """Archives per second, from the first process to the last report, and what became of them."""
    with tempfile.TemporaryDirectory() as out, ExitStack() as stack:
        started = time.perf_counter()
        crew = new(stack)
        with ledger.opened(Path(out) / "out") as kept:
            entries = run(folder, kept, crew, made_with="bench")
        seconds = time.perf_counter() - started
        crew.close()
    return len(entries) / seconds, Counter(entry.state.value for entry in entries)


def cluster(setup: Setup, workers: int, stack: ExitStack) -> Crew:
    """Workers of Dask in processes of this computer."""
    from distributed import LocalCluster

    local = LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    )
    stack.enter_context(local)
    return ClusterCrew(setup, local.scheduler_address)


def main() -> None:
    """Makes the archives and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archives", type=int, default=1000)
    parser.add_argument("--broken", type=int, default=10)
    asked = parser.parse_args()
    setup = Setup(tables=Library().load(()).packed())
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        size = make(folder, archives=asked.archives, broken=asked.broken)
        print(f"{asked.archives} archives, {size / 1e6:.1f} MB, {asked.broken} of them broken")
        crews: tuple[tuple[str, int, Callable[[ExitStack], Crew]], ...] = (
            ("1 worker", 1, lambda _: LocalCrew(setup, 1)),
            ("2 workers", 2, lambda _: LocalCrew(setup, 2)),
            ("Dask, 2 workers", 2, lambda stack: cluster(setup, 2, stack)),
        )
        first = 0.0
        for name, workers, new in crews:
            rate, states = measure(folder, new)
            first = first or rate
            told = ", ".join(f"{number} {state}" for state, number in states.items())
            print(f"{name:>16}: {rate:6.1f} archives/s, efficiency {rate / first / workers:4.2f}; {told}")


if __name__ == "__main__":
    main()
