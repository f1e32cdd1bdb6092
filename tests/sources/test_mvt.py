"""Folders that `mvt-android check-adb` left: its JSON is read as what the commands printed; odd JSON is no output."""

import json
from pathlib import Path
from typing import Any

import pytest

from detector import signatures
from detector.facts.collecting import collect
from detector.levels import Level
from detector.scan import scan
from detector.sources.archives import open_files
from detector.sources.mvt import outputs_in
from detector.sources.opening import UnknownKindError, open_saved
from tests.in_process import InProcess
from tests.sources.saving import androidqf, phone, printed, records, save, whole_dumpsys


def apps() -> list[dict[str, Any]]:
    """As packages.json has them: another form of what AndroidQF tells."""
    return [
        {
            "package_name": app["name"],
            "file_name": app["files"][0]["path"],
            "installer": None if app["installer"] == "null" else app["installer"],
            "disabled": False,
            "system": not app["third_party"],
            "third_party": app["third_party"],
            "files": [{"path": app["files"][0]["path"], "sha256": "ab" * 32}],
        }
        for app in json.loads(androidqf(phone())["packages.json"])
    ]


def settings(namespace: str) -> dict[str, str]:
    rows = printed(phone(), f"settings list {namespace}").decode().splitlines()
    return dict(row.split("=", 1) for row in rows)


def results() -> dict[str, bytes]:
    properties = [
        dict(zip(("name", "value"), row[1:-1].split("]: [", 1), strict=True))
        for row in printed(phone(), "getprop").decode().splitlines()
    ]
    shown = {
        "packages.json": apps(),
        "settings.json": {namespace: settings(namespace) for namespace in ("system", "secure", "global")},
        "getprop.json": properties,
        "info.json": {"target_path": None, "mvt_version": "2.5.4", "hashes": []},
    }
    return {name: json.dumps(one, indent=4).encode() for name, one in shown.items()}


def test_its_results_are_judged(tmp_path: Path) -> None:
    source = open_saved(open_files(save(results(), tmp_path)))
    report = scan(source, signatures.load())
    assert {one.package for one in report.at(Level.CONFIRMED, Level.MATCH)} == {"com.android.core.mnto"}
    assert not report.complete
    assert source.origin.notes == ("not read: info.json",)
    live, saved = collect(InProcess(phone())), collect(source)
    for fact in ("settings", "device"):
        assert records(saved, fact)
    assert {one.name for one in saved.packages.records} == {
        one.name for one in live.packages.records if 0 in one.users()
    }
    by_name = {one.name: one.installer for one in saved.packages.records}
    assert {one.name: one.installer for one in live.packages.records if 0 in one.users()} == by_name


def test_its_dumpsys_tells_more(tmp_path: Path) -> None:
    source = open_saved(open_files(save({**results(), "dumpsys.txt": whole_dumpsys(phone()).encode()}, tmp_path)))
    found = collect(source)
    for fact in ("packages", "accessibility", "device-admins", "notification-listeners", "app-ops"):
        assert not found.reading(fact).gaps


def test_removed_apps_are_not_there() -> None:
    one = {"package_name": "com.gone", "file_name": "/data/app/x.apk", "third_party": True, "files": []}
    assert outputs_in(json.dumps([one]).encode()) == {}
    assert outputs_in(json.dumps([{**one, "files": None, "installer": "a\npackage:forged"}]).encode()) == {
        "pm list packages -f -U -i --user 0": b"package:/data/app/x.apk=com.gone  installer=a?package:forged\n",
        "pm list packages -3 --user 0": b"package:com.gone\n",
    }


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"{}",
        b"[1]",
        b'[{"name": "x"}]',
        b'{"secure": {}}',
        b"[" * 100_000,
        b'{"secure": {"a": 1}, "global": {}}',
    ],
    ids=["list", "object", "number", "other", "half", "deep", "numbers"],
)
def test_other_json_is_no_output(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "some.json").write_bytes(content)
    with pytest.raises(UnknownKindError):
        open_saved(open_files(tmp_path))
