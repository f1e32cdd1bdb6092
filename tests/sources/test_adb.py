"""The adb source over a real adb server: bytes, exit codes, deadlines, and everything that can go wrong."""

import socket
import threading
import time

import pytest

from detector.errors import DetectorError
from detector.simulator.base import Answer, Faults
from detector.simulator.host import PrivateAdb
from detector.sources import adb, adb_shell
from detector.sources.base import Failure, Query
from detector.sources.phones_seen import PhoneSeen, choose, parse_devices
from tests.adb_server import adb_program, plugged


def query(line: str) -> Query:
    return Query(id="test", line=line)


class TestReading:
    def test_output_errors_and_exit_code_stay_apart(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server) as (server, device):
            phone = adb.open_phone(device.serial, server=server)
            output = phone.read(query("echo out; dumpsys nosuch; cmd nosuch"))
        assert output.stdout == b"out\n"
        assert b"nosuch" in output.stderr
        assert output.exit_code == 20
        assert output.failure is None

    def test_a_command_that_hangs_ends_at_its_deadline(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, faults=Faults(hang=("accessibility",))) as (server, device):
            phone = adb.open_phone(device.serial, server=server, deadline_s=0.5)
            started = time.monotonic()
            output = phone.read(query("dumpsys accessibility"))
            elapsed = time.monotonic() - started
            after = phone.read(query("echo still here"))
        assert (output.failure, output.exit_code) == (Failure.TIMED_OUT, None)
        assert elapsed < 20
        assert after.stdout == b"still here\n"

    def test_a_command_that_begins_while_the_source_is_closed_does_not_hang(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, faults=Faults(hang=("accessibility",))) as (server, device):
            phone = adb.open_phone(device.serial, server=server, deadline_s=60)
            phone.close()
            started = time.monotonic()
            output = phone.read(query("dumpsys accessibility"))
        assert output.failure is Failure.CANCELLED
        assert time.monotonic() - started < 20

    def test_a_stream_that_ends_without_an_exit_code_is_cut(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, faults=Faults(drop=("device_policy",))) as (server, device):
            output = adb.open_phone(device.serial, server=server).read(query("dumpsys device_policy"))
        assert (output.failure, output.exit_code) == (Failure.CUT, None)

    def test_a_phone_that_is_pulled_out_is_disconnected(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, faults=Faults(disconnect_after=2)) as (server, device):
            phone = adb.open_phone(device.serial, server=server)
            outputs = [phone.read(query("echo here")) for _ in range(4)]
        assert [output.failure for output in outputs] == [None, None, Failure.DISCONNECTED, Failure.DISCONNECTED]

    def test_a_server_that_dies_is_not_started_again(self) -> None:
        with PrivateAdb(adb_program()) as own, plugged_forever(own) as (server, serial):
            phone = adb.open_phone(serial, server=server)
            assert phone.read(query("echo here")).failure is None
            own.close()
            assert phone.read(query("echo here")).failure is Failure.SERVER_GONE
            with socket.socket() as probe:
                assert probe.connect_ex(("127.0.0.1", server.port)) != 0

    def test_close_ends_what_is_being_read(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, faults=Faults(hang=("user",))) as (server, device):
            phone = adb.open_phone(device.serial, server=server)
            threading.Timer(0.3, phone.close).start()
            started = time.monotonic()
            output = phone.read(query("dumpsys user"))
        assert output.failure is Failure.CANCELLED
        assert time.monotonic() - started < 20

    def test_android_6_has_no_shell_v2_and_still_an_exit_code(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "infected-android6") as (server, device):
            phone = adb.open_phone(device.serial, server=server)
            good, bad = phone.read(query("getprop ro.build.version.sdk")), phone.read(query("nosuch"))
        assert (good.stdout, good.exit_code) == (b"23\n", 0)
        assert bad.exit_code == 127
        assert b"\r" not in good.stdout + bad.stdout


def plugged_forever(server: PrivateAdb) -> "_Plugged":
    return _Plugged(server)


class _Plugged:
    """A phone on a server that goes away before the phone does."""

    def __init__(self, server: PrivateAdb) -> None:
        from detector.simulator.adbd import Adbd
        from detector.simulator.phone import SimulatedPhone, load_phone

        self.device = Adbd(SimulatedPhone(load_phone("clean-pixel")))
        self.server = server

    def __enter__(self) -> tuple[adb.Server, str]:
        self.device.start()
        self.server.connect(self.device.serial)
        return adb.Server(port=self.server.port), self.device.serial

    def __exit__(self, *_: object) -> None:
        self.device.close()


class TestBytes:
    """Against a scripted device, since a simulated phone prints text only."""

    @pytest.mark.parametrize("shell_v2", [True, False])
    def test_every_byte_arrives_as_it_was_sent(self, adb_server: PrivateAdb, shell_v2: bool) -> None:
        data = bytes(range(256)) * 9000
        with scripted(adb_server, Answer(stdout=data, exit_code=3), shell_v2=shell_v2) as phone:
            output = phone.read(query("anything"))
        assert output.stdout == data
        assert output.exit_code == 3

    def test_a_phone_that_never_stops_printing_is_stopped(
        self, adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(adb_shell, "LIMIT_BYTES", 2**20)
        with scripted(adb_server, Answer(stdout=b"x" * 2**23)) as phone:
            output = phone.read(query("anything"))
        assert output.failure is Failure.TOO_LARGE
        assert len(output.stdout) < 2**22


class _Scripted:
    """A device that gives one answer."""

    def __init__(self, answer: Answer, shell_v2: bool) -> None:
        self.answer = answer
        self.properties = {"ro.product.name": "scripted"}
        self.features: tuple[str, ...] = ("shell_v2", "cmd") if shell_v2 else ()

    def shell(self, line: str) -> Answer:
        if line.startswith("anything; echo"):
            marker = line.partition('"')[2].partition("$?")[0]
            body = self.answer.stdout + f"{marker}{self.answer.exit_code}\n".encode()
            return Answer(stdout=body)
        return self.answer

    def file(self, path: str) -> bytes | None:
        return None

    def store(self, path: str, content: bytes) -> bool:
        return False


class scripted:  # noqa: N801 - reads as a with-statement
    def __init__(self, server: PrivateAdb, answer: Answer, *, shell_v2: bool = True) -> None:
        from detector.simulator.adbd import Adbd

        self.server = server
        self.device = Adbd(_Scripted(answer, shell_v2))

    def __enter__(self) -> adb.AdbPhone:
        self.device.start()
        self.server.connect(self.device.serial)
        return adb.open_phone(self.device.serial, server=adb.Server(port=self.server.port))

    def __exit__(self, *_: object) -> None:
        adb.Server(port=self.server.port).ask(f"host:disconnect:{self.device.serial}")
        self.device.close()


def seen(serial: str, state: str = "device") -> PhoneSeen:
    return PhoneSeen(serial=serial, state=state)


class TestChoosing:
    def test_the_only_phone_that_is_ready(self) -> None:
        ready = seen("a")
        assert choose((seen("b", "unauthorized"), ready), None) == ready

    @pytest.mark.parametrize(
        ("devices", "serial", "words"),
        [
            ((), None, "No phone is connected"),
            ((seen("a"), seen("b")), None, "2 phones are connected: a, b"),
            ((seen("a"),), "c", "c is not connected"),
            ((seen("a", "unauthorized"),), None, "has not allowed this computer"),
            ((seen("a", "offline"),), None, "does not answer"),
            ((seen("a", "recovery"),), "a", "recovery mode"),
            ((seen("a", "sideload"),), None, "sideload"),
            ((seen("a", "bootloader"),), None, "bootloader"),
            ((seen("a", "no permissions"),), None, "USB port"),
            ((seen("a", "brand-new"),), None, "'brand-new'"),
        ],
    )
    def test_every_state_has_its_words_and_a_next_step(
        self, devices: tuple[PhoneSeen, ...], serial: str | None, words: str
    ) -> None:
        with pytest.raises(DetectorError) as caught:
            choose(devices, serial)
        assert words in caught.value.message
        assert caught.value.hint
        assert caught.value.exit_code == 3

    def test_the_list_of_the_server_is_read_in_every_shape(self) -> None:
        lines = (
            "SERIAL01               device usb:1-2 product:panther model:Pixel_7 device:panther transport_id:1",
            "SERIAL02\tunauthorized usb:1-3 transport_id:2",
            "????????????           no permissions (missing udev rules? user is in the plugdev group); see [x] usb:1-4",
            "192.0.2.7:5555         offline",
            "emulator-5554          device product:sdk model:sdk_gphone device:emu transport_id:4",
            "adb-SERIAL03-aBcDeF._adb-tls-connect._tcp. device",
            "adb-SERIAL03-aBcDeF (2)._adb-tls-connect._tcp device product:x model:Pixel_7 device:y transport_id:7",
            "(no serial number)     device usb:1-5 product:x model:Clone device:y transport_id:8",
            "SERIAL04               a-new-state transport_id:9",
        )
        found = parse_devices("\n".join(lines))
        assert [(one.state, one.connection, one.model) for one in found] == [
            ("device", "usb", "Pixel_7"),
            ("unauthorized", "usb", ""),
            ("no permissions", "usb", ""),
            ("offline", "wifi", ""),
            ("device", "emulator", "sdk_gphone"),
            ("device", "wifi", ""),
            ("device", "wifi", "Pixel_7"),
            ("device", "usb", "Clone"),
            ("a-new-state", "usb", ""),
        ]
        assert [one.serial for one in found][6:] == [
            "adb-SERIAL03-aBcDeF (2)._adb-tls-connect._tcp",
            "(no serial number)",
            "SERIAL04",
        ]
        assert found[7].transport() == "host:transport-usb"
        assert found[7].service("features") == "host-usb:features"

    def test_a_real_server_shows_an_unauthorized_phone(self, adb_server: PrivateAdb) -> None:
        with (
            plugged(adb_server, faults=Faults(unauthorized=True)) as (server, device),
            pytest.raises(DetectorError, match="has not allowed"),
        ):
            adb.open_phone(device.serial, server=server)


class TestServer:
    @pytest.mark.parametrize(
        ("variables", "expected"),
        [
            ({}, adb.Server("127.0.0.1", 5037)),
            ({"ANDROID_ADB_SERVER_PORT": "5099"}, adb.Server("127.0.0.1", 5099)),
            ({"ANDROID_ADB_SERVER_ADDRESS": "h", "ANDROID_ADB_SERVER_PORT": "1"}, adb.Server("h", 1)),
            ({"ADB_SERVER_SOCKET": "tcp:5100"}, adb.Server("127.0.0.1", 5100)),
            ({"ADB_SERVER_SOCKET": "tcp:h:5100"}, adb.Server("h", 5100)),
        ],
    )
    def test_the_variables_of_adb_are_obeyed(self, variables: dict[str, str], expected: adb.Server) -> None:
        assert adb.Server.from_environment(variables) == expected

    @pytest.mark.parametrize(
        "variables",
        [
            *({"ANDROID_ADB_SERVER_PORT": port} for port in ("abc", "0", "-1", "65536", "5037 ")),
            {"ADB_SERVER_SOCKET": "tcp:192.0.2.1:70000"},
        ],
    )
    def test_what_is_no_port_is_said(self, variables: dict[str, str]) -> None:
        with pytest.raises(DetectorError, match="names no port"):
            adb.Server.from_environment(variables)

    def test_without_a_server_and_without_a_program_the_words_are_right(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(adb, "find_adb", lambda: None)
        with pytest.raises(DetectorError, match="adb, which talks to phones, was not found"):
            adb.Server(port=1).devices()

    def test_a_server_is_never_started_on_another_machine(self) -> None:
        with pytest.raises(DetectorError, match=r"192\.0\.2\.1:9|localhost\.invalid"):
            adb.Server("localhost.invalid", 9).devices()
