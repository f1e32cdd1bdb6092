"""`dumpsys usagestats` of simulated phones: lines as real phones print them, days as the phone file says."""

import re
from pathlib import Path

import pytest

from detector.facts.base import Depth
from detector.facts.collecting import collect
from detector.facts.usage import AppUsage
from detector.simulator.phone import SimulatedPhone
from tests.in_process import InProcess
from tests.simulator.corpus import real_lines
from tests.simulator.versions import of_version

PHONE = """\
users: [{id: 10, type: managed}, {id: 11, running: false}]
apps:
  org.example.opened: {running: {used: [{opened: 2d, active: 3h, launches: 4}]}}
  org.example.today: {running: {used: [{opened: 5m}]}}
  org.example.unseen: {icons: none, running: {used: [{active: 3h}]}}
  org.example.idle: {icons: none}
  org.example.work: {users: [10], running: {used: [{opened: 400d, users: [10]}]}}
"""
REAL = {
    "6.0.1": "06.0.1-lg-m150",
    "7.1.1": "07.1.1-google-emulator",
    "9": "09-google-emulator",
    "10": "10-google-pixel",
    "13": "13-mediatek-tb8168",
}
RELEASES = ("6.0.1", "7.0", "7.1.1", "8.0.0", "8.1.0", "9", "10", "11", "12", "12L", "13", "14", "15", "16")


def phone(tmp_path: Path, release: str) -> SimulatedPhone:
    return of_version(tmp_path, release, PHONE, clock="2020-06-23 12:00:00")


def shape(line: str) -> str:
    """Keys and depth, without values; what stands in quotes may have another length."""
    line = re.sub(r'"[^"]*"', '""', line)
    line = re.sub(r"(?<==)(?!\")\S+", "V", line)
    return re.sub(r"screen-interactive: \d+x for.*", "screen-interactive: Nx", line).rstrip()


@pytest.mark.parametrize("release", REAL)
def test_lines_look_like_those_of_real_phones(tmp_path: Path, release: str) -> None:
    ours = phone(tmp_path, release).shell("dumpsys usagestats").stdout.decode().split("\n")
    ours = ours[: next(number for number, line in enumerate(ours) if not line)]
    real = {shape(line) for line in real_lines(REAL[release], "dumpsys_usagestats.txt")}
    bare = {'      config=V totalTime="" lastTime="" count=V'} if release == "6.0.1" else set()  # that phone had none
    assert {shape(line) for line in ours} - real == bare
    assert any(line.startswith("      package=") for line in ours)


def used(tmp_path: Path, release: str) -> dict[str, AppUsage]:
    found = collect(InProcess(phone(tmp_path, release)), depth=Depth.DEEP).usage
    assert [(gap.reason.value, gap.user) for gap in found.gaps] == [("blocked-user", 11)]
    return {one.package: one for one in found.records if one.package.startswith("org.example.")}


@pytest.mark.parametrize("release", RELEASES)
def test_days_come_out_as_they_were_written(tmp_path: Path, release: str) -> None:
    found = used(tmp_path, release)
    assert str(found["org.example.opened"].opened_day) == "2020-06-21"
    assert str(found["org.example.today"].opened_day) == "2020-06-23"
    assert not found["org.example.idle"].opened
    assert not found["org.example.idle"].active
    assert found["org.example.work"].user == 10
    assert not found["org.example.work"].opened, "that was more than a year ago"
    assert not found["org.example.unseen"].opened


@pytest.mark.parametrize("release", ["6.0.1", "10", "12", "14", "16"])
def test_what_ran_unseen_was_active(tmp_path: Path, release: str) -> None:
    found = used(tmp_path, release)
    assert str(found["org.example.unseen"].active_day) == "2020-06-23"
    assert str(found["org.example.opened"].active_day) == "2020-06-23"


def test_events_are_there_to_be_left_out(tmp_path: Path) -> None:
    for release, word in (("7.0", "MOVE_TO_FOREGROUND"), ("14", "ACTIVITY_RESUMED")):
        assert (
            f"type={word} package=org.example.today"
            in phone(tmp_path, release).shell("dumpsys usagestats").stdout.decode()
        )
