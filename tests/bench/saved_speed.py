"""How long a bug report takes to judge, and how much memory, next to MVT on the same zip.

    python tests/bench/saved_speed.py [--apps 450] [--megabytes 25] [--runs 5] [--mvt PROGRAM --iocs STIX]

The report is that of a simulated phone with that many added apps, and as many lines of its log as make up the size.
Each run is a process of its own, from the start of Python to the judged report, so that memory and loading count too.
The reference is `mvt-android check-bugreport` (PyPI: mvt) with the public list of stalkerware, if it is at hand.
"""

import argparse
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from detector.simulator.phone import SimulatedPhone, load_phone, with_apps

_JUDGE = """
import json, resource, sys, time
from contextlib import closing
from pathlib import Path
started = time.perf_counter()
from detector.scan import scan_saved
from detector.signatures.library import Library
from detector.sources.archives import open_files
index = Library().load(())
loaded = time.perf_counter()
with closing(open_files(Path(sys.argv[1]))) as files:
    report = scan_saved(files, index)
ended = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([ended - loaded, loaded - started, peak, report.app_count, len(report.findings), len(report.hints)]))
"""


def make(path: Path, *, apps: int, megabytes: float) -> float:
    """Writes the zip; returns the size of its main text in MB."""
    phone = SimulatedPhone(with_apps(load_phone("infected"), apps))
    where = phone.shell("bugreportz").stdout.decode().removeprefix("OK:").strip()
    made = phone.file(where)
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as given, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        main = given.read("main_entry.txt").decode()
        for name in given.namelist():
            text = given.read(name)
            if name == main:
                text = padded(text, int(megabytes * 1e6))
                size = len(text) / 1e6
            archive.writestr(name, text)
    return size


def padded(text: bytes, size: int) -> bytes:
    """The text with a longer log."""
    mark = b"--------- beginning of main\n"
    lines, room, number = [], size - len(text), 0
    while room > 0:
        lines.append(
            b"05-04 10:%02d:%02d.%03d 10%03d %5d %5d D Module%d: request %d to host%d.example.org took %d ms\n"
            % (number // 60000 % 60, number // 1000 % 60, number % 1000, number % 400, 1000 + number % 900,
               2000 + number % 700, number % 97, number, number % 501, number * 7919 % 1000)
        )  # fmt: skip
        room -= len(lines[-1])
        number += 1
    before, _, after = text.partition(mark)
    return before + mark + b"".join(lines) + after


def judge(path: Path, runs: int) -> None:
    """Prints the medians of some runs."""
    rows = []
    for _ in range(runs):
        run = subprocess.run([sys.executable, "-c", _JUDGE, str(path)], capture_output=True, text=True, check=True)
        rows.append(json.loads(run.stdout))
    judged, loading, peak, apps, findings, hints = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"detector: judged in {judged:.2f} s after {loading:.2f} s of loading, {peak:.0f} MB at most")
    print(f"          {apps:.0f} apps, {findings:.0f} findings, {hints:.0f} hints; the median of {runs} runs")


def reference(program: str, path: Path, iocs: str, runs: int) -> None:
    """Prints the same of MVT: the whole process, since it tells no more."""
    seconds = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [program, "check-bugreport", "--output", folder, *(["--iocs", iocs] if iocs else []), str(path)]
            started = time.perf_counter()
            subprocess.run(
                command, capture_output=True, check=False, env={**os.environ, "MVT_NETWORK_ACCESS_ALLOWED": "false"}
            )
            seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"mvt:      {statistics.median(seconds):.2f} s in all, at most {peak:.0f} MB; the median of {runs} runs")


def main() -> None:
    """Makes the report and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--apps", type=int, default=450)
    parser.add_argument("--megabytes", type=float, default=25)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--mvt", help="the program mvt-android")
    parser.add_argument("--iocs", default="", help="the list for it, as STIX")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bugreport.zip"
        size = make(path, apps=asked.apps, megabytes=asked.megabytes)
        print(f"a bug report of {size:.1f} MB of text, {path.stat().st_size / 1e6:.1f} MB as a zip")
        judge(path, asked.runs)
        if asked.mvt:
            reference(asked.mvt, path, asked.iocs, asked.runs)


if __name__ == "__main__":
    main()
