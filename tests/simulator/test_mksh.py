"""Our tiny shell against the real ones: mksh as on the phone, toybox as its tools.

The phone's own commands are small scripts in the PATH that call the renderers; pipes, quotes, sed and grep are
the real ones.
"""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detector.simulator.base import Faults
from detector.simulator.phone import load_phone
from detector.simulator.shell import ShellSyntaxError, parse, run_line
from tests.simulator.corpus import absent

TOOLS = ("sed", "grep", "head", "tail", "cat", "wc")
PHONE_COMMANDS = ("getprop", "dumpsys", "pm", "cmd", "settings", "date")

SHIM = """\
import sys
from detector.simulator.base import Faults
from detector.simulator.commands import COMMANDS, Session
from detector.simulator.phone import load_phone
session = Session(phone=load_phone(sys.argv[1]), faults=Faults(timeout=("accessibility",)))
answer = COMMANDS[sys.argv[2]](session, sys.argv[3:])
sys.stdout.buffer.write(answer.stdout)
sys.stderr.buffer.write(answer.stderr)
sys.exit(answer.exit_code)
"""

PROPERTIES = (
    "getprop | grep -E '^\\[(ro\\.build\\.(version\\.(release|sdk|security_patch|incremental)|fingerprint|tags|type)"
    "|ro\\.product\\.(manufacturer|brand|model|device|name)|ro\\.boot\\.(verifiedbootstate|flash\\.locked"
    "|vbmeta\\.device_state)|ro\\.(debuggable|secure)|persist\\.sys\\.timezone"
    "|(service|persist)\\.adb\\.tcp\\.port)\\]'"
)
GLOBAL = (
    "settings list global | grep -E '^(adb_enabled|adb_wifi_enabled|development_settings_enabled"
    "|package_verifier_enable|package_verifier_user_consent|verifier_verify_adb_installs|upload_apk_enable"
    "|install_non_market_apps|device_provisioned)='"
)
SECURE = (
    "settings list --user 0 secure | grep -E '^(install_non_market_apps|package_verifier_user_consent"
    "|user_setup_complete|advanced_protection_mode)='"
)
NOTIFICATION = (
    "dumpsys -t 25 notification | sed -n -e '/[Ll]isteners.*:$/,/^ *Notification assistant services:/p' "
    "-e '/DUMP TIMEOUT/p' -e '/Permission Denial/p'"
)
LAUNCHER = "cmd package query-activities --components --user 0 -a android.intent.action.MAIN -c android.intent.category"
LINES = (
    PROPERTIES,
    "date '+%s %z'",
    "pm list users",
    "dumpsys -t 25 user",
    "dumpsys -t 25 package packages",
    "dumpsys -t 25 package permission android.permission.READ_SMS android.permission.CAMERA",
    "cmd package list packages -f -U -i --user 0",
    "cmd package list packages -f -U -i --user 150",
    f"{LAUNCHER}.LAUNCHER",
    f"{LAUNCHER}.LEANBACK_LAUNCHER",
    "dumpsys package r",
    "dumpsys -t 25 accessibility | sed '/^ *Window\\[/d'",
    "settings get --user 0 secure enabled_accessibility_services",
    "dumpsys -t 25 device_policy",
    NOTIFICATION,
    "settings get --user 0 secure enabled_notification_listeners",
    GLOBAL,
    SECURE,
    "dumpsys nosuch; echo DONE:$?",
    "cmd nosuch 2>/dev/null; echo DONE:$?",
    "nosuch 2>/dev/null; echo DONE:$?",
    "dumpsys user | grep -E nothing; echo DONE:$?",
    "dumpsys package packages | grep -v Package | head -n 40 | tail -n 3",
)


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
    for command in PHONE_COMMANDS:
        script = folder / command
        python = shlex.join([sys.executable, str(folder / "shim.py")])
        script.write_text(f'#!/bin/sh\nexec {python} "$PHONE" {command} "$@"\n', "utf-8")
        script.chmod(0o755)
    return folder


def mksh(tools: Path, line: str, phone: str = "infected") -> tuple[bytes, int]:
    project = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [shutil.which("mksh") or "mksh", "-c", line],
        env={"PATH": str(tools), "PHONE": phone, "PYTHONPATH": str(project), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.stdout, done.returncode


@pytest.mark.parametrize("phone", ["infected-old", "hostile", "samsung-16"])
@pytest.mark.parametrize("line", LINES)
def test_the_scanners_lines(tools: Path, phone: str, line: str) -> None:
    ours = run_line(load_phone(phone), Faults(timeout=("accessibility",)), line)
    assert (ours.stdout, ours.exit_code) == mksh(tools, line, phone)


LETTERS = st.text("ab '\"|;[]-", max_size=12)
SCRIPTS = st.sampled_from(["/a/p", "/a/d", "/a/,/b/p", "/b/,/b/d", "2p", "$d", "/[^b]/p", "1,2d"])
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


@settings(max_examples=60, deadline=None)
@given(
    text=TEXTS,
    end=st.sampled_from(["", "-n "]),
    tool=st.builds(lambda n, script: f"sed {n}'{script}'", st.sampled_from(["", "-n "]), SCRIPTS)
    | st.builds(lambda a, b: f"sed -n -e '{a}' -e '{b}'", SCRIPTS, SCRIPTS)
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
