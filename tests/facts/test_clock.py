"""How far the phone's clock is off: by the time that passed on this computer between question and answer."""

import time

import pytest

from detector.facts.base import Answer
from detector.facts.collecting import collect
from detector.facts.device import CLOCK, clock_offset
from detector.facts.understanding import understand
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import load_phone
from detector.sources.adb import open_phone
from detector.sources.base import Failure, Output
from tests.adb_server import adb_program, plugged
from tests.scripted import Key, Scripted, properties

SAID = 1767225600


@pytest.mark.parametrize(
    ("asked", "came", "offset"),
    [
        (SAID, SAID + 0.5, 0),
        (SAID + 0.9, SAID + 1.2, 0),
        (SAID + 1.0, SAID + 30.0, 0),
        (SAID - 20.0, SAID + 9.0, 0),
        (SAID - 70.5, SAID - 60.0, 60),
        (SAID - 0.9, SAID - 0.8, 0),
        (SAID + 61.0, SAID + 61.1, -60),
        (SAID + 1.9, SAID + 2.5, 0),
        (SAID - 86400.0, SAID - 86399.0, 86399),
    ],
)
def test_the_least_difference_that_explains_the_answer(asked: float, came: float, offset: int) -> None:
    assert clock_offset(Answer(command="", text=f"{SAID} +0100\n", came_between=(asked, came))) == offset


@pytest.mark.parametrize("text", ["", "x", "-5 +0000", f"{2**41} +0000", "9" * 5000 + " +0000", "\u0661 +0000"])
def test_what_is_no_clock(text: str) -> None:
    assert clock_offset(Answer(command="", text=text, came_between=(1.0, 2.0))) is None


def test_a_saved_answer_has_no_time_to_compare_with() -> None:
    given: dict[Key, str] = {"properties": properties(33), "clock": f"{SAID} +0100\n"}
    (device,) = collect(Scripted(given)).device.records
    assert device.utc_offset_minutes == 60
    assert device.clock_offset_s is None
    asked = Output(stdout=f"{SAID} +0100\n".encode(), exit_code=0, began=SAID + 7201.5, seconds=0.25)
    (device,) = collect(Scripted({"properties": given["properties"], "clock": asked})).device.records
    assert device.clock_offset_s == -7200


def test_over_adb_the_phone_with_the_wrong_year_is_told() -> None:
    phone = load_phone("infected")
    with PrivateAdb(adb_program()) as own, plugged(own) as (server, device):
        output = open_phone(device.serial, server=server).read(CLOCK.query())
        after = time.time()
    offset = clock_offset(understand(CLOCK.query(), output))
    assert output.failure is not Failure.TIMED_OUT
    assert offset is not None
    assert abs(offset - (phone.now_ms / 1000 - after)) < 10
