"""A folder of archives: what is taken for one, what is kept, what is judged again, and what is left when it is cut."""

import errno
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, wait
from hashlib import sha256
from pathlib import Path

import msgspec
import pyrage
import pytest
from msgspec import structs

from detector import signatures
from detector.errors import DetectorError
from detector.fleet import batch, ledger
from detector.fleet.batch import Step, run
from detector.fleet.ledger import Entry
from detector.fleet.values import Outcome, State
from detector.report import decode
from detector.scan import scan_saved
from tests.apk.maker import zipped
from tests.fleet.crews import AtOnce, recorded, setup
from tests.fleet.odd_worker import MAGIC, record

EMPTY = record({})
SETUP = setup()


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch) -> AtOnce:
    return AtOnce(SETUP, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def judge(folder: Path, crew: AtOnce, made_with: str = "a", **more: object) -> list[Entry]:
    with ledger.opened(folder.parent / "out") as kept:
        return run(folder, kept, crew, made_with=made_with, **more)  # type: ignore[arg-type]


def states(entries: list[Entry]) -> dict[str, str]:
    return {entry.name: entry.state.value for entry in entries}


def report(folder: Path, entry: Entry) -> Path:
    return folder.parent / "out" / entry.report


class TestFinding:
    def test_files_and_what_is_in_folders(self, folder: Path, crew: AtOnce) -> None:
        for name in ("b", "a", "deep/er/c", "many/d", "many/e", "one/f"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(EMPTY)
        found = states(judge(folder, crew))
        # A folder that is an archive itself is one; the others are looked into.
        assert list(found) == ["a", "b", "deep/er", "many/d", "many/e", "one"]
        assert set(found.values()) == {"judged"}

    def test_links_are_named_and_hidden_files_and_our_own_are_passed_over(self, tmp_path: Path, crew: AtOnce) -> None:
        (tmp_path / "a").write_bytes(EMPTY)
        (tmp_path / ".DS_Store").write_bytes(EMPTY)
        (tmp_path / "link").symlink_to(tmp_path / "a")
        (tmp_path / "loop").symlink_to(tmp_path)
        os.mkfifo(tmp_path / "pipe")
        for _ in range(2):
            with ledger.opened(tmp_path / "out") as kept:
                found = run(tmp_path, kept, crew, made_with="")
            assert states(found) == {"a": "judged", **dict.fromkeys(("link", "loop", "pipe"), "unreadable")}

    def test_whatever_bytes_a_name_is_made_of(self, folder: Path, crew: AtOnce) -> None:
        for name in (b"\xff", b"\x1b[2J", "é".encode(), b"new\nline"):
            (folder / os.fsdecode(name)).write_bytes(EMPTY)
        (folder / os.fsdecode(b"\xfe")).write_bytes(b"no archive")
        found = states(judge(folder, crew))
        assert found == {
            "\\xff": "judged",
            "\x1b[2J": "judged",
            "é": "judged",
            "new\nline": "judged",
            "\\xfe": "unknown",
        }
        assert states(judge(folder, crew)) == found

    def test_one_that_fails_is_one_that_fails(self, folder: Path, crew: AtOnce) -> None:
        (folder / "a").write_bytes(EMPTY)
        (folder / "cut.zip").write_bytes(b"PK\x03\x04 that is all")
        (folder / "empty").write_bytes(b"")
        entries = judge(folder, crew)
        assert states(entries) == {"a": "judged", "cut.zip": "unreadable", "empty": "unknown"}
        assert all(entry.reason for entry in entries[1:])

    def test_what_is_encrypted_is_judged_with_its_key_alone(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        keys = [pyrage.x25519.Identity.generate() for _ in range(2)]
        for name, key in zip(("ours.age", "theirs.age"), keys, strict=True):
            (folder / name).write_bytes(pyrage.encrypt(zipped({"inner": EMPTY}), [key.to_public()]))
        secret = tmp_path / "key.txt"
        secret.write_text(f"{keys[0]}\n")
        locked = judge(folder, AtOnce(SETUP, monkeypatch))
        assert set(states(locked).values()) == {"unreadable"}
        assert all("--identity" in entry.reason for entry in locked)
        opened = judge(folder, AtOnce(structs.replace(SETUP, identity=os.fsencode(secret)), monkeypatch))
        assert states(opened) == {"ours.age": "judged", "theirs.age": "unreadable"}
        written = b"".join(file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file())
        assert b"AGE-SECRET-KEY" not in written
        assert b"key.txt" not in written

    def test_nothing_there(self, folder: Path, crew: AtOnce) -> None:
        assert judge(folder, crew) == []

    def test_never_more_at_a_time_than_there_is_room(
        self, folder: Path, crew: AtOnce, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in range(20):
            (folder / str(number)).write_bytes(b"no archive")
        most = 0

        def watched(pending: dict[Future[Outcome], object], return_when: str) -> object:
            nonlocal most
            most = max(most, len(pending))
            return wait(pending, return_when=return_when)

        monkeypatch.setattr("detector.fleet.batch.wait", watched)
        steps: list[Step] = []
        judge(folder, crew, on_step=steps.append)
        assert most == crew.room
        assert [(step.done, step.total) for step in steps] == [(done + 1, 20) for done in range(20)]


class TestReports:
    def test_each_archive_has_a_report_by_number(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "somebody").write_bytes(record(recorded("infected")))
        (entry,) = judge(folder, AtOnce(setup(signatures.load()), monkeypatch))
        assert entry.report == "reports/00001.json"
        read = decode(report(folder, entry).read_bytes())
        assert entry.result is not None
        assert entry.result.levels == {level: len(read.at(level)) for level in entry.result.levels}
        assert sum(entry.result.levels.values()) == len(read.findings) > 0
        assert {found.product_class for found in entry.result.found} >= {"stalkerware"}
        assert any("read-screen" in found.grants for found in entry.result.found)

    @pytest.mark.skipif(os.name == "nt", reason="permissions")
    def test_they_are_for_their_owner_alone(self, folder: Path, crew: AtOnce) -> None:
        (folder / "a").write_bytes(EMPTY)
        (entry,) = judge(folder, crew)
        made = [folder.parent / "out", report(folder, entry).parent, report(folder, entry)]
        assert [path.stat().st_mode & 0o077 for path in (*made, folder.parent / "out" / "journal.jsonl")] == [0] * 4


class TestGoingOn:
    def test_the_same_is_not_judged_again(self, folder: Path, crew: AtOnce) -> None:
        (folder / "a").write_bytes(EMPTY)
        (folder / "b").mkdir()
        (folder / "b" / "inner").write_bytes(EMPTY)
        first = judge(folder, crew)
        (folder / "c").write_bytes(EMPTY)
        second = judge(folder, crew)
        assert (crew.judged, crew.same) == (["a", "b", "c"], ["a", "b"])
        assert second[:2] == first
        assert [entry.number for entry in second] == [1, 2, 3]

    @pytest.mark.parametrize("how", ["content", "time", "size", "list", "report changed", "report gone"])
    def test_what_changed_is(self, folder: Path, crew: AtOnce, how: str) -> None:
        path = folder / "a"
        path.write_bytes(MAGIC + b"chat 1")
        (entry,) = judge(folder, crew)
        before = path.stat()
        if how == "content":
            path.write_bytes(MAGIC + b"chat 2")
        elif how == "size":
            path.write_bytes(MAGIC + b"chat 12")
        elif how == "report changed":
            report(folder, entry).write_bytes(b"{}")
        elif how == "report gone":
            report(folder, entry).unlink()
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + (how == "time")))
        (again,) = judge(folder, crew, "b" if how == "list" else "a")
        assert crew.judged == ["a", "a"]
        assert again.number == entry.number
        assert again.report_sha256 == sha256(report(folder, again).read_bytes()).hexdigest()

    def test_what_failed_is_tried_again_and_an_old_report_goes(self, folder: Path, crew: AtOnce) -> None:
        (folder / "a").write_bytes(EMPTY)
        (entry,) = judge(folder, crew)
        assert report(folder, entry).exists()
        (folder / "a").write_bytes(b"broken")
        (entry,) = judge(folder, crew)
        assert (entry.state, report(folder, entry).exists()) == (State.UNKNOWN, False)
        (folder / "a").write_bytes(EMPTY)
        assert states(judge(folder, crew)) == {"a": "judged"}
        assert crew.judged == ["a"] * 3

    def test_a_changed_list_or_option_changes_the_key(self) -> None:
        key = batch.setup_key(SETUP)
        assert key == batch.setup_key(setup(seconds=1))
        assert key != batch.setup_key(structs.replace(SETUP, allowed={"org.example": ""}))


class TestCutShort:
    """Killed, or the disk is full: what is there is whole, and the next batch goes on."""

    @pytest.fixture
    def three(self, folder: Path) -> Iterator[Path]:
        for name in "abc":
            (folder / name).write_bytes(EMPTY)
        yield folder
        leftovers = [path.name for path in (folder.parent / "out").rglob(".*")]
        assert leftovers == []

    @pytest.mark.parametrize("cut", [b'{"name":"c","num', b"\x00\x00\x00", b"[1]\n", b'{"name":1}\n'])
    def test_a_line_that_is_not_whole_is_dropped(self, three: Path, crew: AtOnce, cut: bytes) -> None:
        judge(three, crew)
        journal = three.parent / "out" / "journal.jsonl"
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(lines[0] + lines[1] + cut)
        assert set(states(judge(three, crew)).values()) == {"judged"}
        assert (crew.judged, crew.same) == (["a", "b", "c", "c"], ["a", "b"])
        assert [msgspec.json.decode(line)["name"] for line in journal.read_bytes().splitlines()] == ["a", "b", "c"]

    def test_a_report_without_its_line_is_written_again(self, three: Path, crew: AtOnce) -> None:
        judge(three, crew)
        (three.parent / "out" / "journal.jsonl").write_bytes(b"")
        (three.parent / "out" / "reports" / ".00001.json.new").write_bytes(b"half")
        assert [entry.number for entry in judge(three, crew)] == [1, 2, 3]

    def test_disk_full_at_a_report(self, three: Path, crew: AtOnce, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.replace

        def full(self: Path, target: Path) -> Path:
            if target.name == "00002.json":
                raise OSError(errno.ENOSPC, "No space left on device")
            real(self, target)
            return target

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", full)
            with pytest.raises(DetectorError, match=r"00002\.json could not be written: No space left on device"):
                judge(three, crew)
        assert [path.name for path in (three.parent / "out" / "reports").iterdir()] == ["00001.json"]
        assert len(judge(three, crew)) == 3
        assert crew.same == ["a"]

    def test_disk_full_at_the_journal(self, three: Path, crew: AtOnce) -> None:
        class Full:
            """Takes a part of the second line."""

            def __init__(self, file: object) -> None:
                self.file, self.lines = file, 0

            def __getattr__(self, name: str) -> object:
                return getattr(self.file, name)

            def write(self, data: bytes) -> int:
                self.lines += 1
                if self.lines > 2:
                    raise OSError(errno.ENOSPC, "No space left on device")
                part = data if self.lines == 1 else data[:10]
                return self.file.write(part)  # type: ignore[attr-defined, no-any-return]

        with ledger.opened(three.parent / "out") as kept:
            kept._journal = Full(kept._journal)  # type: ignore[assignment]
            with pytest.raises(DetectorError, match="No space left"):
                run(three, kept, crew, made_with="a")
        journal = three.parent / "out" / "journal.jsonl"
        assert [msgspec.json.decode(line)["name"] for line in journal.read_bytes().splitlines()] == ["a"]
        assert journal.read_bytes().endswith(b"\n")
        assert len(judge(three, crew)) == 3


class TestTheFolder:
    def test_what_is_not_ours_is_left_alone(self, folder: Path, crew: AtOnce) -> None:
        out = folder.parent / "out"
        out.mkdir()
        (out / "summary.csv").write_text("mine")
        with pytest.raises(DetectorError, match="holds other things"):
            judge(folder, crew)
        assert (out / "summary.csv").read_text() == "mine"

    def test_one_at_a_time(self, folder: Path, crew: AtOnce) -> None:
        with (
            ledger.opened(folder.parent / "out"),
            pytest.raises(DetectorError, match=f"Another process .{os.getpid()}"),
        ):
            judge(folder, crew)

    def test_a_folder_that_cannot_be_made(self, folder: Path, crew: AtOnce) -> None:
        (folder.parent / "out").write_text("a file")
        with pytest.raises(DetectorError, match="could not be written"):
            judge(folder, crew)

    def test_nothing_lies_elsewhere(self, folder: Path, crew: AtOnce) -> None:
        (folder / "a").write_bytes(EMPTY)
        judge(folder, crew)
        assert sorted(path.name for path in folder.parent.iterdir()) == ["in", "out"]
        assert [path.name for path in folder.iterdir()] == ["a"]
        shutil.rmtree(folder.parent / "out")


def test_an_archive_that_grows_while_it_is_judged(folder: Path, crew: AtOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a").write_bytes(MAGIC + b"chat ")

    def growing(*given: object) -> object:
        with (folder / "a").open("ab") as file:
            file.write(b"more")
        return scan_saved(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("detector.fleet.judging.scan_saved", growing)
    (entry,) = judge(folder, crew)
    assert (entry.state, entry.reason) == (State.UNREADABLE, "it changed while it was read")


def test_an_archive_that_is_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a").write_bytes(EMPTY)
    (entry,) = judge(folder, AtOnce(setup(size=5), monkeypatch))
    assert (entry.state, entry.reason) == (State.TOO_LARGE, "it holds 0.0 GiB")


def test_a_crew_that_is_gone_ends_the_batch(folder: Path, crew: AtOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a").write_bytes(EMPTY)

    def gone(_: object) -> None:
        raise DetectorError("Nobody judges any more.")

    monkeypatch.setattr(crew, "submit", gone)
    with pytest.raises(DetectorError, match="Nobody"):
        judge(folder, crew)
