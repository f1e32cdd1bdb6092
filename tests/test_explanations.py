"""What the program says about itself: commands that only read, rules, and the page that is made of them."""

import json
import re
import shlex
from pathlib import Path

import pytest

from detector.errors import DetectorError, ExitCode
from detector.explanations import EVERY_RULE, EVERY_SIGNAL, TOPICS, explain, rules_document
from detector.facts import COMMANDS
from detector.facts.base import Command
from detector.report import schema
from detector.signals import APP_SIGNALS, PHONE_SIGNALS, WATCHED_SIGNALS

RULES_PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
RULE_NAMES = tuple(EVERY_RULE)

DUMPS = {
    "accessibility",
    "adb",
    "appops",
    "companiondevice",
    "connectivity",
    "device_policy",
    "location",
    "media_projection",
    "netpolicy",
    "notification",
    "package",
    "role",
    "usagestats",
    "usb",
    "user",
    "vpn_management",
    "netstats",
}
"""Services whose dump without arguments prints and does nothing else."""
_WITH_OPTIONS = {
    "dumpsys -t 25 activity services",
    "dumpsys -t 25 batterystats --daily",
    "dumpsys -t 25 appops --watchers --history --include-discrete 0",
}
"""Dumps that print less, or more, and nothing else."""
PACKAGE_DUMPS = {"packages", "permission", "-f", "r", "activity", "receiver", "service", "content"}
"""Parts of `dumpsys package` that print; `write`, `snapshot` and `--checkin` are not among them."""
READING = (
    r"getprop",
    r"date '\+[%sz ]+'",
    r"pm list (users|packages)( -[fiU3])*( --user \d+)?",
    r"cmd package list packages( -[fiU3])*( --user \d+)?",
    r"cmd package query-activities --components( --query-flags 512)? --user \d+ -a [\w.]+ -c [\w.]+",
    r"cmd package resolve-activity --components --user \d+ -a [\w.]+ -c [\w.]+",
    r"cmd companiondevice list \d+",
    r"cmd deviceidle whitelist",
    r"settings list( --user \d+)? (global|secure)",
    r"settings get( --user \d+)? secure \w+",
    r"id",
    r"getenforce",
    r"cat( /proc/net/(tcp|udp)6?)+ 2>&1",
    r"cat /proc/net/xt_qtaguid/stats 2>&1",
    r"ps( -A -o USER,PID,PPID,NAME)?",
    r"cat /proc/(mounts|net/unix) 2>&1",
    r"stat -c %n( /[\w./-]+)+ 2>&1",
    r"find /data/misc/user/\d+ 2>&1",
    r"grep -E '[^']+'",
    r"sed( -n)?(( -e)? '[^']*')+",
)
READING_FILES = (
    r"echo MARK(:\$\?)?",
    r"stat -c %s FILE 2>&1",
    r"sha256sum FILE 2>&1",
    r"tail -c \d+ FILE 2>/dev/null",
    r"dd if=FILE bs=\d+ skip=FIRST count=COUNT 2>/dev/null",
)
SED = re.compile(r"(/(\\.|[^/\\])*/(,(/(\\.|[^/\\])*/|\$))?)?([pd]|s/(\\.|[^/\\])*/[^/\\]*(\\[0-9&][^/\\]*)*/g?p?)")
"""Prints, leaves out or shortens lines; no `w`, no `e`, no `s///e`."""


def reads_only(step: str) -> bool:
    """Whether one program of a pipe is on the list of those that read."""
    words = shlex.split(step)
    if words[0] == "dumpsys":
        service, *rest = (words[3:] if words[1:2] == ["-t"] else words[1:]) or [""]
        permitted = PACKAGE_DUMPS if service == "package" else set()
        known = service in DUMPS and all(word in permitted or word.startswith("android.permission.") for word in rest)
        return (
            known or step in _WITH_OPTIONS or re.fullmatch(r"dumpsys( -t 25)? deviceidle whitelist", step) is not None
        )
    if words[0] == "sed" and not all(SED.fullmatch(word) for word in words[1:] if word not in ("-n", "-e")):
        return False
    return any(re.fullmatch(pattern, step) for pattern in READING)


def steps(line: str) -> list[str]:
    """The programs of a pipe; a bar inside quotes is none."""
    return [part.strip() for part in re.split(r"\|(?=(?:[^']*'[^']*')*[^']*$)", line)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
class TestCommands:
    def test_it_only_reads(self, command: Command) -> None:
        line = command.query(api=33, user=10).line
        if command.for_files:
            assert all(any(re.fullmatch(one, step) for one in READING_FILES) for step in line.split(";")), line
            return
        assert all(reads_only(step) for step in steps(line)), line
        outside = re.sub(r"'[^']*'", "", line).replace(" 2>&1 | ", " | ")
        assert not re.search(r"[;&<>`$(){}\n\\]", outside), "nothing but programs, words and pipes"

    def test_it_is_shown_with_its_reason(self, command: Command) -> None:
        shown = explain("commands")
        assert command.query(user=4711).line.replace("4711", "USER") in shown
        assert command.why in shown


CALLS_APPS = [
    *(f"dumpsys activity {word}" for word in ("service com.example/.Service", "provider com.example/.P", "top", "all")),
    *("dumpsys activity -c", "dumpsys activity -c services", "dumpsys -t 25 activity service com.example"),
    *("dumpsys meminfo", "dumpsys gfxinfo", "dumpsys dbinfo", "dumpsys cacheinfo", "dumpsys -t 25 meminfo -a"),
    *("content query --uri content://sms", "content read --uri content://sms", "am start -n a/b", "am broadcast -a x"),
    *(
        "monkey -p com.example 1",
        "bugreport",
        "bugreportz",
        "dumpstate",
        "uiautomator dump",
        "screencap -p",
        "logcat -d",
    ),
    *("dumpsys -t 25 batterystats --reset", "dumpsys batterystats enable full-history"),
    *("pm dump com.example", "cmd package dump com.example", "dumpsys netstats --poll", "dumpsys usagestats flush"),
    *("appops write-settings", "cmd appops write-settings", "dumpsys", "dumpsys -l com.example"),
]
"""Commands that only seem to read: they call apps, wake them, or write something down."""


@pytest.mark.parametrize("line", CALLS_APPS)
def test_what_would_be_noticed_is_refused(line: str) -> None:
    for piped in (line, f"{line} | grep -E 'x'", f"{line} 2>&1 | grep -E 'x'"):
        assert not all(reads_only(step) for step in steps(piped)), piped


@pytest.mark.parametrize(
    "line",
    [
        "pm clear com.android.settings",
        "settings put global adb_enabled 0",
        "dumpsys activity service com.example/.Service",
        "dumpsys package write",
        "sed -i s/a/b/ file",
        "sed -n 's/a/reboot/e'",
        "cmd package set-installer a b",
        "am start -n a/b",
        "input tap 1 1",
        "content query --uri content://sms",
        "logcat",
        "cat /data/local/tmp/x 2>&1",
        "find /data/misc/user/0 -delete 2>&1",
        "find /data/misc/user/0 -exec reboot",
        "stat -c %n /system/bin/su -f 2>&1",
        "id -u; reboot",
        "getenforce 0",
        "setenforce 0",
        "cmd companiondevice disassociate 0 com.example 02:00:00:00:00:00",
        "cmd companiondevice list 0 x",
        "cmd package resolve-activity --user 0",
        "cmd role add-role-holder android.app.role.SMS com.example",
        "dumpsys connectivity --diag",
        "cmd deviceidle whitelist +com.example",
        "dumpsys deviceidle whitelist -com.example",
        "dumpsys deviceidle force-idle",
    ],
)
def test_the_list_of_what_reads_is_strict(line: str) -> None:
    assert not all(reads_only(step) for step in steps(line))


class TestExplain:
    def test_without_a_topic_it_names_all_of_them(self) -> None:
        for name in (*TOPICS, *RULE_NAMES):
            assert name in explain(None)

    @pytest.mark.parametrize("name", RULE_NAMES)
    def test_a_rule(self, name: str) -> None:
        said = explain(name)
        assert said.startswith(f"{name}: ")
        assert "Innocent explanations: " in said
        assert all(f"    {level.value}: " in said for level in EVERY_RULE[name].levels)
        assert said.partition("\n\n")[0] in explain("rules")

    @pytest.mark.parametrize("name", EVERY_SIGNAL)
    def test_a_signal(self, name: str) -> None:
        said = explain(name).rpartition("\n\n")[2]  # a rule may have the same name
        assert said.startswith(f"{name}: ")
        assert f"Kind: {EVERY_SIGNAL[name].kind.value}" in said

    def test_a_signal_names_the_rules_that_ask_for_it(self) -> None:
        assert "Asked for by: hidden-monitor" in explain("no-icon").replace("known-app, ", "")
        assert "Asked for by: posture" in explain("old-patch")

    def test_the_schema(self) -> None:
        assert json.loads(explain("schema")) == json.loads(json.dumps(schema()))

    def test_anything_else_is_refused_with_the_topics(self) -> None:
        with pytest.raises(DetectorError, match="nothing to explain about 'x'") as refusal:
            explain("x")
        assert refusal.value.exit_code is ExitCode.USAGE
        assert "commands" in refusal.value.hint


class TestRulesPage:
    def test_it_is_the_one_that_the_program_makes(self) -> None:
        """To make it anew: python -c "from detector.explanations import *; print(rules_document(), end='')"."""
        assert RULES_PAGE.read_text(encoding="utf-8") == rules_document()

    def test_it_holds_every_rule_and_every_signal(self) -> None:
        page = rules_document()
        for name in RULE_NAMES:
            assert f": `{name}`\n" in page
        for spec in APP_SIGNALS:
            assert f"| `{spec.id}` | {spec.kind.value} | {spec.weight} | " in page
        for of_watched in WATCHED_SIGNALS:
            assert f"| `{of_watched.id}` | existence | {of_watched.weight} | " in page
        for spec_of_phone in PHONE_SIGNALS:
            assert f"| `{spec_of_phone.id}` | " in page
