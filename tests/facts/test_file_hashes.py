"""SHA-256 of the files of apps: which are asked for, what comes back, and what becomes of files that give none."""

import hashlib
import re

import pytest

from detector.facts import Depth, Facts, file_hashes
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.file_hashes import parse_saved
from detector.simulator.apk_file import made_apk
from detector.simulator.phone import load_phone
from detector.sources.base import Failure, Output, Query
from tests.facts.test_signers import ADDED, APP, Direct

LINE = re.compile(r"(?:sha256sum '/data/[^']+' 2>&1;?){1,4}")


def read(source: Direct, depth: Depth = Depth.DEEP) -> Facts:
    return collect(source, depth=depth)


def test_every_added_app_has_the_hash_of_its_file() -> None:
    lines: list[str] = []

    def listen(query: Query, output: Output) -> Output:
        lines.extend([query.line] if query.id == file_hashes.SUMS.id else [])
        return output

    found = read(Direct(alter=listen)).file_hashes
    assert found.gaps == ()
    assert {one.package: one.sha256 for one in found.records} == {
        app.name: hashlib.sha256(made_apk(app)).hexdigest() for app in ADDED
    }
    assert all(one.sha256 in one.excerpt.text for one in found.records)
    assert all(LINE.fullmatch(line) for line in lines)
    assert len(lines) == -(-len(ADDED) // 4)


def test_only_a_thorough_scan_asks() -> None:
    (gap,) = read(Direct(), Depth.USUAL).file_hashes.gaps
    assert gap.reason is GapReason.NOT_ASKED


def test_android_before_8_has_no_such_program() -> None:
    found = read(Direct(load_phone("infected-android6"))).file_hashes
    assert found.records == ()
    assert [(gap.reason, gap.package) for gap in found.gaps] == [(GapReason.UNSUPPORTED, None)]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"sha256sum: '/data/app/x/base.apk': Permission denied\n", GapReason.DENIED),
        (b"sha256sum: /data/app/x/base.apk: No such file or directory\n", GapReason.FAILED),
        (b"/system/bin/sh: sha256sum: inaccessible or not found\n", GapReason.FAILED),
        (b"", GapReason.FAILED),
        (b"0" * 64 + b"  /data/app/forged/base.apk\n", GapReason.FAILED),
    ],
)
def test_what_says_no_hash_is_a_gap(said: bytes, reason: GapReason) -> None:
    def refuse(query: Query, output: Output) -> Output:
        return Output(stdout=said, exit_code=1) if query.id == file_hashes.SUMS.id else output

    found = read(Direct(alter=refuse)).file_hashes
    assert found.records == ()
    assert [(gap.reason, gap.package) for gap in found.gaps] == [(reason, None)]  # one for all


def test_what_came_before_the_cable_was_pulled_counts() -> None:
    def pull(query: Query, output: Output) -> Output:
        if query.id != file_hashes.SUMS.id or f"/{APP.name}-" not in query.line:
            return output
        first = output.stdout.split(b"\n")[0]
        return Output(stdout=first + b"\n" + output.stdout[len(first) + 1 :][:40], failure=Failure.DISCONNECTED)

    found = read(Direct(alter=pull)).file_hashes
    assert {gap.reason for gap in found.gaps} == {GapReason.DISCONNECTED}
    assert len(found.records) == len(ADDED) - 3


def test_rows_of_others() -> None:
    rows = (f"org.example.spy {'ab' * 32} /data/app/x-1/base.apk", "nonsense", f"org.example.odd {'AB' * 32} /x")
    (one,) = parse_saved("\n".join(rows))
    assert (one.package, one.sha256, one.path) == ("org.example.spy", "ab" * 32, "/data/app/x-1/base.apk")
