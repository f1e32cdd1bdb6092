"""AndroidQF acquisitions: facts as live, in folders and zips; half ones, changed ones, old ones, hostile ones."""

import hashlib
import io
import json
import zipfile
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from detector import signatures
from detector.apk.subject import Subject
from detector.errors import DetectorError
from detector.facts import Depth, Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.levels import Level
from detector.scan import scan
from detector.signatures import Index
from detector.signatures.model import Indicator, Product, SignatureSet
from detector.sources.archives import open_files
from detector.sources.base import Failure, SourceKind
from detector.sources.opening import open_saved
from detector.sources.saved import Saved
from tests.in_process import InProcess
from tests.sources.saving import androidqf, different, phone, printed, read_whole, save, whole_dumpsys

TOLD_OTHERWISE = {"battery-exempt", "declared-components", "device", "permissions"}
"""See test_dumps.py."""


def opened(path: Path) -> Saved:
    with closing(open_files(path)) as files:
        source = open_saved(files)
    assert isinstance(source, Saved)
    assert source.origin.kind is SourceKind.ANDROIDQF
    return source


def facts_of(files: dict[str, bytes], folder: Path) -> Facts:
    return collect(opened(save(files, folder)), depth=Depth.DEEP)


def zipped(files: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["infected", "samsung-16"])
def test_an_acquisition_gives_the_facts_of_the_phone(name: str, tmp_path: Path) -> None:
    live = collect(InProcess(phone(name)), depth=Depth.DEEP)
    saved = facts_of(androidqf(phone(name)), tmp_path)
    assert different(live, saved) & read_whole(saved) <= TOLD_OTHERWISE
    core = {"users", "packages", "accessibility", "device-admins", "notification-listeners", "app-ops"}
    assert core | {"processes", "services", "roles"} <= read_whole(saved)


def test_a_zip_and_a_folder_in_a_folder_are_the_same(tmp_path: Path) -> None:
    files = androidqf(phone())
    source = opened(zipped(files, tmp_path / "6c2b4e.zip"))
    inside = opened(save({f"6c2b4e/{name}": data for name, data in files.items()}, tmp_path / "case"))
    assert source.outputs == inside.outputs
    assert source.origin.taken == inside.origin.taken
    report = scan(source, signatures.load())
    assert {one.package for one in report.at(Level.CONFIRMED, Level.MATCH)} == {"com.android.core.mnto"}


def test_two_acquisitions_are_refused(tmp_path: Path) -> None:
    files = androidqf(phone())
    save({f"{case}/{name}": data for case in ("1", "2") for name, data in files.items()}, tmp_path)
    with pytest.raises(DetectorError, match="holds 2 acquisitions"):
        open_saved(open_files(tmp_path))


def test_one_that_was_broken_off_is_never_whole(tmp_path: Path) -> None:
    """Without its last file it may end anywhere: the texts have no line end that would show it."""
    files = androidqf(phone())
    del files["acquisition.json"]
    saved = facts_of(files, tmp_path)
    assert GapReason.TRUNCATED in {gap.reason for gap in saved.device.gaps}
    assert saved.packages.records


def test_a_dumpsys_that_ends_early_is_a_gap_for_what_is_missing(tmp_path: Path) -> None:
    files = androidqf(phone())
    text = files["dumpsys.txt"]
    files["dumpsys.txt"] = text[: text.index(b"DUMP OF SERVICE notification:")]
    saved = facts_of(files, tmp_path)
    assert GapReason.TRUNCATED in {gap.reason for gap in saved.notification_listeners.gaps}
    assert not saved.accessibility.gaps
    assert not saved.app_ops.gaps


@pytest.mark.parametrize("name", ["infected-old", "infected-android6"])
def test_a_dumpsys_of_versions_without_closing_lines(name: str, tmp_path: Path) -> None:
    saved = facts_of(androidqf_old(name), tmp_path)
    assert {"packages", "device-admins", "app-ops", "usage"} <= read_whole(saved)
    cut = androidqf_old(name)
    cut["dumpsys.txt"] = cut["dumpsys.txt"].partition(b"DUMP OF SERVICE usb:")[0]
    assert "usage" not in read_whole(facts_of(cut, tmp_path / "cut"))


def androidqf_old(name: str) -> dict[str, bytes]:
    """What an older version made of an older phone."""
    shown = phone(name)
    return {
        "acquisition.json": b'{"uuid": "1", "started": "2021-09-10T12:00:00Z", "storage_path": "C:\\\\1"}',
        "dumpsys.txt": whole_dumpsys(shown).strip().encode(),
        "getprop.txt": printed(shown, "getprop").strip(),
    }


def packages(files: dict[str, bytes], change: Any) -> dict[str, bytes]:
    apps = json.loads(files["packages.json"])
    for app in apps:
        change(app)
    return {**files, "packages.json": json.dumps(apps).encode()}


def without_dump(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name != "dumpsys.txt"}


def test_the_list_of_apps_is_enough_to_find_a_listed_one(tmp_path: Path) -> None:
    saved = facts_of(without_dump(androidqf(phone())), tmp_path)
    live = collect(InProcess(phone()))
    assert {one.name for one in saved.packages.records if 0 in one.users()} == {
        one.name for one in live.packages.records if 0 in one.users()
    }
    found = next(one for one in saved.packages.records if one.name == "com.android.core.mnto")
    assert (found.system, found.users()) == (False, (0,))
    assert saved.packages.gaps


def test_removed_apps_that_left_data_are_not_there(tmp_path: Path) -> None:
    def old(app: dict[str, Any]) -> None:
        del app["installed"], app["user_id"]
        if app["name"] == "com.strava":
            app["files"] = []

    saved = facts_of(packages(without_dump(androidqf(phone())), old), tmp_path)
    assert "com.strava" not in {one.name for one in saved.packages.records}
    assert "org.mozilla.firefox" in {one.name for one in saved.packages.records}


def test_a_number_that_was_not_read_is_none(tmp_path: Path) -> None:
    saved = facts_of(packages(androidqf(phone()), lambda app: app.update(uid=0)), tmp_path)
    assert 0 not in {one.app_id for one in saved.packages.records}
    assert not saved.packages.gaps


def test_a_list_of_added_apps_that_failed_makes_nobody_a_part_of_the_system(tmp_path: Path) -> None:
    saved = facts_of(packages(androidqf(phone()), lambda app: app.update(third_party=False)), tmp_path)
    assert next(one for one in saved.packages.records if one.name == "com.android.core.mnto").system is False


def listed_certificate() -> str:
    """SHA-1 of one that is on the list."""
    products = signatures.load().products.values()
    return next(one.digest for app in products if app.cls == "stalkerware" for one in app.certificates.sha1)


def test_certificates_of_the_files_that_it_took(tmp_path: Path) -> None:
    """They find an app under another name. That a certificate is none of the list clears nothing."""

    def sign(app: dict[str, Any]) -> None:
        if app["name"] == "com.strava":
            app["files"][0]["certificate"] = {"Sha1": listed_certificate(), "Sha256": "AB" * 32}
        if app["name"] == "org.mozilla.firefox":
            app["files"][0]["certificate"] = {"Sha1": "cd" * 20, "Sha256": "cd" * 32}

    source = opened(save(packages(androidqf(phone("clean-pixel")), sign), tmp_path))
    saved = collect(source)
    assert {one.package: (one.signers[0].sha256[:4], one.whole) for one in saved.signers.records} == {
        "com.strava": ("abab", False),
        "org.mozilla.firefox": ("cdcd", False),
    }
    assert {gap.reason for gap in saved.signers.gaps} == {GapReason.NOT_IN_SOURCE}
    report = scan(source, signatures.load())
    assert "com.strava" in {one.package for one in report.at(Level.CONFIRMED, Level.MATCH)}
    assert "org.mozilla.firefox" not in {one.package for one in report.findings}


def test_whom_their_certificates_name(tmp_path: Path) -> None:
    subject = "C=US, O=Example;mobizim, OU=Phones, CN=Somebody, else"

    def sign(app: dict[str, Any]) -> None:
        if app["name"] == "com.strava":
            app["files"][0]["certificate"] = {"Sha1": "ab" * 20, "Sha256": "ab" * 32, "Subject": subject}

    source = opened(save(packages(androidqf(phone("clean-pixel")), sign), tmp_path))
    (signer,) = collect(source).signers.records[0].signers
    assert signer.subject == Subject(organisations=("Example", "mobizim"), common_names=("Somebody, else",))
    found = {one.package: one for one in scan(source, signatures.load()).at(Level.MATCH)}
    assert found["com.strava"].because == ("listed-subject",)


def test_hashes_of_all_files(tmp_path: Path) -> None:
    """They recognise a file whatever its app is called, one of the system too."""
    product = Product(id="spy", name="Spy", cls="stalkerware", file_hashes=(Indicator(text="ef" * 32),))

    def hashed(app: dict[str, Any]) -> None:
        for file in app["files"]:
            file["sha256"] = ("EF" if app["name"] == "com.android.systemui" else "01") * 32

    source = opened(save(packages(androidqf(phone("clean-pixel")), hashed), tmp_path))
    report = scan(source, Index(SignatureSet(products=(product,))), depth=Depth.DEEP)
    assert [(one.package, one.because) for one in report.at(Level.CONFIRMED)] == [
        ("com.android.systemui", ("listed-file",))
    ]


def test_names_forge_no_lines(tmp_path: Path) -> None:
    def forge(app: dict[str, Any]) -> None:
        app["installer"] = "null\npackage:com.forged.app"

    saved = facts_of(packages(without_dump(androidqf(phone())), forge), tmp_path)
    assert "com.forged.app" not in {one.name for one in saved.packages.records}


COLLECTED = [
    {"pid": 1, "uid": 0, "ppid": 0, "filename": "(init)", "command_line": ["/system/bin/init", "second_stage"]},
    {"pid": 2, "uid": 0, "ppid": 0, "filename": "(kthreadd)", "command_line": None},
    {"pid": 3000, "uid": 10144, "ppid": 700, "filename": "(core.mnto)", "command_line": ["com.example\n0 1 1 ps", "x"]},
    {"pid": 4000, "uid": 2000, "ppid": 1, "filename": "(c)", "command_line": ["/data/local/tmp/collector", "ps"]},
]


@pytest.mark.parametrize("told", [True, False])
def test_processes_of_its_own_collector(told: bool, tmp_path: Path) -> None:
    rows = [row if told else {**row, "uid": 0} for row in COLLECTED]
    saved = facts_of({**androidqf(phone()), "processes.txt": json.dumps(rows).encode()}, tmp_path)
    assert [(one.pid, one.uid, one.name) for one in saved.processes.records] == [
        (1, 0 if told else None, "/system/bin/init"),
        (2, 0 if told else None, "(kthreadd)"),
        (3000, 10144 if told else None, "com.example?0 1 1 ps"),
        (4000, 2000 if told else None, "/data/local/tmp/collector"),
    ]
    assert not saved.processes.gaps


def test_what_is_missing_is_taken_from_the_bug_report(tmp_path: Path) -> None:
    files = androidqf(phone())
    report = phone()
    name = printed(report, "bugreportz -p").decode().rpartition("OK:")[2].strip()
    data = report.file(name)
    assert data is not None
    del files["dumpsys.txt"], files["getprop.txt"]
    with_report = opened(save({**files, "bugreport.zip": data}, tmp_path))
    assert with_report.outputs["dumpsys package"].failure is None
    assert with_report.outputs["getprop"].stdout.startswith(b"[")
    assert with_report.outputs["getenforce"].stdout == b"Enforcing\n"


def test_a_bug_report_that_is_none_costs_itself_only(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("bugreport.zip", b"PK")
    for number, data in enumerate((b"PK\3\4 nothing", inner.getvalue(), b"")):
        source = opened(save({**androidqf(phone()), "bugreport.zip": data}, tmp_path / str(number)))
        assert source.outputs["dumpsys package"].failure is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("folder", ["", "/home/somebody/6c2b4e/", "C:\\Users\\somebody\\6c2b4e\\"])
def test_changed_files_are_named(folder: str, end: str, tmp_path: Path) -> None:
    files = androidqf(phone())
    rows = [f"{folder}{name},{hashlib.sha256(data).hexdigest()}" for name, data in files.items()]
    files["hashes.csv"] = end.join(rows).encode()
    assert opened(save(files, tmp_path / "same")).origin.notes == ()
    files["getprop.txt"] += b" "
    notes = opened(save(files, tmp_path / "changed")).origin.notes
    assert [note.partition(":")[0] for note in notes] == ["getprop.txt"]


BROKEN = {
    "packages.json": [b"", b"{}", b"[{}]", b"[" * 100_000, b'[{"name": 1}]', b"\xff\xfe"],
    "package_users.json": [b"[]", b'{"users": [{"id": "0"}]}', b'{"users": null, "enumeration_error": "denied"}'],
    "processes.txt": [b"[", b"[]", b"[1]"],
    "hashes.csv": [b"\0", b'"', b"a,b,c\n"],
    "dumpsys.txt": [b"", b"\0" * 1000, b"DUMP OF SERVICE package:\n" * 1000],
}


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, some in BROKEN.items() for data in some])
def test_what_is_wrong_with_a_file_costs_that_file(name: str, data: bytes, tmp_path: Path) -> None:
    source = opened(save({**androidqf(phone()), name: data}, tmp_path))
    assert source.outputs["getprop"].failure is None
    collect(source)


def test_headings_that_stand_twice_are_doubtful(tmp_path: Path) -> None:
    files = androidqf(phone())
    files["dumpsys.txt"] += b"\nDUMP OF SERVICE package:\nPackages:\n"
    assert opened(save(files, tmp_path)).outputs["dumpsys package"].failure is Failure.DOUBTFUL


@pytest.mark.parametrize("about", [b"{}", b"[]", b"", b'{"uuid": 1}', b'{"uuid": "1"}'])
def test_another_acquisition_is_none_of_them(about: bytes, tmp_path: Path) -> None:
    save({"acquisition.json": about, "getprop.txt": printed(phone(), "getprop")}, tmp_path)
    assert open_saved(open_files(tmp_path)).origin.kind is SourceKind.DUMPS


def test_many_users_take_no_longer_than_many_apps(tmp_path: Path) -> None:
    apps = [{"name": f"org.example.a{number}", "uid": number * 100_000, "installed": True} for number in range(20_000)]
    began = process_time()
    source = opened(save({"packages.json": json.dumps(apps).encode()}, tmp_path))
    assert len(source.outputs) == len(apps)
    assert process_time() - began < 8
