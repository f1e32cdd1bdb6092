"""Loose files: told by their content, in any encoding; facts as live; two phones in one folder are no phone."""

import bz2
import io
import lzma
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detector import signatures
from detector.errors import DetectorError, ExitCode
from detector.facts import Depth, Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.levels import Level
from detector.report import exit_code
from detector.scan import scan
from detector.sources.archives import open_files
from detector.sources.base import Failure, SourceKind
from detector.sources.dumps import open_dumps
from detector.sources.opening import UnknownKindError, open_saved
from detector.sources.saved import Saved
from tests.in_process import InProcess
from tests.sources.saving import different, phone, printed, read_whole, save_loose, whole_dumpsys

ALARMS = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)
TOLD_OTHERWISE = {
    "battery-exempt",  # `dumpsys deviceidle` has no numbers of apps
    "declared-components",  # filled to the last filter, while the live command leaves some out
    "device",  # no clock
    "permissions",  # all of them, not only those that matter
}
ONLY_LIVE = {
    "declared-icons",
    "file-hashes",
    "launcher",
    "manifests",
    "op-timeline",
    "orphan-uids",
    "root-signs",
    "signers",
    "sockets",
}


def opened(path: Path) -> Saved:
    source = open_saved(open_files(path))
    assert isinstance(source, Saved)
    return source


def facts_of(path: Path) -> Facts:
    return collect(opened(path), depth=Depth.DEEP)


@pytest.mark.parametrize("name", ["infected"])
def test_loose_files_give_the_facts_of_the_phone(name: str, tmp_path: Path) -> None:
    live = collect(InProcess(phone(name)), depth=Depth.DEEP)
    saved = facts_of(save_loose(phone(name), tmp_path))
    assert different(live, saved) & read_whole(saved) <= TOLD_OTHERWISE
    # a second user's settings are in no file
    assert read_whole(live) - read_whole(saved) <= ONLY_LIVE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_no_encoding_or_line_end_hides_anything(encoding: str, tmp_path: Path) -> None:
    plain = scan(opened(save_loose(phone(), tmp_path / "plain")), signatures.load())
    odd = scan(opened(save_loose(phone(), tmp_path / "odd", encoding, "\r\n")), signatures.load())
    assert [(one.rule, one.package, one.level) for one in odd.findings] == [
        (one.rule, one.package, one.level) for one in plain.findings
    ]
    assert {one.package for one in odd.at(*ALARMS)} == {"com.android.core.mnto"}
    assert len(odd.gaps) == len(plain.gaps)


TALKS = {
    "new": "* daemon not running; starting now at tcp:5037\n* daemon started successfully\n",
    "old": "* daemon not running. starting it now on port 5037 *\r\n* daemon started successfully *\r\n",
    "terminal": "C:\\platform-tools>adb.exe -s R58M shell\n\n",
    "typed": "me@pc:~$ ./adb shell\n",
    "lines": "\n  \n",
}


@pytest.mark.parametrize("talk", TALKS)
def test_what_a_terminal_showed_above_an_output_hides_nothing(talk: str, tmp_path: Path) -> None:
    plain = opened(save_loose(phone(), tmp_path / "plain"))
    (odd := tmp_path / "odd").mkdir()
    for file in (tmp_path / "plain").iterdir():
        (odd / file.name).write_bytes(TALKS[talk].encode() + file.read_bytes())
    assert opened(odd).outputs == plain.outputs
    (tmp_path / "everything.txt").write_text(TALKS[talk] + whole_dumpsys(phone()))
    assert opened(tmp_path / "everything.txt").outputs.keys() >= {"dumpsys package", "dumpsys accessibility"}


def test_one_file_is_enough_to_be_judged(tmp_path: Path) -> None:
    file = tmp_path / "anything"
    file.write_bytes(printed(phone(), "dumpsys package"))
    assert opened(file).origin.kind is SourceKind.DUMPS
    report = scan(opened(file), signatures.load())
    assert {one.package for one in report.at(*ALARMS)} == {"com.android.core.mnto"}
    assert not report.complete


def test_the_dump_of_one_app_is_not_taken_for_all_apps(tmp_path: Path) -> None:
    whole = printed(phone("clean-pixel"), "dumpsys package").decode()
    _, _, rest = whole.partition("  Package [com.strava] (")
    alone = f"Packages:\n  Package [com.strava] ({rest.partition('  Package [')[0]}"
    (tmp_path / "strava.txt").write_text(alone)
    saved = facts_of(tmp_path)
    assert [one.name for one in saved.packages.records] == ["com.strava"]
    assert GapReason.NOT_IN_SOURCE in {gap.reason for gap in saved.packages.gaps}
    assert exit_code(scan(opened(tmp_path), signatures.load()), Level.PATTERN) is ExitCode.NOT_CHECKED


def test_dumps_of_single_apps_are_put_together(tmp_path: Path) -> None:
    for name in ("com.example.one", "com.example.two"):
        block = f"Packages:\n  Package [{name}] (1):\n    userId=10{len(name)}\n    codePath=/data/app/{name}\n"
        (tmp_path / f"{name}.txt").write_text(block)
    assert {one.name for one in facts_of(tmp_path).packages.records} == {"com.example.one", "com.example.two"}


def test_a_list_of_added_apps_is_not_taken_for_all_apps(tmp_path: Path) -> None:
    (tmp_path / "apps.txt").write_bytes(printed(phone(), "pm list packages -3"))
    saved = facts_of(tmp_path)
    assert {one.system for one in saved.packages.records} == {False}
    assert {one.excerpt.command for one in saved.packages.records} == {"package-list-added"}
    assert GapReason.NOT_IN_SOURCE in {gap.reason for gap in saved.packages.gaps}
    report = scan(opened(tmp_path), signatures.load())
    assert {one.package for one in report.at(*ALARMS)} == {"com.android.core.mnto"}
    assert report.app_count == report.added_app_count == len(saved.packages.records)
    assert not report.complete


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("pm_list_packages_user10.txt", "pm list packages -f -U -i --user 10"),
        ("pm list packages --user 11 -f.txt", "pm list packages -f -U -i --user 11"),
        ("pm_list_packages_s.txt", None),
        ("pm_list_packages -u.txt", None),
        ("pm_list_packages_disabled.txt", None),
        ("pm_list_packages -U.txt", "pm list packages -f -U -i --user 0"),
    ],
)
def test_the_name_tells_what_no_list_tells(name: str, line: str | None, tmp_path: Path) -> None:
    (tmp_path / "getprop.txt").write_bytes(printed(phone(), "getprop"))
    (tmp_path / name).write_bytes(printed(phone(), "pm list packages -f"))
    assert set(opened(tmp_path).outputs) == {"getprop", *([line] if line else [])}


def test_two_phones_in_one_folder_are_refused(tmp_path: Path) -> None:
    save_loose(phone("clean-pixel"), tmp_path / "hers")
    save_loose(phone("infected"), tmp_path / "his")
    with pytest.raises(DetectorError, match="two different outputs"):
        open_saved(open_files(tmp_path))


def test_the_same_folder_twice_is_one_phone(tmp_path: Path) -> None:
    save_loose(phone(), tmp_path / "one")
    save_loose(phone(), tmp_path / "copy")
    assert facts_of(tmp_path).packages.records


def test_the_file_named_after_its_command_counts_and_the_other_is_named(tmp_path: Path) -> None:
    text = printed(phone(), "settings list global").decode()
    (tmp_path / "settings_global.txt").write_text(text)
    (tmp_path / "all.txt").write_text(text + "zzz=1\n")
    source = opened(tmp_path)
    assert source.outputs["settings list global"].stdout == text.encode()
    assert source.origin.notes == ("not read: all.txt",)


def test_settings_of_both_kinds_in_one_file_are_no_output(tmp_path: Path) -> None:
    (tmp_path / "getprop.txt").write_bytes(printed(phone(), "getprop"))
    both = printed(phone(), "settings list global") + printed(phone(), "settings list secure")
    (tmp_path / "settings.txt").write_bytes(both)
    assert set(opened(tmp_path).outputs) == {"getprop"}


def test_what_is_larger_than_any_honest_output_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detector.sources.dumps._MOST_OF_ONE", 100_000)
    (tmp_path / "p.txt").write_bytes(printed(phone(), "dumpsys package"))
    output = opened(tmp_path).outputs["dumpsys package"]
    assert output.failure is Failure.TOO_LARGE
    assert len(output.stdout) == 100_000


def test_all_files_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detector.sources.dumps._MOST_OF_ALL", 120_000)
    source = opened(save_loose(phone(), tmp_path))
    assert sum(len(one.stdout) for one in source.outputs.values()) <= 120_000 + 28 * 65_536
    assert Failure.TOO_LARGE in {one.failure for one in source.outputs.values()}


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("package.txt")
        info.size = len(data := printed(phone(), "dumpsys package"))
        archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress], ids=["bz2", "xz"])
def test_other_archives_are_not_read_as_text(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    (tmp_path / "case.tar").write_bytes(pack(tarred()))
    with pytest.raises(UnknownKindError) as caught:
        open_saved(open_files(tmp_path / "case.tar"))
    assert "unpack it" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"hello\n", b"\xff\xfe", b"PK\5\6", b"DUMP OF SERVICE\n"])
def test_anything_else_is_none_of_them(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    assert open_dumps(open_files(tmp_path)) is None
    with pytest.raises(UnknownKindError, match="nothing that can be judged"):
        open_saved(open_files(tmp_path))


def test_a_whole_dumpsys_among_them_is_taken_apart(tmp_path: Path) -> None:
    text = whole_dumpsys(phone())
    (tmp_path / "everything.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "properties.txt").write_bytes(printed(phone(), "getprop"))
    source = opened(tmp_path)
    assert source.origin.taken == datetime(2023, 9, 10, 12, tzinfo=UTC)  # 14 o'clock in Berlin
    assert {"dumpsys package", "dumpsys activity services", "getprop"} <= source.outputs.keys()
    assert {one.failure for one in source.outputs.values()} == {None}


def test_services_that_were_skipped_are_not_cut_off(tmp_path: Path) -> None:
    text = whole_dumpsys(phone()).replace("  usb\n  user\n", "  usb\n  user\n  zero (skipped)\n", 1)
    before, head, rest = text.partition(f"{'-' * 79}\nDUMP OF SERVICE role:\n")
    text = before.replace("  role\n", "  role (skipped)\n") + rest[rest.index(f"{'-' * 79}\nDUMP OF SERVICE ") :]
    assert head
    (tmp_path / "all.txt").write_text(text)
    source = opened(tmp_path / "all.txt")
    assert "zero" in text
    assert "dumpsys role" not in source.outputs
    assert {one.failure for one in source.outputs.values()} == {None}


def test_a_real_dumpsys_that_was_cut_off(corpus: Path) -> None:
    found = collect(opened(corpus / "09-gwm-headunit"))
    assert not found.accessibility.gaps or {gap.reason for gap in found.accessibility.gaps} == {GapReason.NOT_IN_SOURCE}
    assert len(found.services.records) == 104
    for fact in ("permissions", "device-admins", "app-ops"):
        assert {gap.reason for gap in found.reading(fact).gaps} == {GapReason.TRUNCATED}


def test_the_devices_of_the_corpus_are_read_by_their_content(corpus: Path) -> None:
    counts = {"06.0.1-lg-m150": 17, "09-sunmi-t2slite": 13, "10-google-pixel": 15, "13-mediatek-tb8168": 16}
    assert {device: len(opened(corpus / device).outputs) for device in counts} == counts
    single = opened(corpus / "13-oplus-manet").outputs["dumpsys package"]
    assert single.failure is Failure.NOT_IN_SOURCE
    assert opened(corpus / "15-xiaomi-accessibility").outputs.keys() == {"dumpsys accessibility"}
    with pytest.raises(DetectorError, match="two different outputs"):
        open_saved(open_files(corpus))
