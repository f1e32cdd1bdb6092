"""`dumpsys appops` of simulated phones: lines as real phones print them, and ops as the phone file says."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from detector.simulator.app_ops import OpEntry, OpTimeError, build_ops, milliseconds
from detector.simulator.dumps.appops import duration
from detector.simulator.op_codes import op_exists, printed_name
from detector.simulator.phone import PhoneFileError
from tests.simulator.corpus import real_lines
from tests.simulator.versions import of_version

PHONE = """\
apps:
  org.example.all:
    from: hand
    grants: ACCESS_FINE_LOCATION
    ops:
      - {op: COARSE_LOCATION, uid_mode: ignore}
      - {op: READ_CONTACTS, used: 2h 3d, state: bg}
      - {op: READ_CONTACTS, used: 3h, state: cch}
      - {op: MONITOR_LOCATION, used: 2h, state: pers, running: 1h}
      - {op: GET_USAGE_STATS, rejected: 3h, state: pers}
      - {op: WRITE_SETTINGS, mode: default}
"""
REAL = {
    "6.0.1": "06.0.1-lg-m150",
    "7.1.1": "07.1.1-google-emulator",
    "9": "09-google-emulator",
    "10": "10-google-pixel",
    "13": "13-mediatek-tb8168",
}


def answer(tmp_path: Path, release: str, command: str) -> str:
    return of_version(tmp_path, release, PHONE).shell(command).stdout.decode()


def shape(line: str) -> str:
    line = re.sub(r"\bu\d+(a|s|i)\d+\b", "1", line.replace("GPS", "OP_X"))
    line = re.sub(r"[+-](\d+(d|h|ms|m|s))+", "+T", line)
    line = re.sub(r"\b(mode=)?(\d+|allow|ignore|deny|default|foreground)\b", "M", line)
    line = re.sub(r"\b(top|pers|fgsvcl|fgsvc|fg|bg|cch) *", "S", line)
    line = re.sub(r"[A-Z][A-Z_0-9]{3,}", "OP", line)
    line = re.sub(r"(Package) \S+:", r"\1 P:", line)
    return line.rstrip()


def uids(lines: list[str]) -> list[str]:
    start = next(number for number, line in enumerate(lines) if line.startswith("  Uid "))
    end = next((number for number, line in enumerate(lines) if number > start and not line.startswith("  ")), None)
    return [shape(line) for line in lines[start:end]]


@pytest.mark.parametrize("release", REAL)
def test_lines_and_their_neighbours_are_those_of_a_real_phone(tmp_path: Path, release: str) -> None:
    real = uids(real_lines(REAL[release], "dumpsys_appops.txt"))
    if release == "7.1.1":  # nothing was running on that phone
        real += uids(real_lines(REAL["6.0.1"], "dumpsys_appops.txt"))
    ours = uids(answer(tmp_path, release, "dumpsys appops").split("\n"))
    assert set(ours) <= set(real)
    strange = set(pairwise(ours)) - set(pairwise(real))
    assert len(strange) <= 4, strange
    assert any("OP" in line for line in ours)


@pytest.mark.parametrize("release", REAL)
def test_headings_come_in_the_order_of_a_real_phone(tmp_path: Path, release: str) -> None:
    real = real_lines(REAL[release], "dumpsys_appops.txt")
    ours = answer(tmp_path, release, "dumpsys appops").split("\n")
    headings = [line for line in ours if re.fullmatch(r"  [A-Z][A-Za-z ]+:", line)]
    found = [line for line in real if line in set(headings)]
    assert headings == found
    assert "  Op mode watchers:" in headings


@pytest.mark.parametrize("release", ["6.0.1", "9", "11"])
def test_older_versions_know_no_timeline(tmp_path: Path, release: str) -> None:
    text = answer(tmp_path, release, "dumpsys appops --include-discrete 0")
    assert re.fullmatch(r"Unknown (option|command): --include-discrete\n", text)


@pytest.mark.parametrize(("release", "kept"), [("12", 1), ("13", 2), ("15", 2), ("16", 2)])
def test_the_timeline_keeps_a_day_or_a_week(tmp_path: Path, release: str, kept: int) -> None:
    phone = of_version(tmp_path, release, PHONE + "      - {op: CAMERA, used: 2h 3d 8d, lasts: 90s, tag: x}\n")
    text = phone.shell("dumpsys appops --watchers --history --include-discrete 0").stdout.decode()
    assert "  Uid u0a" not in text, "the ops themselves are left out"
    accesses = [line for line in text.split("\n") if "Access [top-s]" in line or "|CAMERA|x|top|s|" in line]
    assert len(accesses) == kept
    assert ("for 120000 milliseconds" in text) == (release != "16")
    assert ("        Device: default:0" in text) == (release == "15")
    assert ("|90000\n" in text) == (release == "16")


def test_what_a_phone_file_may_say(tmp_path: Path) -> None:
    assert [milliseconds(text) for text in ("90s", "5m", "2h", "3d")] == [90_000, 300_000, 7_200_000, 259_200_000]
    with pytest.raises(OpTimeError, match="is not a time"):
        milliseconds("soon")
    with pytest.raises(PhoneFileError, match=r"phone\.yaml:\d+.*'yesterday' is not a time"):
        of_version(tmp_path, "13", PHONE.replace("used: 2h 3d", "used: yesterday"))
    entries = (
        OpEntry(op="MIUIOP(10008)", mode="5"),
        OpEntry(op="CAMERA", used="1h"),
        OpEntry(op="REQUEST_INSTALL_PACKAGES"),
    )
    assert [one.op for one in build_ops(entries, 0, 25)] == ["CAMERA", "MIUIOP(10008)"]
    assert build_ops(entries, 10, 36) == ()


def test_names_and_lengths_of_time() -> None:
    assert [printed_name("READ_PHONE_STATE", api) for api in (23, 28, 29)] == ["OP_READ_PHONE_STATE"] * 2 + [
        "READ_PHONE_STATE"
    ]
    assert [op_exists("REQUEST_INSTALL_PACKAGES", api) for api in (25, 26)] == [False, True]
    assert [duration(value) for value in (0, 5, 1000, 61_000, 90_061_005)] == [
        "0", "+5ms", "+1s0ms", "+1m1s0ms", "+1d1h1m1s5ms",
    ]  # fmt: skip
