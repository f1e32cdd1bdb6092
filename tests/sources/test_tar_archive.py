"""Tar archives that somebody hands over: the same guards as for zips, and what is cut off is never taken for whole."""

import gzip
import io
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.sources import archives, tar_archive
from detector.sources.archives import Tar, open_files, read_member
from detector.sources.files import FileError
from detector.sources.opening import open_saved

TEXT = b"[ro.build.version.sdk]: [33]\n"
LIST = b"package:/data/app/a/base.apk=org.example.a\npackage:/system/framework/framework-res.apk=android\n"


def info(name: str, kind: bytes = tarfile.REGTYPE, **more: object) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type = kind
    for key, value in more.items():
        setattr(made, key, value)
    return made


def tar_of(*members: tuple[tarfile.TarInfo | str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for given_info, data in members:
            head = info(given_info) if isinstance(given_info, str) else given_info
            head.size = len(data)
            archive.addfile(head, io.BytesIO(data))
    return file.getvalue()


def opened(data: bytes) -> Tar:
    return Tar("handed.tar", io.BytesIO(data))


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["tar", "gz"])
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_it_is_read_member_by_member_and_known_by_its_content(tmp_path: Path, pack: type[bytes], form: int) -> None:
    path = tmp_path / "evidence.bin"
    folder, long = info("a", tarfile.DIRTYPE), "a/" + "n" * 90 + "/" + "m" * 90
    path.write_bytes(pack(tar_of((folder, b""), ("./a/getprop.txt", TEXT), (long, b"\0" * 513), form=form)))
    with closing(open_files(path)) as files:
        assert isinstance(files, Tar)
        assert (files.name, files.refused) == ("evidence.bin", ())
        assert [(one.name, one.size) for one in files.members] == [("a/getprop.txt", len(TEXT)), (long, 513)]
        assert (read_member(files, "a/getprop.txt"), read_member(files, long)) == (TEXT, b"\0" * 513)
        with pytest.raises(FileError, match="not there"):
            files.open("a")


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["tar", "gz"])
def test_what_is_in_it_is_judged(tmp_path: Path, pack: type[bytes]) -> None:
    (tmp_path / "x.tgz").write_bytes(pack(tar_of(("x/list.txt", LIST), ("x/getprop.txt", TEXT))))
    with closing(open_files(tmp_path / "x.tgz")) as files:
        assert open_saved(files).origin.kind == "dumps"


def test_a_zip_at_its_end_hides_nothing_before_it(tmp_path: Path) -> None:
    """The end of a zip is looked for in the last bytes of a file, and whatever is in front of it is let pass."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("notes.txt", b"nothing")
    (tmp_path / "x.tar").write_bytes(tar_of(("getprop.txt", TEXT), ("list.txt", LIST), ("z.zip", inner.getvalue())))
    with closing(open_files(tmp_path / "x.tar")) as files:
        assert [one.name for one in files.members] == ["getprop.txt", "list.txt", "z.zip"]


ODD = {
    "../getprop.txt": (info("../getprop.txt"), "leads out"),
    "absolute": (info("/etc/passwd"), "leads out"),
    "windows": (info("C:\\x"), "leads out"),
    "long": (info("n" * 1100), "leads out"),
    "link": (info("x", tarfile.SYMTYPE, linkname="/etc/passwd"), "no ordinary file"),
    "hard link": (info("x", tarfile.LNKTYPE, linkname="good.txt"), "no ordinary file"),
    "device": (info("x", tarfile.BLKTYPE), "no ordinary file"),
    "pipe": (info("x", tarfile.FIFOTYPE), "no ordinary file"),
    "twice": (info("good.txt"), "twice"),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_left_out_with_a_word(odd: str) -> None:
    head, words = ODD[odd]
    files = opened(tar_of(("good.txt", TEXT), (head, b""), ("last.txt", TEXT)))
    assert [one.name for one in files.members] == ["good.txt", "last.txt"]
    assert words in str(files.refused[0])


def test_a_sparse_file_is_not_made_large() -> None:
    head = info("x", pax_headers={"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(2**50)})
    files = opened(tar_of((head, b"1\n0\n0\n".ljust(512, b"\0")), ("good.txt", TEXT)))
    assert [one.name for one in files.members] == ["good.txt"]
    assert "packed in a way" in str(files.refused[0])


@pytest.mark.parametrize("at", [600, 1024, 1500, 1536, 2000, 2048])
def test_what_is_cut_off_is_refused(at: int) -> None:
    whole = tar_of(("a.txt", TEXT * 30), ("b.txt", TEXT), form=tarfile.USTAR_FORMAT)
    assert len(opened(whole).members) == 2
    with pytest.raises(FileError, match=r"broken|cut off"):
        opened(whole[:at])


def test_what_gzip_packed_and_was_cut_off_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.tgz").write_bytes(gzip.compress(tar_of(("a.txt", Random(1).randbytes(2**21))))[:-30])
    with pytest.raises(FileError, match="broken"):
        open_files(tmp_path / "x.tgz")


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.tgz").write_bytes(gzip.compress(tar_of(("a.txt", bytes(40 * 2**20)))))
    with pytest.raises(FileError, match="tighter"):
        open_files(tmp_path / "x.tgz")
    monkeypatch.setattr(archives, "MOST_OF_AN_ARCHIVE", 1000)
    (tmp_path / "x.tgz").write_bytes(gzip.compress(tar_of(("a.txt", TEXT))))
    with pytest.raises(FileError, match="too large"):
        open_files(tmp_path / "x.tgz")


def test_so_are_too_many_members_and_heads_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileError, match="head is too large"):
        opened(tar_of((info("x", pax_headers={"comment": "x" * 2**21}), b"")))
    monkeypatch.setattr(tar_archive, "MOST_MEMBERS", 2)
    with pytest.raises(FileError, match="more than"):
        opened(tar_of(*((f"{number}", b"") for number in range(3))))


@given(st.data())
def test_whatever_is_changed_in_it_is_a_file_error_or_read(data: st.DataObject) -> None:
    made = bytearray(tar_of(("a.txt", TEXT), ("b" * 150, TEXT), (info("c", tarfile.SYMTYPE, linkname="a.txt"), b"")))
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        files = opened(bytes(made))
        for member in files.members:
            assert len(read_member(files, member.name)) <= member.size
    except FileError:
        pass
