"""The conversation of `--text` from end to end: over the real adb path, piped and at a terminal."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from select import select

import pytest

from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.tui.check import Check
from detector.tui.start import Start
from detector.wording import Words
from tests.adb_server import plugged
from tests.tui.linear.conversing import EVIDENCE, FOUND, GO_ON, SAVE, of_report, said

LINE = (sys.executable, "-m", "detector", "tui", "--text")
WORDS = Words()


def at(port: int) -> dict[str, str]:
    return {**os.environ, "ANDROID_ADB_SERVER_ADDRESS": "127.0.0.1", "ANDROID_ADB_SERVER_PORT": str(port)}


def test_a_phone_is_checked_with_answers_from_a_pipe(adb_server: PrivateAdb, tmp_path: Path) -> None:
    saved = tmp_path / "report.html"
    this_phone, as_page, for_somebody_who_helps, back = "1", "2", "2", "0"
    answers = [GO_ON, this_phone, FOUND, "1", EVIDENCE, back, back, SAVE, as_page, for_somebody_who_helps, str(saved)]
    with plugged(adb_server):
        run = subprocess.run(
            LINE, input="\n".join(answers) + "\n", env=at(adb_server.port), capture_output=True, text=True, timeout=120
        )
    assert run.stderr == ""
    assert run.returncode == 0
    text = run.stdout
    places = [
        text.index(part)
        for part in (
            WORDS("safety.1"),
            WORDS("safety.consent"),
            "Pixel 6a, Wi-Fi: ready",
            " questions to the phone are answered.",
            "Google Pixel 6a; Android 13",
            "1 known monitoring app, ",
            "A known monitoring app seems to be installed.",
            "known monitoring app: “Sync Service”",
            "Before you act:",
            WORDS("linear.menu"),
            "What was seen",
            "Where this was read",
            f"The report is in {saved}",
        )
    ]
    assert places == sorted(places)
    assert "Hoverwatch" in saved.read_text("utf-8")
    assert saved.stat().st_mode & 0o077 == 0


def test_at_a_terminal_nothing_is_drawn_and_ctrl_c_stops_a_check_with_what_was_read(adb_server: PrivateAdb) -> None:
    with plugged(adb_server, faults=Faults(hang=("appops",))):
        here, there = pty.openpty()
        with subprocess.Popen(
            LINE, stdin=there, stdout=there, stderr=there, env=at(adb_server.port), start_new_session=True
        ) as process:
            os.close(there)
            talk = Terminal(here)
            try:
                talk.answer(WORDS("linear.number"), GO_ON)
                talk.answer(WORDS("linear.number"), "1")
                talk.until(" questions to the phone are answered.")
                process.send_signal(signal.SIGINT)
                talk.until(WORDS("linear.stopped")[:40])
                talk.until("not checked")
                talk.answer(WORDS("linear.number"), "0")
                talk.answer(WORDS("linear.number"), "1")
                assert process.wait(30) == 0
            finally:
                process.kill()
    assert "\x1b" not in talk.heard
    assert "Traceback" not in talk.heard
    assert not re.search("[■▲●○]", talk.heard)  # words, and nothing but words


class Terminal:
    """A person at a terminal: what they heard so far, and where they are in it."""

    def __init__(self, handle: int) -> None:
        self.heard = ""
        self._handle = handle
        self._at = 0

    def until(self, text: str) -> None:
        end = time.monotonic() + 60
        while (place := self.heard.find(text, self._at)) < 0:
            ready, _, _ = select([self._handle], [], [], max(0.0, end - time.monotonic()))
            assert ready, self.heard
            self.heard += os.read(self._handle, 65536).decode()
        self._at = place + len(text)

    def answer(self, question: str, answer: str) -> None:
        self.until(question)
        os.write(self._handle, f"{answer}\n".encode())


def test_who_leaves_at_the_safety_words_was_asked_nothing_more() -> None:
    assert said("0").endswith(f"0: {WORDS('linear.leave')}\n{WORDS('linear.number')} ")
    assert WORDS("tui.phones.title") not in said("0")


def test_people_who_can_help_come_before_anything_is_done() -> None:
    heard = said("2", "de", "0")
    assert WORDS("helplines.country", country="DE") in heard
    assert WORDS("tui.phones.title") not in heard


def test_what_is_no_choice_is_said_and_asked_again() -> None:
    heard = said("9", "yes", "-1", "１", "", "0")
    assert heard.count(WORDS("linear.no-such-number", most=3)) == 4
    assert heard.count(WORDS("linear.go-on")) == 2  # only Enter tells the choices again


def test_a_phone_that_is_not_ready_is_told_with_the_next_step(adb_server: PrivateAdb) -> None:
    heard = said(GO_ON, "1", "0", start=Start(server=Server(port=adb_server.port)))
    assert "No phone is connected." in heard
    assert heard.count(f"1: {WORDS('linear.again')}\n") == 2


def test_without_an_adb_server_other_things_can_still_be_checked(tmp_path: Path) -> None:
    heard = said(GO_ON, "2", str(tmp_path / "nothing"), "0", start=Start(server=Server("127.0.0.2", 1)))
    assert WORDS("linear.simulated") in heard
    assert "nothing cannot be read" in heard


def test_a_mistake_of_this_program_is_told_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a rule")

    monkeypatch.setattr(Check, "run", broken)
    heard = of_report(tmp_path / "report.json", "0")
    assert WORDS("tui.problem.unexpected", error="ZeroDivisionError: a rule") in heard
    assert WORDS("tui.phones.title") in heard  # and it goes on from there
