"""Parts, flags and states of apps on real phones. Counted in the files with awk, apart from the parsers."""

from functools import cache
from pathlib import Path

import pytest

from detector.facts.collecting import collect
from detector.facts.packages import Package
from tests.replay import Replay

COUNTS = {  # folder: privileged; in parts; flags ALLOW_BACKUP; by signing scheme
    "06.0.1-lg-m150": (122, 0, 148, {None: 220}),
    "07-huawei-honor8": (76, 12, 93, {1: 159, 2: 93}),
    "07.1.1-google-emulator": (47, 0, 71, {2: 105}),
    "07.1.2-rockchip-rk322x": (39, 0, 57, {1: 10, 2: 74}),
    "09-google-emulator": (54, 2, 76, {1: 2, 2: 3, 3: 105}),
    "09-sunmi-t2slite": (66, 7, 129, {1: 19, 2: 13, 3: 143}),
    "10-google-pixel": (50, 0, 106, {1: 3, 2: 4, 3: 127}),
    "13-mediatek-tb8168": (71, 0, 108, {3: 141}),
}
FOR_DEVELOPERS = {  # folder: apps with DEBUGGABLE, those of them with TEST_ONLY
    "07.1.2-rockchip-rk322x": ({"org.xbmc.kodi"}, set()),
    "09-google-emulator": ({"com.jeanboy.app.gitman", "com.jeanboy.app.training"},) * 2,
    "09-sunmi-t2slite": ({"com.meigsmart.meigrs32", "com.meatchop.tmcpartner"}, {"com.meatchop.tmcpartner"}),
    "10-google-pixel": (set(), set()),
    "16-google-single-adbinstall": ({"com.example.no_smoke"}, set()),
}


@cache
def packages(corpus: Path, folder: str) -> tuple[Package, ...]:
    return collect(Replay(corpus / folder)).packages.records


@pytest.mark.parametrize("folder", COUNTS)
def test_parts_schemes_and_privileges(corpus: Path, folder: str) -> None:
    privileged, parted, backed_up, schemes = COUNTS[folder]
    found = packages(corpus, folder)
    assert sum(package.privileged for package in found) == privileged
    assert sum(bool(package.splits) for package in found) == parted
    assert sum("ALLOW_BACKUP" in package.flags for package in found) == backed_up
    by_scheme = [package.apk_signing_version for package in found]
    assert {scheme: by_scheme.count(scheme) for scheme in set(by_scheme)} == schemes
    assert all(package.system for package in found if package.privileged)


@pytest.mark.parametrize("folder", FOR_DEVELOPERS)
def test_apps_of_developers(corpus: Path, folder: str) -> None:
    found = packages(corpus, folder)
    for flag, names in zip(("DEBUGGABLE", "TEST_ONLY"), FOR_DEVELOPERS[folder], strict=True):
        assert {package.name for package in found if flag in package.flags} == names


def test_the_names_of_parts(corpus: Path) -> None:
    by_name = {package.name: package for package in packages(corpus, "07-huawei-honor8")}
    assert by_name["com.facebook.katana"].splits == ("codegenerator",)
    assert by_name["com.twitter.android"].splits == ("config.arm64_v8a", "config.en", "config.xxhdpi")
    assert by_name["android"].splits == ()


@pytest.mark.parametrize(
    ("folder", "reasons"),
    [
        ("10-google-pixel", {None}),
        ("13-mediatek-tb8168", {0}),
        ("14-unknown-single-packageinstaller", {4, 0}),
        ("16-google-single-adbinstall", {0}),
    ],
)
def test_why_apps_were_installed(corpus: Path, folder: str, reasons: set[int | None]) -> None:
    states = [one for package in packages(corpus, folder) for one in package.installations]
    assert {one.install_reason for one in states} == reasons
    assert not any(one.instant or one.virtual_preload or one.archived or one.quarantined for one in states)


def test_private_flags_of_an_app(corpus: Path) -> None:
    (package,) = packages(corpus, "16-google-single-adbinstall")
    assert "ALLOW_AUDIO_PLAYBACK_CAPTURE" in package.private_flags
    assert (package.privileged, package.update_owner) == (False, None)
