"""Bug reports as sources: in which wrappings they are found, from when they are, and that nothing is lost in them."""

import gzip
import io
import re
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detector import signatures
from detector.errors import DetectorError
from detector.facts import FACTS, Depth, Facts
from detector.facts.collecting import collect
from detector.scan import scan, scan_saved
from detector.simulator.phone import SimulatedPhone, load_phone, phones
from detector.sources.archives import open_files
from detector.sources.base import Failure, Query, SourceKind
from detector.sources.opening import open_saved
from detector.sources.saved import Saved
from tests.in_process import InProcess
from tests.replay import Replay

PHONE = SimulatedPhone(load_phone("infected"))
TEXT = PHONE.shell("bugreport").stdout
NOW = datetime(2026, 11, 26, tzinfo=UTC)
SEEN = ("09-sunmi-t2slite", "10-google-pixel", "13-mediatek-tb8168")
WITHOUT_A_FILE = {"removed-apps"}
"""Facts of which the corpus has a dump in the bug reports alone."""


def opened(path: Path) -> Saved:
    files = open_files(path)
    try:
        source = open_saved(files)
    finally:
        files.close()
    assert isinstance(source, Saved)
    return source


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def as_made(folder: Path) -> Path:
    answer = PHONE.shell("bugreportz -p").stdout.decode()
    data = PHONE.file(answer.rpartition("OK:")[2].strip())
    assert data is not None
    path = folder / "made.zip"
    path.write_bytes(data)
    return path


def repacked(folder: Path) -> Path:
    return zipped(folder / "x.dat", {"notes/other.txt": b"== nothing ==\n" * 100_000, "a/b.log": TEXT})


def plain(folder: Path) -> Path:
    path = folder / "report"
    path.write_bytes(TEXT)
    return path


def from_powershell(folder: Path) -> Path:
    path = folder / "report.txt"
    path.write_bytes(TEXT.decode().replace("\n", "\r\n").encode("utf-16"))
    return path


def with_its_mark_cut_off(folder: Path) -> Path:
    path = folder / "report.txt"
    path.write_bytes(TEXT.decode().replace("\n", "\r\n").encode("utf-16-le"))
    return path


def in_an_archive_of_its_maker(folder: Path) -> Path:
    apk = io.BytesIO()
    with zipfile.ZipFile(apk, "w") as archive:
        archive.writestr("AndroidManifest.xml", b"\3\0")
        archive.writestr("assets/bugreport.txt", TEXT)
    inside = {"bugreport-x.zip": as_made(folder).read_bytes(), "a.apk": apk.getvalue(), "broken.zip": b"PK\3\4 no"}
    return zipped(folder / "outer.zip", {**inside, "logs/getprop.txt": b"[ro.build.version.sdk]: [33]\n"})


def with_gzip(folder: Path) -> Path:
    path = folder / "bugreport.txt.gz"
    path.write_bytes(gzip.compress(TEXT[:5000]) + gzip.compress(TEXT[5000:]))
    return path


def with_gzip_in_a_zip(folder: Path) -> Path:
    return zipped(folder / "dumpState_1.zip", {"dumpState_1.log.gz": gzip.compress(TEXT), "lastkmsg.txt": b"-\n"})


def unpacked(folder: Path) -> Path:
    with zipfile.ZipFile(as_made(folder)) as archive:
        archive.extract(archive.read("main_entry.txt").decode(), folder / "unpacked")
        archive.extract("version.txt", folder / "unpacked")
    return folder / "unpacked"


WRAPPINGS = (as_made, repacked, plain, from_powershell, unpacked)
SENT_ON = (with_its_mark_cut_off, in_an_archive_of_its_maker, with_gzip, with_gzip_in_a_zip)


@pytest.mark.parametrize("wrapping", [*WRAPPINGS, *SENT_ON])
def test_it_is_found_in_every_wrapping(wrapping: object, tmp_path: Path) -> None:
    assert callable(wrapping)
    source = opened(wrapping(tmp_path))
    assert source.origin.kind is SourceKind.BUG_REPORT
    package = source.read(Query(id="packages", line="dumpsys package")).stdout
    assert package.replace(b"\r\n", b"\n") == PHONE.shell("dumpsys package").stdout


def test_it_is_from_when_the_phone_says(tmp_path: Path) -> None:
    text = b"== dumpstate: 2024-07-01 12:30:00\n------ SYSTEM PROPERTIES (getprop) ------\n"
    path = tmp_path / "one"
    path.write_bytes(text + b"[persist.sys.timezone]: [Europe/Berlin]\n")
    assert opened(path).origin.taken == datetime(2024, 7, 1, 10, 30, tzinfo=UTC)
    path.write_bytes(text + b"[persist.sys.timezone]: [../../etc/passwd]\n")
    assert opened(path).origin.taken == datetime(2024, 7, 1, 12, 30, tzinfo=UTC)
    path.write_bytes(text.replace(b"07-01", b"99-99"))
    assert opened(path).origin.taken is None


def test_something_else_is_none(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bugreport-x.zip", {"main_entry.txt": b"x.txt", "x.txt": b"Build: == dumpstate: \n"})
    with pytest.raises(DetectorError):
        opened(path)


def test_two_in_one_archive_are_refused(tmp_path: Path) -> None:
    one = as_made(tmp_path).read_bytes()
    with pytest.raises(DetectorError, match="holds 2 archives"):
        opened(zipped(tmp_path / "both.zip", {"a.zip": one, "b.zip": one}))


def test_a_folder_of_archives_says_to_name_one(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    as_made(tmp_path / "case")
    with pytest.raises(DetectorError) as caught:
        opened(tmp_path / "case")
    assert "made.zip" in caught.value.hint


def test_a_broken_archive_is_said_to_be_broken(tmp_path: Path) -> None:
    data = bytearray(as_made(tmp_path).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = max(archive.infolist(), key=lambda one: one.file_size)
    middle = info.header_offset + info.compress_size // 2
    data[middle : middle + 64] = b"\0" * 64
    path = tmp_path / "broken.zip"
    path.write_bytes(data)
    with pytest.raises(DetectorError, match="cannot be read"):
        opened(path)


def test_a_cut_file_is_a_gap_and_no_empty_phone(tmp_path: Path) -> None:
    path = tmp_path / "cut"
    path.write_bytes(TEXT[: TEXT.index(b"DUMP OF SERVICE package:")])
    source = opened(path)
    assert source.read(Query(id="packages", line="dumpsys package")).failure is Failure.CUT
    assert collect(source).packages.gaps


def settings_of(dump: str) -> dict[str, bytes]:
    """The dump of all settings, by the lines that list them."""
    parts = re.split(r"^([A-Z]+) SETTINGS \(user (\d+)\)$", dump, flags=re.MULTILINE)[1:]
    lines = {"GLOBAL": "settings list global", "SECURE": "settings list --user {} secure"}
    named = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {lines[name].format(user): body.encode() for name, user, body in named if name in lines}


@pytest.fixture(scope="module", params=SEEN)
def both(request: pytest.FixtureRequest, corpus: Path) -> tuple[Facts, Facts]:
    """What a real bug report tells, and what separate dumps of the same phone do."""
    separate = Replay(corpus / request.param)
    ps = (corpus / request.param / "ps.txt").read_bytes()
    separate.outputs |= settings_of((corpus / request.param / "dumpsys_settings.txt").read_text("utf-8"))
    separate.outputs["ps"] = ps  # that of the same moment; another one lies beside it
    report = opened(corpus / "bugreports" / f"bugreport-{request.param}.zip")
    return collect(report, depth=Depth.DEEP), collect(separate, depth=Depth.DEEP)


@pytest.mark.parametrize("fact", [fact.name for fact in FACTS if fact.name not in WITHOUT_A_FILE])
def test_a_real_report_tells_what_the_separate_dumps_tell(fact: str, both: tuple[Facts, Facts]) -> None:
    report, separate = (facts.reading(fact) for facts in both)
    assert report.records == separate.records
    assert {gap.user for gap in report.gaps} <= {gap.user for gap in separate.gaps}


@pytest.mark.parametrize("name", phones())
def test_the_report_of_a_phone_ends_in_the_findings_of_the_phone(name: str, tmp_path: Path) -> None:
    """What no bug report holds leaves a question open; it never takes a finding away or makes one worse."""
    phone = SimulatedPhone(load_phone(name))
    path = tmp_path / "report.txt"
    path.write_bytes(phone.shell("bugreport").stdout)
    index = signatures.load()
    live = scan(InProcess(phone), index, depth=Depth.DEEP, now=NOW)
    with closing(open_files(path)) as files:
        report = scan_saved(files, index, now=NOW)
    open_rules = {(one.rule, name) for one in report.undecided for name in one.packages or (None,)}
    before = {one.package: one for one in live.findings if one.package}
    after = {one.package: one for one in report.findings if one.package}
    for package, finding in before.items():
        as_bad = package in after and after[package].level.at_least(finding.level)
        assert as_bad or (finding.rule, package) in open_rules
    for package, finding in after.items():
        assert before[package].level.at_least(finding.level) if package in before else name == "hostile"
    assert report.app_count == live.app_count
