"""Phones that answer in a shape of their own: an answer that is not understood is a gap, and never a clean result."""

from collections.abc import Callable
from functools import cache

import pytest
from msgspec import structs

from detector import signatures
from detector.errors import ExitCode
from detector.facts import Depth
from detector.facts.base import GapReason
from detector.levels import Level
from detector.report import Report, exit_code
from detector.scan import scan
from detector.signatures import Index
from detector.simulator.base import Answer
from detector.simulator.phone import SimulatedPhone, load_phone
from tests.in_process import InProcess

LISTED = "com.android.core.mnto"
Change = Callable[[Answer], Answer]


@cache
def index() -> Index:
    return signatures.load()


class Odd(SimulatedPhone):
    """Answers as the phone does, changed; only its properties come as they are."""

    def __init__(self, phone: str, change: Change) -> None:
        super().__init__(load_phone(phone))
        self.change = change

    def shell(self, line: str) -> Answer:
        answer = super().shell(line)
        return answer if line.startswith("getprop") else self.change(answer)


def printed(change: Callable[[bytes], bytes]) -> Change:
    return lambda answer: structs.replace(answer, stdout=change(answer.stdout))


def instead(text: str) -> Change:
    return lambda _: Answer(stdout=text.encode())


UNREADABLE: dict[str, Change] = {
    "a refusal with exit code 0": instead("Permission denied\n"),
    "a refusal of the shell": instead("/system/bin/sh: dumpsys: can't execute: Permission denied\n"),
    "a refusal in another language": instead("错误：没有权限访问此服务\n"),
    "a command that it does not know": instead("Unknown command: list\n"),
    "nothing": instead(""),
    "an empty line": instead("\n"),
    "one word": instead("OK\n"),
    "an exit code of failure": lambda answer: structs.replace(answer, exit_code=255),
    "a NUL at the end": printed(lambda data: data + b"\0"),
    "no end of the last line": printed(lambda data: data.rstrip(b"\n")),
    "half of the bytes": printed(lambda data: data[: len(data) // 2]),
    "half of the lines": printed(lambda data: b"".join(data.splitlines(True)[: data.count(b"\n") // 2])),
    "capitals": printed(bytes.upper),
    "colours": printed(lambda data: b"\x1b[0m" + data.replace(b"\n", b"\x1b[0m\n")),
    "translated words": printed(lambda data: data.replace(b"true", b"wahr").replace(b"false", b"falsch")),
    "everything twice": printed(lambda data: data + data),
}
READABLE: dict[str, Change] = {
    "lines of a PC": printed(lambda data: data.replace(b"\n", b"\r\n")),
    "a warning of the linker": printed(lambda data: b"WARNING: linker: libfoo.so: unused DT entry\n" + data),
    "a warning beside": lambda answer: structs.replace(answer, stderr=b"WARNING: pm is slow today\n" + answer.stderr),
}


def judged(phone: str, change: Change) -> Report:
    return scan(InProcess(Odd(phone, change)), index(), depth=Depth.CORE)


def found(report: Report) -> set[str | None]:
    return {finding.package for finding in report.at(Level.CONFIRMED, Level.MATCH, Level.PATTERN)}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_ordinary_phone_is_not_checked_and_raises_no_alarm(name: str) -> None:
    report = judged("clean-pixel", UNREADABLE[name])
    assert exit_code(report, Level.PATTERN) is ExitCode.NOT_CHECKED
    assert not found(report)
    assert {gap.reason for gap in report.gaps} > {GapReason.NOT_ASKED}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_listed_app_is_found_or_nothing_is_called_checked(name: str) -> None:
    report = judged("infected", UNREADABLE[name])
    assert found(report) == {LISTED} or exit_code(report, Level.PATTERN) is ExitCode.NOT_CHECKED


@pytest.mark.parametrize("name", READABLE)
def test_what_stands_around_an_answer_costs_nothing(name: str) -> None:
    assert found(judged("infected", READABLE[name])) == {LISTED}
    assert exit_code(judged("clean-pixel", READABLE[name]), Level.PATTERN) is ExitCode.OK
