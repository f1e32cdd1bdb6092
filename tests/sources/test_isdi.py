"""ISDi dumps: the outputs in them, whole; headings that somebody forged make what they touch doubtful."""

from pathlib import Path
from time import process_time

import pytest

from detector import signatures
from detector.facts import Depth, Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.levels import Level
from detector.scan import scan
from detector.sources.archives import open_files
from detector.sources.base import Failure, SourceKind
from detector.sources.encodings import decode
from detector.sources.isdi import split_isdi
from detector.sources.opening import open_saved
from tests.in_process import InProcess
from tests.sources.saving import ISDI_SERVICES, isdi_dump, phone, printed, records

NEVER_DUMPED = "accessibility"
READ = {
    *("app-ops", "data-exempt", "declared-components", "default-services", "input-methods", "location-requests"),
    *("packages", "permissions", "removed-apps", "services", "settings", "usage"),
}


def judged(data: bytes, folder: Path) -> Facts:
    file = folder / "phone.txt"
    file.write_bytes(data)
    source = open_saved(open_files(file))
    assert source.origin.kind is SourceKind.ISDI
    return collect(source, depth=Depth.DEEP)


@pytest.mark.parametrize("name", ["infected", "infected-android6"])
def test_a_dump_gives_the_facts_of_the_phone(name: str, tmp_path: Path) -> None:
    live = collect(InProcess(phone(name)), depth=Depth.DEEP)
    found = judged(isdi_dump(phone(name)), tmp_path)
    assert {fact for fact in READ if found.reading(fact).gaps} == set()
    for fact in ("data-exempt", "location-requests", "removed-apps", "services", "settings", "usage"):
        assert records(found, fact) == records(live, fact), fact
    assert {one.name for one in found.packages.records} == {one.name for one in live.packages.records}
    assert [gap.reason for gap in found.reading(NEVER_DUMPED).gaps][:1] == [GapReason.NOT_IN_SOURCE]


def test_lines_that_the_newest_script_breaks_are_whole_again() -> None:
    outputs = split_isdi(isdi_dump(phone()))
    assert outputs["dumpsys package"].stdout == printed(phone(), "dumpsys package") + b"\n"


def test_the_form_of_old_versions(tmp_path: Path) -> None:
    dump = isdi_dump(phone(), newest=False).replace(b"\n", b"\r\n", 50)
    dump += b"idx,iface,acct_tag_hex,uid_tag_int\r\n2,wlan0,0x0,0\r\n"
    file = tmp_path / "old.txt"
    file.write_bytes(dump)
    report = scan(open_saved(open_files(file)), signatures.load())
    assert {one.package for one in report.at(Level.CONFIRMED, Level.MATCH)} == {"com.android.core.mnto"}
    assert split_isdi(dump)["cat /proc/net/xt_qtaguid/stats"].stdout.startswith(b"idx,iface")
    assert not split_isdi(dump)["dumpsys appops"].stdout.endswith(b"-\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_written_by_another_shell(encoding: str, tmp_path: Path) -> None:
    found = judged(isdi_dump(phone()).decode().encode(encoding), tmp_path)
    assert len(found.packages.records) == len(judged(isdi_dump(phone()), tmp_path).packages.records)


FORGED = {
    "a heading that comes again later": (b"SERVICE appops", {"dumpsys package", "dumpsys appops"}),
    "a heading that was there before": (b"SERVICE package", {"dumpsys package"}),
    "one of a later part": (b"SETTINGS global", {"dumpsys package", "settings list global"}),
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_heading_hides_nothing(case: str) -> None:
    heading, doubtful = FORGED[case]
    dump = isdi_dump(phone()).replace(
        b"  Package [com.android.core.mnto]", b"DUMP OF " + heading + b"\n  Package [x]", 1
    )
    outputs = split_isdi(dump)
    assert {line for line in doubtful if outputs[line].failure is not Failure.DOUBTFUL} == set()


def test_a_heading_that_is_none_of_the_script_is_text() -> None:
    dump = isdi_dump(phone()).replace(b"Packages:\n", b"DUMP OF SERVICE mine\nPackages:\n", 1)
    assert b"DUMP OF SERVICE mine\nPackages:\n" in split_isdi(dump)["dumpsys package"].stdout


def test_a_doubtful_dump_is_a_gap_and_still_read(tmp_path: Path) -> None:
    found = judged(isdi_dump(phone()) + b"DUMP OF SERVICE package\nPackages:\n", tmp_path)
    assert found.packages.records
    assert GapReason.CONTRADICTORY in {gap.reason for gap in found.packages.gaps}


@pytest.mark.parametrize(("name", "api"), [("infected-android6", 23), ("infected-old", 25), ("android9", 28)])
def test_the_version_stands_above_the_packages(name: str, api: int, tmp_path: Path) -> None:
    """It decides what else can be read: up to 9, traffic stands in a file."""
    found = judged(isdi_dump(phone(name)), tmp_path)
    assert [one.api for one in found.device.records] == [api]
    assert found.device.gaps
    live = collect(InProcess(phone(name)))
    assert records(found, "network-use") == records(live, "network-use") != []


def test_headings_without_anything_are_gaps(tmp_path: Path) -> None:
    found = judged("".join(f"DUMP OF SERVICE {name}\n" for name in ISDI_SERVICES).encode(), tmp_path)
    assert {gap.reason for gap in found.packages.gaps} == {GapReason.EMPTY, GapReason.NOT_IN_SOURCE}


@pytest.mark.parametrize(("device", "parts"), [("06.0.1-lg-m150", 15), ("07-huawei-honor8", 18)])
def test_a_real_dump_holds_the_outputs_of_the_same_phone(corpus: Path, device: str, parts: int) -> None:
    outputs = split_isdi((corpus / device / "isdi_dump.txt").read_bytes())
    assert len(outputs) == parts
    assert {one.failure for one in outputs.values()} == {None}
    compared = 0
    for line, output in outputs.items():
        name = "net_stats" if line.startswith("cat ") else line.replace("settings list", "settings").replace(" ", "_")
        file = corpus / device / f"{name}.txt"
        if file.is_file():
            compared += 1
            # the file that was cut out of the older dump goes on with what has no heading there
            assert decode(file.read_bytes()).startswith(output.stdout.decode()), line
    assert compared == (8 if parts == 15 else 12)


def test_the_time_grows_with_the_text_and_no_faster() -> None:
    began = process_time()
    outputs = split_isdi(
        b"DUMP OF SERVICE package\n" + b"x" * 2_000_000 + b"\n" + b"DUMP OF SERVICE package\nx\n" * 60_000
    )
    assert outputs["dumpsys package"].failure is Failure.DOUBTFUL
    assert process_time() - began < 15
