"""No conversation of a test reaches, or starts, the adb server of the person who tests."""

import pytest


@pytest.fixture(autouse=True)
def no_adb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1")
    monkeypatch.setenv("DETECTOR_ADB", "/nowhere/adb")
