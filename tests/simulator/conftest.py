"""The adb programs of this machine, and a check that the simulated phone ends its threads."""

import importlib.util
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest


def adb_programs() -> tuple[str, ...]:
    """The adb of the system, and the one that the adbutils wheel carries."""
    found = [shutil.which("adb")]
    spec = importlib.util.find_spec("adbutils")
    if spec is not None and spec.origin is not None:
        found.append(shutil.which("adb", path=str(Path(spec.origin).parent / "binaries")))
    return tuple(path for path in found if path)


@pytest.fixture(scope="module", params=adb_programs() or (None,), ids=lambda path: Path(path or "none").parent.name)
def adb(request: pytest.FixtureRequest) -> str:
    """The path of an adb program; a test that takes it runs once with each."""
    path: str | None = request.param
    if path is None:
        reason = "no adb program: neither on PATH nor in adbutils"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Whoever closes a simulated phone gets all its threads back."""
    yield
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("adbd")]
