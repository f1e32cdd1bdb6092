"""Simulated phones: the bundled ones, ones from a file, and ones filled up for measurements."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from detector.simulator.base import Answer, Faults
from detector.simulator.building import build_phone
from detector.simulator.file_commands import FILE_COMMANDS
from detector.simulator.files import Content, PhoneFiles
from detector.simulator.filling import with_apps
from detector.simulator.model import Phone
from detector.simulator.phone_file import PhoneFileError, read_phone_file
from detector.simulator.shell import run_line

__all__ = ["Phone", "PhoneFileError", "SimulatedPhone", "load_phone", "phones", "with_apps"]

_FOLDER: Final = Path(__file__).parent / "phones"

_FEATURES: Final = ("shell_v2", "cmd", "stat_v2", "ls_v2", "fixed_push_mkdir", "apex", "abb", "abb_exec")
_OLD_FEATURES: Final = ("shell_v2", "cmd")


def phones() -> tuple[str, ...]:
    """Return the names of the bundled phones."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def load_phone(name_or_path: str | Path) -> Phone:
    """Return a bundled phone by name, or one from a YAML file; raise PhoneFileError or StrictYamlError."""
    path = Path(name_or_path)
    if str(name_or_path) in phones():
        path = _FOLDER / f"{name_or_path}.yaml"
    elif path.suffix not in {".yaml", ".yml"}:
        raise PhoneFileError(f"there is no simulated phone {str(name_or_path)!r}; known: {', '.join(phones())}")
    entry, apps, document = read_phone_file(path)
    return build_phone(path.stem, entry, apps, document)


class SimulatedPhone:
    """A phone that answers as its adb daemon would (detector.simulator.base.Device)."""

    def __init__(
        self, phone: Phone, faults: Faults | None = None, *, files: Mapping[str, Content] | None = None
    ) -> None:
        """`files`: paths on the phone, and what is there instead of the files that are made up."""
        self.phone = phone
        self.files = PhoneFiles(phone, files)
        self.faults = Faults() if faults is None else faults
        self._answers: dict[str, Answer] = {}

    @property
    def properties(self) -> dict[str, str]:
        """The system properties, as `getprop` would print them."""
        return dict(self.phone.properties)

    @property
    def features(self) -> tuple[str, ...]:
        """What the adb daemon announces; Android 6 announces nothing."""
        if self.phone.api < 24:
            return ()
        return _FEATURES if self.phone.api >= 29 else _OLD_FEATURES

    def shell(self, line: str) -> Answer:
        """Run one command line as uid 2000 (shell). The phone stands still: equal lines have equal answers."""
        if any(f"{command} " in line for command in FILE_COMMANDS):  # no line about files is sent twice
            return run_line(self.phone, self.faults, line, self.files)
        known = self._answers.get(line)
        if known is None:
            known = self._answers[line] = run_line(self.phone, self.faults, line, self.files)
        return known

    def file(self, path: str) -> bytes | None:
        """Return the bytes of a file that the shell user may read, or None."""
        try:
            return self.files.read(path, 0, self.files.size(path))
        except OSError:
            return None

    def store(self, path: str, content: bytes) -> bool:  # noqa: ARG002 - the shape of a Device
        """Nothing can be written: the phone stands still."""
        return False
