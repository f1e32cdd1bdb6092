"""Where an adb program is looked for."""

from pathlib import Path

import pytest

from detector.sources import adb_program


def program(folder: Path) -> Path:
    folder.mkdir(parents=True)
    path = folder / "adb"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adb_program, "find_spec", lambda _: None)


def test_the_environment_comes_first(tmp_path: Path) -> None:
    named, on_path = program(tmp_path / "named"), program(tmp_path / "path")
    assert adb_program.find_adb({"DETECTOR_ADB": str(named), "PATH": str(on_path.parent)}) == str(named)


def test_the_one_inside_adbutils_comes_before_an_old_one_on_path(tmp_path: Path) -> None:
    found = adb_program.find_adb({"PATH": str(program(tmp_path / "path").parent)})
    assert found is not None
    assert "adbutils" in found or found.startswith(str(tmp_path))


@pytest.mark.usefixtures("no_wheel")
def test_path_then_the_sdk_then_the_home(tmp_path: Path) -> None:
    on_path, sdk = program(tmp_path / "path"), program(tmp_path / "sdk" / "platform-tools")
    home = program(tmp_path / "home" / "Android" / "Sdk" / "platform-tools")
    assert adb_program.find_adb({"PATH": str(on_path.parent)}) == str(on_path)
    assert adb_program.find_adb({"PATH": "", "ANDROID_HOME": str(tmp_path / "sdk")}) == str(sdk)
    assert adb_program.find_adb({"PATH": "", "HOME": str(tmp_path / "home")}) == str(home)


@pytest.mark.usefixtures("no_wheel")
def test_a_name_that_is_no_program_is_passed_over(tmp_path: Path) -> None:
    sdk = program(tmp_path / "sdk" / "platform-tools")
    wrong = {"DETECTOR_ADB": str(tmp_path / "nothing"), "PATH": "", "ANDROID_HOME": str(tmp_path / "sdk")}
    assert adb_program.find_adb(wrong) == str(sdk)
