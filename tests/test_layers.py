"""What starts quickly must not load what is slow, and each library has one door."""

import subprocess
import sys

import pytest


def _loaded_by(statement: str) -> set[str]:
    program = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("library", ["textual", "adbutils", "frida"])
def test_the_command_line_loads_no_heavy_library(library: str) -> None:
    assert library not in _loaded_by("import detector.cli")


def test_a_scan_loads_no_network_library() -> None:
    loaded = _loaded_by("import detector.scan, detector.sources.adb")
    assert not {"urllib3", "http.client", "ssl"} & (loaded - _loaded_by("import adbutils"))


def test_a_conversation_in_lines_draws_nothing() -> None:
    assert "textual" not in _loaded_by("import detector.tui.linear.conversation")


def test_what_is_told_of_a_result_is_no_widget() -> None:
    rooms = ("messengers", "posture", "sieves", "timeline", "unread", "why")
    assert "textual" not in _loaded_by("; ".join(f"import detector.tui.content.{room}" for room in rooms))
