"""Resolver tables, switched-off icons, policies and states, as each version prints them."""

import re
from pathlib import Path

import pytest

from detector.simulator.phone import SimulatedPhone
from tests.simulator.corpus import real_lines
from tests.simulator.versions import of_version

_PHONE = """\
apps:
  org.example.all:
    icons: .Shown
    hidden_icons: .Hidden
    state: {archived: true, instant: true}
    receivers:
      - {class: .Dial, actions: android.provider.Telephony.SECRET_CODE, schemes: android_secret_code, hosts: "12 34"}
      - {class: .Sms, actions: android.provider.Telephony.SMS_RECEIVED x.Y, priority: 999}
      - {class: .Sms, actions: android.provider.Telephony.SMS_RECEIVED}
      - {class: .Push, actions: android.provider.Telephony.WAP_PUSH_RECEIVED, types: a/b}
    services: [{class: .Tunnel, actions: android.net.VpnService}]
    admin:
      - receiver: .Admin
        restrictions: no_sms
        uninstall_blocked: org.example.all
        fields: {disableCamera: "true"}
"""
_ICONS = "-a android.intent.action.MAIN -c android.intent.category.LAUNCHER"
_REAL_TABLES = {
    "6.0.1": "06.0.1-lg-m150/dumpsys_package.txt",
    "9": "09-google-emulator/dumpsys_package.txt",
    "13": "13-mediatek-tb8168/dumpsys_package.txt",
}


def phone(tmp_path: Path, release: str) -> SimulatedPhone:
    return of_version(tmp_path, release, _PHONE)


def out(device: SimulatedPhone, line: str) -> str:
    answer = device.shell(line)
    return (answer.stdout + answer.stderr).decode()


def headings(lines: list[str]) -> set[str]:
    """Tables and their sections; keys and components have names of their own."""
    wanted = (line for line in lines if re.fullmatch(r"[A-Z][a-z]+ Resolver Table:|  [A-Z][A-Za-z -]+:", line))
    return {line for line in wanted if not line.endswith("ypes:") or "MIME" in line}


@pytest.mark.parametrize("release", _REAL_TABLES)
def test_the_tables_have_the_headings_of_real_ones(tmp_path: Path, release: str) -> None:
    real = real_lines(*_REAL_TABLES[release].split("/"))
    start = next(number for number, line in enumerate(real) if line.endswith("Resolver Table:"))
    ours = headings(out(phone(tmp_path, release), "dumpsys package r").split("\n"))
    assert ours <= headings(real[start : start + 15_000])
    assert {"Provider Resolver Table:", "  Schemes:", "  MIME Typed Actions:"} <= ours


def test_words_choose_the_tables(tmp_path: Path) -> None:
    device = phone(tmp_path, "13")
    text = out(device, "dumpsys package -f r receiver content")
    assert re.findall("^[A-Z].*", text, re.MULTILINE) == ["Receiver Resolver Table:", "Provider Resolver Table:"]
    assert out(device, "dumpsys package resolvers r x") == "Error: unknown resolver table type: x\n"


def test_a_filter_stands_below_its_scheme_and_not_below_its_action(tmp_path: Path) -> None:
    text = out(phone(tmp_path, "14"), "dumpsys package -f r receiver")
    assert re.search(
        r"  Schemes:\n      android_secret_code:\n(?:          .*\n|        .*settings.*\n)*"
        r"        [0-9a-f]+ org\.example\.all/\.Dial filter [0-9a-f]+\n"
        r'          Action: "android.provider.Telephony.SECRET_CODE"\n          Scheme: "android_secret_code"\n'
        r'          Authority: "12": -1\n          Authority: "34": -1\n',
        text,
    )
    assert "      android.provider.Telephony.SECRET_CODE:" not in text
    assert text.index("MIME Typed Actions:") < text.index("      android.provider.Telephony.WAP_PUSH_RECEIVED:")


@pytest.mark.parametrize(
    ("release", "line"),
    [
        ("7.1.1", "mPriority=999, mHasPartialTypes=false"),
        ("9", "mPriority=999, mOrder=0, mHasPartialTypes=false"),
        ("13", "mPriority=999, mOrder=0, mHasStaticPartialTypes=false, mHasDynamicPartialTypes=false"),
    ],
)
def test_filters_are_printed_or_counted(tmp_path: Path, release: str, line: str) -> None:
    device = phone(tmp_path, release)
    assert f"          {line}\n" in out(device, "dumpsys package -f r")
    counted = out(device, "dumpsys package r")
    assert re.search(r"        [0-9a-f]+ org\.example\.all/\.Sms \(2 filters\)\n", counted)
    assert " filter " not in counted


def test_switched_off_icons_are_listed_when_they_are_asked_for(tmp_path: Path) -> None:
    device = phone(tmp_path, "10")
    shown = out(device, f"cmd package query-activities --components --user 0 {_ICONS}")
    every = out(device, f"cmd package query-activities --components --query-flags 512 --user 0 {_ICONS}")
    assert ("org.example.all/.Shown" in shown, "org.example.all/.Hidden" in shown) == (True, False)
    assert ("org.example.all/.Shown" in every, "org.example.all/.Hidden" in every) == (True, True)
    zero = out(device, f"cmd package query-activities --components --query-flags 0x0 --user 0 {_ICONS}")
    assert zero == shown


def test_android_9_does_not_know_the_option(tmp_path: Path) -> None:
    text = out(phone(tmp_path, "9"), f"cmd package query-activities --components --query-flags 512 --user 0 {_ICONS}")
    assert text == "Error: Unknown option: --query-flags\n"


@pytest.mark.parametrize(
    ("release", "printed", "absent"),
    [
        ("6.0", ("      disableCamera=true",), ("userRestrictions:", "Policies:", "mAlwaysOn")),
        ("9", ("      disableCamera=true", "      userRestrictions:\n        no_sms"), ("Policies:", "mAlwaysOn")),
        ("13", ("      disableCamera=true", "      mAlwaysOnVpnPackage=null"), ("  Local Policies:",)),
        (
            "15",
            (
                "      UserRestrictionPolicyKey userRestriction_no_sms\n        Per-admin Policy:\n          Enforcing",
                "      UserRestrictionPolicyKey userRestriction_no_camera\n",
                "PackagePolicyKey{mPolicyKey= packageUninstallBlocked; mPackageName= org.example.all}\n",
            ),
            ("disableCamera", "userRestrictions:"),
        ),
    ],
)
def test_policies(tmp_path: Path, release: str, printed: tuple[str, ...], absent: tuple[str, ...]) -> None:
    text = out(phone(tmp_path, release), "dumpsys device_policy")
    assert [part for part in printed if part not in text] == []
    assert [part for part in absent if part in text] == []


def test_archived_and_instant_apps(tmp_path: Path) -> None:
    old = out(phone(tmp_path, "14"), "dumpsys package org.example.all")
    new = out(phone(tmp_path, "15"), "dumpsys package org.example.all")
    assert ("archiveTime=" in old, "archiveTime=" in new) == (False, True)
    assert " instant=true " in old
    assert " instant=" not in out(phone(tmp_path, "7.1.1"), "dumpsys package org.example.all")
