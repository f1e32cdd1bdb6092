"""Stand-ins for watched apps: a program on HotSpot with classes named android.*, and one in C.

The Java one runs the same agent as a phone does, with the bridge of frida-tools mended for HotSpot, by `hotspot`: it
takes its class model from the Android runtime, and puts methods back with a wrong mark. What this cannot show is in
docs/watch.md.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest

from detector.watch.bridge import java_bridge

HERE: Final = Path(__file__).parent
_PATIENCE_S: Final = 60.0
"""Other work may slow this computer down; where all is well, nothing takes so long."""
PACKAGE: Final = "com.example.watched"
CONFIG: Final = {
    "package": PACKAGE,
    "services": {"accessibility": [f"{PACKAGE}.Watcher"], "notifications": [f"{PACKAGE}.Listener"]},
    "launchers": [f"{PACKAGE}.Icon"],
    "messengers": ["com.whatsapp", "com.tencent.mm"],
}
"""What the agent is told of the stand-in app."""

_LONGEST_LOG: Final = 20_000
_PLANTED_IN: Final = HERE / "java/com/example/watched/Planted.java"
PLANTED: Final = dict(re.findall(r'String (\w+) = "(.*)";', _PLANTED_IN.read_text("utf-8")))
"""TEXT, NUMBER, PATH, QUERY and FILE, which stand in the arguments of every call and may never be told."""


def told_of(text: str) -> list[str]:
    """What of the planted is in a text; a number or a path also without its sign."""
    return [name for name, planted in PLANTED.items() if planted.strip("+/") in text]


def needed(*programs: str) -> None:
    """Skips the test without these programs, or without the right to look into another process; fails it in CI."""
    reason = next((f"{program} is not installed" for program in programs if not shutil.which(program)), None)
    reason = reason or _cannot_attach()
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


@functools.cache
def _cannot_attach() -> str | None:
    """Why Frida cannot attach to a process that was not started by the one that attaches; None if it can."""
    with subprocess.Popen(["sleep", "60"]) as victim:
        program = f"import frida; frida.attach({victim.pid}).detach()"
        tried = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        victim.kill()
    return tried.stderr.strip().splitlines()[-1] if tried.returncode else None


def hotspot(bridge: str) -> str:
    """Frida's Java bridge, mended for HotSpot. A newer one that needs no mending will fail here, and says so."""
    api = re.search(r"_tryInitialize\(\)\{.{0,160}?try\{\w+=([\w$]+)\(\),this\.api=", bridge)
    assert api, "the bridge of frida-tools has another shape now"
    bridge, model = re.subn(r"const (\w+)=([\w$]+)\(\),\{jvmti:", rf"const \1={api[1]}(),{{jvmti:", bridge)
    bridge, flavor = re.subn(
        r'const (\w+)=([\w$]+)\(\);if\("art"!==\1\.flavor\)', rf'const \1={api[1]}();if("art"!==\1.flavor)', bridge
    )
    # a method that is put back loses the mark that its copy was native; garbage collection crashes on threads inside it
    bridge, native = re.subn(
        r"(\w+)\.accessFlagsPtr\.writeU32\((\w+)\),\1\.signatureHandler",
        r"\1.accessFlagsPtr.writeU32(\2),\1.accessFlags=\2,\1.signatureHandler",
        bridge,
    )
    assert (model, flavor, native) == (1, 1, 1), "the bridge of frida-tools has another shape now"
    return bridge


@functools.cache
def hotspot_bridge() -> str:
    """For `monkeypatch.setattr("detector.watch.bridge.java_bridge", hotspot_bridge)`."""
    return hotspot(java_bridge())


@functools.cache
def compiled() -> Path:
    """The classes of the Java stand-in, compiled once for each process that tests."""
    out = Path(tempfile.mkdtemp(prefix="standin-"))
    sources = [str(file) for file in sorted((HERE / "java").rglob("*.java"))]
    subprocess.run(["javac", "--release", "17", "-Xlint:all", "-Werror", "-d", out, *sources], check=True)
    return out


@functools.cache
def java_named(name: str) -> Path:
    """A copy of the program java under another name, which is then the name of the process, as of an app on a phone."""
    program = Path(shutil.which("java") or "java").resolve()
    home = Path(tempfile.mkdtemp(prefix="java-"))
    (home / "bin").mkdir()
    shutil.copy(program, home / "bin" / name)
    for part in ("lib", "conf"):
        (home / part).symlink_to(program.parents[1] / part)
    return home / "bin" / name


class Program:
    """A stand-in that runs, and does something only when told."""

    def __init__(self, *command: str | Path) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self._answer() != "ready":
            self._end()
            raise AssertionError(f"{command[0]} does not start")

    @property
    def pid(self) -> int:
        """Of its process."""
        return self.process.pid

    def tell(self, line: str) -> str:
        """Returns when it is done, with what it answered."""
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        answer = self._answer()
        assert answer, f"it ended with {self.process.wait(_PATIENCE_S)}"
        return answer

    def do(self, action: str, times: int = 1, threads: int = 1) -> str:
        """Tell it to do something so often, in each of so many threads."""
        return self.tell(f"{action} {times} {threads}")

    def begin(self, action: str, threads: int) -> None:
        """Do something over and over, in so many threads, until the end. For the Java stand-in."""
        self.tell(f"begin {action} {threads}")

    def goes_on(self) -> bool:
        """Whether what was begun is still being done, after a while at the latest."""
        before = self.tell("progress")
        deadline = time.monotonic() + _PATIENCE_S
        while self.tell("progress") == before and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.process.poll() is None and self.tell("progress") != before

    def _answer(self) -> str:
        """Its next line; what Frida's libraries print inside of it is none of its own."""
        assert self.process.stdout
        return next((line.strip() for line in self.process.stdout if not line.startswith("[GLib")), "")

    def close(self) -> int:
        """End it in an orderly way; its exit code is 0 if watching did it no harm.

        Not before Frida has left: a program that ends in that very moment can wait in Frida's code forever.
        """
        self.is_left()
        if self.process.poll() is None:
            self.process.communicate(timeout=_PATIENCE_S)
        return self.process.returncode

    def is_left(self) -> bool:
        """Whether nothing of Frida's is in it any more, after a while at the latest."""
        maps = Path(f"/proc/{self.pid}/maps")
        deadline = time.monotonic() + _PATIENCE_S
        while there := self.process.poll() is None and "frida" in maps.read_text("utf-8"):
            if time.monotonic() > deadline:
                break
            time.sleep(0.01)
        return not there

    def __enter__(self) -> Self:
        """For `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it, whatever happened."""
        self._end()

    def _end(self) -> None:
        self.process.kill()
        self.process.communicate()


class StandIn(Program):
    """The Java stand-in app: `do("sms.query", times=3, threads=2)`."""

    def __init__(self, files: Path, program: Path | str = "java", classes: Path | None = None) -> None:
        """`files`: an empty folder for the files of messengers that it opens. `classes`: others than `compiled()`."""
        data = files / "com.whatsapp"
        data.mkdir(exist_ok=True)
        (data / PLANTED["FILE"]).touch()
        self.crash = files / "crash.log"
        machine = ("-Xmx128m", "-XX:+UseSerialGC", "-XX:-UsePerfData", f"-XX:ErrorFile={self.crash}")
        super().__init__(program, *machine, f"-Dfiles={files}", "-cp", classes or compiled(), f"{PACKAGE}.Main")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends it, and shows why it had crashed, if it had."""
        super().__exit__(kind, error, trace)
        if self.crash.exists():
            sys.stderr.write(self.crash.read_text("utf-8", errors="replace")[:_LONGEST_LOG])


@functools.cache
def victim(source: str = "victim.c") -> Path:
    """A stand-in in C, compiled once for each process that tests. `victim.c` takes a folder as its argument."""
    planted = (f'-DPLANTED_{name}="{PLANTED[name]}"' for name in ("TEXT", "NUMBER", "FILE"))
    return _built("victim", HERE / "native" / source, "-pthread", *planted)


@functools.cache
def android_libraries() -> tuple[Path, ...]:
    """Stand-ins for Android's C library and a TLS library: the arguments of `android_victim.c`."""
    made = (("libc.so", "bionic.c"), ("libssl.so", "tls.c"))
    return tuple(_built(name, HERE / "native" / source, "-shared", "-fPIC", "-fno-builtin") for name, source in made)


def _built(name: str, source: Path, *options: str) -> Path:
    out = Path(tempfile.mkdtemp(prefix="standin-")) / name
    subprocess.run(["gcc", "-Wall", "-Wextra", "-Werror", "-O1", *options, "-o", out, source], check=True)
    return out


TABLE: Final = json.loads((HERE.parents[1] / "detector/watch/agent/hooks.json").read_text("utf-8"))
"""The hook table."""

JAVA_ROWS: Final = tuple(row["id"] for kind in ("java", "services") for row in TABLE[kind])
"""Every row that a Java app can be seen by; the stand-in has an action of the same name for each."""
