"""How long it takes to read all facts of a phone with 120 added apps, next to pulling their APKs.

    python tests/bench/facts_speed.py [--apps 120] [--latency-ms 20] [--runs 5] [--components 80]

The phone is simulated, in a process of its own, behind a real adb server; every command waits for the latency before
it answers. The APKs are made here: a signing block of 4 KiB behind 1 MB, one of them behind 60 MB, with a list of
3,000 entries (240 KB), a manifest of 80 components and a table of 3,000 names (500 KB) in each. `without` is a scan of
the same phone on which no app was added.
"""

import argparse
import multiprocessing
import resource
import statistics
import subprocess
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import structs
from rich.console import Console
from rich.table import Table

from detector.apk.ranges import Ranges
from detector.apk.signing import read_signing
from detector.facts import Depth, Facts
from detector.facts.collecting import collect
from detector.simulator.adbd import Adbd
from detector.simulator.apk_file import certificate
from detector.simulator.base import Faults
from detector.simulator.binary_xml import Node, Reference, write_xml
from detector.simulator.files import Content
from detector.simulator.host import PrivateAdb
from detector.simulator.model import App, Phone
from detector.simulator.phone import SimulatedPhone, load_phone, with_apps
from detector.simulator.resource_file import resource_number, write_table
from detector.sources.adb import Server, open_phone
from detector.sources.adb_program import find_adb
from tests.apk.maker import PADDING, V2, V3, By, apk, enlarge, pair

SMALL, LARGE = 1_000_000, 60_000_000


def added(app: App) -> bool:
    """Whether a scan reads its file."""
    return app.kind == "user" or app.updated


def phone_with(apps: int) -> Phone:
    """A phone with so many added apps."""
    small = load_phone("infected")
    count = len(small.apps)
    while sum(map(added, with_apps(small, count).apps)) < apps:
        count += 1
    return with_apps(small, count)


def make_apks(phone: Phone, folder: Path, components: int) -> dict[str, Content]:
    """An APK for each added app, by its path on the phone."""
    made: dict[str, Content] = {}
    rest = {f"res/drawable/entry_{number:04}.png": b"" for number in range(3000)}
    for app in filter(added, phone.apps):
        entries = {**content(app, components), **rest}
        by = By(chain=(certificate(app.signature),))
        path = folder / f"{app.name}.apk"
        data = apk(pair(V2, by), pair(V3, by), (PADDING, bytes(2200)), files=entries)
        enlarge(data, SMALL if made else LARGE, path)
        made[app.apk] = path
    return made


def content(app: App, components: int) -> dict[str, bytes]:
    """The manifest of an app of ordinary size, and its table of names."""
    parts = tuple(
        Node(
            tag=("activity", "service", "receiver")[number % 3],
            attributes={"name": f"{app.name}.part{number % 40}.Component{number}", "exported": False},
            children=(Node(tag="intent-filter", children=(Node(tag="action", attributes={"name": f"a.{number}"}),)),),
        )
        for number in range(components)
    )
    types = {kind: [f"res/{kind}/{app.name}_{number}.xml" for number in range(600)] for kind in ("anim", "drawable")}
    types["string"] = [app.label, *(f"{app.name} says text number {number}" for number in range(3000))]
    asked = tuple(Node(tag="uses-permission", attributes={"name": name}) for name in app.requested)
    label = Reference(resource_number(2, 0))
    whole = Node(
        tag="manifest",
        attributes={"package": app.name, "versionCode": app.version_code, "versionName": app.version},
        children=(*asked, Node(tag="application", attributes={"label": label}, children=parts)),
    )
    return {"AndroidManifest.xml": write_xml(whole), "resources.arsc": write_table(app.name, types)}


def phone_process(apps: int, components: int, latency_s: float, out: Connection) -> None:
    """Two simulated phones, with and without added apps; tells their serials and stays until it is ended."""
    faults = Faults(latency_s=latency_s)
    phone = phone_with(apps)
    bare = structs.replace(phone, apps=tuple(app for app in phone.apps if not added(app)))
    with tempfile.TemporaryDirectory() as folder:
        files = make_apks(phone, Path(folder), components)
        full = SimulatedPhone(phone, faults, files=files)
        with Adbd(full, faults=faults) as one, Adbd(SimulatedPhone(bare, faults), faults=faults) as other:
            out.send((one.serial, other.serial, list(files)))
            out.recv()


def timed_scan(server: Server, serial: str, runs: int) -> tuple[float, Facts]:
    """The median of the seconds, and the facts of the last run."""
    seconds = []
    for _ in range(runs):
        source = open_phone(serial, server=server)
        started = time.perf_counter()
        facts = collect(source, depth=Depth.DEEP)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), facts


def pull_all(server: Server, serial: str, paths: list[str]) -> tuple[float, int, int]:
    """The reference: `adb pull` of each file, one after the other. Seconds, bytes, certificates."""
    adb = find_adb() or "adb"
    started, size, found = time.perf_counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            copy = Path(folder) / "pulled.apk"
            run(adb, "-P", str(server.port), "-s", serial, "pull", path, str(copy))
            data = copy.read_bytes()
            ranges = Ranges(len(data), limit=len(data))
            ranges.add(0, data)
            found += len(read_signing(ranges).signers)
            size += len(data)
    return time.perf_counter() - started, size, found


def run(*words: str) -> None:
    """Runs a program that must succeed."""
    subprocess.run(words, check=True, capture_output=True)


def measure(server: Server, serials: tuple[str, str], paths: list[str], runs: int, console: Console) -> None:
    """Prints the table."""
    without_s, _ = timed_scan(server, serials[1], runs)
    with_s, facts = timed_scan(server, serials[0], runs)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pull_s, pulled, pulled_signers = pull_all(server, serials[0], paths)
    records = facts.signers.records
    assert len(records) == len(paths)
    assert facts.signers.gaps == ()
    assert sum(len(record.signers) for record in records) == pulled_signers
    names = facts.manifests.records
    assert (len(names), facts.manifests.gaps) == (len(paths), ())
    assert all(one.manifest.components for one in names)
    sizes = [record.bytes_read for record in names]
    lines = [one for one in facts.trail if one.line.startswith("echo ")]
    table = Table(title=f"{len(records)} added apps of {len(facts.packages.records)}")
    for column in ("", "seconds", "commands", "bytes", "most for one app", "peak memory"):
        table.add_column(column, justify="right")
    table.add_row("scan without added apps", f"{without_s:.2f}")
    table.add_row("scan", f"{with_s:.2f}", str(len(facts.trail)), "", "", f"{peak_mb:.0f} MB")
    table.add_row(
        "  signers and manifests", f"{with_s - without_s:.2f}", str(len(lines)), f"{sum(sizes):,}", f"{max(sizes):,}"
    )
    table.add_row("    signers alone", "", "", "", f"{max(record.bytes_read for record in records):,}")
    table.add_row("pulling the APKs", f"{pull_s:.2f}", str(len(paths)), f"{pulled:,}", f"{LARGE:,}")
    console.print(table)


def main() -> None:
    """Reads the options and measures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--apps", type=int, default=120)
    options.add_argument("--latency-ms", type=float, default=20)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--components", type=int, default=80)
    given = options.parse_args()
    adb = find_adb()
    if adb is None:
        options.error("no adb program was found")
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    phone_is = (given.apps, given.components, given.latency_ms / 1000, theirs)
    phone = context.Process(target=phone_process, args=phone_is, daemon=True)
    phone.start()
    one, other, paths = ours.recv()
    with PrivateAdb(adb) as server:
        server.connect(one)
        server.connect(other)
        measure(Server(port=server.port), (one, other), paths, given.runs, Console(width=110))
    ours.send("end")
    phone.join()


if __name__ == "__main__":
    main()
