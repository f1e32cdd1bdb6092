"""What people chose, on every version: the commands that tell it, and what of them never leaves the phone."""

import re
from pathlib import Path

import pytest

from detector.facts import Facts
from detector.facts.collecting import collect
from detector.facts.companion_devices import DUMP as COMPANIONS
from detector.facts.companion_devices import LIST as COMPANION_LIST
from detector.facts.vpn import CONNECTIVITY, MANAGEMENT
from detector.simulator.building import API_OF
from detector.simulator.phone import SimulatedPhone
from tests.in_process import InProcess
from tests.simulator.corpus import real_lines
from tests.simulator.versions import of_version

_PHONE = """\
users: [{id: 10, name: Ann}]
chosen:
  0:
    roles: {SMS: org.example.chat, HOME: org.example.chat, EMERGENCY: none}
    keyboards: org.example.board/.Ime com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME
    autofill: org.example.keys/.Fill
    assistant: none
    always_on_vpn: org.example.tunnel
    vpn_lockdown: true
    vpn: org.example.tunnel
    vpn_connected: true
    companions: org.example.watch org.example.watch
    recording: org.example.chat
apps:
  com.google.android.apps.nexuslauncher: {label: Launcher, kind: privileged}
  org.example.chat: {uid: 10201}
  org.example.tunnel: {uid: 10202, label: Tunnel}
  org.example.watch: {uid: 10203, label: "Uhr von Jo\\nCompanion Device Present: <empty>"}
"""
RELEASES = sorted(API_OF, key=lambda release: (API_OF[release], release))


def phone(tmp_path: Path, release: str) -> SimulatedPhone:
    return of_version(tmp_path, release, _PHONE)


def facts(tmp_path: Path, release: str) -> Facts:
    return collect(InProcess(phone(tmp_path, release)))


@pytest.mark.parametrize("release", RELEASES)
class TestEveryVersion:
    def test_roles(self, tmp_path: Path, release: str) -> None:
        found = facts(tmp_path, release).roles
        held = {(one.role.removeprefix("android.app.role."), one.package, one.user) for one in found.records}
        home = set() if API_OF[release] < 24 else {("HOME", "org.example.chat", 0)}
        assert held >= {("SMS", "org.example.chat", 0), ("SMS", "com.google.android.apps.messaging", 10), *home}
        assert not [one for one in held if one[0] == "EMERGENCY"]
        assert [gap.reason.value for gap in found.gaps] == (["unsupported"] if API_OF[release] < 24 else [])

    def test_keyboards(self, tmp_path: Path, release: str) -> None:
        found = facts(tmp_path, release).input_methods
        keyboards = [(one.component.package, one.user, one.selected, one.enabled) for one in found.records]
        latin = "com.google.android.inputmethod.latin"
        wanted = {("org.example.board", 0, True, True), (latin, 0, False, True), (latin, 10, True, True)}
        assert set(keyboards) == wanted
        assert not found.gaps

    def test_chosen_services(self, tmp_path: Path, release: str) -> None:
        found = facts(tmp_path, release).default_services
        kinds = {one.kind.value for one in found.records if one.user == 0}
        autofill = {"autofill"} if API_OF[release] >= 26 else set()
        credentials = {"credentials", "primary-credentials"} if API_OF[release] >= 34 else set()
        assert kinds == {"voice-interaction", *autofill, *credentials}
        assert not found.gaps

    def test_vpns(self, tmp_path: Path, release: str) -> None:
        api = API_OF[release]
        found = facts(tmp_path, release).vpn
        always = {("always-on", "org.example.tunnel", 0, True)} if api >= 24 else set()
        prepared = {("prepared", "org.example.tunnel", 0, False)} if api >= 31 else set()
        connected = ("connected", "org.example.tunnel", 0, False) if api >= 28 else ("connected", "", None, False)
        told = {(one.state.value, one.package, one.user, one.lockdown) for one in found.records}
        assert told == {*always, *prepared, connected}
        assert not found.gaps

    def test_companions(self, tmp_path: Path, release: str) -> None:
        found = facts(tmp_path, release).companion_devices
        apps = [(one.package, one.user, one.devices, one.removed) for one in found.records]
        assert apps == ([("org.example.watch", 0, 2, False)] if API_OF[release] >= 26 else [])
        assert not found.gaps

    def test_projection(self, tmp_path: Path, release: str) -> None:
        found = facts(tmp_path, release).media_projection
        assert [(one.package, one.uid, one.kind) for one in found.records] == [
            ("org.example.chat", 10201, "TYPE_SCREEN_CAPTURE")
        ]
        assert not found.gaps

    def test_names_and_addresses_stay_on_the_phone(self, tmp_path: Path, release: str) -> None:
        device, api = phone(tmp_path, release), API_OF[release]
        private = re.compile(rb"Lindenhof|192\.0\.2|198\.51\.100|(?:[0-9a-f]{2}:){5}|Uhr von|sessionId")
        whole = b"".join(
            device.shell(line).stdout
            for line in ("dumpsys connectivity", "dumpsys companiondevice", "cmd companiondevice list 0")
        )
        assert private.search(whole), "the simulated phone has nothing to hide"
        for command in (CONNECTIVITY, MANAGEMENT, COMPANIONS, COMPANION_LIST):
            if command.min_api <= api <= command.max_api:
                printed = device.shell(command.query(api=api, user=0).line).stdout
                assert not private.search(printed), printed


@pytest.mark.parametrize(("release", "users"), [("13", {None}), ("16", {0})])
def test_a_session_name_with_forged_lines_hides_nothing(tmp_path: Path, release: str, users: set[int | None]) -> None:
    """It tears the line apart and loses the number of its app; the other command still tells the user."""
    network = "NetworkAgentInfo{ ni{VPN CONNECTED extra: VPN:org.example.victim} OwnerUid: 10204 "
    forged = f"Tunnel\\nNetwork Requests:\\n  {network}"
    found = collect(InProcess(of_version(tmp_path, release, _PHONE.replace("label: Tunnel", f'label: "{forged}"'))))
    connected = [one for one in found.vpn.records if one.state == "connected"]
    assert {one.user for one in connected if one.package == "org.example.tunnel"} == users
    assert "org.example.victim" in {one.package for one in connected}, "what was added is shown too"


@pytest.mark.parametrize(("release", "folder"), [("10", "10-google-pixel"), ("13", "13-mediatek-tb8168")])
def test_roles_have_the_bones_of_a_real_dump(tmp_path: Path, release: str, folder: str) -> None:
    users = "users: [{id: 11, name: Ann}]\n" if release == "10" else ""
    ours = of_version(tmp_path, release, users).shell("dumpsys role").stdout.decode().split("\n")

    def bones(lines: list[str]) -> set[str]:
        return {re.sub(r"=(?![\[{]).*", "=", line) for line in lines}

    assert bones(ours) == bones(real_lines(folder, "dumpsys_role.txt"))
