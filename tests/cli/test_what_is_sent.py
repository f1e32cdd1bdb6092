"""A scan sends nothing but what `detector explain commands` prints, whatever the phone answers."""

import re
from datetime import UTC, datetime

import pytest

from detector import signatures
from detector.facts import COMMANDS, Depth
from detector.facts.base import Command
from detector.scan import scan
from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone, phones
from detector.sources.adb import Server, open_phone

_OUR_MARKER = re.compile(r'; echo "[0-9a-f]{16}\$\?"$')
"""Android 6 has no exit codes: there the source adds a random word and `$?`."""


class Listening(SimulatedPhone):
    """Keeps every line that reaches the phone."""

    def __init__(self, name: str) -> None:
        super().__init__(load_phone(name))
        self.heard: list[str] = []

    def shell(self, line: str) -> Answer:
        self.heard.append(line)
        return super().shell(line)


def allowed(command: Command) -> re.Pattern[str]:
    """What a command may look like on its way; the number of a user and the names of files are filled in."""
    if not command.for_files:
        line = re.escape(command.line)
        return re.compile(line.replace(r"\{wait\}", r"(?:-t \d+ )?").replace(r"\{user\}", r"\d+"))
    slots = {
        "MARK": r"[0-9a-f]+\.\d+",
        "FILE": r"'/(?:data|mnt)/[A-Za-z0-9/._~=+,-]+'",
        "FIRST": r"\d+",
        "COUNT": r"\d+",
    }
    one = re.sub("|".join(slots), lambda match: slots[match[0]], re.escape(command.line))
    return re.compile(f"{one}(?:;{one})*")


@pytest.mark.parametrize("name", phones())
def test_no_other_line_reaches_the_phone(adb_server: PrivateAdb, name: str) -> None:
    device = Listening(name)
    with Adbd(device) as plugged:
        adb_server.connect(plugged.serial)
        source = open_phone(plugged.serial, server=Server(port=adb_server.port))
        report = scan(source, signatures.load(), depth=Depth.DEEP, now=datetime(2026, 1, 1, tzinfo=UTC))
    patterns = [allowed(command) for command in COMMANDS]
    heard = [_OUR_MARKER.sub("", line) for line in device.heard]
    assert [line for line in heard if not any(pattern.fullmatch(line) for pattern in patterns)] == []
    assert len(heard) == len(report.commands) > 10
    assert sorted(heard) == sorted(one.line for one in report.commands)
