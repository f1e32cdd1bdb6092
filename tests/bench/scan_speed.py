"""How long a scan takes, next to reading the same phone one app at a time.

    python tests/bench/scan_speed.py [--apps 450] [--latency-ms 20] [--runs 5]

The phone is simulated, in a process of its own, behind a real adb server; every command waits for the latency before
it answers. The reference does what spytrap-adb 0.3.5 does (its scan.rs): 8 commands and one `dumpsys package NAME` for
each app, one after the other, each on a new connection, over `exec:`. Both are measured in the same run.
"""

import argparse
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection

from rich.console import Console
from rich.table import Table

from detector import signatures
from detector.facts.collecting import collect
from detector.report import Report
from detector.scan import judge_facts, scan
from detector.simulator.adbd import Adbd
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone, with_apps
from detector.sources.adb import Server, open_phone
from detector.sources.adb_program import find_adb
from detector.sources.base import Origin, SourceKind

SPYTRAP = (
    "date -u '+%Y-%m-%d %T %N'",
    "settings get global package_verifier_enable",
    "settings get global package_verifier_user_consent",
    "settings get global upload_apk_enable",
    "dumpsys -l",
    "dumpsys accessibility",
    "pm list packages",
)


def phone_process(apps: int, latency_s: float, out: Connection) -> None:
    """The simulated phone; tells its serial and stays until it is ended."""
    faults = Faults(latency_s=latency_s)
    phone = SimulatedPhone(with_apps(load_phone("infected"), apps), faults)
    with Adbd(phone, faults=faults) as device:
        out.send(device.serial)
        out.recv()


def one_at_a_time(server: Server, serial: str) -> tuple[int, int]:
    """The reference: how many commands and bytes."""
    names = [line.removeprefix("package:") for line in _exec(server, serial, "pm list packages").decode().splitlines()]
    sizes = [len(_exec(server, serial, line)) for line in (*SPYTRAP, *(f"dumpsys package {name}" for name in names))]
    server.devices()
    return len(sizes) + 1, sum(sizes)


def _exec(server: Server, serial: str, line: str) -> bytes:
    connection = server.connect()
    connection.conn.settimeout(60)
    for service in (f"host:transport:{serial}", f"exec:{line}"):
        connection.send_command(service)
        connection.check_okay()
    data = bytearray()
    while chunk := connection.conn.recv(65536):
        data += chunk
    connection.conn.close()
    return bytes(data)


def timed(runs: int, action: Callable[[], object]) -> tuple[float, object]:
    """The median of the seconds, and what the last run returned."""
    seconds = []
    result: object = None
    for _ in range(runs):
        started = time.perf_counter()
        result = action()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), result


def measure(server: Server, serial: str, runs: int, console: Console) -> None:
    """Prints the table."""
    load_s, index = timed(3, signatures.load)
    assert isinstance(index, signatures.Index)
    scan_s, report = timed(runs, lambda: scan(open_phone(serial, server=server), index))
    assert isinstance(report, Report)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = collect(open_phone(serial, server=server))
    judge_s, _ = timed(
        runs, lambda: judge_facts(facts, index, origin=Origin(kind=SourceKind.ADB), now=datetime.now(UTC))
    )
    slow_s, slow = timed(1, lambda: one_at_a_time(server, serial))
    assert isinstance(slow, tuple)
    table = Table(title=f"{report.app_count} apps")
    for column in ("", "seconds", "commands", "bytes", "peak memory"):
        table.add_column(column, justify="right")
    received = sum(command.bytes for command in report.commands)
    table.add_row("scan", f"{scan_s:.2f}", str(len(report.commands)), f"{received:,}", f"{peak_mb:.0f} MB")
    table.add_row("  of it judging", f"{judge_s:.3f}")
    table.add_row("loading signatures, before it", f"{load_s:.3f}")
    table.add_row("one app at a time", f"{slow_s:.2f}", str(slow[0]), f"{slow[1]:,}")
    table.add_row("times faster", f"{slow_s / scan_s:.1f}")
    console.print(table)


def main() -> None:
    """Reads the options and measures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--apps", type=int, default=450)
    options.add_argument("--latency-ms", type=float, default=20)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    adb = find_adb()
    if adb is None:
        options.error("no adb program was found")
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    phone = context.Process(target=phone_process, args=(given.apps, given.latency_ms / 1000, theirs))
    phone.start()
    serial = ours.recv()
    with PrivateAdb(adb) as server:
        server.connect(serial)
        measure(Server(port=server.port), serial, given.runs, Console())
    ours.send("end")
    phone.join()


if __name__ == "__main__":
    main()
