"""Roles, keyboards and chosen services of real phones; and outputs that are cut off.

No capture holds the dumps about VPNs, companion devices and media projection, so those of a simulated phone are cut.
Who sees a cut: `dumpsys role` ends with the bracket that it began with; the networks end with "Network Requests:", the
associations with the heading of the next section, a projection with the app or `null`. `dumpsys vpn_management` has no
end: users behind the cut are missed, and only the exit code and dumpsys' own notice tell. Where a dump names devices, a
cut between two lines costs the count of devices only if the next section is lost, which is seen. `cmd companiondevice
list` and the settings have no end either; of the settings every key that is read here, but for
`voice_interaction_service`, stands in front of the one that is always there.
"""

from pathlib import Path

import pytest

from detector.facts.base import GapReason, parse_answer
from detector.facts.collecting import collect
from detector.facts.companion_devices import DUMP as COMPANIONS
from detector.facts.media_projection import DUMP as PROJECTION
from detector.facts.understanding import decode, understand
from detector.facts.vpn import CONNECTIVITY, MANAGEMENT
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Output, Query
from tests.facts.parsers import PARSERS
from tests.replay import Replay
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

POINTS = 50
ANDROID_10 = {
    "SMS": "com.android.messaging",
    "DIALER": "com.android.dialer",
    "HOME": "com.android.launcher3",
    "EMERGENCY": "com.android.emergency",
    "BROWSER": "org.chromium.webview_shell",
}
ANDROID_13 = {
    "SYSTEM_CONTACTS": "com.android.contacts",
    "SYSTEM_SETTINGS_INTELLIGENCE": "com.android.settings.intelligence",
    "SYSTEM_BLUETOOTH_STACK": "com.android.bluetooth",
    "SYSTEM_DOCUMENT_MANAGER": "com.android.documentsui",
    "SYSTEM_GALLERY": "com.android.gallery3d",
    "SYSTEM_SHELL": "com.android.shell",
    "HOME": "com.android.launcher3",
    "SYSTEM_UI": "com.android.systemui",
    "BROWSER": "org.chromium.webview_shell",
}
ROLES = {
    "10-google-pixel": {(name, package, user) for name, package in ANDROID_10.items() for user in (0, 11)},
    "13-mediatek-tb8168": {(name, package, 0) for name, package in ANDROID_13.items()},
}


@pytest.mark.parametrize(("folder", "expected"), ROLES.items())
def test_who_holds_which_role(corpus: Path, folder: str, expected: set[tuple[str, str, int]]) -> None:
    found = collect(Replay(corpus / folder)).roles
    holders = [(one.role.removeprefix("android.app.role."), one.package, one.user) for one in found.records]
    assert set(holders) == expected
    assert len(holders) == len(expected)
    assert not found.gaps


def test_what_settings_say_on_android_7(corpus: Path) -> None:
    """Text messages, three keyboards, a voice service; the assistant is stored as `null`, a dialer not at all."""
    data = (corpus / "07-huawei-honor8" / "settings_secure.txt").read_bytes()
    answers: dict[Key, str | bytes] = {"properties": properties(24), "users": OWNER_ONLY, "settings-secure": data}
    found = collect(Scripted({**answers, "home": "com.example.home/.Home\n"}))
    assert [(one.role, one.package) for one in found.roles.records] == [
        ("android.app.role.SMS", "com.android.mms"),
        ("android.app.role.HOME", "com.example.home"),
    ]
    assert not found.roles.gaps
    assert [(one.component.package, one.selected, one.enabled) for one in found.input_methods.records] == [
        ("com.google.android.inputmethod.latin", True, True),
        ("com.touchtype.swiftkey", False, True),
        ("com.google.android.apps.inputmethod.hindi", False, True),
    ]
    assert [(one.kind.value, str(one.component)) for one in found.default_services.records] == [
        (
            "voice-interaction",
            "com.google.android.googlequicksearchbox/com.google.android.voiceinteraction.GsaVoiceInteractionService",
        )
    ]
    assert not found.input_methods.gaps
    assert not found.default_services.gaps


def test_saved_outputs_without_a_command_leave_gaps(corpus: Path) -> None:
    found = collect(Replay(corpus / "09-google-emulator"))
    for fact in ("roles", "input-methods", "default-services", "vpn", "companion-devices", "media-projection"):
        reading = found.reading(fact)
        assert not reading.records
        assert {gap.reason for gap in reading.gaps} == {GapReason.NOT_IN_SOURCE}


def unanswered(name: str, data: bytes) -> tuple[tuple[object, ...], bool]:
    answer = understand(Query(id=name, line=name), Output(stdout=data))
    records, gaps = parse_answer(name, answer, PARSERS[name])
    return records, bool(gaps)


def cut_everywhere(name: str, text: str) -> None:
    """Inside of lines and between them."""
    whole, gap = unanswered(name, text.encode())
    assert not gap
    lines = text.split("\n")
    for point in range(POINTS):
        part = text[: len(text) * point // POINTS]
        inside = part[:-3] if part.endswith("\n") else part
        between = "".join(f"{line}\n" for line in lines[: (len(lines) - 1) * point // POINTS])
        for cut in (inside, between):
            records, gap = unanswered(name, cut.encode())
            assert gap or records == whole, f"{len(cut)} of {len(text)} characters look whole"


@pytest.mark.parametrize("folder", ROLES)
def test_a_cut_list_of_roles(corpus: Path, folder: str) -> None:
    cut_everywhere("role", decode(Replay(corpus / folder).outputs["dumpsys role"]))


@pytest.mark.parametrize("phone", ["infected", "hard-benign", "hostile", "samsung-16", "infected-old", "android9"])
@pytest.mark.parametrize("command", [CONNECTIVITY, COMPANIONS, PROJECTION], ids=lambda command: command.id)
def test_a_cut_dump_of_a_simulated_phone(phone: str, command: object) -> None:
    assert isinstance(command, type(CONNECTIVITY))
    model = load_phone(phone)
    if model.api >= command.min_api:
        line = command.query(api=model.api).line
        cut_everywhere(command.id, SimulatedPhone(model).shell(line).stdout.decode())


def test_of_vpns_only_users_behind_a_cut_are_missed() -> None:
    text = SimulatedPhone(load_phone("hard-benign")).shell(MANAGEMENT.query(api=34).line).stdout.decode()
    whole, gap = unanswered("vpn-management", text.encode())
    assert len(whole) == 2
    assert not gap
    lines = text.split("\n")
    for number in range(len(lines)):
        records, gap = unanswered("vpn-management", "".join(f"{line}\n" for line in lines[:number]).encode())
        assert gap or records == whole[: len(records)]
        assert gap or number >= 2
