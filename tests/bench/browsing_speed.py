"""How long it takes to make rows of a report, and to search, narrow and sort them, with so many apps.

    python tests/bench/browsing_speed.py [--apps 1000] [--runs 20]

The report is that of a simulated phone with that many added apps. Each letter that is typed searches anew.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

from detector.browsing import COLUMNS, Order, Sieve, Wanted, choices, narrowed, rows, timeline
from detector.browsing.sieves import Group
from detector.scan import scan
from detector.signatures.library import Library
from detector.simulator.phone import SimulatedPhone, load_phone, with_apps
from tests.in_process import InProcess


def milliseconds(what: Callable[[], object], runs: int) -> str:
    """The middle and the worst of so many runs."""
    took = []
    for _ in range(runs):
        started = time.perf_counter()
        what()
        took.append((time.perf_counter() - started) * 1000)
    return f"{statistics.median(took):7.1f} ms, at most {max(took):7.1f} ms"


def main() -> None:
    """Measures and prints."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--apps", type=int, default=1000)
    asked.add_argument("--runs", type=int, default=20)
    given = asked.parse_args()
    report = scan(InProcess(SimulatedPhone(with_apps(load_phone("infected"), given.apps))), Library().load())
    made = rows(report).apps
    every_access = frozenset(Sieve(Group.ACCESS, column.id) for column in COLUMNS if column.access)
    print(f"{len(made)} apps")
    print("rows     ", milliseconds(lambda: rows(report), given.runs))
    print("choices  ", milliseconds(lambda: choices(made), given.runs))
    print("timeline ", milliseconds(lambda: timeline(report, made), given.runs))
    print("search   ", milliseconds(lambda: narrowed(made, Wanted(text="com")), given.runs))
    for order in Order:
        wanted = Wanted(text="o", sieves=every_access, order=order)
        print(f"{order.value:9}", milliseconds(partial(narrowed, made, wanted), given.runs))


if __name__ == "__main__":
    main()
