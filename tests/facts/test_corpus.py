"""Real outputs of real phones give what the read-me beside them says they hold; what is missing gives a gap."""

from functools import cache
from pathlib import Path

import pytest

from detector.facts import FACTS, Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.packages import Package
from detector.facts.permissions import AppPermissions
from detector.facts.understanding import decode
from detector.facts.users import UserKind
from tests.replay import Replay

DEVICES = {  # folder: (apps of user 0, those of them that were added)
    "06.0.1-lg-m150": (220, 37),
    "07-huawei-honor8": (252, 87),
    "07.1.1-google-emulator": (105, 8),
    "07.1.2-rockchip-rk322x": (84, 8),
    "09-google-emulator": (110, 2),
    "09-sunmi-t2slite": (175, 4),
    "10-google-pixel": (134, 3),
    "12-unknown-single-utf16": (1, 0),
    "13-air3-single-xctrack": (1, 0),
    "13-mediatek-tb8168": (141, 0),
    "13-oplus-manet": (1, 1),
    "14-unknown-single-packageinstaller": (1, 1),
    "16-google-single-adbinstall": (1, 1),
}
LISTS_ONLY = {"09-gwm-headunit": 137, "14-motorola-pm-lists": 488}
CORE = tuple(fact for fact in FACTS if fact.core)


@cache
def facts(corpus: Path, name: str) -> Facts:
    return collect(Replay(corpus / name))


def app(found: Facts, name: str) -> Package:
    return next(package for package in found.packages.records if package.name == name)


def permissions(found: Facts, name: str) -> AppPermissions:
    return next(one for one in found.permissions.records if one.package == name)


@pytest.mark.parametrize(("folder", "count", "added"), [(name, *numbers) for name, numbers in DEVICES.items()])
def test_every_app_once_and_no_factory_copies(corpus: Path, folder: str, count: int, added: int) -> None:
    found = facts(corpus, folder)
    of_user_0 = [package for package in found.packages.records if 0 in package.users()]
    assert len(of_user_0) == len({package.name for package in of_user_0}) == count
    assert sum(package.system is False for package in of_user_0) == added
    assert not found.packages.gaps
    assert not found.permissions.gaps
    assert len(found.permissions.records) == len(found.packages.records)
    assert not any(package.doubts for package in found.packages.records), "an honest block was doubted"


@pytest.mark.parametrize("folder", DEVICES)
def test_every_grant_of_the_live_blocks_is_read(corpus: Path, folder: str) -> None:
    """Counted apart from the parser: the lines that say `granted=` under Packages and Shared users."""
    text = decode(Replay(corpus / folder).outputs["dumpsys package"])
    names, inside = set(), False
    for line in text.split("\n"):
        if line[:1].isalpha():
            inside = line.startswith("Packages:")
        elif inside and ": granted=true" in line:
            names.add(line.strip().partition(":")[0])
    read = {grant.name for one in facts(corpus, folder).permissions.records for grant in one.grants if grant.granted}
    assert names <= read


@pytest.mark.parametrize(("folder", "count"), LISTS_ONLY.items())
def test_lists_with_bom_utf16_and_equals_signs_in_paths(corpus: Path, folder: str, count: int) -> None:
    found = facts(corpus, folder)
    assert len(found.packages.records) == count
    assert all(package.users() == (0,) for package in found.packages.records)
    assert [gap.reason for gap in found.packages.gaps] == [GapReason.NOT_IN_SOURCE]


def test_the_two_lists_of_one_phone_agree(corpus: Path, tmp_path: Path) -> None:
    data = (corpus / "14-motorola-pm-lists" / "pm_list_packages_f_utf16.txt").read_bytes()
    (tmp_path / "pm_list_packages.txt").write_bytes(data)
    with_paths = collect(Replay(tmp_path)).packages.records
    assert {one.name for one in with_paths} == {
        one.name for one in facts(corpus, "14-motorola-pm-lists").packages.records
    }
    assert all(one.path.startswith("/") for one in with_paths)


LISTED_ON_THE_LG = {  # package: (installer, held as install permissions, held since asked)
    "com.mxspy": (None, 28, 0),
    "com.trackview": ("com.android.vending", 18, 0),
    "com.bettertomorrowapps.spyyourlovefree": ("com.android.vending", 15, 0),
    "com.nav.mobile.tracker": ("com.android.vending", 3, 9),
    "ru.kidcontrol.gpstracker": ("com.android.vending", 19, 0),
    "homesoft.app.falcontracker": ("com.android.vending", 8, 0),
    "com.sow.gpstrackerpro": ("com.android.vending", 8, 4),
    "com.life360.android.safetymapd": ("com.android.vending", 18, 2),
}


@pytest.mark.parametrize(("name", "expected"), LISTED_ON_THE_LG.items())
def test_listed_apps_of_the_infected_phone(corpus: Path, name: str, expected: tuple[str | None, int, int]) -> None:
    found = facts(corpus, "06.0.1-lg-m150")
    package, grants = app(found, name), permissions(found, name).grants
    held = [grant.user for grant in grants if grant.granted]
    assert (package.installer, held.count(None), held.count(0)) == expected
    assert package.system is False
    assert package.users() == (0,)


def test_an_app_for_old_versions_holds_everything_from_its_installation(corpus: Path) -> None:
    held = {grant.name for grant in permissions(facts(corpus, "06.0.1-lg-m150"), "com.mxspy").grants if grant.granted}
    wanted = ("READ_SMS", "READ_CALL_LOG", "ACCESS_FINE_LOCATION", "RECORD_AUDIO", "CAMERA", "READ_CONTACTS")
    assert {f"android.permission.{name}" for name in wanted} <= held


def test_a_library_with_the_name_of_a_listed_app_is_no_app(corpus: Path) -> None:
    found = facts(corpus, "09-sunmi-t2slite")
    assert "com.android.services" not in {package.name for package in found.packages.records}


def test_how_single_apps_were_installed(corpus: Path) -> None:
    by_hand = facts(corpus, "14-unknown-single-packageinstaller").packages.records[0]
    assert (by_hand.installer, by_hand.package_source) == ("com.google.android.packageinstaller", 3)
    by_cable = facts(corpus, "16-google-single-adbinstall").packages.records[0]
    assert (by_cable.installer, by_cable.initiator, by_cable.package_source) == (None, "com.android.shell", 1)
    assert by_cable.first_install is not None, "it stands below the user since Android 13"
    assert facts(corpus, "13-oplus-manet").packages.records[0].installer == "com.whatsapp"


ADMINS = {
    "07.1.1-google-emulator": ("com.google.android.gms/.mdm.receivers.MdmDeviceAdminReceiver",),
    "09-google-emulator": ("com.google.android.gms/.mdm.receivers.MdmDeviceAdminReceiver",),
    "09-sunmi-t2slite": (
        "com.google.android.gms/.mdm.receivers.MdmDeviceAdminReceiver",
        "com.google.android.gms/.auth.managed.admin.DeviceAdminReceiver",
    ),
    "10-google-pixel": (),
    "13-mediatek-tb8168": (),
    "15-samsung-device-policy": (
        "com.samsung.android.kgclient/.agent.KGDeviceAdminReceiver",
        "com.focusguard/.admin.DeviceAdminReceiver",
    ),
}


@pytest.mark.parametrize(("folder", "expected"), ADMINS.items())
def test_device_admins_without_policies_of_roles(corpus: Path, folder: str, expected: tuple[str, ...]) -> None:
    found = facts(corpus, folder).device_admins
    assert tuple(str(admin.component) for admin in found.records) == expected
    assert all(admin.policies for admin in found.records)
    assert not found.gaps


LISTENERS: dict[str, set[tuple[str, int]]] = {
    "07.1.1-google-emulator": set(),
    "09-google-emulator": {("com.google.android.apps.restore", 0)},
    "09-sunmi-t2slite": set(),
    "10-google-pixel": {("com.android.launcher3", 0), ("com.android.launcher3", 11)},
    "13-mediatek-tb8168": set(),
    "13-samsung-notification": {("com.google.android.projection.gearhead", 0), ("com.sec.android.app.launcher", 0)},
}


@pytest.mark.parametrize(("folder", "expected"), LISTENERS.items())
def test_granted_listeners_and_no_revoked_ones(corpus: Path, folder: str, expected: set[tuple[str, int]]) -> None:
    found = facts(corpus, folder).notification_listeners
    allowed = [listener for listener in found.records if listener.allowed]
    assert {(listener.component.package, listener.user) for listener in allowed} == expected
    assert len(allowed) == len(expected)
    assert not found.gaps


def test_a_snoozed_listener_is_granted_and_not_live(corpus: Path) -> None:
    found = facts(corpus, "13-samsung-notification").notification_listeners.records
    live = {one.component.package: one.live for one in found if one.allowed}
    assert live == {"com.google.android.projection.gearhead": False, "com.sec.android.app.launcher": True}


@pytest.mark.parametrize("folder", ["10-google-pixel", "13-mediatek-tb8168", "15-xiaomi-accessibility"])
def test_no_accessibility_service_is_an_answer(corpus: Path, folder: str) -> None:
    """The one of Android 13 ends without a line end on the phone already, and is whole all the same."""
    found = facts(corpus, folder).accessibility
    assert found.records == ()
    assert found.knows(0)


@pytest.mark.parametrize("folder", ["07.1.1-google-emulator", "09-google-emulator", "09-gwm-headunit"])
def test_before_android_10_only_the_setting_tells_what_is_enabled(corpus: Path, folder: str) -> None:
    found = facts(corpus, folder).accessibility
    assert [(gap.reason, gap.user) for gap in found.gaps] == [(GapReason.NOT_IN_SOURCE, 0)]


def test_users(corpus: Path) -> None:
    found = facts(corpus, "10-google-pixel")
    assert [(user.id, user.kind, user.running) for user in found.users.records] == [
        (0, UserKind.OWNER, True),
        (11, UserKind.PERSON, False),
    ]
    assert not found.users.gaps
    assert sum(11 in package.users() for package in found.packages.records) == 134
    flags = facts(corpus, "13-mediatek-tb8168").users.records[0].flags
    assert flags == 0xC13, "they are hexadecimal, and Flags: 3091 says the same"


@pytest.mark.parametrize(
    ("folder", "api", "zone"),
    [
        ("07.1.2-rockchip-rk322x", 25, ""),
        ("09-gwm-headunit", 28, "America/Cayenne"),
        ("10-google-pixel", 29, "Europe/Stockholm"),
        ("16-google-pixel8pro-getprop", 36, "America/Toronto"),
        ("16-samsung-s25plus-getprop", 36, "Europe/Madrid"),
    ],
)
def test_devices_and_time_zones(corpus: Path, folder: str, api: int, zone: str) -> None:
    found = facts(corpus, folder)
    assert not found.device.gaps
    device = found.device.records[0]
    assert (device.api, device.time_zone) == (api, zone)
    times = [package.last_update for package in found.packages.records if package.last_update is not None]
    assert all((time.tzinfo is not None) == bool(zone) for time in times)


def test_one_file_with_many_sections_gives_the_same(corpus: Path) -> None:
    for folder in ("06.0.1-lg-m150", "07-huawei-honor8"):
        whole = collect(Replay(corpus / folder / "isdi_dump.txt"))
        parts = facts(corpus, folder)
        assert {package.name for package in whole.packages.records} == {p.name for p in parts.packages.records}
        assert not whole.packages.gaps


@pytest.mark.parametrize(
    "path",
    [
        "00-error-texts",
        "00-error-texts/isdi_dump_empty.txt",
        "06.0.1-lg-m150",
        "07-huawei-honor8",
        "07.1.2-rockchip-rk322x",
        "09-gwm-headunit",
        "09-gwm-headunit/dumpsys_truncated.txt",
        "14-motorola-pm-lists",
        "15-samsung-device-policy",
        "16-google-pixel8pro-getprop",
        "bugreports",
    ],
)
def test_what_is_not_there_is_a_gap_and_never_an_empty_list(corpus: Path, path: str) -> None:
    found = facts(corpus, path)
    for fact in CORE:
        reading = found.reading(fact.name)
        assert reading.records or reading.gaps, f"{fact.name} looks empty and is not known"
    if not (corpus / path / "dumpsys_user.txt").is_file():
        assert found.users.gaps


def test_an_app_that_is_not_found_is_no_empty_phone(corpus: Path) -> None:
    reasons = [gap.reason for gap in facts(corpus, "00-error-texts").packages.gaps]
    assert reasons == [GapReason.FAILED, GapReason.NOT_IN_SOURCE]
    headings_only = facts(corpus, "00-error-texts/isdi_dump_empty.txt").packages.gaps
    assert [gap.reason for gap in headings_only] == [GapReason.EMPTY, GapReason.NOT_IN_SOURCE]
