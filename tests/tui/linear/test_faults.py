"""Whatever a person types, and whatever breaks: the conversation says it in words, and never tells a traceback."""

import logging
import os
import pty
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from adbutils.errors import AdbError

from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.tui.linear.conversation import converse
from detector.tui.linear.voice import Voice
from detector.tui.start import Start
from detector.wording import Words
from tests.adb_server import adb_program, plugged
from tests.tui.linear.conversing import (
    ACCOUNTS,
    AGAIN,
    ALL,
    COMPARE,
    EVIDENCE,
    FOUND,
    GO_ON,
    JUDGE,
    KEEP,
    KNOW,
    LANGUAGE,
    MORE,
    OTHER,
    PEOPLE,
    SAVE,
    SETTINGS,
    UNREAD,
    UPDATE,
    WATCH,
    WHEN,
    WHO,
    WHY,
    of_report,
    said,
)
from tests.tui.linear.test_conversation import LINE, Terminal, at

WORDS = Words()
EVERYWHERE = (
    *(FOUND, "1", EVIDENCE, WHY, KNOW, "0", WATCH, "0", "0"),
    *(ALL, "2", "sync", "3", "1", "0", "4", "2", "1", "1", "0", "0", "5", "0"),
    *(WHO, "1", "0", WHEN, "2", "3", "1", "0", "0", SETTINGS, "1", "2", "1", "0", UNREAD, "1", "0"),
    *(ACCOUNTS, PEOPLE, "de", SAVE, "1", "1", "0"),
    *(MORE, COMPARE, "", MORE, AGAIN, MORE, JUDGE, MORE, UPDATE, "0", MORE, KEEP, LANGUAGE, "0", OTHER, "0"),
)
"""Answers that lead to every question about a saved report."""


class Gone(StringIO):
    """Somebody who gives these answers, and then presses Ctrl-C."""

    def readline(self, most: int | None = -1, /) -> str:  # type: ignore[override]  # as typeshed has it of bytes
        """The next answer."""
        answer = super().readline(-1 if most is None else most)
        if not answer:
            raise KeyboardInterrupt
        return answer


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "report.json"
    of_report(path, "0")
    return path


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))


def test_every_question_is_reached_and_nothing_fails(report: Path) -> None:
    heard = of_report(report, *EVERYWHERE)
    assert WORDS("tui.phones.title") in heard
    assert heard.endswith(f"{WORDS('linear.number')} ")
    assert "Something went wrong in this program" not in heard


def test_the_input_can_end_at_every_question(report: Path) -> None:
    for answered in range(len(EVERYWHERE)):
        assert of_report(report, *EVERYWHERE[:answered]).endswith("\n")


def test_ctrl_c_at_any_question_leaves_at_once(report: Path) -> None:
    for answered in range(len(EVERYWHERE)):
        answers = "".join(f"{one}\n" for one in (GO_ON, *EVERYWHERE[:answered]))
        with pytest.raises(KeyboardInterrupt):
            converse(Start(path=report), Voice(WORDS, Gone(answers), StringIO()))


def test_an_answer_of_ten_thousand_characters_answers_one_question(report: Path) -> None:
    long = "1" * 10_000
    heard = of_report(report, long, FOUND, long, "1", KNOW, "3", long, "", SAVE, "1", "1", long, "0")
    assert heard.count(WORDS("linear.too-long")) == 4
    assert heard.count(WORDS("do.know.title")) == 1
    assert WORDS("linear.know.done.later") in heard


def test_whatever_is_typed_only_numbers_choose(report: Path) -> None:
    odd = ("\x00", "\x1b[A", "٣", "½", "1.0", "+1", "99999999999999999999", "'; rm -rf /", "\udcff", "🙂", "1 2")
    heard = of_report(report, *odd)
    assert heard.count(WORDS("linear.no-such-number", most=15)) == len(odd)
    assert "\x1b" not in heard


def test_whatever_is_named_to_be_opened_is_answered_in_words(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)  # what is logged of a path of no encoding cannot be passed on by xdist
    for path in ("/tmp/\0", "\udcff", "~nobody/x", "/dev/zero", "/", "x" * 4000, "-", "*"):
        heard = said(GO_ON, "2", path, "0", start=Start(server=Server("127.0.0.2", 1)))
        assert "Something went wrong in this program" not in heard
        assert heard.count(f"\n{WORDS('tui.phones.title')}\n") == 2


def run(*answers: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    given = "".join(f"{one}\n" for one in answers).encode()
    everything = {**os.environ, **environment}
    return subprocess.run(LINE, input=given, env=everything, capture_output=True, timeout=60, check=False)


def test_a_reader_that_leaves_ends_it_without_a_word() -> None:
    with subprocess.Popen(LINE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"2\n\n" * 2000)
        process.stdin.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_bytes_of_no_encoding_are_no_choice() -> None:
    done = run("\udcff".encode("utf-8", "surrogatepass").decode("latin1"), "0")
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_without_anybody_to_talk_to_it_says_so(closed: str) -> None:
    number = {"stdin": 0, "stdout": 1}[closed]
    done = subprocess.run(
        LINE, stdin=None, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(number), timeout=60, check=False
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


class Sitting:
    """A person at a terminal with this environment."""

    def __init__(self, **environment: str) -> None:
        here, there = pty.openpty()
        self.process = subprocess.Popen(
            LINE, stdin=there, stdout=there, stderr=there, env={**os.environ, **environment}, start_new_session=True
        )
        os.close(there)
        self.talk = Terminal(here)

    def left(self) -> int:
        """What it ended with."""
        try:
            return self.process.wait(30)
        finally:
            self.process.kill()


@pytest.mark.parametrize(("key", "code"), [(b"\x04", 0), (b"", 130)])
def test_ctrl_d_and_ctrl_c_leave(key: bytes, code: int) -> None:
    person = Sitting()
    person.talk.until(WORDS("linear.number"))
    if key:
        os.write(person.talk._handle, key)
    else:
        person.process.send_signal(signal.SIGINT)
    assert person.left() == code
    assert "Traceback" not in person.talk.heard


def test_a_terminal_that_shows_ascii_only_gets_ascii() -> None:
    person = Sitting(LC_ALL="C")
    person.talk.until(WORDS("linear.number"))
    os.write(person.talk._handle, b"0\n")
    assert person.left() == 0
    assert person.talk.heard.isascii()
    assert '"detector explain safety" tells more' in person.talk.heard


def test_no_line_is_longer_than_the_terminal(report: Path) -> None:
    person = Sitting(COLUMNS="80")
    person.talk.answer(WORDS("linear.number"), GO_ON)
    person.talk.answer(WORDS("linear.number"), "2")
    person.talk.answer("to go back:", str(report))
    for answer in ("11", SAVE, "1", "1"):
        person.talk.answer("Number, then Enter", answer)
    person.talk.answer("to go back:", "0")
    person.talk.answer("Number, then Enter", "0")
    assert person.left() == 0
    lines = person.talk.heard.replace(str(report), "").splitlines()
    assert max(map(len, lines)) <= 80


def test_a_phone_that_is_unplugged_in_the_middle_is_told(adb_server: PrivateAdb) -> None:
    with suppress(AdbError), plugged(adb_server, faults=Faults(hang=("appops",))) as (server, device):
        heard = in_the_middle(adb_server, lambda: server.ask(f"host:disconnect:{device.serial}"))
    assert f"last used: {WORDS('gap.disconnected')}" in " ".join(heard.split())


def test_a_server_that_is_killed_in_the_middle_is_told() -> None:
    with PrivateAdb(adb_program()) as server, suppress(AdbError), plugged(server, faults=Faults(hang=("appops",))):
        in_the_middle(server, lambda: Server(port=server.port).ask("host:kill"))


def in_the_middle(server: PrivateAdb, happens: Callable[[], object]) -> str:
    """What is heard of a check when something happens while one question waits for its answer."""
    person = Sitting(**address(server))
    person.talk.answer(WORDS("linear.number"), GO_ON)
    person.talk.answer(WORDS("linear.number"), "1")
    person.talk.until(" questions to the phone are answered.")
    with suppress(AdbError):  # a server that was killed answers no more
        happens()
    for answer in (UNREAD, "0", "0", "1"):
        person.talk.answer("Number, then Enter", answer)
    assert person.left() == 0
    assert "Something went wrong in this program" not in person.talk.heard
    assert "Traceback" not in person.talk.heard
    return person.talk.heard


def address(server: PrivateAdb) -> dict[str, str]:
    return {name: value for name, value in at(server.port).items() if name.startswith("ANDROID_ADB_SERVER_")}
