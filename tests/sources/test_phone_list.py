"""The list of phones as it changes, over a real adb server."""

import threading
from queue import Queue
from typing import TypeAlias

import pytest

from detector.errors import DetectorError
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.sources.phone_list import PhoneList
from detector.sources.phones_seen import PhoneSeen
from tests.adb_server import adb_program, plugged

Lists: TypeAlias = Queue[tuple[PhoneSeen, ...] | DetectorError | None]


def follow(phones: PhoneList) -> Lists:
    """What it tells, each list as it comes; an error when it fails, and None when it ends."""
    told: Lists = Queue()

    def run() -> None:
        try:
            for one in phones.changes():
                told.put(one)
        except DetectorError as error:
            told.put(error)
        told.put(None)

    threading.Thread(target=run, daemon=True).start()
    return told


def states(told: Lists, state: str) -> tuple[PhoneSeen, ...]:
    """The first list in which a phone is in this state; lists before it are passed over."""
    while True:
        seen = told.get(timeout=20)
        assert isinstance(seen, tuple)
        if any(one.state == state for one in seen):
            return seen


def test_phones_come_and_go(adb_server: PrivateAdb) -> None:
    phones = PhoneList(Server(port=adb_server.port))
    told = follow(phones)
    assert told.get(timeout=20) == ()
    with plugged(adb_server) as (_, device):
        (seen,) = states(told, "device")
        assert (seen.serial, seen.connection) == (device.serial, "wifi")
    while told.get(timeout=20) != ():
        pass
    with plugged(adb_server, faults=Faults(unauthorized=True)):
        assert states(told, "unauthorized")
    phones.close()
    while told.get(timeout=20) is not None:
        pass


def test_a_server_that_goes_away_is_told() -> None:
    with PrivateAdb(adb_program()) as server:
        told = follow(PhoneList(Server(port=server.port)))
        assert told.get(timeout=20) == ()
    problem = told.get(timeout=20)
    assert isinstance(problem, DetectorError)
    with pytest.raises(DetectorError, match="does not answer"):
        raise problem
