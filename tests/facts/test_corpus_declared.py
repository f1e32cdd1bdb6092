"""What apps declare, on real phones. The numbers were counted in the files with awk, apart from the parsers."""

from pathlib import Path

import pytest

from detector.facts.base import ParseError
from detector.facts.declared_components import DeclaredComponent, DeclaredKind, parse
from detector.facts.launcher import parse_tables
from detector.facts.understanding import decode
from tests.replay import Replay

K = DeclaredKind
KINDS = (K.DIAL_CODE, K.OUTGOING_CALL, K.DEVICE_ADMIN, K.ACCESSIBILITY, K.NOTIFICATION_LISTENER, K.VPN, K.INPUT_METHOD)
COUNTS: dict[str, tuple[int, tuple[int, ...]]] = {  # receivers of BOOT_COMPLETED; components of each kind above
    "06.0.1-lg-m150": (182, (24, 9, 19, 11, 4, 0, 3)),
    "07-huawei-honor8": (214, (14, 2, 6, 7, 2, 1, 6)),
    "07.1.1-google-emulator": (59, (13, 3, 6, 3, 0, 0, 4)),
    "07.1.2-rockchip-rk322x": (40, (10, 1, 4, 0, 0, 0, 2)),
    "09-google-emulator": (84, (9, 2, 4, 0, 5, 0, 4)),
    "09-sunmi-t2slite": (104, (12, 2, 6, 0, 2, 1, 3)),
    "10-google-pixel": (40, (5, 1, 1, 0, 1, 0, 1)),
    "13-mediatek-tb8168": (45, (5, 0, 0, 0, 1, 0, 1)),
}
SINGLE = {  # the tables of one app, with filters: what it declares
    "12-unknown-single-utf16": {
        ("com.tabletcontrol.companion/.TabletDeviceAdminReceiver", "android.app.action.DEVICE_ADMIN_ENABLED"),
        ("com.tabletcontrol.companion/.BootReceiver", "android.intent.action.BOOT_COMPLETED"),
    },
    "14-unknown-single-packageinstaller": {
        ("com.architit.radriloniuma/.BootReceiver", "android.intent.action.BOOT_COMPLETED"),
        ("com.architit.radriloniuma/.BootReceiver", "android.intent.action.QUICKBOOT_POWERON"),
    },
}
SINGLE_ICONS = {
    "13-oplus-manet": "com.example.pkmproject/.MainActivity",
    "14-unknown-single-packageinstaller": "com.architit.radriloniuma/.NexusActivity",
    "16-google-single-adbinstall": "com.example.no_smoke/.MainActivity",
}


def dump(corpus: Path, folder: str) -> str:
    return decode(Replay(corpus / folder).outputs["dumpsys package"])


def declared(corpus: Path, folder: str) -> tuple[DeclaredComponent, ...]:
    return parse(dump(corpus, folder)).records


@pytest.mark.parametrize("folder", COUNTS)
def test_as_many_components_as_the_tables_hold(corpus: Path, folder: str) -> None:
    boot, counts = COUNTS[folder]
    parsed = parse(dump(corpus, folder))
    assert parsed.incomplete == ""
    assert sum(one.action == "android.intent.action.BOOT_COMPLETED" for one in parsed.records) == boot
    assert tuple(sum(one.kind is kind for one in parsed.records) for kind in KINDS) == counts


def test_what_the_monitoring_app_of_the_infected_phone_declares(corpus: Path) -> None:
    found = [one for one in declared(corpus, "06.0.1-lg-m150") if one.component.package == "com.mxspy"]
    assert {(one.kind, one.component.cls.rpartition(".")[2], one.action.rpartition(".")[2]) for one in found} == {
        (K.BOOT, "BootBroadcastReceiver", "BOOT_COMPLETED"),
        (K.BOOT, "BootBroadcastReceiver", "QUICKBOOT_POWERON"),
        (K.PHONE_STATE, "CallReceiver", "PHONE_STATE"),
        (K.OUTGOING_CALL, "OutGoingCallReceiver", "NEW_OUTGOING_CALL"),
        (K.DEVICE_ADMIN, "DeviceAdmin", "DEVICE_ADMIN_ENABLED"),
    }


@pytest.mark.parametrize(
    ("folder", "kind", "component"),
    [
        ("07-huawei-honor8", K.VPN, "com.chase.sig.android/com.zimperium.zdetection.service.ZVpnService"),
        ("07-huawei-honor8", K.ACCESSIBILITY, "com.lastpass.lpandroid/.service.LPAccessibilityService"),
        ("09-sunmi-t2slite", K.VPN, "com.anydesk.anydeskandroid/.AdVpnService"),
        (
            "09-google-emulator",
            K.CALL_SCREENING,
            "com.google.android.dialer/com.google.android.apps.dialer.spam.inapp.CallScreeningServiceImpl",
        ),
        (
            "10-google-pixel",
            K.DIAL_CODE,
            "com.android.dialer/com.android.incallui.answer.impl.hint.PawSecretCodeListener",
        ),
        ("13-mediatek-tb8168", K.NOTIFICATION_LISTENER, "com.android.launcher3/.notification.NotificationListener"),
    ],
)
def test_telling_components(corpus: Path, folder: str, kind: DeclaredKind, component: str) -> None:
    assert (kind, component) in {(one.kind, str(one.component)) for one in declared(corpus, folder)}


@pytest.mark.parametrize("folder", ["06.0.1-lg-m150", "09-google-emulator"])
def test_an_activity_is_no_receiver(corpus: Path, folder: str) -> None:
    """A table of activities has the key SMS_RECEIVED too, on real phones."""
    text = dump(corpus, folder)
    activities = text[text.index("Activity Resolver Table:") : text.index("Receiver Resolver Table:")]
    assert "android.provider.Telephony.SMS_RECEIVED:" in activities
    with pytest.raises(ParseError):
        parse(activities)


@pytest.mark.parametrize("folder", SINGLE)
def test_tables_with_filters_of_one_app(corpus: Path, folder: str) -> None:
    parsed = parse(dump(corpus, folder))
    assert {(str(one.component), one.action) for one in parsed.records} == SINGLE[folder]
    assert parsed.incomplete, "the tables of one app are not those of the phone"


@pytest.mark.parametrize("folder", SINGLE_ICONS)
def test_icons_in_tables_with_filters(corpus: Path, folder: str) -> None:
    assert [str(icon.component) for icon in parse_tables(dump(corpus, folder)).records] == [SINGLE_ICONS[folder]]


@pytest.mark.parametrize("folder", ["06.0.1-lg-m150", "09-sunmi-t2slite", "13-mediatek-tb8168"])
def test_cut_tables_never_look_whole(corpus: Path, folder: str) -> None:
    """The table of providers is the last one; behind its heading stands nothing that is wanted."""
    text = dump(corpus, folder)
    text = (
        text[text.index("\nReceiver Resolver Table:") + 1 : text.index("\nPreferred Activities User 0:")]
        if ("\nPreferred Activities User 0:" in text)
        else text[text.index("\nReceiver Resolver Table:") + 1 : text.index("\nApp verification status:")]
    )
    lines = text.split("\n")
    whole = parse(text).records
    for point in range(1, 50):
        part = "\n".join(lines[: len(lines) * point // 50]) + "\n"
        parsed = parse(part)
        assert parsed.incomplete or parsed.records == whole
        assert parsed.records == whole[: len(parsed.records)]
