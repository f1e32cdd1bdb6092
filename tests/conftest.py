"""For all tests: where the corpus of real outputs is, and how long hypothesis looks."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.replay import CORPUS

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
