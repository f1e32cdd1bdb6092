"""App-ops of real phones: nothing of what is private is lost, and a dump that is cut off never looks whole.

The numbers were counted with awk and grep, apart from the parser. Up to Android 8.1 the dump has no end of its own: a
cut behind a line is seen by the missing exit code only, which a saved output never has. What is lost then are the apps
behind the cut.
"""

from functools import cache
from pathlib import Path

import pytest

from detector.facts import Facts
from detector.facts.app_op_names import SPECIAL_ACCESS
from detector.facts.app_ops import AppOp, effective_mode
from detector.facts.base import GapReason, Reading, parse_answer
from detector.facts.collecting import collect
from detector.facts.understanding import decode, understand
from detector.sources.base import Output, Query
from tests.facts.parsers import PARSERS
from tests.replay import Replay

POINTS = 50
USED = ("RECORD_AUDIO", "CAMERA", "FINE_LOCATION", "READ_SMS", "READ_CALL_LOG", "READ_CONTACTS", "READ_CLIPBOARD")
GIVEN = ("GET_USAGE_STATS", "SYSTEM_ALERT_WINDOW", "WRITE_SETTINGS", "REQUEST_INSTALL_PACKAGES", "START_FOREGROUND")
PHONES = {  # folder: (accesses of the ops in USED), (lines that name the ops in GIVEN)
    "06.0.1-lg-m150": ((1, 5, 17, 7, 8, 20, 1), (0, 6, 0, 0, 0)),
    "07-huawei-honor8": ((13, 25, 43, 11, 10, 40, 45), (3, 26, 34, 0, 0)),
    "07.1.1-google-emulator": ((1, 2, 3, 3, 2, 7, 0), (0, 1, 2, 0, 0)),
    "09-google-emulator": ((4, 0, 8, 4, 11, 12, 1), (4, 1, 2, 0, 2)),
    "09-sunmi-t2slite": ((34, 0, 9, 2, 12, 27, 6), (9, 7, 37, 1, 9)),
    "10-google-pixel": ((0, 0, 0, 2, 6, 15, 0), (5, 1, 1, 0, 0)),
    "13-mediatek-tb8168": ((0, 2, 0, 0, 2, 2, 0), (4, 1, 1, 0, 3)),
}
NO_END = ("06.0.1-lg-m150", "07-huawei-honor8", "07.1.1-google-emulator")


@cache
def facts(corpus: Path, folder: str) -> Facts:
    phone = Replay(corpus / folder)
    phone.outputs = {line: data for line, data in phone.outputs.items() if line in ("getprop", "dumpsys appops")}
    return collect(phone)


def ops(corpus: Path, folder: str) -> tuple[AppOp, ...]:
    return facts(corpus, folder).app_ops.records


def of(corpus: Path, folder: str, package: str, op: str) -> AppOp:
    found = [one for one in ops(corpus, folder) if (one.package, one.op) == (package, op)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("folder", PHONES)
def test_every_access_of_what_is_private_and_every_special_access(corpus: Path, folder: str) -> None:
    records = ops(corpus, folder)
    used, given = PHONES[folder]
    assert tuple(sum(len(one.accesses) for one in records if one.op == op) for op in USED) == used
    assert tuple(sum(one.op == op for one in records) for op in GIVEN) == given
    assert not facts(corpus, folder).app_ops.gaps
    assert not any(one.doubt for one in records), "an honest dump was doubted"


@pytest.mark.parametrize("folder", PHONES)
def test_no_line_of_a_special_access_is_lost(corpus: Path, folder: str) -> None:
    lines = decode(Replay(corpus / folder).outputs["dumpsys appops"]).split("\n")
    heads = [(number, line.split()[0].rstrip(":")) for number, line in enumerate(lines, 1) if line[:7].strip()]
    wanted = {
        (number, name)
        for number, name in heads
        if name in SPECIAL_ACCESS and ("mode=" in lines[number - 1] or " (" in lines[number - 1])
    }
    assert wanted <= {(one.excerpt.line, one.op) for one in ops(corpus, folder)}
    assert wanted


def test_monitoring_apps_of_the_infected_phone(corpus: Path) -> None:
    lg = "06.0.1-lg-m150"
    calls = of(corpus, lg, "com.mxspy", "READ_CALL_LOG")
    assert calls.accesses[0].ago_ms == (17 * 60 + 52) * 1000 + 845
    assert calls.accesses[0].at is None, "no clock was saved with it"
    assert of(corpus, lg, "com.mxspy", "MONITOR_LOCATION").running
    assert not of(corpus, lg, "com.mxspy", "GPS").running
    assert of(corpus, lg, "com.mxspy", "GPS").accesses[0].duration_ms == 4468
    assert of(corpus, lg, "com.trackview", "CAMERA").accesses[0].duration_ms == 90
    family = "com.bettertomorrowapps.spyyourlovefree"
    assert of(corpus, lg, family, "WRITE_SMS").mode == "ignore"
    assert of(corpus, lg, family, "WRITE_SMS").rejects[0].ago_ms is not None
    assert of(corpus, lg, family, "GPS").running
    assert {"READ_MMS", "BOOT_COMPLETED"} <= {one.op for one in ops(corpus, lg)}, "a maker's own ops"


def test_broken_package_lines_and_modes_of_emui(corpus: Path) -> None:
    honor = "07-huawei-honor8"
    records = ops(corpus, honor)
    assert of(corpus, honor, "sp0n.citizen", "FINE_LOCATION").accesses[0].ago_ms == 217_407
    assert of(corpus, honor, "com.whatsapp", "CAMERA").accesses[0].duration_ms == 32_401
    denied = [one for one in records if one.mode == "deny"]
    assert sorted(one.op for one in denied) == ["SYSTEM_ALERT_WINDOW", "WRITE_SETTINGS", "WRITE_SETTINGS"]


def test_states_dates_and_running_on_9(corpus: Path) -> None:
    phone = "09-sunmi-t2slite"
    used = of(corpus, phone, "com.quicinc.cne.CNEService", "RECORD_AUDIO").accesses
    assert [(one.state, str(one.at)) for one in used] == [("pers", "2023-06-26 06:39:23.330000+05:30")]
    assert used[0].ago_ms == ((58 * 24 + 3) * 3600 + 23 * 60 + 12) * 1000 + 302
    running = [one for one in ops(corpus, "09-google-emulator") if one.running]
    assert [(one.package, one.op, one.running_ms) for one in running] == [
        ("android", "MONITOR_LOCATION", 10_891_107),
        ("com.google.android.apps.nexuslauncher", "MONITOR_LOCATION", 10_884_594),
    ]
    assert {one.switch for one in running} == {"COARSE_LOCATION"}


def test_second_user_flags_and_a_clock_that_was_set_back_on_10(corpus: Path) -> None:
    phone = "10-google-pixel"
    records = ops(corpus, phone)
    assert {one.user for one in records} == {0, 11}
    settings = [one for one in records if one.package == "com.android.settings" and one.uid == 1_101_000]
    assert [(one.op, one.mode, one.rejects[0].state, one.rejects[0].flags) for one in settings] == [
        ("GET_USAGE_STATS", "default", "bg", "s")
    ]
    assert settings[0].rejects[0].ago_ms == -((66 * 60) + 44) * 1000 - 926, "it lies ahead of the clock"
    calls = [one for one in records if one.package == "com.android.server.telecom" and one.op == "READ_CALL_LOG"]
    assert [(use.flags, use.ago_ms) for use in calls[0].accesses] == [("tpd", 119_164)]


def test_attributions_and_modes_of_uids_on_13(corpus: Path) -> None:
    phone = "13-mediatek-tb8168"
    sensors = [one for one in ops(corpus, phone) if one.op == "MONITOR_LOCATION" and one.uid == 1000]
    assert [(one.accesses[0].attribution, one.running, one.running_ms) for one in sensors] == [
        ("SensorNotificationService", True, 4_226_231)
    ]
    by_uid = [one for one in ops(corpus, phone) if one.uid == 1001 and not one.package]
    assert {one.op: one.uid_mode for one in by_uid} == {
        "COARSE_LOCATION": "foreground",
        "FINE_LOCATION": "foreground",
        "RECORD_AUDIO": "foreground",
    }
    assert effective_mode(ops(corpus, phone), "RECORD_AUDIO", 1001, "com.android.ons") == "foreground"


def unanswered(data: bytes) -> tuple[tuple[object, ...], bool]:
    answer = understand(Query(id="app-ops", line="dumpsys appops"), Output(stdout=data))
    records, gaps = parse_answer("app-ops", answer, PARSERS["app-ops"])
    return records, bool(gaps)


@pytest.mark.parametrize("folder", PHONES)
def test_a_cut_inside_a_line(corpus: Path, folder: str) -> None:
    data = Replay(corpus / folder).outputs["dumpsys appops"]
    whole, gap = unanswered(data)
    assert not gap
    for point in range(POINTS):
        part = data[: len(data) * point // POINTS]
        part = part[:-3] if decode(part).endswith("\n") else part
        records, gap = unanswered(part)
        assert gap or records == whole, f"{len(part)} of {len(data)} bytes look whole"


@pytest.mark.parametrize("folder", [folder for folder in PHONES if folder not in NO_END])
def test_a_cut_at_the_end_of_a_line(corpus: Path, folder: str) -> None:
    text = decode(Replay(corpus / folder).outputs["dumpsys appops"])
    lines = text.split("\n")
    whole, _ = unanswered(text.encode())
    for number in {len(lines) * point // POINTS for point in range(POINTS)}:
        records, gap = unanswered("".join(f"{line}\n" for line in lines[:number]).encode())
        assert gap or records == whole, f"{number} of {len(lines)} lines look whole"


@pytest.mark.parametrize("folder", NO_END)
def test_a_cut_where_there_is_no_end_loses_apps_behind_it_and_invents_none(corpus: Path, folder: str) -> None:
    text = decode(Replay(corpus / folder).outputs["dumpsys appops"])
    lines = text.split("\n")
    whole, _ = unanswered(text.encode())
    for number in {len(lines) * point // POINTS for point in range(POINTS)}:
        records, gap = unanswered("".join(f"{line}\n" for line in lines[:number]).encode())
        assert (gap and not records) or records == whole[: len(records)]


def test_a_bug_report_of_another_kind_is_no_app_ops(corpus: Path) -> None:
    other = (corpus / "13-mediatek-tb8168" / "dumpsys_user.txt").read_bytes()
    assert unanswered(other) == ((), True)
    missing: Reading[AppOp] = facts(corpus, "09-gwm-headunit").app_ops
    assert [gap.reason for gap in missing.gaps] == [GapReason.NOT_IN_SOURCE]
