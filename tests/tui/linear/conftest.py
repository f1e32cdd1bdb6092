"""No conversation of a test reaches, or starts, the adb server of the person who tests."""

import pytest


@pytest.fixture(autouse=True)
def no_adb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "ANDROID_ADB_SERVER_ADDRESS", "127.0.0.2"
    )  # nobody is there, and on no other host one is started
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1")
