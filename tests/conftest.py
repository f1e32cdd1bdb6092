"""For all tests: where the corpus of real outputs is, an adb server for a module, how long hypothesis looks."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from detector.simulator.host import PrivateAdb
from tests.adb_server import adb_program
from tests.replay import CORPUS

os.environ["LC_ALL"] = "C.UTF-8"  # the language of what is tested is not that of the person who tests
settings.register_profile("steady", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real phone outputs: tests are skipped without it, except in CI, where they fail."""
    if not CORPUS.is_dir():
        message = f"the corpus of real phone outputs is not there: {CORPUS}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return CORPUS


@pytest.fixture(scope="module")
def adb_server() -> Iterator[PrivateAdb]:
    """A real adb server of our own, without a phone."""
    with PrivateAdb(adb_program()) as server:
        yield server
