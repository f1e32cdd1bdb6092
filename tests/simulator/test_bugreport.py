"""The bug report of a simulated phone: the dumps of its services, in the frame of dumpstate."""

import io
import zipfile

import pytest

from detector.simulator.base import Faults
from detector.simulator.phone import SimulatedPhone, load_phone, phones

MODERN = [name for name in phones() if load_phone(name).api >= 24]


def unpacked(phone: SimulatedPhone) -> dict[str, bytes]:
    answer = phone.shell("bugreportz -p").stdout.decode()
    data = phone.file(answer.rpartition("OK:")[2].strip())
    assert data is not None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", MODERN)
def test_the_main_text_holds_each_dump_between_its_lines(name: str) -> None:
    phone = SimulatedPhone(load_phone(name))
    members = unpacked(phone)
    text = members[members["main_entry.txt"].decode()].decode()
    dumped = phone.shell("dumpsys package").stdout.decode()
    assert f"{'-' * 79}\nDUMP OF SERVICE package:\n{dumped}" in text
    assert text.endswith("DUMPSTATE' ------\n")


def test_a_phone_before_android_7_prints_the_text_alone() -> None:
    phone = SimulatedPhone(load_phone("infected-android6"))
    assert phone.shell("bugreportz").exit_code == 127
    assert b"\nDUMP OF SERVICE device_policy:\n" in phone.shell("bugreport").stdout


def test_a_service_that_times_out_is_cut_there_too() -> None:
    phone = SimulatedPhone(load_phone("clean-pixel"), Faults(timeout=("accessibility",)))
    assert b"*** SERVICE 'accessibility' DUMP TIMEOUT" in b"".join(unpacked(phone).values())
