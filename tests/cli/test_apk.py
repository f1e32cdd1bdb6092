"""`detector apk` on files that are honest, hostile, or no files: what it says, its exit codes, and its limits."""

import hashlib
import io
import json
import os
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import structs

from detector.cli import command
from detector.errors import ExitCode
from detector.facts import apk_on_disk
from detector.levels import Level
from detector.scan import scan_files
from detector.signatures import Index
from detector.signatures.library import Library
from detector.signatures.model import Indicator, Product, SignatureSet
from detector.simulator.apk_file import made_apk
from detector.simulator.binary_xml import Node, write_xml
from detector.simulator.model import App
from detector.simulator.phone import load_phone
from tests.apk.maker import zipped

PHONE = load_phone("infected")
MONITOR = next(app for app in PHONE.apps if app.accessibility)
ORDINARY = next(app for app in PHONE.apps if app.kind == "user" and app.name == "com.whatsapp")


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(command, ["apk", *map(str, words)], standalone_mode=False)
    assert result.exception is None, result.exception
    return int(result.return_value), result.stdout


def report(*words: str | Path) -> tuple[int, dict[str, Any]]:
    code, out = run("--format", "json", *words)
    return code, json.loads(out)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def bundle(*parts: tuple[str, bytes], deflated: bool) -> bytes:
    return zipped({"manifest.json": b"{}", **dict(parts)}, deflated=deflated)


def part_of(app: App, split: str, *classes: str) -> bytes:
    """An APK that is only a part of an app."""
    components = tuple(Node(tag="service", attributes={"name": name}) for name in classes)
    application = Node(tag="application", children=components)
    root = Node(tag="manifest", attributes={"package": app.name, "split": split}, children=(application,))
    return zipped({"AndroidManifest.xml": write_xml(root)})


def test_a_listed_app_is_found_by_its_name(tmp_path: Path) -> None:
    code, out = run(put(tmp_path, "a.apk", made_apk(MONITOR)))
    assert code == ExitCode.FINDINGS
    assert MONITOR.name in out
    text = " ".join(out.split())
    assert "very likely a monitoring app known as Hoverwatch" in text
    assert "is installed" not in text.partition("Not checked")[0]
    assert "could not be told" not in text
    assert text.count("know where the phone is") == 1


def test_a_listed_app_is_found_by_a_part_of_it(tmp_path: Path) -> None:
    """Under another package name, with the class of a listed product."""
    renamed = structs.replace(ORDINARY, name="org.example.renamed", launchers=("com.ispyoo.android.Main",))
    code, found = report(put(tmp_path, "a.apk", made_apk(renamed)), put(tmp_path, "b.apk", made_apk(ORDINARY)))
    assert (code, found["app_count"]) == (ExitCode.FINDINGS, 2)
    (finding,) = found["findings"]
    assert (finding["package"], finding["rule"], finding["level"]) == (renamed.name, "known-app", "match")


def test_a_listed_file_is_found_whatever_it_is_called(tmp_path: Path) -> None:
    """In the file itself, and in a bundle, packed or not."""
    data = made_apk(ORDINARY)
    product = Product(
        id="spy", name="Spy", cls="stalkerware", file_hashes=(Indicator(text=hashlib.sha256(data).hexdigest()),)
    )
    index = Index(SignatureSet(products=(product,)))
    files = [put(tmp_path, "a.apk", data)]
    files += [put(tmp_path, f"{way}.apks", bundle(("base.apk", data), deflated=way)) for way in (True, False)]
    for file in files:
        (finding,) = scan_files([file], index).at(Level.CONFIRMED)
        assert (finding.package, finding.because) == (ORDINARY.name, ("listed-file",))
    assert scan_files([put(tmp_path, "b.apk", data + b"\0")], index).at(Level.CONFIRMED) == ()


def test_an_ordinary_app(tmp_path: Path) -> None:
    path = put(tmp_path, "a.apk", made_apk(ORDINARY))
    code, out = run(path)
    assert code == ExitCode.OK
    assert "No app in these files is a monitoring app of our list" in out
    assert "? 0 not checked" in out
    code, found = report(path)
    assert (code, found["source"], found["complete"], found["findings"]) == (ExitCode.OK, "files", True, [])
    assert {gap["reason"] for gap in found["gaps"]} == {"only-on-phone"}
    assert [(app["package"], app["label"]) for app in found["apps"]] == [(ORDINARY.name, ORDINARY.label)]


@pytest.mark.parametrize("deflated", [True, False])
def test_bundles(tmp_path: Path, deflated: bool) -> None:
    base = ("base.apk", made_apk(ORDINARY))
    config = ("split_config.de.apk", part_of(ORDINARY, "config.de"))
    feature = ("split_feature.apk", part_of(ORDINARY, "feature", "org.example.Late"))
    path = put(tmp_path, "a.apks", bundle(feature, config, base, deflated=deflated))
    code, found = report(path)
    assert (code, found["app_count"]) == (ExitCode.OK, 1)
    assert found["apps"][0]["version"] == ORDINARY.version, "the base says what it is, wherever it stands"
    unsigned = [gap for gap in found["gaps"] if gap["fact"] == "signers"]
    assert {gap["reason"] for gap in unsigned} == {"not-understood"}
    assert len(unsigned) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "too short"),
        (b"abc" * 1000, "no end of a ZIP file"),
        (zipped({"a.txt": b"text"}), "neither an APK nor a bundle"),
        (zipped({"AndroidManifest.xml": b"<manifest/>"}), "no binary XML"),
        (zipped({"AndroidManifest.xml": bytes(30_000_000)}), "grows without end"),
        (bundle(("base.apk", b"nonsense" * 99), deflated=True), "base.apk: it has no end of a ZIP file"),
        (bundle(("base.apk", bytes(200_000_000)), deflated=True), "too large to be unpacked"),
        (made_apk(ORDINARY)[:-100], "no end of a ZIP file"),
        (made_apk(ORDINARY)[700:], "its list of entries"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, words: str) -> None:
    bad, good = put(tmp_path, "bad.apk", data), put(tmp_path, "good.apk", made_apk(ORDINARY))
    code, out = run(bad)
    assert code == ExitCode.NOT_CHECKED
    assert words in " ".join(out.split())
    assert "bad.apk" in out
    code, found = report(bad, good)
    assert (code, found["complete"], found["app_count"]) == (ExitCode.NOT_CHECKED, False, 1)
    assert report(bad, put(tmp_path, "monitor.apk", made_apk(MONITOR)))[0] == ExitCode.FINDINGS


def test_what_is_no_file(tmp_path: Path) -> None:
    code, out = run(tmp_path, tmp_path / "missing.apk")
    assert code == ExitCode.NOT_CHECKED
    assert "no ordinary file" in " ".join(out.split())
    assert "No such file" in " ".join(out.split())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.apk"
    os.mkfifo(pipe)
    code, out = run(pipe)
    assert code == ExitCode.NOT_CHECKED
    assert "no ordinary file" in " ".join(out.split())


def test_a_list_of_entries_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apk_on_disk, "_MOST_OF_A_LIST", 100)
    code, out = run(put(tmp_path, "a.apk", made_apk(ORDINARY)))
    assert code == ExitCode.NOT_CHECKED
    assert "larger than any honest one" in " ".join(out.split())


def test_a_bundle_of_more_parts_than_any_app_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apk_on_disk, "_MOST_PARTS", 2)
    parts = [(f"{number}.apk", part_of(ORDINARY, f"part{number}")) for number in range(5)]
    code, found = report(put(tmp_path, "a.apks", bundle(*parts, deflated=False)))
    assert (code, found["app_count"]) == (ExitCode.NOT_CHECKED, 1)


def test_a_bundle_in_a_bundle_is_not_followed(tmp_path: Path) -> None:
    inner = bundle(("base.apk", made_apk(ORDINARY)), deflated=False)
    code, out = run(put(tmp_path, "a.apks", bundle(("inner.apk", inner), deflated=False)))
    assert code == ExitCode.NOT_CHECKED
    assert "no manifest" in " ".join(out.split())


def test_two_files_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    """An honest file in front does not take the place of another one with its package name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("AndroidManifest.xml", write_xml(Node(tag="manifest", attributes={"package": MONITOR.name})))
    code, found = report(put(tmp_path, "a.apk", out.getvalue()), put(tmp_path, "b.apk", made_apk(MONITOR)))
    assert code == ExitCode.FINDINGS
    assert set(found["apps"][0]["requested"]) == set(MONITOR.requested)
    assert sum(one["package"] == MONITOR.name for one in found["apps"]) == 1


def test_the_report_goes_into_a_file_and_a_level_decides(tmp_path: Path) -> None:
    path = put(tmp_path, "a.apk", made_apk(MONITOR))
    code, out = run(path, "-o", tmp_path / "report.json", "--format", "json", "--fail-on", "confirmed")
    assert (code, out) == (ExitCode.OK, "")
    assert json.loads((tmp_path / "report.json").read_bytes())["source"] == "files"


def test_damaged_bundles_and_files_end_with_a_report(tmp_path: Path) -> None:
    chance = random.Random(11)
    wholes = [
        made_apk(MONITOR),
        bundle(("base.apk", made_apk(ORDINARY)), ("b.apk", part_of(ORDINARY, "b")), deflated=False),
        bundle(("base.apk", made_apk(ORDINARY)), deflated=True),
    ]
    index = Library().load(())
    for number in range(150):
        data = bytearray(chance.choice(wholes))
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.choice((0, 0xFF, chance.randrange(256)))
        made = scan_files([put(tmp_path, f"{number}.apk", bytes(data))], index)
        assert made.app_count or not made.complete
