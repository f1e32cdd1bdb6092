"""One adb server for the tests of a module."""

from collections.abc import Iterator

import pytest

from detector.simulator.host import PrivateAdb
from tests.adb_server import adb_program


@pytest.fixture(scope="module")
def adb_server() -> Iterator[PrivateAdb]:
    with PrivateAdb(adb_program()) as server:
        yield server
