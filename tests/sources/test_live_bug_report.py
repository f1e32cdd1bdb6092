"""A bug report from a connected phone, which may say and send whatever it likes."""

from collections.abc import Callable

import pytest

from detector.errors import DetectorError
from detector.sources.base import Failure, Output, Query
from detector.sources.live_bug_report import fetch

PATH = "/data/user_de/0/com.android.shell/files/bugreports/bugreport-x-A.1-2024-05-06.zip"
ZIP = b"PK\x03\x04 the rest"


class Phone:
    """Answers by the command; streams in pieces of a few bytes."""

    def __init__(self, talk: str, content: bytes = ZIP, *, version: str = "1.2", ended: Output | None = None) -> None:
        self._said = {"bugreportz -p": talk.encode(), "bugreportz": talk.encode(), f"cat {PATH}": content}
        self._version = version
        self._ended = ended or Output(exit_code=0)
        self.lines: list[str] = []

    def read(self, query: Query) -> Output:
        self.lines.append(query.line)
        return Output(stderr=f"{self._version}\n".encode(), exit_code=0)

    def stream(self, line: str, take: Callable[[bytes], object], most: int) -> Output:
        assert most >= 2**20
        self.lines.append(line)
        said = self._said[line]
        for at in range(0, len(said), 3):
            take(said[at : at + 3])
        return self._ended


def fetched(phone: Phone) -> tuple[bytes, list[tuple[int, int]]]:
    got: list[bytes] = []
    steps: list[tuple[int, int]] = []
    fetch(phone, got.append, lambda done, total: steps.append((done, total)))
    return b"".join(got), steps


def test_the_archive_comes_and_the_progress_too() -> None:
    phone = Phone(f"BEGIN:{PATH}\nPROGRESS:10/200\r\nPROGRESS:x/0\nPROGRESS:150/200\nOK:{PATH}\n")
    assert fetched(phone) == (ZIP, [(10, 200), (150, 200)])
    assert phone.lines == ["bugreportz -v", "bugreportz -p", f"cat {PATH}"]


def test_the_first_version_knows_no_progress() -> None:
    phone = Phone(f"OK:{PATH}", version="1.0")
    assert fetched(phone) == (ZIP, [])
    assert phone.lines[1] == "bugreportz"


@pytest.mark.parametrize(
    "path",
    [
        "/data/x.zip; reboot",
        "/data/$(reboot).zip",
        "/data/a b.zip",
        "/data/../proc/kcore.zip",
        "/proc/1/mem.zip",
        "-rf.zip",
        "data/x.zip",
        "/data/`id`.zip",
        "/data/x.txt",
        "",
    ],
)
def test_a_path_that_is_none_goes_into_no_command(path: str) -> None:
    phone = Phone(f"OK:{path}")
    with pytest.raises(DetectorError, match="names a file that is none"):
        fetched(phone)
    assert not any(line.startswith("cat") for line in phone.lines)


@pytest.mark.parametrize(
    ("phone", "why"),
    [
        (Phone("FAIL:could not open it\n"), "could not open it"),
        (Phone("PROGRESS:1/2\n"), "names a file that is none"),
        (Phone("x" * 100_000), "names a file that is none"),
        (Phone(f"OK:{PATH}", b""), "its file is empty"),
        (Phone(f"OK:{PATH}", b"PK"), "its file is empty"),
        (Phone(f"OK:{PATH}", b"<html>"), "no zip archive"),
        (Phone(f"OK:{PATH}", ended=Output(exit_code=1, stderr=b"cat: denied\n")), "cat: denied"),
        (Phone(f"OK:{PATH}", ended=Output(failure=Failure.DISCONNECTED)), "unplugged"),
        (Phone(f"OK:{PATH}", ended=Output(failure=Failure.TIMED_OUT)), "timed-out"),
    ],
)
def test_what_goes_wrong_is_said(phone: Phone, why: str) -> None:
    with pytest.raises(DetectorError, match=why):
        fetched(phone)
