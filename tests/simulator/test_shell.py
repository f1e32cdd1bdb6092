import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.simulator.base import Answer, Faults
from detector.simulator.phone import load_phone
from detector.simulator.posix_regex import PatternError, compile_pattern
from detector.simulator.shell import run_line

VOCABULARY = """\
echo cat grep sed head tail wc getprop dumpsys -t 25 package packages permission user settings get list cmd pm
date id --user 0 150 x secure global -n -e -E -v '/a/p' '/a/,/b/d' "$?" [ * $? | ; 2>&1 2>/dev/null
query-activities -a -c --components --checkin -f -U nosuch +1 -1 '[[:alpha:]]' '\\(a\\)' '(' '[' 'a\\'"""

PHONE = load_phone("infected")
OLD = load_phone("infected-android6")
NOUGAT = load_phone("infected-old")


def run(line: str) -> Answer:
    return run_line(PHONE, Faults(), line)


@pytest.mark.parametrize(
    ("line", "out", "code"),
    [
        ("", "", 0),
        ("echo a  'b  c' \"d;e\"|cat", "a b  c d;e\n", 0),
        ("echo one;echo two", "one\ntwo\n", 0),
        ("echo -n x", "x", 0),
        ("getenforce; nosuch 2>/dev/null; echo X:$?", "Enforcing\nX:127\n", 0),
        ("nosuch 2>/dev/null; echo \"X:$?\" '$?'", "X:127 $?\n", 0),
        ("nosuch 2>&1", "sh: nosuch: not found\n", 127),
        ("echo abc | grep -E 'b|z'", "abc\n", 0),
        ("echo abc | grep -v b", "", 1),
        ("echo abc | grep z | wc -l", "0\n", 0),
        ("echo 'a\nb\nc' | head -n 1", "a\n", 0),
        ("echo 'a\nb\nc' | tail -n 1", "c\n", 0),
        ("echo 'a\nb\nc' | tail -n +2", "b\nc\n", 0),
        ("echo 'a\nb\nc\nd' | sed -n -e '/b/,/c/p' -e '/d/p'", "b\nc\nd\n", 0),
        ("echo 'a\nb\nc' | sed '/b/d'", "a\nc\n", 0),
        ("echo 'a\nb\nc' | sed -n '2p;$p'", "b\nc\n", 0),
        ("echo 'a\nb\na\nc' | sed -n '/a/,/a/p'", "a\nb\na\n", 0),
        ("echo 'key=a/b=c' | sed 's/a.b/KEY/'", "key=KEY=c\n", 0),
        ("echo aba | sed -n 's#a#/#gp'", "/b/\n", 0),
        ("date '+%s %z'", "1694374802 +0200\n", 0),
        ("getprop ro.build.version.sdk", "33\n", 0),
        ("getprop nothing", "\n", 0),
        ("settings get global nothing", "null\n", 0),
        ("dumpsys package org.example.nothing", "Unable to find package: org.example.nothing\n", 0),
        ("cmd package query-activities --components --user 7 -a x", "No activities found\n", 0),
        ("pm path com.android.settings", "package:/system/priv-app/Settings/Settings.apk\n", 0),
        ("pm path org.example.nothing", "", 1),
    ],
)
def test_lines(line: str, out: str, code: int) -> None:
    answer = run(line)
    assert (answer.stdout.decode(), answer.exit_code) == (out, code)


@pytest.mark.parametrize(
    ("line", "err", "code"),
    [
        ("dumpsys nosuch", "Can't find service: nosuch\n", 0),
        ("cmd nosuch", "cmd: Can't find service: nosuch\n", 20),
        ("cmd package list packages --user x", "Error: Invalid user: x\n", 255),
        ("echo $HOME", "sh: syntax error: unexpected '$'\n", 1),
        ("echo `id`", "sh: syntax error: unexpected '`'\n", 1),
        ("echo a > /sdcard/x", "sh: syntax error: unexpected '>'\n", 1),
        ("echo a &", "sh: syntax error: unexpected '&'\n", 1),
        ("echo 'a", 'sh: syntax error: unexpected "\'"\n', 1),
        ("| cat", "sh: syntax error: a command is missing\n", 1),
        ("echo a |", "sh: syntax error: a command is missing\n", 1),
        ("cat /etc/hosts", "cat: /etc/hosts: No such file or directory\n", 1),
    ],
)
def test_mistakes(line: str, err: str, code: int) -> None:
    answer = run(line)
    assert (answer.stdout, answer.stderr.decode(), answer.exit_code) == (b"", err, code)


def test_android_6_has_no_cmd_and_no_time_limit() -> None:
    answer = run_line(OLD, Faults(), "cmd package list packages")
    assert (answer.stderr, answer.exit_code) == (b"sh: cmd: not found\n", 127)
    assert run_line(OLD, Faults(), "dumpsys -t 25 user").stderr == b"Can't find service: -t\n"
    assert b"package:/data/app/com.mxspy-1/base.apk=com.mxspy  installer=null\n" in (
        run_line(OLD, Faults(), "pm list packages -f -i --user 0").stdout
    )
    assert b"        LAUNCHER" not in run_line(OLD, Faults(), "dumpsys package r").stdout
    assert b'Category: "android.intent.category.LAUNCHER"' in run_line(OLD, Faults(), "dumpsys package -f r").stdout


def test_android_7_does_not_list_uids() -> None:
    answer = run_line(NOUGAT, Faults(), "cmd package list packages -f -U -i --user 0")
    assert (answer.stdout, answer.exit_code) == (b"Error: Unknown option: -U\n", 255)


WORDS = st.sampled_from(VOCABULARY.split())


@given(st.text(max_size=60) | st.lists(WORDS, max_size=9).map(" ".join))
def test_no_line_makes_it_crash(line: str) -> None:
    for phone in (PHONE, OLD):
        answer = run_line(phone, Faults(deny=("user",), timeout=("package",), missing=("settings",)), line)
        assert 0 <= answer.exit_code <= 255


@given(st.text("ab[]^$.*\\()|+?{}:-1", max_size=12), st.booleans(), st.text("ab.*]", max_size=6))
def test_any_pattern_is_one_or_is_refused(pattern: str, extended: bool, text: str) -> None:
    with contextlib.suppress(PatternError):
        compile_pattern(pattern, extended=extended).search(text)


@pytest.mark.parametrize(
    ("pattern", "extended", "text", "found"),
    [
        ("a|b", False, "a|b", True),
        ("a|b", False, "a", False),
        ("\\(ab\\)\\{2\\}", False, "abab", True),
        ("a|b", True, "b", True),
        ("^ *Window\\[", False, "  Window[x", True),
        ("^\\[(ro\\.a|b)\\]", True, "[ro.a]: [1]", True),
        ("^\\[(ro\\.a|b)\\]", True, "[roxa]: [1]", False),
        ("[]a]", False, "]", True),
        ("[^]a]", False, "]a", False),
        ("[[:digit:]-]", True, "-", True),
        ("*a", False, "*a", True),
        ("[\\d]", True, "d", True),
    ],
)
def test_patterns(pattern: str, extended: bool, text: str, found: bool) -> None:
    assert bool(compile_pattern(pattern, extended=extended).search(text)) is found


@pytest.mark.parametrize("pattern", ["a\\|b", "a\\+", "a\\?", "a\\", "[a", "[[:alp:]]"])
def test_patterns_that_tools_disagree_about_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, extended=False)
