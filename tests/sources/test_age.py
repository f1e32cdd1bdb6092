"""Encrypted acquisitions and archives: never on a disk in plain, and every mistake in words."""

import io
import os
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pyrage
import pytest

from detector.errors import DetectorError, ExitCode
from detector.sources import age
from detector.sources.acquisition.drafts import open_draft
from detector.sources.acquisition.manifest import Circumstances
from detector.sources.acquisition.recorder import Recorder
from detector.sources.archives import open_files, read_member
from detector.sources.base import Output, Query
from detector.sources.files import FileError
from detector.sources.opening import open_saved
from tests.sources.acquisition.recording import ANSWERS, Answering


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, Path]:
    """A public key, and the file with the secret one, as age-keygen writes it."""
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "key.txt"
    file.write_text(f"# created: today\n# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public()), file


def locked(path: Path, content: bytes, key: str) -> Path:
    path.write_bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(key)]))
    return path


def packed(name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return data.getvalue()


def test_an_acquisition_is_encrypted_while_it_is_written(tmp_path: Path, keys: tuple[str, Path]) -> None:
    public, secret = keys
    other = pyrage.x25519.Identity.generate().to_public()
    path = tmp_path / "kept.zip.age"
    with Recorder(Answering(), open_draft(path, age.recipients([str(other), f" {public}\n"]))) as recorder:
        for query in ANSWERS:
            recorder.read(query)
            written = [file.read_bytes() for file in tmp_path.iterdir() if file != secret]
            assert all(data == b"" or data.startswith(b"age-encryption.org/v1\n") for data in written)
        recorder.finish(Circumstances())
    with closing(open_files(path, secret)) as files:
        assert files.name == path.name
        source = open_saved(files)
    assert [source.read(query) for query in ANSWERS] == list(ANSWERS.values())
    assert b"outputs/" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_a_disk_that_is_full_is_said_as_that(tmp_path: Path, keys: tuple[str, Path]) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            raise OSError(28, "No space left on device")

    encrypting = age.Encrypting(io.BufferedWriter(Full()), age.recipients([keys[0]]))
    with pytest.raises(OSError, match="No space left on device"):
        encrypting.write(os.urandom(10**7))
    with pytest.raises(OSError, match="No space left on device"):
        encrypting.close()


def test_one_that_is_given_up_leaves_nothing(tmp_path: Path, keys: tuple[str, Path]) -> None:
    class Long(Answering):
        def read(self, query: Query) -> Output:
            return Output(stdout=os.urandom(500_000))

    with Recorder(Long(), open_draft(tmp_path / "kept.zip.age", age.recipients([keys[0]]))) as recorder:
        recorder.read(Query(id="users", line="x"))
    assert [path.name for path in tmp_path.iterdir()] == ["key.txt"]


def test_any_zip_archive_can_be_read(tmp_path: Path, keys: tuple[str, Path]) -> None:
    path = locked(tmp_path / "device.zip.age", packed("getprop.txt", b"[a]: [b]\n"), keys[0])
    with closing(open_files(path, keys[1])) as files:
        assert read_member(files, "getprop.txt") == b"[a]: [b]\n"
    armored = pyrage.encrypt(packed("a", b"b"), [pyrage.x25519.Recipient.from_str(keys[0])], armored=True)
    path.write_bytes(armored)
    with closing(open_files(path, keys[1])) as files:
        assert read_member(files, "a") == b"b"


class TestMistakes:
    def test_without_a_key(self, tmp_path: Path, keys: tuple[str, Path]) -> None:
        with pytest.raises(FileError, match="--identity"):
            open_files(locked(tmp_path / "a.age", b"", keys[0]))

    def test_the_wrong_key(self, tmp_path: Path, keys: tuple[str, Path]) -> None:
        other = pyrage.x25519.Identity.generate().to_public()
        with pytest.raises(FileError, match="the key does not open it"):
            open_files(locked(tmp_path / "a.age", b"", str(other)), keys[1])

    @pytest.mark.parametrize("at", [30, 100, 200, 260, -1])
    def test_a_damaged_file(self, tmp_path: Path, keys: tuple[str, Path], at: int) -> None:
        path = locked(tmp_path / "a.age", packed("a", os.urandom(200)), keys[0])
        whole = path.read_bytes()
        path.write_bytes(whole[:at])
        with pytest.raises(FileError):
            open_files(path, keys[1])
        changed = bytearray(whole)
        changed[at] ^= 1
        path.write_bytes(changed)
        with pytest.raises(FileError):
            open_files(path, keys[1])

    def test_what_is_no_archive(self, tmp_path: Path, keys: tuple[str, Path]) -> None:
        with pytest.raises(FileError, match="no zip archive"):
            open_files(locked(tmp_path / "a.age", b"text", keys[0]), keys[1])

    def test_more_than_fits_into_memory(
        self, tmp_path: Path, keys: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(age, "MOST_IN_MEMORY", 1000)
        with pytest.raises(FileError, match="too large"):
            open_files(locked(tmp_path / "a.age", bytes(1001), keys[0]), keys[1])

    @pytest.mark.parametrize("content", ["", "# nothing\n", "age1qqq", "AGE-SECRET-KEY-1QQ", "\xff", None])
    def test_files_that_hold_no_key(self, tmp_path: Path, keys: tuple[str, Path], content: str | None) -> None:
        path = locked(tmp_path / "a.age", b"", keys[0])
        file = tmp_path / "none.txt"
        if content is not None:
            file.write_text(content, "latin-1")
        with pytest.raises(DetectorError, match=r"none\.txt") as problem:
            open_files(path, file)
        assert problem.value.exit_code is ExitCode.USAGE

    @pytest.mark.parametrize("key", ["", "age1x", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1QQQQQQQQQQQQQ"])
    def test_what_is_no_public_key(self, key: str) -> None:
        with pytest.raises(DetectorError, match="is no public key") as problem:
            age.recipients([key])
        assert key[16:] == "" or key not in problem.value.message
        assert problem.value.exit_code is ExitCode.USAGE

    def test_without_the_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyrage", None)
        with pytest.raises(DetectorError, match="pyrage") as problem:
            age.recipients(["age1"])
        assert "stalkerware-detector[encrypt]" in problem.value.hint
