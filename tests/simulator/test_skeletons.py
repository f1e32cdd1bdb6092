"""What we render has the bones of the real thing: the same keys, at the same depth, in the same order."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from detector.simulator.phone import SimulatedPhone
from tests.simulator.corpus import real_lines
from tests.simulator.versions import of_version

_PHONE = """\
apps:
  org.example.all:
    from: hand
    target_sdk: 33
    grants: INTERNET READ_SMS CAMERA
    asks: RECORD_AUDIO
    hidden_icons: .Main
    state: {enabled: 3}
    accessibility: [{service: .Svc, label: Label, bound: [0]}]
    admin: [{receiver: .Admin, policies: wipe-data force-lock}]
    listener: [{service: .Nls, live: [0]}]
"""

_PACKAGE_DUMPS = {
    "6.0.1": "06.0.1-lg-m150/dumpsys_package.txt",
    "7.1.1": "07.1.1-google-emulator/dumpsys_package.txt",
    "9": "09-sunmi-t2slite/dumpsys_package.txt",
    "10": "10-google-pixel/dumpsys_package.txt",
    "13": "13-mediatek-tb8168/dumpsys_package.txt",
}
_SINGLE_DUMPS = {
    "11": "12-unknown-single-utf16/dumpsys_package_PKG.txt",
    "12": "13-oplus-manet/dumpsys_package_PKG.txt",
    "13": "13-air3-single-xctrack/dumpsys_package_PKG.txt",
    "16": "14-unknown-single-packageinstaller/dumpsys_package_PKG.txt",
}
_SERVICE_DUMPS = {
    "7.1.1": "07.1.1-google-emulator",
    "9": "09-google-emulator",
    "10": "10-google-pixel",
    "13": "13-mediatek-tb8168",
}

_WITH_SECOND_USER = {"10", "12", "16"}
"""As the real phones of these versions had one."""

Bone = tuple[int, str]


def bone(line: str) -> Bone:
    """Return the indentation and the key of a line, without any value."""
    text = line.strip()
    depth = len(line) - len(line.lstrip(" "))
    if re.fullmatch(r"[\w.]+: granted=.*|[\w.]+(: restricted=true)?", text) and "." in text.partition(":")[0]:
        return depth, "NAME"
    if re.match(r"[\w.]+/[\w.$]+|[0-9a-f]+ [\w.]+/[\w.$]+|ComponentInfo\{|PackageSetting\{", text):
        return depth, "COMPONENT"
    if re.match(r"(versionCode|installPermissionsFixed|UserInfo\{|User \d+:|sdkVersion|uid=1)", text):
        head = re.sub(r"\{.*?\}|\d+", "", text.partition("=")[0]) if text.startswith("User") else ""
        return depth, head.split(" ")[0] + " ".join(key for key in re.findall(r"(\w+)=", text) if key != "ofs")
    text = re.sub(r"\[[^\]]*\]|\{.*\}|\([0-9a-f]{1,8}\)|\d+", "", text)
    key = re.match(r"([\w .-]+?)(=|:)|User state|Service\[", text)
    if ("=" not in text and text.endswith(":")) or (key and key.group().startswith(("User state", "Service"))):
        return depth, text.partition("=")[0]
    return depth, key.group() if key else "VALUE" if not text[:1].isupper() else text.partition(" (")[0]


def order(bones: Iterable[Bone], pairs: set[tuple[Bone, Bone]]) -> None:
    """Add every pair of bones that stand one before the other."""
    unique: dict[Bone, None] = {}
    for one in bones:
        for before in unique:
            pairs.add((before, one))
        unique[one] = None
        pairs.add((one, one))


def blocks(lines: Iterable[str], start: str) -> Iterator[list[Bone]]:
    """Yield the bones of each block that begins with `start`, as deep as its first line or deeper."""
    block: list[Bone] = []
    for line in lines:
        if line.startswith(start):
            if block:
                yield block
            block = [bone(line)]
        elif block and line.startswith("   "):
            block.append(bone(line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def assert_inside(ours: Iterable[list[Bone]], real: Iterable[list[Bone]]) -> None:
    pairs: set[tuple[Bone, Bone]] = set()
    for block in {tuple(block) for block in real}:
        order(block, pairs)
    known = {one for pair in pairs for one in pair}
    found = 0
    for block in {tuple(block) for block in ours}:
        found += 1
        assert [one for one in block if one not in known] == []
        wrong = [(a, b) for a, b in pairwise(block) if (a, b) not in pairs]
        assert wrong == []
    assert found


def phone(tmp_path: Path, release: str) -> SimulatedPhone:
    users = "users: [{id: 10, name: Second, restrictions: [no_sms]}]\n" if release in _WITH_SECOND_USER else ""
    return of_version(tmp_path, release, users + _PHONE)


def lines_of(device: SimulatedPhone, command: str) -> list[str]:
    return device.shell(command).stdout.decode().split("\n")


@pytest.mark.parametrize("release", _PACKAGE_DUMPS)
def test_package_blocks(tmp_path: Path, release: str) -> None:
    real = real_lines(*_PACKAGE_DUMPS[release].split("/"))
    ours = lines_of(phone(tmp_path, release), "dumpsys package")
    for start in ("  Package [", "  SharedUser [", "  Permission [", "Database versions:"):
        assert_inside(blocks(ours, start), [_with_options(block) for block in blocks(real, start)])


def _with_options(block: list[Bone]) -> list[Bone]:
    """Not every phone has an app with each optional line; put those where AOSP's source has them."""
    if block[0] != (2, "Package ") and "Package " not in block[0][1]:
        return block
    block = list(block)
    user = next((one for one in block if one[1].startswith("User")), block[-1])
    for line, after in (
        ((4, "installerPackageName="), (4, "lastUpdateTime=")),
        ((6, "lastDisabledCaller:"), (6, "uninstallReason=") if (6, "uninstallReason=") in block else user),
    ):
        if line not in block and after in block:
            block.insert(block.index(after) + 1, line)
    last = [] if (6, "disabledComponents:") in block else [(6, "disabledComponents:")]
    return [*block, (8, "NAME"), *last, (8, "NAME")]


@pytest.mark.parametrize("release", _PACKAGE_DUMPS)
def test_sections_of_the_package_dump(tmp_path: Path, release: str) -> None:
    real = real_lines(*_PACKAGE_DUMPS[release].split("/"))
    ours = lines_of(phone(tmp_path, release), "dumpsys package")
    headings = [line for line in ours if re.fullmatch(r"[A-Z][A-Za-z ]+:", line)]
    known = [line for line in real if line in set(headings) | {"Hidden system packages:"}]
    assert len(headings) >= 9
    if "Hidden system packages:" not in known:  # these two phones have no updated system app
        headings.remove("Hidden system packages:")
    assert headings == known


@pytest.mark.parametrize("release", _PACKAGE_DUMPS)
def test_resolver_tables(tmp_path: Path, release: str) -> None:
    real = real_lines(*_PACKAGE_DUMPS[release].split("/"))
    ours = lines_of(phone(tmp_path, release), "dumpsys package r")
    real_bones = {(len(line) - len(line.lstrip()), _kind(line)) for line in real}
    for line in ours:
        assert (len(line) - len(line.lstrip()), _kind(line)) in real_bones


def _kind(line: str) -> str:
    text = line.strip()
    if re.fullmatch(r"[0-9a-f]+ [\w.]+/[\w.$]+", text):
        return "entry"
    return "action" if text.startswith("android.intent.action.") else "" if "." in text else text


@pytest.mark.parametrize("release", _SINGLE_DUMPS)
def test_single_packages(tmp_path: Path, release: str) -> None:
    real = real_lines(*_SINGLE_DUMPS[release].split("/"))
    ours = lines_of(phone(tmp_path, release), "dumpsys package org.example.all")
    for start in ("  Package [", "Key Set Manager:"):
        assert_inside(blocks(ours, start), [_with_options(block) for block in blocks(real, start)])


@pytest.mark.parametrize("service", ["user", "accessibility", "device_policy"])
@pytest.mark.parametrize("release", _SERVICE_DUMPS)
def test_services(tmp_path: Path, release: str, service: str) -> None:
    real = [bone(line) for line in real_lines(_SERVICE_DUMPS[release], f"dumpsys_{service}.txt") if line.strip()]
    ours = [bone(line) for line in lines_of(phone(tmp_path, release), f"dumpsys {service}") if line.strip()]
    if service == "device_policy" and (4, "COMPONENT") not in real:  # no admin on that phone: take another
        other = real_lines("15-samsung-device-policy", "dumpsys_device_policy.txt")
        older = real_lines("09-google-emulator", "dumpsys_device_policy.txt")
        admins = [[bone(line) for line in lines if line.startswith("    ")] for lines in (other, older)]
        head = real.index((2, "Enabled Device Admins (User , provisioningState: ):"))
        assert_inside([[one for one in ours if one not in admins[0] + admins[1]]], [real])
        assert set(ours) <= set(real[:head]) | set(admins[0]) | set(admins[1]) | set(real)
        return
    windows = {(0, "Window]"), (0, "VALUE")}
    assert_inside([[one for one in ours if one not in windows]], [[*real, *real]])


@pytest.mark.parametrize("release", _SERVICE_DUMPS)
def test_notification_listeners(tmp_path: Path, release: str) -> None:
    def section(lines: list[str]) -> list[Bone]:
        start = next(i for i, line in enumerate(lines) if line == "  Notification listeners:")
        end = next(i for i, line in enumerate(lines) if i > start and line == "")
        return [bone(line) for line in lines[start:end]]

    real = section(real_lines(_SERVICE_DUMPS[release], "dumpsys_notification.txt"))
    ours = section(lines_of(phone(tmp_path, release), "dumpsys notification"))
    if release in {"7.1.1", "13"}:  # nothing allowed on those phones
        real.insert(real.index((4, "Live notification listeners :")), (6, "COMPONENT"))
    ours = [one for one in ours if one != (6, "userId=")]
    assert_inside([ours], [[*real, *real]])


@pytest.mark.parametrize("release", _SERVICE_DUMPS)
def test_checkin(tmp_path: Path, release: str) -> None:
    def shapes(lines: list[str]) -> set[str]:
        kept = [line for line in lines if line.startswith(("vers", "pkg,", "pkg-splt,base", "pkg-usr", "dis"))]
        kinds = [re.sub(r"\d+", "N", line).split(",") for line in kept]
        return {f"{kind[0]} {len(kind)} {len(kind[2]) if kind[0] == 'pkg-usr' else ''}" for kind in kinds}

    file = "dumpsys_package_checkin.txt"
    real = shapes(real_lines(_SERVICE_DUMPS[release], file))
    ours = shapes(lines_of(phone(tmp_path, release), "dumpsys package --checkin packages"))
    assert {one for one in ours if not one.startswith("dis")} <= real


def test_accessibility_of_android_15(tmp_path: Path) -> None:
    real = [bone(line) for line in real_lines("15-xiaomi-accessibility", "dumpsys_accessibility.txt") if line.strip()]
    ours = [bone(line) for line in lines_of(phone(tmp_path, "15"), "dumpsys accessibility") if line.strip()]
    windows = {(0, "Window]"), (0, "VALUE")}
    assert_inside([[one for one in ours if one not in windows]], [[*real, *real]])


def test_device_policy_of_android_15(tmp_path: Path) -> None:
    lines = real_lines("15-samsung-device-policy", "dumpsys_device_policy.txt")
    real = [bone(line) for line in lines if line.strip()]
    ours = [bone(line) for line in lines_of(phone(tmp_path, "15"), "dumpsys device_policy") if line.strip()]
    assert_inside([ours], [[*real, *real]])
