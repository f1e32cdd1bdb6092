"""What real phones say about themselves; and that lists of a changed system say when they were cut off.

No capture holds the other commands of root-signs and user-certificates, so a simulated phone is cut. Their lists have
no end but that of the places of su: there a cut is known by the exit code, which no cut phone sends, and saved outputs
of them are not read.
"""

from pathlib import Path

import pytest
from msgspec import structs

from detector.facts.base import Answer, Answers, Command, GapReason, Parsed, parse_answer
from detector.facts.collecting import collect
from detector.facts.orphan_uids import read
from detector.facts.root_lists import FILES, MOUNTS, SOCKETS
from detector.facts.root_record import RootSign, Sign, SignState
from detector.facts.root_signs import TELLING_VALUES, parse_values
from detector.facts.understanding import decode, understand
from detector.facts.user_certificates import FILES as CERTIFICATES
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Failure, Output
from tests.facts.parsers import PARSERS
from tests.replay import Replay
from tests.simulator.test_mksh import ROOTED

POINTS = 50
SEEN = {
    "07.1.1-google-emulator": ("ro.build.tags=test-keys", "ro.build.type=userdebug", "ro.debuggable=1"),
    "07.1.2-rockchip-rk322x": ("ro.build.tags=test-keys", "ro.build.type=userdebug", "ro.debuggable=1"),
    "09-google-emulator": ("ro.boot.verifiedbootstate=orange",),
    "09-gwm-headunit": (
        "ro.boot.flash.locked=0",
        "ro.boot.vbmeta.device_state=unlocked",
        "ro.boot.verifiedbootstate=orange",
        "ro.build.tags=test-keys",
    ),
    "09-sunmi-t2slite": ("ro.boot.verifiedbootstate=yellow",),
    "10-google-pixel": (
        "ro.boot.flash.locked=0",
        "ro.boot.verifiedbootstate=orange",
        "ro.build.tags=test-keys",
        "ro.build.type=userdebug",
        "ro.debuggable=1",
    ),
    "13-mediatek-tb8168": ("ro.build.type=userdebug", "ro.debuggable=1", "service.adb.root=1"),
    "16-google-pixel8pro-getprop": (),
    "16-samsung-s25plus-getprop": (),
}
NOT_SEEN = {"07.1.1-google-emulator": 1, "09-gwm-headunit": 4, "13-mediatek-tb8168": 6, "16-samsung-s25plus-getprop": 9}
KINDS = {  # ro.build.characteristics, ro.hardware.type
    "07.1.1-google-emulator": ("emulator", None),
    "07.1.2-rockchip-rk322x": ("box", None),
    "09-gwm-headunit": ("nosdcard", "automotive"),
    "09-sunmi-t2slite": ("tablet", None),
    "16-samsung-s25plus-getprop": ("phone", None),
}


@pytest.mark.parametrize("folder", SEEN)
def test_what_the_build_and_the_bootloader_say(corpus: Path, folder: str) -> None:
    signs = collect(Replay(corpus / folder)).root_signs
    seen = [sign.detail for sign in signs.records if sign.state is SignState.SEEN]
    assert tuple(sorted(seen)) == SEEN[folder]
    quiet = [sign for sign in signs.records if sign.state is SignState.NOT_SEEN and sign.sign is not Sign.PROCESS]
    assert len(quiet) == NOT_SEEN.get(folder, len(quiet))
    assert {gap.reason for gap in signs.gaps} == {GapReason.NOT_IN_SOURCE}
    listed = any(sign.sign is Sign.PROCESS for sign in signs.records)
    assert listed == ("ps" in Replay(corpus / folder).outputs)
    assert len(signs.gaps) == (5 if listed else 6)


@pytest.mark.parametrize(("folder", "kinds"), KINDS.items())
def test_what_kind_of_device_it_is(corpus: Path, folder: str, kinds: tuple[str, str | None]) -> None:
    (device,) = collect(Replay(corpus / folder)).device.records
    found = [device.property(name) for name in ("ro.build.characteristics", "ro.hardware.type")]
    assert tuple(one.value if one else None for one in found) == kinds
    assert device.clock_offset_s is None


def test_parts_of_a_system_that_do_not_belong_together(corpus: Path) -> None:
    (pixel,) = collect(Replay(corpus / "10-google-pixel")).device.records
    names = ("ro.build.fingerprint", "ro.system.build.fingerprint", "ro.vendor.build.fingerprint")
    parts = [pixel.property(name) for name in names]
    assert [one.value.partition(":")[0] for one in parts if one] == [
        "google/sailfish/sailfish",
        "Android/aosp_sailfish/sailfish",
        "google/sailfish/sailfish",
    ]


ON_THE_HUAWEI = {  # of the secure namespace
    "assistant": "null",
    "default_input_method": "com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME",
    "sms_default_application": "com.android.mms",
    "voice_interaction_service": "com.google.android.googlequicksearchbox/"
    "com.google.android.voiceinteraction.GsaVoiceInteractionService",
}


def test_apps_that_hold_a_place_by_a_setting(corpus: Path) -> None:
    settings = collect(Replay(corpus / "07-huawei-honor8")).settings
    secure = {setting.key: setting.value for setting in settings.records if setting.namespace == "secure"}
    assert {key: secure.get(key) for key in ON_THE_HUAWEI} == ON_THE_HUAWEI
    keyboards = [one.partition("/")[0] for one in secure["enabled_input_methods"].split(":")]
    assert keyboards == [
        "com.google.android.inputmethod.latin",
        "com.touchtype.swiftkey",
        "com.google.android.apps.inputmethod.hindi",
    ]
    assert not any(key.startswith("always_on_vpn") for key in secure)


@pytest.mark.parametrize("folder", SEEN)
def test_no_cut_changes_a_value(corpus: Path, folder: str) -> None:
    data = Replay(corpus / folder).outputs["getprop"]
    whole = set(parse_values(decode(data)).records)
    assert {sign.detail.partition("=")[0] for sign in whole} <= set(TELLING_VALUES)
    for point in range(POINTS):
        part = decode(data[: len(data) * point // POINTS])
        answer = Answer(command="", text=part)
        records, gaps = parse_answer("root-signs", answer, parse_values)
        assert set(records) <= whole
        assert gaps or "[ro.product.model]" in part


@pytest.mark.parametrize("command", [FILES, MOUNTS, SOCKETS, CERTIFICATES], ids=lambda command: command.id)
def test_a_cut_in_a_list_of_a_changed_system(tmp_path: Path, command: Command) -> None:
    (tmp_path / "rooted.yaml").write_text(ROOTED, "utf-8")
    query = command.query(user=0)
    data = SimulatedPhone(load_phone(tmp_path / "rooted.yaml")).shell(query.line).stdout
    whole, gaps = parse_answer("x", understand(query, Output(stdout=data, exit_code=0)), PARSERS[query.id])
    assert whole
    assert not gaps
    for point in range(len(data)):
        output = Output(stdout=data[:point], failure=Failure.CUT)
        assert parse_answer("x", understand(query, output), PARSERS[query.id])[1]
        if query.id == FILES.id or not data[:point].endswith(b"\n"):
            records, lost = parse_answer("x", understand(query, Output(stdout=data[:point])), PARSERS[query.id])
            assert lost or records == whole


def test_places_are_cut_with_a_count(tmp_path: Path) -> None:
    (tmp_path / "rooted.yaml").write_text(ROOTED, "utf-8")
    text = decode(SimulatedPhone(load_phone(tmp_path / "rooted.yaml")).shell(FILES.line).stdout)
    parsed: Parsed[RootSign] = PARSERS["su-files"]("\n".join(text.split("\n")[:10]))
    assert parsed.incomplete == "no answer about 14 places"


WITH_APP_OPS = (
    "06.0.1-lg-m150",
    "07-huawei-honor8",
    "07.1.1-google-emulator",
    "09-google-emulator",
    "09-sunmi-t2slite",
    "10-google-pixel",
    "13-mediatek-tb8168",
)


@pytest.mark.parametrize("folder", WITH_APP_OPS)
def test_on_real_phones_every_number_belongs_to_an_app(corpus: Path, folder: str) -> None:
    facts = collect(Replay(corpus / folder))
    assert len({op.uid for op in facts.app_ops.records if op.uid % 100_000 >= 10_000}) >= 5
    assert facts.orphan_uids.records == ()
    assert {gap.reason for gap in facts.orphan_uids.gaps} <= {GapReason.NOT_IN_SOURCE}


def test_an_app_that_is_taken_off_the_lists_shows_by_its_number(corpus: Path) -> None:
    facts = collect(Replay(corpus / "06.0.1-lg-m150"))
    packages = facts.packages
    rest = tuple(package for package in packages.records if package.name != "com.mxspy")
    answers = Answers(23)
    answers.found = {"packages": structs.replace(packages, records=rest), "app-ops": facts.app_ops}
    assert {(one.uid, one.user, one.found_in) for one in read(answers).records} == {(10144, 0, "app-ops")}
