"""A real adb server of our own, and simulated phones that are plugged into it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from detector.simulator.adbd import Adbd
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.adb import Server
from detector.sources.adb_program import find_adb


def adb_program() -> str:
    """The adb that the scanner would use; skips the test without one, fails it in CI."""
    program = find_adb()
    if program is None:
        reason = "no adb program was found"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@contextmanager
def plugged(server: PrivateAdb, phone: str = "infected", faults: Faults | None = None) -> Iterator[tuple[Server, Adbd]]:
    """A simulated phone on that server, unplugged afterwards."""
    faults = faults or Faults()
    with Adbd(SimulatedPhone(load_phone(phone), faults), faults=faults) as device:
        server.connect(device.serial)
        where = Server(port=server.port)
        try:
            yield where, device
        finally:
            where.ask(f"host:disconnect:{device.serial}")
