"""Time stamps: by an authority on 127.0.0.1, checked by the certificate that a person trusts."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from detector.cli import command
from detector.errors import DetectorError, ExitCode
from detector.sources.acquisition import time_stamps
from detector.sources.acquisition.manifest import seal
from detector.sources.files import FileError
from tests.signatures.web_server import Handler, WebServer, serving
from tests.sources.acquisition.authority import Authority
from tests.sources.acquisition.recording import record

WHEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AUTHORITY = Authority(when=WHEN)
MANIFEST = b'{"format": "anything"}'
REQUEST = time_stamps.request(MANIFEST)
STAMP = AUTHORITY.answer(REQUEST.as_bytes())


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    file = tmp_path / "authority.pem"
    file.write_bytes(AUTHORITY.pem())
    return file


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebServer]:
    with serving(tmp_path) as web:
        web.routes["/"] = lambda handler: handler.answer(AUTHORITY.answer(handler.sent))
        yield web


class TestChecking:
    def test_one_that_was_signed(self, trusted: Path) -> None:
        made = time_stamps.check(STAMP, MANIFEST, trusted, REQUEST.nonce)
        assert (made.when, made.signed) == (WHEN, True)

    def test_only_the_hash_is_in_the_request(self) -> None:
        assert bytes.fromhex(seal(MANIFEST)) in REQUEST.as_bytes()
        assert len(REQUEST.as_bytes()) < 100

    def test_without_a_certificate_it_is_not_known_by_whom(self) -> None:
        assert time_stamps.check(STAMP, MANIFEST, None) == time_stamps.TimeStamp(when=WHEN, signed=False)

    def test_about_something_else(self, trusted: Path) -> None:
        with pytest.raises(FileError, match="about something else"):
            time_stamps.check(STAMP, MANIFEST + b" ", trusted)

    def test_an_answer_to_somebody_else(self, trusted: Path) -> None:
        with pytest.raises(FileError, match="no answer to what was asked"):
            time_stamps.check(STAMP, MANIFEST, trusted, (REQUEST.nonce or 0) + 1)

    def test_by_somebody_else(self, tmp_path: Path) -> None:
        (tmp_path / "other.pem").write_bytes(Authority(when=WHEN).pem())
        with pytest.raises(FileError, match="not by whom you trust"):
            time_stamps.check(STAMP, MANIFEST, tmp_path / "other.pem")

    def test_a_refusal(self) -> None:
        with pytest.raises(FileError):
            time_stamps.check(bytes.fromhex("30053003020102"), MANIFEST, None)

    @given(at=st.integers(0, len(STAMP) - 1), value=st.integers(0, 255), cut=st.booleans())
    def test_any_change(self, tmp_path_factory: pytest.TempPathFactory, at: int, value: int, cut: bool) -> None:
        file = tmp_path_factory.getbasetemp() / "authority.pem"
        file.write_bytes(AUTHORITY.pem())
        changed = STAMP[:at] if cut else STAMP[:at] + bytes([value]) + STAMP[at + 1 :]
        try:
            made = time_stamps.check(changed, MANIFEST, file)
        except FileError:
            return
        assert made.when == WHEN  # a byte that says nothing

    @pytest.mark.parametrize("content", [None, b"", b"\xff", b"-----BEGIN CERTIFICATE-----\nAA==\n"])
    def test_certificates_that_are_none(self, tmp_path: Path, content: bytes | None) -> None:
        if content is not None:
            (tmp_path / "x.pem").write_bytes(content)
        with pytest.raises(DetectorError, match=r"x\.pem") as problem:
            time_stamps.check(STAMP, MANIFEST, tmp_path / "x.pem")
        assert problem.value.exit_code is ExitCode.USAGE

    def test_openssl_agrees(self, tmp_path: Path, trusted: Path) -> None:
        openssl = shutil.which("openssl")
        if openssl is None:
            pytest.skip("no openssl was found")
        (tmp_path / "stamp.tsr").write_bytes(STAMP)
        words = ("ts", "-verify", "-in", "stamp.tsr", "-digest", seal(MANIFEST), "-CAfile", trusted.name)
        moment = ("-attime", str(int(WHEN.timestamp())))
        done = subprocess.run([openssl, *words, *moment], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert "Verification: OK" in done.stdout

    def test_without_the_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "rfc3161_client", None)
        with pytest.raises(DetectorError, match="rfc3161-client") as problem:
            time_stamps.request(MANIFEST)
        assert "stalkerware-detector[timestamp]" in problem.value.hint


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in arguments], standalone_mode=False)


def test_stamped_and_checked(tmp_path: Path, server: WebServer, trusted: Path) -> None:
    made_seal = record(tmp_path / "kept")
    done = run("timestamp", tmp_path / "kept", "--authority", server.url, "--authority-certificate", trusted)
    assert done.return_value is ExitCode.OK, done.output
    assert "What is sent is the seal, a hash, and nothing else." in done.stderr
    assert "it was there on 2026-11-22 12:00:00 UTC" in done.stdout
    ((path, headers),) = server.seen
    assert (path, headers["Content-Type"]) == ("/", "application/timestamp-query")
    stamp = tmp_path / "kept.tsr"
    assert stamp.stat().st_mode & 0o077 == 0
    done = run("verify", tmp_path / "kept", "--seal", made_seal, "--authority-certificate", trusted)
    assert done.return_value is ExitCode.OK
    assert "it was there on 2026-11-22 12:00:00 UTC" in done.stdout
    done = run("verify", tmp_path / "kept")
    assert done.return_value is ExitCode.NOT_CHECKED
    assert "Who signed it was not checked" in done.stdout
    stamp.rename(tmp_path / "elsewhere")
    record(tmp_path / "other")
    done = run("verify", tmp_path / "other", "--timestamp", tmp_path / "elsewhere")
    assert done.return_value is ExitCode.DATA
    assert "The time stamp elsewhere proves nothing: it is about something else" in done.stdout


BAD: dict[str, tuple[Callable[[Handler], None], str]] = {
    "another hash": (lambda it: it.answer(AUTHORITY.answer(it.sent, digest=bytes(32))), "about something else"),
    "an old answer": (lambda it: it.answer(AUTHORITY.answer(it.sent, nonce=5)), "no answer to what was asked"),
    "a web page": (lambda it: it.answer(b"<html>"), "no time stamp"),
    "a failure": (lambda it: it.answer(b"", status=500), "answered 500"),
    "a flood": (lambda it: it.answer(bytes(10**6)), "more than 262,144 bytes"),
    "another signer": (lambda it: it.answer(Authority(when=WHEN).answer(it.sent)), "not by whom you trust"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_authority_that_answers_wrongly(tmp_path: Path, server: WebServer, trusted: Path, name: str) -> None:
    server.routes["/"], said = BAD[name]
    record(tmp_path / "kept")
    done = run("timestamp", tmp_path / "kept", "--authority", server.url, "--authority-certificate", trusted)
    assert isinstance(done.exception, DetectorError)
    assert done.exception.exit_code is ExitCode.DATA
    assert re.search(re.escape(said), done.exception.message)
    assert not (tmp_path / "kept.tsr").exists()


def test_what_was_changed_is_not_stamped(tmp_path: Path, server: WebServer) -> None:
    record(tmp_path / "kept")
    (tmp_path / "kept" / "more").write_text("x")
    done = run("timestamp", tmp_path / "kept", "--authority", server.url)
    assert isinstance(done.exception, DetectorError)
    assert "not as it was sealed" in done.exception.message
    assert server.seen == []


def test_a_time_stamp_is_never_replaced(tmp_path: Path, server: WebServer) -> None:
    record(tmp_path / "kept")
    (tmp_path / "kept.tsr").write_text("older")
    done = run("timestamp", tmp_path / "kept", "--authority", server.url)
    assert isinstance(done.exception, DetectorError)
    assert server.seen == []
    assert (tmp_path / "kept.tsr").read_text() == "older"
