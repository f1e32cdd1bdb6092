"""The files of a simulated phone: an APK for every app, and the commands that read pieces of them."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.apk.ranges import Ranges
from detector.apk.signing import read_signing
from detector.simulator.adbd import Adbd
from detector.simulator.apk_file import certificate, made_apk
from detector.simulator.base import Answer, Faults
from detector.simulator.files import PhoneFiles
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import PhoneFileError, SimulatedPhone, load_phone
from detector.simulator.shell import run_line

PHONE = load_phone("infected")
APP = next(app for app in PHONE.apps if app.kind == "user")
CONTENT = bytes(range(256)) * 40
FILES = {"/data/a.bin": CONTENT, "/data/secret": None}

PHONE_FILE = """\
android: 13
maker: Example
model: One
device: one
build: A
security_patch: 2026-01-01
clock: 2026-02-01 10:00:00
apps:
  org.example.own: {apk: own.apk}
  org.example.none: {apk: none}
  org.example.made: {signature: 1a2b3c}
"""


def run(line: str) -> Answer:
    return run_line(PHONE, Faults(), line, PhoneFiles(PHONE, FILES))


@given(st.integers(0, 2**32 - 1))
def test_a_certificate_has_the_hash_that_the_dumps_print(number: int) -> None:
    value = 1
    for byte in certificate(f"{number:x}"):
        value = (31 * value + (byte - 256 if byte > 127 else byte)) % 2**32
    assert value == number


def test_apps_of_one_maker_have_one_certificate() -> None:
    assert certificate("abc") == certificate("abc") != certificate("abd")
    assert certificate("no hash"), "any text can be a signature in a phone file"
    assert certificate(APP.signature) in made_apk(APP)


@pytest.mark.parametrize(
    ("line", "out", "code"),
    [
        ("stat -c %s /data/a.bin", b"10240\n", 0),
        ("stat -c %s /data/none 2>&1", b"stat: '/data/none': No such file or directory\n", 1),
        ("stat -c %s /data/secret 2>&1", b"stat: '/data/secret': Permission denied\n", 1),
        ("stat /data/a.bin 2>/dev/null", b"", 1),
        ("tail -c 5 '/data/a.bin'", CONTENT[-5:], 0),
        ("tail -c 99999 /data/a.bin", CONTENT, 0),
        ("tail -c 5 /data/none 2>/dev/null", b"", 1),
        ("tail -c 5", b"", 1),
        ("dd if='/data/a.bin' bs=4096 skip=1 count=1 2>/dev/null", CONTENT[4096:8192], 0),
        ("dd if=/data/a.bin bs=4096 skip=2 count=9 2>&1", CONTENT[8192:] + b"0+1 records in\n0+1 records out\n", 0),
        ("dd if=/data/a.bin bs=4096 skip=9 count=1 2>/dev/null", b"", 0),
        ("dd if=/data/secret bs=1 skip=0 count=1 2>&1", b"dd: /data/secret: Permission denied\n", 1),
        ("dd if=/data/a.bin of=/data/b.bin bs=1 skip=0 count=1 2>/dev/null", b"", 1),
        ("echo x | tail -n 1", b"x\n", 0),
        ("echo a;tail -c 2 /data/a.bin;echo b:$?", b"a\n" + CONTENT[-2:] + b"b:0\n", 0),
    ],
)
def test_commands_that_read_files(line: str, out: bytes, code: int) -> None:
    answer = run(line)
    assert (answer.stdout, answer.exit_code) == (out, code)


def test_a_large_file_is_read_piece_by_piece(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.seek(2**31)
        file.write(b"end")
    files = PhoneFiles(PHONE, {"/data/large": large})
    assert files.size("/data/large") == 2**31 + 3
    assert files.read("/data/large", 2**31, 10) == b"end"


def test_the_apk_of_a_phone_file(tmp_path: Path) -> None:
    (tmp_path / "phone.yaml").write_text(PHONE_FILE, encoding="utf-8")
    with pytest.raises(PhoneFileError, match=r"phone\.yaml:9:\d+: there is no file 'own\.apk'"):
        load_phone(tmp_path / "phone.yaml")
    (tmp_path / "own.apk").write_bytes(b"own")
    phone = load_phone(tmp_path / "phone.yaml")
    simulated = SimulatedPhone(phone)
    by_name = {name: simulated.file(app.apk) for name, app in phone.by_name.items()}
    assert by_name["org.example.own"] == b"own"
    assert by_name["org.example.none"] is None
    made = by_name["org.example.made"]
    assert made is not None
    ranges = Ranges(len(made))
    ranges.add(0, made)
    assert read_signing(ranges).signers[0].hash32 == "1a2b3c"


def test_an_app_can_be_pulled(adb: str, tmp_path: Path) -> None:
    with PrivateAdb(adb) as server, Adbd(SimulatedPhone(PHONE)) as device:
        server.connect(device.serial)
        subprocess.run(
            [adb, "-P", str(server.port), "-s", device.serial, "pull", APP.apk, str(tmp_path / "base.apk")],
            check=True,
            capture_output=True,
            timeout=30,
        )
    assert (tmp_path / "base.apk").read_bytes() == made_apk(APP)
