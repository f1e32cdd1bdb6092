"""Finding an adb program; needed only when no adb server is running yet.

adbutils carries one inside its wheels for x86-64 Linux, Windows and macOS; elsewhere the system has to have one.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

ENVIRONMENT = ("DETECTOR_ADB", "ADBUTILS_ADB_PATH")


def find_adb(environ: Mapping[str, str] = os.environ) -> str | None:
    """The first adb that exists: named by the environment, bundled, on PATH, in the usual places."""
    for candidate in _candidates(environ):
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return str(candidate)
    return None


def _candidates(environ: Mapping[str, str]) -> Iterator[Path]:
    program = "adb.exe" if sys.platform == "win32" else "adb"
    yield from (Path(environ[name]) for name in ENVIRONMENT if environ.get(name))
    spec = find_spec("adbutils")  # finds the folder without the 0.1 s that importing it takes
    if spec is not None and spec.origin is not None:
        yield Path(spec.origin).parent / "binaries" / program
    on_path = shutil.which("adb", path=environ.get("PATH"))
    if on_path is not None:
        yield Path(on_path)
    for name in ("ANDROID_HOME", "ANDROID_SDK_ROOT"):
        if environ.get(name):
            yield Path(environ[name]) / "platform-tools" / program
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "/")
    yield from (
        home / "Android" / "Sdk" / "platform-tools" / program,
        home / "Library" / "Android" / "sdk" / "platform-tools" / program,
        Path("/opt/homebrew/bin") / program,
        Path("/usr/local/bin") / program,
        Path("/usr/lib/android-sdk/platform-tools") / program,
    )
    if environ.get("LOCALAPPDATA"):
        yield Path(environ["LOCALAPPDATA"]) / "Android" / "Sdk" / "platform-tools" / program
