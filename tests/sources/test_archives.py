"""Folders, zips and files that somebody hands over: what is odd is left out with a word, and nothing costs memory."""

import gzip
import io
import os
import socket
import stat
import struct
import tracemalloc
import zipfile
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.errors import DetectorError
from detector.sources import archives, zip_archive
from detector.sources.archives import Zip, open_files, open_text, pieces, read_member
from detector.sources.files import FileError
from detector.sources.opening import open_saved

TEXT = b"[ro.build.version.sdk]: [33]\n"


def zip_of(*members: tuple[zipfile.ZipInfo | str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data, compress_type=method)
    return file.getvalue()


def opened(data: bytes) -> Zip:
    return Zip("handed.zip", io.BytesIO(data))


def info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def test_a_zip_is_read_member_by_member(tmp_path: Path) -> None:
    path = tmp_path / "evidence.zip"
    path.write_bytes(zip_of(("a/getprop.txt", TEXT), ("a/", b""), ("b.bin", b"\0" * 3)))
    with closing(open_files(path)) as files:
        assert (files.name, files.refused) == ("evidence.zip", ())
        assert [(one.name, one.size) for one in files.members] == [("a/getprop.txt", len(TEXT)), ("b.bin", 3)]
        assert read_member(files, "a/getprop.txt") == TEXT
        assert [one.name for one in archives.named(files, "getprop.txt")] == ["a/getprop.txt"]
        with pytest.raises(FileError, match="not there"):
            files.open("a/")


def test_a_zip_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "evidence.txt"
    path.write_bytes(zip_of(("x", TEXT)))
    with closing(open_files(path)) as files:
        assert isinstance(files, Zip)


NAMES = {
    "../getprop.txt": "leads out",
    "a/../../getprop.txt": "leads out",
    "/etc/passwd": "leads out",
    "a\\..\\getprop.txt": "leads out",
    "C:\\getprop.txt": "leads out",
    "\\\\host\\share\\getprop.txt": "leads out",
    "n" * 1100: "leads out",
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_names_that_lead_out_are_left_out(name: str) -> None:
    files = opened(zip_of((info(name), TEXT), ("good.txt", TEXT)))
    assert [one.name for one in files.members] == ["good.txt"]
    assert len(files.refused) == 1
    assert NAMES[name] in str(files.refused[0])
    with pytest.raises(FileError):
        files.open(name)


def test_names_of_old_windows_are_names() -> None:
    files = opened(zip_of((info("case\\getprop.txt"), TEXT), ("case/getprop.txt", b"")))
    assert read_member(files, "case/getprop.txt") == TEXT
    assert "twice" in str(files.refused[0])


def test_a_member_without_a_name_is_left_out() -> None:
    files = opened(zip_of(("noname", TEXT), ("x", TEXT)).replace(b"noname", b"\0oname"))
    assert [member.name for member in files.members] == ["x"]
    assert str(files.refused[0]) == ": it has no name"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_links_and_devices_are_left_out(kind: int) -> None:
    files = opened(zip_of((info("x", kind | 0o644), b"/etc/passwd")))
    assert files.members == ()
    assert "no ordinary file" in str(files.refused[0])


def test_the_first_of_two_members_of_one_name_counts() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        files = opened(zip_of(("x", b"one"), ("x", b"two")))
    assert read_member(files, "x") == b"one"
    assert "twice" in str(files.refused[0])


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(zip_of(("x", TEXT)))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert "it is encrypted" in str(opened(bytes(data)).refused[0])


def test_why_nothing_of_it_was_opened_is_said() -> None:
    data = bytearray(zip_of(("report.txt", TEXT)))
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(DetectorError) as caught:
        open_saved(opened(bytes(data)))
    assert caught.value.hint == "What is in it was not opened. report.txt: it is encrypted."


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_to_pack_that_take_any_memory_are_not_read(method: int) -> None:
    assert "packed in a way" in str(opened(zip_of(("x", TEXT), method=method)).refused[0])


def test_what_is_packed_too_tightly_is_left_out() -> None:
    files = opened(zip_of(("bomb", b"\0" * (17 * 2**20)), ("small", b"\0" * 2**20)))
    assert [one.name for one in files.members] == ["small"]
    assert "tighter" in str(files.refused[0])


def test_a_member_that_says_it_is_small_stays_small() -> None:
    """The list says 100 bytes, the packed bytes hold a megabyte."""
    data = bytearray(zip_of(("x", b"\0" * 2**20)))
    at = data.index(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<L", 100)
    with pytest.raises(FileError, match="broken"):
        read_member(opened(bytes(data)), "x")


def test_a_bomb_costs_no_memory() -> None:
    packed = zip_of(("x", b"\0" * (15 * 2**20)))
    files = opened(packed)
    tracemalloc.start()
    with files.open("x") as file:
        assert sum(map(len, pieces(file))) == 15 * 2**20
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * 2**20


@pytest.mark.parametrize(("size", "words"), [(17 * 2**20, "tighter"), (2**20, "broken")])
def test_what_gzip_packed_is_bounded_and_checked(size: int, words: str, tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b"\0" * size))
    if words == "broken":
        packed[-6] ^= 1
    (tmp_path / "x.gz").write_bytes(packed)
    files = open_files(tmp_path / "x.gz")
    tracemalloc.start()
    with open_text(files, "x.gz") as file, pytest.raises(FileError, match=words):
        deque(pieces(file), maxlen=0)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20
    with pytest.raises(DetectorError):
        open_saved(files)


def test_a_member_larger_than_wanted_is_not_read_whole() -> None:
    with pytest.raises(FileError, match="too large"):
        read_member(opened(zip_of(("x", b"\0" * 5000))), "x", most=4999)


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_MEMBERS", 10)
    with pytest.raises(FileError, match="more than 10"):
        opened(zip_of(*((str(number), b"") for number in range(11))))


@pytest.mark.parametrize("where", ["end", "end of a large archive"])
def test_a_list_without_measure_is_not_read(where: str) -> None:
    """zipfile would read as many bytes at once as the end of the archive says that the list has."""
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 2**31, 0, 0)
    if where != "end":
        large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 2**40, 0)
        end = (
            large + struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1) + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 0, 0, 0)
        )
    with pytest.raises(FileError, match="more than"):
        opened(b"\0" * 100 + end)


def test_many_reasons_are_counted() -> None:
    files = opened(zip_of(*((info(f"../{number}"), b"") for number in range(30))))
    assert len(files.refused) == 21
    assert str(files.refused[-1]) == "and 10 more"


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_an_archive_that_is_cut_off_is_said_to_be(part: float, tmp_path: Path) -> None:
    data = zip_of(("x", os.urandom(5000)))
    (tmp_path / "cut.zip").write_bytes(data[: int(len(data) * part)])
    with pytest.raises(FileError, match="cut off"):
        open_files(tmp_path / "cut.zip")


def test_changed_bytes_are_noticed() -> None:
    data = bytearray(zip_of(("x", os.urandom(5000))))
    data[2000] ^= 0xFF
    with pytest.raises(FileError, match="broken"):
        read_member(opened(bytes(data)), "x")


GOOD = zip_of(("a/getprop.txt", TEXT * 20), ("packages.txt", b"package:android\n"))


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(GOOD)))
def test_no_damage_ends_in_anything_but_words(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    try:
        files = opened(bytes(data[:end] if end % 3 == 0 else data))
        for member in files.members:
            read_member(files, member.name)
        open_saved(files)
    except (FileError, DetectorError):
        pass


def test_a_folder_is_read_without_following_links(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_bytes(TEXT)
    (tmp_path / "secret").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret")
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    files = open_files(folder)
    assert [one.name for one in files.members] == ["deep/a.txt"]
    assert sorted(str(one).partition(":")[0] for one in files.refused) == ["link.txt", "pipe", "up"]
    for name in ("../secret", "link.txt", "up/secret", "pipe", "deep", "/etc/passwd"):
        with pytest.raises(FileError):
            files.open(name)


def test_names_that_are_no_text_are_left_out(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_bytes(TEXT)
    files = open_files(tmp_path)
    assert files.members == ()
    assert tuple(map(str, files.refused)) == ("?.txt: it is no ordinary file",)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_costs_itself_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    try:
        files = open_files(tmp_path)
    finally:
        closed.chmod(0o700)
    assert [one.name for one in files.members] == ["a.txt"]
    assert str(files.refused[0]).startswith("closed: ")


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    for number in range(4):
        (tmp_path / str(number)).touch()
    with pytest.raises(FileError, match="more than 3"):
        open_files(tmp_path)


@pytest.fixture
def odd_files(tmp_path: Path) -> Iterator[list[Path]]:
    """A pipe, a socket, nothing, an empty file."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    with closing(socket.socket(socket.AF_UNIX)) as sock:
        sock.bind(str(tmp_path / "s"))
        yield [tmp_path / name for name in ("pipe", "s", "nothing", "empty")]


def test_what_is_no_file_is_said_to_be(odd_files: list[Path]) -> None:
    for path in odd_files[:3]:
        with pytest.raises(FileError):
            open_files(path)
    with pytest.raises(DetectorError, match="nothing that can be judged"):
        open_saved(open_files(odd_files[3]))


def test_two_gigabytes_of_nothing_cost_a_look(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    tracemalloc.start()
    with pytest.raises(DetectorError, match="nothing that can be judged"):
        open_saved(open_files(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * 2**20


def test_an_isdi_dump_of_two_gigabytes_is_refused_and_not_held(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.write(b"DUMP OF SERVICE package\n")
        file.truncate(2 * 2**30)
    with pytest.raises(DetectorError, match="too large"):
        open_saved(open_files(path))
