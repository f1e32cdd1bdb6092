"""Files in a person's own folders: there whole, or not at all."""

import errno
import os
from pathlib import Path

import pytest

from detector.sources.acquisition.drafts import open_file_draft
from detector.sources.durable import place
from detector.sources.files import FileError


def test_it_is_there_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    place(tmp_path / "report.html", b"whole", replace=False)
    assert (tmp_path / "report.html").read_bytes() == b"whole"
    assert (tmp_path / "report.html").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("dangling", [False, True])
def test_nothing_is_replaced_unasked(tmp_path: Path, dangling: bool) -> None:
    path = tmp_path / "report.html"
    if dangling:
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.write_bytes(b"earlier")
    with pytest.raises(FileExistsError):
        place(path, b"new", replace=False)
    assert path.is_symlink() if dangling else path.read_bytes() == b"earlier"
    place(path, b"new", replace=True)
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def without_links(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("dangling", [False, True])
def test_what_somebody_put_there_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool, dangling: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    path = tmp_path / "bugreport.zip"
    draft = open_file_draft(path)
    draft.content.write(b"new")
    if dangling:
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.write_bytes(b"of another program")
    with pytest.raises(FileExistsError):
        draft.finish()
    draft.discard()
    assert path.is_symlink() if dangling else path.read_bytes() == b"of another program"
    assert [file.name for file in tmp_path.iterdir()] == ["bugreport.zip"]


def test_what_came_after_the_last_look_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    path = tmp_path / "report.html"
    path.write_bytes(b"of another program")
    with pytest.raises(FileExistsError):
        place(path, b"new", replace=False)
    assert path.read_bytes() == b"of another program"


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_free_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    draft = open_file_draft(tmp_path / "bugreport.zip")
    draft.content.write(b"whole")
    draft.finish()
    assert (tmp_path / "bugreport.zip").read_bytes() == b"whole"
    assert [file.name for file in tmp_path.iterdir()] == ["bugreport.zip"]


def test_a_full_disk_leaves_nothing_but_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"earlier")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        place(path, b"new", replace=True)
    assert path.read_bytes() == b"earlier"
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 250}.html"
    place(path, b"whole", replace=False)
    assert path.read_bytes() == b"whole"


@pytest.mark.parametrize("link", [False, True])
def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path, link: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with pytest.raises(FileError, match="no ordinary file"):
        place(tmp_path / ("link" if link else "pipe"), b"new", replace=True)
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()
