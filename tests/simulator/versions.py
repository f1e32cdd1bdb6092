"""Simulated phones of any version, from the lines of a phone file that a test is about."""

from pathlib import Path
from typing import Final

from detector.simulator.phone import SimulatedPhone, load_phone

HEAD: Final = """\
android: {release}
maker: Google
model: Test
device: test
build: ABC
security_patch: 2020-01-01
clock: {clock}
base: google
"""


def of_version(folder: Path, release: str, lines: str, *, clock: str = "2020-06-01 12:00:00") -> SimulatedPhone:
    """The phone; its file is left as `phone.yaml` in the folder."""
    file = folder / "phone.yaml"
    file.write_text(HEAD.format(release=release, clock=clock) + lines)
    return SimulatedPhone(load_phone(file))
