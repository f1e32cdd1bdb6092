import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.errors import ExitCode
from detector.simulator.base import Device, Faults
from detector.simulator.phone import PhoneFileError, SimulatedPhone, load_phone, phones, with_apps
from detector.strict_yaml import StrictYamlError

HEAD = """\
android: 13
maker: M
model: X
device: d
build: B
security_patch: 2023-01-01
clock: 2023-06-01 12:00:00
"""


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(text, "utf-8")
    return file


def out(device: SimulatedPhone, line: str) -> str:
    return device.shell(line).stdout.decode()


@pytest.mark.parametrize("name", phones())
def test_bundled_phones(name: str) -> None:
    phone = load_phone(name)
    device: Device = SimulatedPhone(phone)
    assert device.properties["ro.build.version.sdk"] == str(phone.api)
    assert 55 <= len(phone.apps) <= 120
    uids: dict[int, str] = {}
    for app in phone.apps:
        assert uids.setdefault(app.uid, app.shared_user or app.name) == (app.shared_user or app.name)
        assert app.installed_ms <= app.updated_ms < phone.now_ms
    for owner in (phone.device_owner, *phone.profile_owners.values()):
        assert not owner or owner.partition("/")[0] in phone.by_name


def test_the_versions_are_covered() -> None:
    assert {load_phone(name).api for name in phones()} >= {23, 25, 28, 30, 33, 34, 36}


def test_the_infected_phone_shows_its_app() -> None:
    device = SimulatedPhone(load_phone("infected"))
    name = "com.android.core.mnto"
    listed = out(device, "cmd package list packages -f -U -i --user 0 | grep -E mnto")
    assert listed.endswith(f"/base.apk={name}  installer=com.google.android.packageinstaller uid:10168\n")
    launcher = "-a android.intent.action.MAIN -c android.intent.category.LAUNCHER"
    assert name not in out(device, f"cmd package query-activities --components --user 0 {launcher}")
    assert f"Enabled services:{{{{{name}/{name}.service.AccessService}}}}" in out(device, "dumpsys accessibility")
    block = out(device, f"dumpsys package {name}")
    assert "    packageSource=3\n" in block
    assert "        android.permission.READ_SMS: granted=true, flags=[ USER_SET|" in block
    assert "      firstInstallTime=2023-08-19 23:12:00\n" in block


def test_an_old_app_holds_everything_from_its_installation() -> None:
    device = SimulatedPhone(load_phone("infected-old"))
    block = out(device, "dumpsys package com.mxspy")
    assert "runtime permissions:" not in block
    assert "installerPackageName" not in block
    assert "      android.permission.RECORD_AUDIO: granted=true\n" in block
    assert "      disabledComponents:\n        com.ispyoo.android.activity.MainActivity\n" in block


def test_permission_words_choose_packages_and_permissions() -> None:
    device = SimulatedPhone(load_phone("infected"))
    names = {"android.permission.READ_SMS", "android.permission.RECEIVE_SMS"}
    text = out(device, f"dumpsys -t 25 package permission {' '.join(sorted(names))}")
    assert text.index("Permissions:\n") < text.index("\nPackages:\n") < text.index("\nShared users:\n")
    printed = {line.split(":")[0].strip() for line in text.splitlines() if "granted=" in line}
    assert printed == names
    blocks = text[text.index("\nPackages:") : text.index("\nShared users:")].split("  Package [")[1:]
    assert all(any(name in block for name in names) for block in blocks)
    assert any(block.startswith("com.android.mms.service]") for block in blocks)
    assert "Hidden system packages:" not in text


def test_hidden_system_packages_repeat_the_factory_copy() -> None:
    text = out(SimulatedPhone(load_phone("infected")), "dumpsys package packages")
    assert text.count("  Package [com.android.chrome] (") == 2
    assert "codePath=/system/app/Chrome\n" in text[text.index("Hidden system packages:") :]


def test_hostile_words_pass_through_unchanged() -> None:
    device = SimulatedPhone(load_phone("hostile"))
    text = out(device, "dumpsys accessibility")
    assert "label=\x1b[2J\x1b[31mSystem\x1b]0;owned\x07," in text
    assert "label=Clock}\n     Enabled services:{}\n     Binding services:{}\n" in text
    assert "label=A, id=com.android.talkback/.Ok, capabilities=0," in text
    assert "\n\nPackages:\n  Package [com.whatsapp] (1234567):\n" in out(device, "dumpsys package packages")
    assert "\tUserInfo{10:} running\n\tUserInfo{0:Owner:13:410} running\n" in out(device, "pm list users")


def test_users_have_their_own_states() -> None:
    device = SimulatedPhone(load_phone("android9"))
    assert "package:com.callapp.recorder\n" in out(device, "cmd package list packages --user 10")
    assert "package:com.whatsapp\n" not in out(device, "cmd package list packages --user 10")
    assert "com.callapp.recorder  installer=com.google.android.packageinstaller uid:10" in out(
        device, "cmd package list packages -i -U --user 10"
    )
    block = out(device, "dumpsys package com.callapp.recorder")
    assert block.count("        android.permission.READ_CALL_LOG: granted=true") == 1


def test_owners_and_admins() -> None:
    text = out(SimulatedPhone(load_phone("hard-benign")), "dumpsys device_policy")
    assert "  Profile Owner (User 10): \n    admin=ComponentInfo{com.google.android.apps.work.clouddpc/" in text
    assert "    com.google.android.gm/com.android.email.SecurityPolicy$PolicyAdmin:\n" in text
    assert text.count("  Enabled Device Admins (User ") == 2


def test_a_permission_that_the_version_does_not_know_is_never_granted() -> None:
    text = out(SimulatedPhone(load_phone("infected-old")), "dumpsys package com.whatsapp")
    assert "POST_NOTIFICATIONS: granted" not in text


def test_filling_up_keeps_what_is_there_and_is_quick() -> None:
    phone = load_phone("infected")
    filled = with_apps(phone, 450)
    assert len(filled.apps) == 450
    assert set(phone.by_name) < set(filled.by_name)
    assert len({app.uid for app in filled.apps if not app.shared_user}) == sum(
        not app.shared_user for app in filled.apps
    )
    assert with_apps(phone, 3).apps == phone.apps
    device = SimulatedPhone(filled)
    begin = time.perf_counter()
    device.shell("dumpsys -t 25 package packages")
    assert time.perf_counter() - begin < 0.5  # about 0.02 s; the rest is room for a busy machine


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("apps: {}\n", "mine.yaml:1:1: Object missing required field `android`"),
        (HEAD + "colour: red\n", "mine.yaml:1:1: Object contains unknown field `colour`"),
        (HEAD + "base: nokia\n", "mine.yaml:8:7: there is no base 'nokia'"),
        (HEAD + "timezone: Mars/Base\n", "mine.yaml:8:11: no such time zone: 'Mars/Base'"),
        (HEAD + "users: [{id: x}]\n", "mine.yaml:8:14: Expected `int`, got `str`"),
        (HEAD + "users: [{id: 1}, {id: 1}]\n", "mine.yaml:8:8: two users have the same id"),
        (HEAD + "apps:\n  com.a:\n    form: hand\n", "mine.yaml:10:5: Object contains unknown field `form`"),
        (HEAD + "apps:\n  com.a:\n    from: heaven\n", "mine.yaml:10:11: Invalid enum value 'heaven'"),
        (HEAD + "apps:\n  com.a:\n    installed: yesterday\n", "mine.yaml:10:16: 'yesterday' is not a time"),
        (HEAD + "apps:\n  a b: {}\n", "mine.yaml:9:8: 'a b' cannot be a package name"),
        (HEAD + "apps: [com.a]\n", "mine.yaml:8:7: keys and values are expected here"),
        (HEAD.replace("13", "4.4"), "mine.yaml:1:10: write `api:` too"),
        (HEAD.replace("12:00:00", "12:00:00+02:00"), "mine.yaml:7:8: write the phone's local time"),
        ("a: *b", "mine.yaml:1:4: aliases"),
    ],
)
def test_a_wrong_phone_file_names_the_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises((PhoneFileError, StrictYamlError)) as caught:
        load_phone(write(tmp_path, text))
    assert str(caught.value).startswith(message)
    assert caught.value.exit_code == ExitCode.DATA


def test_unknown_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PhoneFileError, match=r"known: .*infected"):
        load_phone("nokia")
    with pytest.raises(PhoneFileError, match="cannot be read"):
        load_phone(tmp_path / "none.yaml")


@given(text=st.text("abc:{}[],- \n0123'\"", max_size=80))
def test_any_phone_file_is_a_phone_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_text(HEAD + text, "utf-8")
    with contextlib.suppress(PhoneFileError, StrictYamlError):
        load_phone(file)


@pytest.mark.parametrize(
    ("name", "faults", "line", "out", "err", "code"),
    [
        ("infected", {"missing": ("user",)}, "dumpsys user", "", "Can't find service: user\n", 0),
        (
            "infected",
            {"missing": ("package",)},
            "cmd package list packages",
            "",
            "cmd: Can't find service: package\n",
            20,
        ),
        (
            "infected",
            {"deny": ("package",)},
            "dumpsys package packages",
            "Permission Denial: can't dump PackageManager from from pid=4711, uid=2000 "
            "due to missing android.permission.DUMP permission\n",
            "",
            0,
        ),
        (
            "infected-old",
            {"deny": ("device_policy",)},
            "dumpsys device_policy",
            "Permission Denial: can't dump DevicePolicyManagerService from from pid=4711, uid=2000 "
            "without permission android.permission.DUMP\n",
            "",
            0,
        ),
    ],
)
def test_faults(name: str, faults: dict[str, tuple[str, ...]], line: str, out: str, err: str, code: int) -> None:
    answer = SimulatedPhone(load_phone(name), Faults(**faults)).shell(line)  # type: ignore[arg-type]
    assert (answer.stdout.decode(), answer.stderr.decode(), answer.exit_code) == (out, err, code)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("infected-old", "\n*** SERVICE DUMP TIMEOUT EXPIRED ***\n\n"),
        ("android9", "\n*** SERVICE 'package' DUMP TIMEOUT (25000ms) EXPIRED ***\n\n"),
        ("infected", "\n*** SERVICE 'package' DUMP TIMEOUT (25000ms) EXPIRED ***\n\n"),
    ],
)
def test_a_dump_that_times_out_is_cut(name: str, text: str) -> None:
    phone = load_phone(name)
    whole = SimulatedPhone(phone).shell("dumpsys -t 25 package packages").stdout.decode()
    faults = Faults(timeout=("package packages",))
    answer = SimulatedPhone(phone, faults).shell("dumpsys -t 25 package packages")
    cut = answer.stdout.decode()
    assert answer.exit_code == 0
    assert cut.endswith(text)
    assert whole.startswith(cut.removesuffix(text))
    other = SimulatedPhone(phone, faults).shell("dumpsys -t 25 package permission android.permission.CAMERA")
    assert b"TIMEOUT" not in other.stdout


@pytest.mark.parametrize(
    "line",
    [
        "cmd package list packages -f --user 150",
        "cmd package query-activities --components --user 150 -a android.intent.action.MAIN",
        "settings get --user 150 secure enabled_accessibility_services",
        "pm list packages --user 150",
    ],
)
def test_a_user_that_blocks_the_shell(line: str) -> None:
    answer = SimulatedPhone(load_phone("samsung-16")).shell(line)
    assert answer.exit_code == 255
    assert answer.stdout == b""
    assert b"SecurityException: Shell does not have permission to access user 150\n" in answer.stderr
    assert answer.stderr.startswith(b"\nException occurred while executing '")
