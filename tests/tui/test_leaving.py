"""Leaving at once, in a real terminal: nothing of it stays on the screen."""

import os
import pty
import re
import signal
import sys

import pytest
from textual.pilot import Pilot

from detector.simulator.host import PrivateAdb
from detector.tui.app import PhoneCheck
from detector.tui.screens.opening import KeyDialog
from tests.tui.harness import at, drive, until_shown

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07]*\x07|[()][0-9A-B]|[=>78])")
_OTHER_SCREEN, _BACK = b"\x1b[?1049h", b"\x1b[?1049l"


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update({"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment})
            os.execv(sys.executable, [sys.executable, "-m", "detector", *arguments])
        self.shown = b""

    def until(self, text: bytes) -> None:
        """Until the text was shown."""
        while text not in self.shown:
            self.shown += os.read(self.terminal, 65536)

    def end(self) -> int:
        """To its end; the exit code."""
        try:
            while data := os.read(self.terminal, 65536):
                self.shown += data
        except OSError:  # the other side is closed
            pass
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def left(self) -> bytes:
        """What stands on the ordinary screen, before and after."""
        before, _, rest = self.shown.partition(_OTHER_SCREEN)
        _, back, after = rest.rpartition(_BACK)
        assert back
        return _ESCAPES.sub(b"", before + after).strip()


def test_one_key_leaves_nothing_on_the_screen() -> None:
    terminal = Terminal()
    terminal.until(b"Before you start")
    os.write(terminal.terminal, b"\x11")
    assert terminal.end() == 0
    assert terminal.left() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_it_leaves_nothing_either(number: signal.Signals) -> None:
    terminal = Terminal("tui")
    terminal.until(b"Before you start")
    os.kill(terminal.process, number)
    assert terminal.end() == 128 + number
    assert terminal.left() == b""


def test_a_terminal_that_shows_nothing_but_lines_gets_the_help() -> None:
    terminal = Terminal(TERM="dumb")
    assert terminal.end() == 2
    assert b"Usage: detector" in terminal.shown
    assert _OTHER_SCREEN not in terminal.shown


@pytest.mark.parametrize("where", ["field", "dialog", "palette", "help"])
def test_it_works_everywhere(where: str, adb_server: PrivateAdb) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        match where:
            case "field":
                await pilot.press("h")
                await until_shown(pilot, "Country, two letters")
            case "dialog":
                await app.push_screen(KeyDialog("x.zip"), lambda _: None)
            case "palette":
                await pilot.press("ctrl+p")
                await until_shown(pilot, "Search for a command")
            case "help":
                await pilot.press("question_mark")
                await until_shown(pilot, "Keys on this page")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running or app._exit

    assert drive(story, at(adb_server)).return_code == 0
