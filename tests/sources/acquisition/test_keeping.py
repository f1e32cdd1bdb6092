"""Writing: whole or not at all, for its owner only, and exactly the bytes that came."""

import hashlib
import signal
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detector.errors import DetectorError, ExitCode
from detector.sources.acquisition import drafts
from detector.sources.acquisition.drafts import open_draft
from detector.sources.acquisition.manifest import Circumstances, SignatureVersion, decode, encode, seal
from detector.sources.acquisition.recorder import Recorder
from detector.sources.base import Failure, Query
from detector.sources.files import FileError
from tests.sources.acquisition.recording import ANSWERS, GONE, MARK, PIECE, USERS, Answering, opened, record

KINDS = pytest.mark.parametrize("name", ["kept", "kept.zip"])


def names(path: Path) -> list[str]:
    if path.is_dir():
        return sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    with zipfile.ZipFile(path) as archive:
        return sorted(archive.namelist())


def beside(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@KINDS
class TestKept:
    def test_one_file_for_each_output_and_the_manifest(self, tmp_path: Path, name: str) -> None:
        record(tmp_path / name)
        outputs = ["outputs/0001-users.err", "outputs/0001-users.out", "outputs/0002-apk-ends.out"]
        assert names(tmp_path / name) == ["manifest.json", *outputs]
        assert beside(tmp_path) == [name]

    def test_what_was_kept_answers_as_the_phone_did(self, tmp_path: Path, name: str) -> None:
        record(tmp_path / name)
        source = opened(tmp_path / name)
        assert [source.read(query) for query in ANSWERS] == list(ANSWERS.values())
        assert source.read(Query(id="x", line="never asked")).failure is Failure.NOT_IN_SOURCE
        assert source.read(Query(id="users", line="other", fallbacks=(USERS.line,))) == ANSWERS[USERS]

    def test_a_mark_is_another_one_in_every_scan(self, tmp_path: Path, name: str) -> None:
        record(tmp_path / name)
        new = "ffeeddccbbaa9988"
        source = opened(tmp_path / name)
        output = source.read(Query(id="apk-ends", line=PIECE.line.replace(MARK, new), mark=new))
        assert output.stdout == ANSWERS[PIECE].stdout.replace(MARK.encode(), new.encode())

    def test_it_is_for_its_owner_only(self, tmp_path: Path, name: str) -> None:
        record(tmp_path / name)
        made = [tmp_path / name, *(tmp_path / name).rglob("*")]
        assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in made)

    def test_nothing_is_ever_replaced(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text("mine")
        with pytest.raises(DetectorError) as problem:
            open_draft(tmp_path / name)
        assert problem.value.exit_code is ExitCode.USAGE
        assert (tmp_path / name).read_text() == "mine"
        assert beside(tmp_path) == [name]

    def test_nor_what_came_meanwhile(self, tmp_path: Path, name: str) -> None:
        with Recorder(Answering(), open_draft(tmp_path / name)) as recorder:
            recorder.read(USERS)
            (tmp_path / name).write_text("mine")
            with pytest.raises(DetectorError):
                recorder.finish(Circumstances())
        assert (tmp_path / name).read_text() == "mine"
        assert beside(tmp_path) == [name]

    def test_an_interrupted_one_leaves_nothing(self, tmp_path: Path, name: str) -> None:
        with Recorder(Answering(), open_draft(tmp_path / name)) as recorder:
            recorder.read(USERS)
        assert beside(tmp_path) == []
        assert recorder.read(PIECE) == ANSWERS[PIECE]  # a thread that still reads does no harm

    def test_a_full_disk_costs_what_was_to_be_kept_and_not_the_reading(
        self, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        with Recorder(Answering(), open_draft(tmp_path / name)) as recorder:
            recorder.read(USERS)
            monkeypatch.setattr(drafts.ZipDraft, "add", full)
            monkeypatch.setattr(drafts.FolderDraft, "add", full)
            assert recorder.read(PIECE) == ANSWERS[PIECE]
            monkeypatch.undo()
            assert recorder.read(GONE) == ANSWERS[GONE]
            with pytest.raises(DetectorError, match="No space left on device"):
                recorder.finish(Circumstances())
        assert beside(tmp_path) == []

    def test_killed_it_leaves_nothing_that_looks_whole(self, tmp_path: Path, name: str) -> None:
        program = (
            "import os, signal, sys; from pathlib import Path\n"
            "from tests.sources.acquisition.recording import *\n"
            "recorder = Recorder(Answering(), open_draft(Path(sys.argv[1])))\n"
            "recorder.read(USERS); os.kill(os.getpid(), signal.SIGKILL)"
        )
        done = subprocess.run([sys.executable, "-c", program, tmp_path / name], check=False)
        assert done.returncode == -signal.SIGKILL
        (left,) = tmp_path.iterdir()
        assert left.name.startswith(".")
        with pytest.raises((DetectorError, FileError)):
            opened(left)


class TestManifest:
    def test_it_says_what_happened(self, tmp_path: Path) -> None:
        about = Circumstances(
            signatures=SignatureVersion(date="2026-11-22", revision="7", sha256="ab"),
            clock_offset_s=-3,
            notes=("by me, at home",),
        )
        made_seal = record(tmp_path / "kept", about)
        data = (tmp_path / "kept" / "manifest.json").read_bytes()
        manifest = decode(data)
        assert made_seal == seal(data) == hashlib.sha256(data).hexdigest()
        assert encode(manifest) == data
        assert (manifest.clock_offset_s, manifest.notes, manifest.signatures) == (-3, about.notes, about.signatures)
        assert [(one.line, one.exit_code, one.began) for one in manifest.queries] == [
            (query.line, output.exit_code, output.began) for query, output in ANSWERS.items()
        ]
        out = manifest.queries[1].stdout
        assert out is not None
        assert out.sha256 == hashlib.sha256(ANSWERS[PIECE].stdout).hexdigest()
        assert manifest.missing() == ("appops: disconnected",)

    def test_time_that_ran_out_is_said(self, tmp_path: Path) -> None:
        record(tmp_path / "kept", Circumstances(out_of_time=True))
        source = opened(tmp_path / "kept")
        assert source.read(Query(id="x", line="too late")).failure is Failure.NOT_ASKED
        manifest = decode((tmp_path / "kept" / "manifest.json").read_bytes())
        assert manifest.missing() == ("appops: disconnected", "not-asked")

    def test_the_time_of_judging_is_that_of_reading(self, tmp_path: Path) -> None:
        made_seal = record(tmp_path / "kept")
        origin = opened(tmp_path / "kept").origin
        manifest = decode((tmp_path / "kept" / "manifest.json").read_bytes())
        assert (origin.name, origin.taken, origin.seal) == ("kept", manifest.ended, made_seal)
        assert msgspec.to_builtins(manifest)["format"] == "stalkerware-detector-acquisition"
