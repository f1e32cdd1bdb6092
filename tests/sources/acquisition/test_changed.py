"""Reading back what somebody may have changed: refused with words, and never more than that."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.errors import DetectorError, ExitCode
from detector.sources.acquisition import replay
from detector.sources.acquisition.checking import differences, find
from detector.sources.acquisition.manifest import decode
from detector.sources.archives import open_files
from detector.sources.base import Failure
from detector.sources.files import FileError
from detector.sources.opening import open_saved
from tests.sources.acquisition.recording import ANSWERS, PIECE, USERS, opened, record

OUT, ERR, BINARY = (f"outputs/{name}" for name in ("0001-users.out", "0001-users.err", "0002-apk-ends.out"))


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


def turn_into_link(file: Path) -> None:
    file.rename(file.with_name("real"))
    file.symlink_to("real")


CHANGES: dict[str, tuple[Callable[[Path], Any], str]] = {
    "a changed byte": (lambda path: flip(path / OUT), f"{OUT}: its bytes are others"),
    "a longer file": (lambda path: (path / BINARY).write_bytes(bytes(999)), f"{BINARY}: it has 999 bytes and had 275"),
    "an empty file": (lambda path: (path / ERR).write_bytes(b""), f"{ERR}: it has 0 bytes and had 4"),
    "a missing file": (lambda path: (path / ERR).unlink(), f"{ERR}: it is not there"),
    "an added file": (lambda path: (path / "outputs" / "more.out").write_text("x"), "outputs/more.out: it was not"),
    "a link": (lambda path: (path / "link").symlink_to("/etc/passwd"), "link: it is no ordinary file"),
    "a file that became a link": (lambda path: turn_into_link(path / OUT), f"{OUT}: it is not there"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_is_named_and_not_judged(name: str, tmp_path: Path) -> None:
    change, said = CHANGES[name]
    record(tmp_path / "kept")
    change(tmp_path / "kept")
    files = open_files(tmp_path / "kept")
    sealed = find(files)
    assert sealed is not None
    assert str(next(differences(sealed))).startswith(said)
    with pytest.raises(DetectorError) as problem:
        open_saved(files)
    assert problem.value.exit_code is ExitCode.DATA
    assert f"kept cannot be read: it is not as it was sealed. {said}" in problem.value.message


def test_the_first_difference_comes_first(tmp_path: Path) -> None:
    record(tmp_path / "kept")
    for change in ("an added file", "a missing file", "a changed byte"):
        CHANGES[change][0](tmp_path / "kept")
    sealed = find(open_files(tmp_path / "kept"))
    assert sealed is not None
    assert [str(line).partition(":")[0] for line in differences(sealed)] == [OUT, ERR, "outputs/more.out"]


WITHOUT: dict[str, Callable[[Path], Any]] = {
    "missing": Path.unlink,
    "empty": lambda manifest: manifest.write_bytes(b""),
    "a link": turn_into_link,
    "in another encoding": lambda manifest: manifest.write_bytes(manifest.read_text().encode("utf-16")),
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", WITHOUT)
def test_without_its_manifest_it_is_no_loose_outputs(name: str, packed: bool, tmp_path: Path) -> None:
    record(tmp_path / "kept")
    WITHOUT[name](tmp_path / "kept" / "manifest.json")
    (tmp_path / "kept" / "real").unlink(missing_ok=True)
    if packed:
        shutil.make_archive(str(tmp_path / "kept"), "zip", tmp_path, "kept")
    with pytest.raises(DetectorError, match=r"without its manifest\.json"):
        opened(tmp_path / ("kept.zip" if packed else "kept"))


def test_a_folder_that_was_packed_by_hand(tmp_path: Path) -> None:
    record(tmp_path / "kept")
    shutil.make_archive(str(tmp_path / "again"), "zip", tmp_path, "kept")
    source = opened(tmp_path / "again.zip")
    assert source.read(USERS) == ANSWERS[USERS]


def manifest_with(change: Callable[[dict[str, Any]], Any], tmp_path: Path) -> bytes:
    record(tmp_path / "kept")
    document = json.loads((tmp_path / "kept" / "manifest.json").read_bytes())
    change(document)
    return json.dumps(document).encode()


def second(document: dict[str, Any]) -> dict[str, Any]:
    query: dict[str, Any] = document["queries"][1]
    return query


BAD: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "a name that leads out": (lambda it: second(it)["stdout"].update(name="../../etc/passwd"), "damaged"),
    "an absolute name": (lambda it: second(it)["stdout"].update(name="/etc/passwd"), "damaged"),
    "a name with a line end": (lambda it: second(it)["stdout"].update(name=OUT + "\n"), "damaged"),
    "the manifest itself": (lambda it: second(it)["stdout"].update(name="manifest.json"), "damaged"),
    "one file for two": (lambda it: second(it)["stdout"].update(name=OUT), "twice"),
    "one line twice": (lambda it: it["queries"].append({**second(it), "stdout": None}), "twice"),
    "a size below nothing": (lambda it: second(it)["stdout"].update(size=-1), "damaged"),
    "a size beyond all": (lambda it: second(it)["stdout"].update(size=2**40), "damaged"),
    "no digest": (lambda it: second(it)["stdout"].update(sha256="x"), "damaged"),
    "a mark that is none": (lambda it: second(it).update(mark="e"), "damaged"),
    "a time beyond all": (lambda it: second(it).update(began=1e300), "damaged"),
    "a year without phones": (lambda it: it.update(ended="0001-01-01T00:00:00Z"), "no phones"),
    "a time without a zone": (lambda it: it.update(ended="2026-01-01T00:00:00"), "damaged"),
    "a newer version": (lambda it: it.update(version=2), "newer"),
    "no version": (lambda it: it.pop("version"), "damaged"),
    "no queries": (lambda it: it.pop("queries"), "damaged"),
    "too many queries": (lambda it: it.update(queries=[{"id": "x", "line": str(n)} for n in range(10_000)]), "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_manifest_that_means_harm(name: str, tmp_path: Path) -> None:
    change, said = BAD[name]
    data = manifest_with(change, tmp_path)
    (tmp_path / "kept" / "manifest.json").write_bytes(data)
    with pytest.raises(DetectorError, match=said) as problem:
        opened(tmp_path / "kept")
    assert problem.value.exit_code is ExitCode.DATA


def test_fields_of_later_versions_are_passed_over(tmp_path: Path) -> None:
    data = manifest_with(lambda it: it.update(weather="rain"), tmp_path)
    assert decode(data).queries[0].id == "users"


@given(at=st.integers(0, 4000))
def test_a_manifest_that_was_cut_off(tmp_path_factory: pytest.TempPathFactory, at: int) -> None:
    path = tmp_path_factory.getbasetemp() / "cut"
    if not path.exists():
        record(path)
        shutil.copy(path / "manifest.json", path.parent / "whole.json")
    data = (path.parent / "whole.json").read_bytes()
    with pytest.raises(FileError):
        decode(data[: at % len(data.rstrip())])


def test_one_that_is_deep_is_no_trouble() -> None:
    with pytest.raises(FileError):
        decode(b'{"format": "stalkerware-detector-acquisition", "version": 1, "queries": ' + b"[" * 100_000)


def test_a_large_manifest_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kept.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b'{"format":"stalkerware-detector-acquisition"' + b" " * 33 * 2**20)
    with pytest.raises(DetectorError):
        opened(tmp_path / "kept.zip")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"format": "other"}', b"\xff" * 500])
def test_other_manifests_are_something_else(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert find(open_files(tmp_path)) is None


def test_more_than_fits_into_memory_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(tmp_path / "kept")
    monkeypatch.setattr(replay, "_MOST_HELD", 100)
    source = opened(tmp_path / "kept")
    assert source.read(USERS) == ANSWERS[USERS]
    assert source.read(PIECE).failure is Failure.TOO_LARGE
