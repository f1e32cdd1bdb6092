"""How long the signatures take to load and to answer, by their number.

    python tests/bench/signature_speed.py [--runs 5]

The set that ships is measured, and then the same with an invented feed under it, so that there are 10,000 and 100,000
indicators. Each size runs in a process of its own: memory is what that process held at its peak, above what it held
before it loaded. Cold: every file and feed is read, checked and merged. Cached: the index lies in a cache folder.
"""

import argparse
import gc
import multiprocessing
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Struct
from rich.console import Console
from rich.table import Table

from detector import signatures
from detector.signatures import FeedFile, Index

SIZES = (0, 10_000, 100_000)
PHONE = 450
"""Apps on a phone that is full."""


class Measured(Struct):
    """One line of the table."""

    indicators: int = 0
    packages: int = 0
    cold_s: float = 0
    cached_s: float = 0
    cold_mb: float = 0
    cached_mb: float = 0
    file_mb: float = 0
    per_second: float = 0


def invented_feed(indicators: int) -> tuple[FeedFile, ...]:
    """A feed of so many indicators: of 50, 20 are packages, 15 certificates and 15 domains."""
    if not indicators:
        return ()
    dice = random.Random(7)
    products = []
    for number in range(indicators // 50):
        lines = [f"- name: Spy {number}", "  type: stalkerware", "  packages:"]
        lines += [f"  - org.example{number}.app{n}.spy" for n in range(20)]
        lines += ["  certificates:", *(f"  - {dice.randbytes(20).hex().upper()}" for _ in range(15))]
        lines += ["  websites:", *(f"  - host{n}.spy{number}.example" for n in range(15))]
        products.append("\n".join(lines))
    return (FeedFile(name="invented", data="\n".join(products).encode(), format="echap"),)


def timed(runs: int, action: Callable[[], object]) -> float:
    """The median of the seconds."""
    seconds = []
    for _ in range(runs):
        gc.collect()
        started = time.perf_counter()
        result = action()
        seconds.append(time.perf_counter() - started)
        del result
    return statistics.median(seconds)


def look_up(index: Index) -> int:
    """Everything that a scan asks about one phone: name, two signers, five classes and five hosts of every app."""
    found = 0
    for app in range(PHONE):
        name = f"org.example{app}.app{app % 40}.spy" if app % 10 == 0 else f"com.maker{app}.ordinary.app"
        found += len(index.by_package(name))
        for digest in (f"{app:040X}", f"{app:064X}"):
            found += len(index.by_certificate(digest))
        for number in range(5):
            found += len(index.by_component(f"{name}.part{number}.Service"))
            found += len(index.by_domain(f"api{number}.cdn.maker{app}.example"))
    return found


def measure(size: int, cached: bool, runs: int, folder: str, out: Connection) -> None:
    """One size and one way, in a process of its own."""
    feeds, cache = invented_feed(size), Path(folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = Measured()
    if cached:
        result.cached_s = timed(runs, lambda: signatures.load(cache=cache, feeds=feeds))
        result.cached_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        index = signatures.load(cache=cache, feeds=feeds)
        result.indicators, result.packages = index.info.indicators, index.info.packages
        questions = PHONE * (1 + 2 + 5 + 5)
        result.per_second = questions / timed(runs, lambda: look_up(index))
    else:
        result.cold_s = timed(min(runs, 3), lambda: signatures.load(feeds=feeds))
        result.cold_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        signatures.load(cache=cache, feeds=feeds, keep=True)
        result.file_mb = sum(path.stat().st_size for path in cache.iterdir()) / (1 << 20)
    out.send(result)


def apart(size: int, cached: bool, runs: int, folder: str) -> Measured:
    """Measure in a new process."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=measure, args=(size, cached, runs, folder, theirs))
    process.start()
    result = ours.recv()
    process.join()
    assert isinstance(result, Measured)
    return result


def main() -> None:
    """Reads the options and measures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    table = Table(title="Signatures")
    for column in ("indicators", "packages", "cold", "memory", "cached", "memory", "file", "look-ups/s"):
        table.add_column(column, justify="right")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            cold = apart(size, cached=False, runs=given.runs, folder=folder)
            warm = apart(size, cached=True, runs=given.runs, folder=folder)
        table.add_row(
            f"{warm.indicators:,}",
            f"{warm.packages:,}",
            f"{cold.cold_s:.3f} s",
            f"{cold.cold_mb:.0f} MB",
            f"{warm.cached_s:.3f} s",
            f"{warm.cached_mb:.0f} MB",
            f"{cold.file_mb:.1f} MB",
            f"{warm.per_second:,.0f}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
