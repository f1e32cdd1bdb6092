"""Our tiny shell against the real ones: mksh as on the phone, toybox as its tools.

The phone's own commands are small scripts in the PATH that call the renderers; pipes, quotes, sed and grep are
the real ones, and so are stat, tail, dd and sha256sum, on the APKs of the phone in a folder of this computer.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from detector import signatures
from detector.facts import COMMANDS
from detector.facts.base import Command
from detector.facts.root_lists import FILES, MOUNTS, SOCKETS
from detector.facts.user_certificates import FILES as CERTIFICATES
from detector.report import Report
from detector.scan import scan
from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer, Faults
from detector.simulator.files import PhoneFiles
from detector.simulator.host import PrivateAdb
from detector.simulator.model import Phone
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.simulator.shell import ShellSyntaxError, parse, run_line
from detector.sources.adb import Server, open_phone
from tests.simulator.corpus import absent

TOOLS = ("sed", "grep", "head", "tail", "cat", "wc", "stat", "find", "sha256sum")
PHONE_COMMANDS = ("ps", "getprop", "dumpsys", "pm", "cmd", "settings", "date", "id", "getenforce")

SHIM = """\
import sys
from detector.simulator.base import Faults
from detector.simulator.commands import COMMANDS, Session
from detector.simulator.files import PhoneFiles
from detector.simulator.phone import load_phone
phone = load_phone(sys.argv[1])
session = Session(phone=phone, faults=Faults(), files=PhoneFiles(phone))
answer = COMMANDS[sys.argv[2]](session, sys.argv[3:])
sys.stdout.buffer.write(answer.stdout)
sys.stderr.buffer.write(answer.stderr)
sys.exit(answer.exit_code)
"""

PHONES = ("infected-android6", "infected-old", "samsung-16")
MORE_LINES = (
    "cmd package list packages -f -U -i --user 150",
    "dumpsys nosuch; echo DONE:$?",
    "cmd nosuch 2>/dev/null; echo DONE:$?",
    "nosuch 2>/dev/null; echo DONE:$?",
    "dumpsys user | grep -E nothing; echo DONE:$?",
    "dumpsys package packages | grep -v Package | head -n 40 | tail -n 3",
)


def lines_for(phone: str) -> list[str]:
    """Every line that a scan of this phone sends."""
    api, users = load_phone(phone).api, [user.id for user in load_phone(phone).users]
    fitting = [command for command in COMMANDS if command.min_api <= api <= command.max_api]
    lines = [
        command.query(api=api, user=user).line
        for command in fitting
        for user in (users if command.per_user else [None])
    ]
    return list(dict.fromkeys(lines))  # two commands for files have one pattern


CASES = [(phone, line) for phone in PHONES for line in lines_for(phone)]
CASES += [("hostile", line) for line in (*lines_for("hostile"), *MORE_LINES)]


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PATH folder with toybox's tools and the phone's commands."""
    toybox = shutil.which("toybox")
    if toybox is None or shutil.which("mksh") is None:
        absent("mksh and toybox are needed (Debian packages of these names)")
    assert toybox is not None
    folder = tmp_path_factory.mktemp("bin")
    for tool in TOOLS:
        (folder / tool).symlink_to(toybox)
    (folder / "shim.py").write_text(SHIM, "utf-8")
    (folder / "dd").symlink_to(shutil.which("dd") or "dd")  # Debian's toybox has none
    for command in PHONE_COMMANDS:
        script = folder / command
        python = shlex.join([sys.executable, str(folder / "shim.py")])
        script.write_text(f'#!/bin/sh\nexec {python} "$PHONE" {command} "$@"\n', "utf-8")
        script.chmod(0o755)
    return folder


def mksh(tools: Path, line: str, phone: str = "infected") -> tuple[bytes, int]:
    done = _run_mksh(tools, line, phone)
    return done.stdout, done.returncode


def _run_mksh(tools: Path, line: str, phone: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    project = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [*before, shutil.which("mksh") or "mksh", "-c", line],
        env={"PATH": str(tools), "PHONE": phone, "PYTHONPATH": str(project), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("phone", "line"), CASES)
def test_the_scanners_lines(tools: Path, phone: str, line: str, tmp_path: Path) -> None:
    ours = run_line(load_phone(phone), Faults(), line)
    if not OF_FILES.search(line):
        assert (ours.stdout, ours.exit_code) == mksh(tools, line, phone)
        return
    same_lines(ours, on_laid_out_files(tools, load_phone(phone), line, tmp_path))


def same_lines(ours: Answer, real: subprocess.CompletedProcess[bytes]) -> None:
    """In any order: what lies in a folder has none, and errors overtake what a tool has not written out yet."""
    assert sorted(ours.stdout.splitlines()) == sorted(real.stdout.splitlines())
    assert ours.exit_code == real.returncode


OF_FILES = re.compile(r"^(?:cat|find|stat -c %n) /")
"""Lines about files of the system; those of a computer are other ones."""
WITHOUT_POWER = (shutil.which("setpriv") or "setpriv", "--bounding-set", "-all")
"""Root may look into folders that are closed, unless it gives that up."""


def on_laid_out_files(tools: Path, phone: Phone, line: str, root: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs a line where the phone's files lie below `root`; its paths point there, and back again in what it prints."""
    files = PhoneFiles(phone)
    for path, content in files.system():
        file = root / path.removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for path in files.folders:
        (root / path.removeprefix("/")).mkdir(parents=True, exist_ok=True)
    closed = [root / path.removeprefix("/") for path, is_open in files.folders.items() if not is_open]
    for folder in closed:
        folder.chmod(0)
    there = re.sub(r"(?<=[ ^])/(?=(?:data|system|sbin|su|vendor|product|odm|apex|debug_ramdisk)[/_])", f"{root}/", line)
    there = there.replace(" /proc/", f" {root}/proc/")
    try:
        before = WITHOUT_POWER if os.geteuid() == 0 else ()
        done = _run_mksh(tools, there, phone.name, before)
    finally:
        for folder in closed:
            folder.chmod(0o755)
    for name in ("stdout", "stderr"):
        setattr(done, name, getattr(done, name).replace(f"{root}/".encode(), b"/"))
    return done


ROOTED = """\
android: 12
maker: M
model: X
device: d
build: B
security_patch: 2023-01-01
clock: 2023-06-01 12:00:00
users: [{id: 10}, {id: 11}]
root:
  su: /system/xbin/su /debug_ramdisk/magisk
  mounts: ["magisk /system/bin tmpfs ro 0 0", "KSU /product overlay ro,lowerdir=/data/adb/x:/product 0 0"]
  sockets: ["@frida:27042", "/dev/socket/usual"]
certificates: {0: {added: 9a5ba575.0 0123abcd.1, removed: none}, 10: {}}
"""


@pytest.mark.parametrize("command", [FILES, MOUNTS, SOCKETS, CERTIFICATES], ids=lambda command: command.id)
@pytest.mark.parametrize("user", [0, 10, 11, 12])
def test_files_of_a_changed_system(tools: Path, tmp_path: Path, command: Command, user: int) -> None:
    (tmp_path / "rooted.yaml").write_text(ROOTED, "utf-8")
    phone, line = load_phone(tmp_path / "rooted.yaml"), command.query(user=user).line
    same_lines(run_line(phone, Faults(), line), on_laid_out_files(tools, phone, line, tmp_path / "root"))


class MkshPhone(SimulatedPhone):
    """A simulated phone whose lines are run by mksh and toybox, as a real one's are.

    Its files lie below `root`, where the paths in a line are made to point.
    """

    def __init__(self, phone: str, tools: Path, root: Path) -> None:
        super().__init__(load_phone(phone))
        self.name = phone
        self.tools = tools
        self.root = root
        self.one_at_a_time = Lock()
        for app in self.phone.apps:
            path = root / app.apk.removeprefix("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.file(app.apk) or b"")

    def shell(self, line: str) -> Answer:
        if OF_FILES.search(line):
            with self.one_at_a_time:  # folders are closed for as long as a line runs
                done = on_laid_out_files(self.tools, self.phone, line, self.root)
        else:
            done = _run_mksh(self.tools, line.replace("'/data/", f"'{self.root}/data/"), self.name)
        return Answer(stdout=done.stdout, stderr=done.stderr, exit_code=done.returncode)


def without_times(report: Report) -> Report:
    facts = tuple(structs.replace(cost, seconds=0.0) for cost in report.facts)
    return structs.replace(report, commands=(), facts=facts)


@pytest.mark.parametrize("phone", ["infected", "infected-android6"])
def test_a_whole_scan_over_adb_and_mksh_says_the_same(tools: Path, adb: str, phone: str, tmp_path: Path) -> None:
    reports = []
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for device in (MkshPhone(phone, tools, tmp_path), SimulatedPhone(load_phone(phone))):
        with PrivateAdb(adb) as server, Adbd(device) as plugged:
            server.connect(plugged.serial)
            source = open_phone(plugged.serial, server=Server(port=server.port))
            reports.append(scan(source, signatures.load(), now=now))
    under_mksh, simulated = (without_times(report) for report in reports)
    assert under_mksh == simulated
    assert under_mksh.complete
    assert under_mksh.findings[0].level == "match"


LETTERS = st.text("ab '\"|;[]-", max_size=12)
SCRIPTS = st.sampled_from(["/a/p", "/a/d", "/a/,/b/p", "/b/,/b/d", "2p", "$d", "/[^b]/p", "1,2d"])
SUBSTITUTIONS = st.sampled_from(
    [
        "s/a/b/",
        "s/a/x&y/g",
        "s/\\(a*\\)b/<\\1>/",
        "s/a*/x/",
        "/b/s/a//g",
        "s#b#/#p",
        "s/[^b]/-/;s/-/a/g",
        "/a/,/b/s/^/> /",
        "s/a\\{2\\}/Z/",
    ]
)
TEXTS = st.lists(st.text("ab", max_size=3), max_size=5).map("\\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=LETTERS)
def test_words_are_split_as_mksh_splits_them(tools: Path, words: str) -> None:
    line = f"echo {words}"
    try:
        parse(line)
    except ShellSyntaxError:
        return
    ours = run_line(load_phone("infected"), Faults(), line)
    assert (ours.stdout, ours.exit_code) == mksh(tools, line)


@settings(max_examples=100, deadline=None)
@given(
    text=TEXTS,
    end=st.sampled_from(["", "-n "]),
    tool=st.builds(lambda n, script: f"sed {n}'{script}'", st.sampled_from(["", "-n "]), SCRIPTS)
    | st.builds(lambda a, b: f"sed -n -e '{a}' -e '{b}'", SCRIPTS, SCRIPTS)
    | st.builds(lambda n, script: f"sed {n}'{script}'", st.sampled_from(["", "-n "]), SUBSTITUTIONS)
    | st.sampled_from(["head -n 2", "tail -n 2", "tail -n +2", "wc -l", "grep a", "grep -v a", "grep -E 'a|bb'", "cat"])
    | st.sampled_from(["grep -c a", "grep '^a*$'", "grep -E '(ab)+'", "grep -i A", "head -n 0"]),
)
def test_filters_filter_as_toyboxs_do(tools: Path, text: str, end: str, tool: str) -> None:
    line = f"echo {end}'{text}' | {tool}"
    ours = run_line(load_phone("infected"), Faults(), line)
    assert (ours.stdout, ours.exit_code) == mksh(tools, line)


def test_the_continuous_integration_has_the_tools() -> None:
    if os.environ.get("CI") == "true":
        assert shutil.which("mksh")
        assert shutil.which("toybox")
