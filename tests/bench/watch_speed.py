"""How much slower a watched app gets: the same calls without the agent, and with it.

    python tests/bench/watch_speed.py [--calls 20000] [--threads 4] [--java sms.query sms.sendTextMessage ...]

The app is the stand-in of tests/watch: C for native calls, HotSpot for Java. On a phone the numbers are other ones.
"""

import argparse
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.watch.listening import Listening
from tests.watch.standins import Program, StandIn, victim


def started(action: str, folder: Path) -> Program:
    """The stand-in that knows this action."""
    return Program(victim(), folder) if action == "open" else StandIn(folder)


def timed(app: Program, action: str, calls: int, threads: int) -> float:
    """Microseconds for one call, as the app feels it."""
    started = time.perf_counter()
    app.do(action, calls // threads, threads)
    return (time.perf_counter() - started) / calls * 1e6


def main() -> None:
    """Measures, and prints a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument(
        "--java", nargs="*", default=["accessibility.event", "sms.query", "sms.sendTextMessage", "apps.share"]
    )
    given = parser.parse_args()
    table = Table("call", "alone, µs", "watched, µs", "counted", "messages")
    with tempfile.TemporaryDirectory() as folder:
        for action in ("open", *given.java):
            with started(action, Path(folder)) as app:
                app.do(action, 1000)
                alone = timed(app, action, given.calls, given.threads)
                with Listening(app.pid, java=action != "open") as agent:
                    before = len(agent.messages)
                    watched = timed(app, action, given.calls, given.threads)
                    agent.ask("flush")
                    counted = sum(agent.counted(before).values())
                    table.add_row(
                        action, f"{alone:.1f}", f"{watched:.1f}", str(counted), str(len(agent.messages) - before)
                    )
                    agent.close()
    Console().print(table)


if __name__ == "__main__":
    main()
