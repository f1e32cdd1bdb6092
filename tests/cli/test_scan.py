"""The program as a person or a script runs it, against simulated phones behind a real adb server."""

import json
import os
import pty
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from tests.adb_server import plugged

PROGRAM = (sys.executable, "-m", "detector")


def run(
    port: int, *arguments: str, variables: Mapping[str, str] = {}, **options: Any
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ANDROID_ADB_SERVER_PORT": str(port), **variables}
    environment.pop("ANDROID_SERIAL", None)
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
        **options,
    )


def scan(server: PrivateAdb, phone: str, *arguments: str, faults: Faults | None = None) -> tuple[int, dict[str, Any]]:
    with plugged(server, phone, faults) as (_, device):
        done = run(server.port, "scan", "--serial", device.serial, "--format", "json", *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def unread(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The gaps, but for those of facts that a scan of this depth leaves out, and for a folder that all phones close."""
    return [gap for gap in report["gaps"] if gap["reason"] != "not-asked" and not is_closed_everywhere(gap)]


def is_closed_everywhere(gap: dict[str, Any]) -> bool:
    return bool(gap["fact"] == "user-certificates" and gap["reason"] == "denied")


class TestAnswers:
    def test_a_known_app_is_found(self, adb_server: PrivateAdb) -> None:
        code, report = scan(adb_server, "infected")
        worst = report["findings"][0]
        assert code == 1
        assert (worst["package"], worst["level"], worst["rule"]) == ("com.android.core.mnto", "match", "known-app")
        assert {"listed-name", "by-hand", "no-icon", "accessibility", "device-admin", "listener-connected"} <= {
            signal["id"] for signal in worst["signals"]
        }
        assert all(signal["evidence"] for signal in worst["signals"])
        assert report["complete"]

    def test_an_unknown_app_that_hides_is_found(self, adb_server: PrivateAdb) -> None:
        code, report = scan(adb_server, "hidden-unknown")
        assert (code, report["findings"][0]["level"]) == (1, "pattern")

    @pytest.mark.parametrize("phone", ["infected-android6", "infected-old"])
    def test_old_phones_are_read_too(self, adb_server: PrivateAdb, phone: str) -> None:
        code, report = scan(adb_server, phone)
        assert (code, report["findings"][0]["package"]) == (1, "com.mxspy")
        assert "no-icon" in {signal["id"] for signal in report["findings"][0]["signals"]}
        assert report["complete"]

    @pytest.mark.parametrize("phone", ["clean-pixel", "clean-tablet", "hard-benign", "android9"])
    def test_ordinary_phones_raise_no_alarm(self, adb_server: PrivateAdb, phone: str) -> None:
        code, report = scan(adb_server, phone)
        assert not [one for one in report["findings"] if one["level"] not in ("ability", "posture")]
        assert unread(report) == []
        assert code == 0

    def test_a_folder_that_is_locked_for_the_cable_is_said(self, adb_server: PrivateAdb) -> None:
        code, report = scan(adb_server, "samsung-16")
        assert code == 4
        assert {gap["user"] for gap in unread(report)} == {150}
        assert {gap["reason"] for gap in unread(report)} == {"blocked-user"}

    def test_the_report_keeps_to_its_schema(self, adb_server: PrivateAdb) -> None:
        _, report = scan(adb_server, "hard-benign")
        schema = json.loads(run(adb_server.port, "explain", "schema").stdout)
        jsonschema.Draft202012Validator(schema).validate(report)


class TestDepth:
    def test_a_quick_scan_finds_what_is_listed_and_names_what_it_left_out(self, adb_server: PrivateAdb) -> None:
        code, report = scan(adb_server, "infected", "--quick")
        assert (code, report["findings"][0]["package"]) == (1, "com.android.core.mnto")
        left_out = {gap["fact"] for gap in report["gaps"] if gap["reason"] == "not-asked"}
        assert {"settings", "signers"} <= left_out
        assert left_out == {one["fact"] for one in report["facts"] if one["depth"] != "core"}
        assert all(one["commands"] == 0 for one in report["facts"] if one["fact"] == "settings")

    def test_a_deep_scan_leaves_nothing_out(self, adb_server: PrivateAdb) -> None:
        _, report = scan(adb_server, "clean-pixel", "--deep")
        assert [gap for gap in report["gaps"] if not is_closed_everywhere(gap)] == []

    def test_the_text_names_what_was_left_out_apart_from_what_failed(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "clean-pixel") as (_, device):
            done = run(adb_server.port, "scan", "--quick", "--serial", device.serial)
        said = " ".join(done.stdout.split())
        assert "settings that protect the phone" in said.partition("Left out with “--quick”: ")[2].partition(".")[0]
        assert done.returncode == 0

    def test_a_phone_that_answers_slowly_ends_with_the_budget(self, adb_server: PrivateAdb) -> None:
        started = time.monotonic()
        code, report = scan(adb_server, "clean-pixel", "--budget", "1", faults=Faults(latency_s=0.6))
        assert code == 4
        late = {gap["detail"] for gap in unread(report)}
        assert late == {"the time for the whole scan was over"}
        assert time.monotonic() - started < 15


CORE_FAULTS = {
    "package truncated": (Faults(truncate=(("package packages", 20_000), ("package permission", 9_000))), "packages"),
    "accessibility denied": (Faults(deny=("accessibility",)), "accessibility"),
    "device policy missing": (Faults(missing=("device_policy",)), "device-admins"),
    "notification timed out": (Faults(timeout=("notification",)), "notification-listeners"),
    "a service that hangs": (Faults(hang=("dumpsys -t 25 accessibility",)), "accessibility"),
    "a stream that breaks": (Faults(drop=("device_policy",)), "device-admins"),
}


class TestFaults:
    @pytest.mark.parametrize("name", CORE_FAULTS)
    def test_a_core_reading_that_fails_is_never_clean(self, adb_server: PrivateAdb, name: str) -> None:
        faults, fact = CORE_FAULTS[name]
        started = time.monotonic()
        code, report = scan(adb_server, "clean-pixel", "--deadline", "2", faults=faults)
        assert code == 4
        assert not report["complete"]
        assert fact in {gap["fact"] for gap in report["gaps"]}
        assert time.monotonic() - started < 20

    @pytest.mark.parametrize("name", CORE_FAULTS)
    def test_the_text_says_so_in_the_headline_and_in_the_list(self, adb_server: PrivateAdb, name: str) -> None:
        faults, _ = CORE_FAULTS[name]
        with plugged(adb_server, "clean-pixel", faults) as (_, device):
            done = run(adb_server.port, "scan", "--serial", device.serial, "--deadline", "2")
        assert "Not everything could be read" in done.stdout
        assert "\n? " in done.stdout.partition("Not checked")[2]
        assert done.returncode == 4

    def test_a_known_app_is_found_although_the_dump_is_cut(self, adb_server: PrivateAdb) -> None:
        faults = Faults(truncate=(("package packages", 3_000), ("package permission", 3_000)))
        code, report = scan(adb_server, "infected", faults=faults)
        assert (code, report["findings"][0]["package"]) == (1, "com.android.core.mnto")
        assert not report["complete"]

    def test_a_phone_pulled_out_in_the_middle(self, adb_server: PrivateAdb) -> None:
        code, report = scan(adb_server, "clean-pixel", faults=Faults(disconnect_after=3))
        assert code == 4
        assert "disconnected" in {gap["reason"] for gap in report["gaps"]}

    def test_an_unauthorized_phone(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, faults=Faults(unauthorized=True)) as (_, device):
            done = run(adb_server.port, "scan", "--serial", device.serial)
            listed = run(adb_server.port, "devices")
        assert done.returncode == 3
        assert "has not allowed this computer" in done.stderr
        assert "Tap Allow" in done.stderr
        assert done.stdout == ""
        assert "unauthorized" in listed.stdout

    def test_no_phone_and_several(self, adb_server: PrivateAdb) -> None:
        none = run(adb_server.port, "scan")
        with plugged(adb_server, "clean-pixel") as (_, one), plugged(adb_server, "infected") as (_, two):
            several = run(adb_server.port, "scan")
        assert (none.returncode, several.returncode) == (3, 3)
        assert "No phone is connected" in none.stderr
        assert one.serial in several.stderr
        assert two.serial in several.stderr
        assert "--serial" in several.stderr

    def test_a_hostile_phone_does_not_steer_the_terminal(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "hostile") as (_, device):
            outputs = [
                run(adb_server.port, "scan", "-s", device.serial, "--format", f).stdout for f in ("text", "json")
            ]
        for output in outputs:
            assert all(character.isprintable() or character == "\n" for character in output)


class TestUse:
    def test_safety_words_come_first_and_do_not_stop_a_script(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "clean-pixel") as (_, device):
            done = run(adb_server.port, "scan", "--serial", device.serial)
        assert "may notice" in done.stderr.splitlines()[0]
        assert len(done.stderr.splitlines()) == 3
        assert "may notice" not in done.stdout

    def test_a_person_is_asked_and_may_leave(self, adb_server: PrivateAdb) -> None:
        leader, follower = pty.openpty()
        environment = {**os.environ, "ANDROID_ADB_SERVER_PORT": str(adb_server.port)}
        process = subprocess.Popen(
            [*PROGRAM, "scan"], stdin=follower, stderr=follower, stdout=subprocess.PIPE, env=environment
        )
        os.close(follower)
        seen = b""
        while b"Ctrl-C: leave" not in seen:
            seen += os.read(leader, 4096)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        os.close(leader)
        assert b"Is this your phone" in seen
        assert (process.returncode, output) == (130, b"")

    def test_interrupted_in_the_middle(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "clean-pixel", Faults(hang=("accessibility",))) as (_, device):
            environment = {**os.environ, "ANDROID_ADB_SERVER_PORT": str(adb_server.port)}
            process = subprocess.Popen(
                [*PROGRAM, "scan", "--serial", device.serial],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
            )
            while not any("accessibility" in line for line in device.commands) and len(device.commands) < 8:
                time.sleep(0.05)
            started = time.monotonic()
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=60)
        assert (process.returncode, output) == (130, b"")
        assert b"Traceback" not in errors
        assert time.monotonic() - started < 15, "before the command that hangs is given up"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("scan", "--nosuch"),
            ("scan", "--users", "me"),
            ("scan", "--fail-on", "everything"),
            ("nosuch",),
            ("explain", "nosuch"),
        ],
    )
    def test_wrong_usage(self, adb_server: PrivateAdb, arguments: tuple[str, ...]) -> None:
        assert run(adb_server.port, *arguments).returncode == 2

    def test_fail_on(self, adb_server: PrivateAdb) -> None:
        assert scan(adb_server, "hard-benign", "--fail-on", "ability")[0] == 1
        assert scan(adb_server, "infected", "--fail-on", "confirmed")[0] == 0

    def test_only_some_users(self, adb_server: PrivateAdb) -> None:
        code, report = scan(adb_server, "hard-benign", "--users", "0")
        assert {(gap["user"], gap["reason"]) for gap in unread(report)} == {(10, "not-chosen")}
        assert code == 4

    def test_a_file_is_written_whole_and_for_its_owner_alone(self, adb_server: PrivateAdb, tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        with plugged(adb_server, "clean-pixel") as (_, device):
            done = run(adb_server.port, "scan", "-s", device.serial, "--format", "json", "-o", str(target))
        assert (done.returncode, done.stdout) == (0, "")
        assert json.loads(target.read_text())["format"] == "stalkerware-detector-report"
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert [path.name for path in tmp_path.iterdir()] == ["report.json"]

    def test_a_folder_that_cannot_be_written(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "clean-pixel") as (_, device):
            done = run(adb_server.port, "scan", "-s", device.serial, "-o", "/nosuch/report.txt")
        assert done.returncode == 2
        assert "could not be written" in done.stderr

    def test_own_signatures_win_and_bad_ones_are_refused(self, adb_server: PrivateAdb, tmp_path: Path) -> None:
        bad = tmp_path / "bad.yaml"
        bad.write_text("id: [unclosed\n")
        with plugged(adb_server, "clean-pixel") as (_, device):
            done = run(adb_server.port, "scan", "-s", device.serial, "--signatures", str(bad))
        assert done.returncode == 5
        assert "bad.yaml:" in done.stderr
        assert done.stdout == ""

    def test_a_reader_who_has_seen_enough_does_not_change_the_answer(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "clean-pixel") as (_, device):
            environment = {**os.environ, "ANDROID_ADB_SERVER_PORT": str(adb_server.port)}
            process = subprocess.Popen(
                [*PROGRAM, "scan", "-s", device.serial],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            assert process.stdout is not None
            process.stdout.close()
            assert process.stderr is not None
            errors = process.stderr.read()
            process.stderr.close()
            assert process.wait(60) == 0
        assert b"Broken" not in errors

    def test_nothing_is_stored_unasked(self, adb_server: PrivateAdb, tmp_path: Path) -> None:
        home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        with plugged(adb_server, "clean-pixel") as (_, device):
            environment = {**os.environ, **home, "ANDROID_ADB_SERVER_PORT": str(adb_server.port)}
            subprocess.run(
                [*PROGRAM, "scan", "-s", device.serial], env=environment, check=True, capture_output=True, cwd=tmp_path
            )
        assert list(tmp_path.iterdir()) == []


class TestDemo:
    def test_it_ends_with_0_although_it_finds_something(self) -> None:
        done = run(1, "demo", "infected")
        assert done.returncode == 0
        for words in ("Hoverwatch", "read the screen", "read every notification", "Not checked"):
            assert words in done.stdout

    def test_the_phones_are_named(self) -> None:
        names = run(1, "demo", "--list").stdout.split()
        assert {"infected", "clean-pixel", "hard-benign"} <= set(names)

    def test_a_phone_that_does_not_exist(self) -> None:
        done = run(1, "demo", "nosuch")
        assert done.returncode != 0
        assert "infected" in done.stderr

    @pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
    def test_served_it_can_be_scanned_by_serial(self, ending: signal.Signals) -> None:
        process = subprocess.Popen([*PROGRAM, "demo", "infected", "--serve"], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = dict(process.stdout.readline().strip().split("=") for _ in range(2))
        try:
            done = run(int(told["ANDROID_ADB_SERVER_PORT"]), "scan", "--serial", told["serial"])
        finally:
            process.send_signal(ending)
            process.communicate(timeout=60)
        assert done.returncode == 1
        assert "Hoverwatch" in done.stdout
        assert process.returncode == 128 + ending
        with socket.socket() as probe:  # its adb server went with it
            assert probe.connect_ex(("127.0.0.1", int(told["ANDROID_ADB_SERVER_PORT"]))) != 0
