"""The agent that is kept is the one that its sources make."""

import subprocess
import sys

from detector.watch.bridge import agent_script
from detector.watch.build import BUILT


def test_the_sources_make_the_agent_that_is_kept() -> None:
    program = "import sys; from detector.watch.build import build; sys.stdout.buffer.write(build().encode())"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert made.stdout == BUILT.read_bytes()


def test_the_bridge_to_java_stands_before_the_agent() -> None:
    script = agent_script()
    assert script.endswith(BUILT.read_text("utf-8"))
    assert script.index("globalThis, 'Java'") < script.index("FLUSH_EVERY_MS")
    assert agent_script(java=False) == BUILT.read_text("utf-8")
