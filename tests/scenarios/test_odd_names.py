"""Android admits more names of packages and classes than people choose. An app hides nothing by such a name.

Package: android.content.pm.parsing.FrameworkParsingPackageUtils.validateName, which lets parts be empty. Class: a
manifest may name any; one that can be loaded holds what DEX calls a SimpleName: `-`, spaces, nearly all of Unicode.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from detector import signatures
from detector.facts.base import Depth
from detector.facts.collecting import collect
from detector.signals import Phone, State, look
from detector.simulator.phone import SimulatedPhone, load_phone
from tests.in_process import InProcess

PHONE = """\
android: "{android}"
maker: M
model: X
device: d
build: B
security_patch: 2023-01-01
clock: 2023-06-01 12:00:00
base: google
users: [{{id: 10, name: W, type: managed}}]
profile_owners: {{10: "{package}/{cls}Own"}}
chosen:
  0:
    keyboards: "{package}/{keyboard}"
    assistant: "{package}/{cls}As"
    autofill: "{package}/{cls}Au"
    always_on_vpn: "{package}"
    vpn: "{package}"
    companions: "{package}"
    recording: "{package}"
    roles: {{SMS: "{package}", DIALER: "{package}", CALL_SCREENING: "{package}"}}
apps:
  "{package}":
    from: hand
    icons: none
    hidden_icons: "{cls}Main"
    users: [0, 10]
    grants: INTERNET READ_SMS RECORD_AUDIO ACCESS_FINE_LOCATION
    exempt: battery data
    accessibility: [{{service: "{cls}Reader", capabilities: 33, bound: [0]}}]
    admin: [{{receiver: "{cls}Admin"}}]
    listener: [{{service: "{cls}Listener", live: [0]}}]
    running: {{services: [{{service: "{cls}Core", started: true, since: 6d}}], location: [{{every: 60s}}]}}
    ops: [{{op: SYSTEM_ALERT_WINDOW, mode: allow}}, {{op: RECORD_AUDIO, used: 3h, state: bg}}]
    receivers:
      - {{class: "{cls}Dial", actions: android.intent.action.NEW_OUTGOING_CALL}}
      - {{class: "{cls}Code", actions: a.SECRET_CODE, schemes: android_secret_code, hosts: "1"}}
"""
PLAIN = ("com.example.odd", ".")
NAMES = {
    "hyphens": ("com.example.odd", ".-a-"),
    "other script": ("com.example.odd", ".Служба"),
    "emoji": ("com.example.odd", ".\U0001f600"),
    "dots that are letters": ("com.example.odd", ".\u30fb\u00b7"),
    "spaces": ("com.example.odd", ".a b"),
    "nothing that can be loaded": ("com.example.odd", ".a'b"),
    "an empty part": ("com..odd", "."),
    "an empty part in front": (".com.odd", "."),
}


def signals(folder: Path, android: str, package: str, cls: str) -> dict[str, State]:
    file = folder / "phone.yaml"
    keyboard = f"{cls.replace(' ', '_')}Keys"  # a phone file has spaces between keyboards
    file.write_text(PHONE.format(android=android, package=package, cls=cls, keyboard=keyboard), "utf-8")
    facts = collect(InProcess(SimulatedPhone(load_phone(file))), depth=Depth.DEEP)
    seen = look(Phone(facts, signatures.load(), datetime(2026, 1, 1, tzinfo=UTC)))
    (app,) = [app for app in seen.apps if app.package.name == package]
    return {name: signal.state for name, signal in app.signals.items()}


OF_ALL_VERSIONS = {"accessibility", "notifications", "device-admin", "profile-owner", "keyboard", "sms", "no-icon"}
OF_ITS_LONG_NAME = ("accessibility-wide", "accessibility-messengers")
"""Android itself takes a whole class name that begins with a dot for a short one: such a service never runs."""


@pytest.mark.parametrize("android", ["6.0.1", "7.1", "9", "11", "13", "16"])
def test_an_odd_name_hides_nothing(tmp_path: Path, android: str) -> None:
    plain = signals(tmp_path, android, *PLAIN)
    assert {name for name in OF_ALL_VERSIONS if plain[name] is not State.PRESENT} == set()
    for case, (package, cls) in NAMES.items():
        odd = signals(tmp_path, android, package, cls)
        left_out = OF_ITS_LONG_NAME if package.startswith(".") else ()
        different = {name: (plain[name], odd[name]) for name in plain.keys() - left_out if odd[name] != plain[name]}
        assert different == {}, case
