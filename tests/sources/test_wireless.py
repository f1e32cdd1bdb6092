"""Pairing over Wi-Fi, with an adb program that is a script: what it is told, and what is made of its answers."""

import threading
import time
from pathlib import Path

import pytest
import segno

from detector.simulator.adbd import Adbd
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.adb import Server
from detector.sources.wireless import Ticket, Trouble, Wireless, WirelessError, announced
from tests.adb_server import adb_program

NEW = " pair HOST[:PORT] [PAIRING CODE]\\n     pair with a device"
NOWHERE = Server(port=9)


def script(folder: Path, body: str, *, help_text: str = NEW, mdns: str = "mdns daemon version [Openscreen]") -> str:
    """An adb program; it keeps what it was called with, and what came over stdin."""
    file = folder / "adb"
    file.write_text(
        f"""#!/bin/sh
shift 4
echo "$*" >> {folder}/called
case "$*" in
help) printf '{help_text}\\n' ;;
"mdns check") echo "{mdns}" ;;
{body}
esac
"""
    )
    file.chmod(0o755)
    return str(file)


def called(folder: Path) -> str:
    return (folder / "called").read_text()


def refused(wireless: Wireless, address: str = "192.0.2.1:37000", code: str = "123456") -> Trouble:
    with pytest.raises(WirelessError) as caught:
        wireless.pair(address, code)
    return caught.value.trouble


class TestByCode:
    def test_the_code_is_in_no_command_line(self, tmp_path: Path) -> None:
        adb = script(tmp_path, f'pair*) cat > {tmp_path}/stdin; echo "Successfully paired to x [guid=adb-1]" ;;')
        Wireless(NOWHERE, adb).pair(" 192.0.2.1:37000 ", "123456")
        assert (tmp_path / "stdin").read_text() == "123456\n"
        assert called(tmp_path) == "pair 192.0.2.1:37000\n"

    @pytest.mark.parametrize(
        ("said", "trouble"),
        [
            ("Failed: Wrong password or connection was dropped.", Trouble.REFUSED),
            ("error: unknown host service", Trouble.SERVER_TOO_OLD),
        ],
    )
    def test_refusals_are_told_apart(self, tmp_path: Path, said: str, trouble: Trouble) -> None:
        assert refused(Wireless(NOWHERE, script(tmp_path, f'pair*) echo "{said}"; exit 1 ;;'))) is trouble

    @pytest.mark.parametrize("address", ["", "phone", "-H:1", "1.2.3.4", "1.2.3.4:x", "a b:1", "--help"])
    def test_what_is_no_address_is_not_handed_on(self, tmp_path: Path, address: str) -> None:
        assert refused(Wireless(NOWHERE, script(tmp_path, "")), address) is Trouble.NOT_AN_ADDRESS

    def test_what_is_no_code_is_not_handed_on(self, tmp_path: Path) -> None:
        assert refused(Wireless(NOWHERE, script(tmp_path, "")), code="12 456") is Trouble.NOT_A_CODE
        assert not (tmp_path / "called").exists()

    def test_it_can_be_stopped(self, tmp_path: Path) -> None:
        wireless = Wireless(NOWHERE, script(tmp_path, "pair*) exec sleep 60 ;;"))
        stopper = threading.Thread(target=close_when_called, args=(wireless, tmp_path / "called"))
        stopper.start()
        assert refused(wireless) is Trouble.STOPPED
        stopper.join()


def close_when_called(wireless: Wireless, file: Path) -> None:
    while not file.exists():
        time.sleep(0.01)
    wireless.close()


class TestByPicture:
    def test_a_camera_reads_what_android_asks_for(self) -> None:
        ticket = Ticket.new()
        assert ticket.text == f"WIFI:T:ADB;S:{ticket.name};P:{ticket.password};;"
        assert Ticket.new() != ticket
        assert segno.make(ticket.text, micro=False).symbol_size()[0] <= 41

    def test_the_phone_that_scanned_it_is_paired(self, tmp_path: Path) -> None:
        ticket = Ticket(name="studio-x", password="secret")
        listed = "List of discovered mdns services\\nstudio-x _adb-tls-pairing._tcp 192.0.2.7:41000"
        pair = f'pair*) cat > {tmp_path}/stdin; echo "Successfully paired" ;;'
        Wireless(NOWHERE, script(tmp_path, f'"mdns services") printf "{listed}\\n" ;;\n{pair}')).pair_by_ticket(ticket)
        assert (tmp_path / "stdin").read_text() == "secret\n"
        assert called(tmp_path).endswith("pair 192.0.2.7:41000\n")

    def test_others_in_the_network_are_passed_over(self) -> None:
        lines = (
            "List of discovered mdns services",
            "studio-other\t_adb-tls-pairing._tcp\t192.0.2.8:41000",
            "studio-x\t_adb-tls-connect._tcp\t192.0.2.8:41000",
            "studio-x\t_adb-tls-pairing._tcp\t--help",
            "studio-x _adb-tls-pairing._tcp 192.0.2.8:41000 more",
        )
        assert announced("\n".join(lines), "studio-x") is None
        assert announced("studio-x\t_adb-tls-pairing._tcp.\t[fe80::1]:41000", "studio-x") == "[fe80::1]:41000"

    def test_waiting_can_be_stopped(self, tmp_path: Path) -> None:
        wireless = Wireless(NOWHERE, script(tmp_path, '"mdns services") ;;'))
        threading.Thread(target=close_when_called, args=(wireless, tmp_path / "called")).start()
        with pytest.raises(WirelessError) as caught:
            wireless.pair_by_ticket(Ticket.new())
        assert caught.value.trouble is Trouble.STOPPED


class TestWhatAdbCan:
    @pytest.mark.parametrize(
        ("help_text", "mdns", "trouble"),
        [
            (NEW, "mdns daemon version [Openscreen discovery 0.0.0]", None),
            (NEW, "ERROR: mdns discovery disabled", Trouble.NO_MDNS),
            (" connect HOST[:PORT]", "", Trouble.TOO_OLD),
        ],
    )
    def test_it_is_asked(self, tmp_path: Path, help_text: str, mdns: str, trouble: Trouble | None) -> None:
        assert Wireless(NOWHERE, script(tmp_path, "", help_text=help_text, mdns=mdns)).trouble() is trouble

    def test_without_one_that_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("detector.sources.wireless.find_adb", lambda: None)
        assert Wireless(NOWHERE).trouble() is Trouble.NO_ADB
        assert refused(Wireless(NOWHERE)) is Trouble.NO_ADB


class TestRealAdb:
    def test_a_phone_is_connected_at_its_address(self, adb_server: PrivateAdb) -> None:
        server = Server(port=adb_server.port)
        with Adbd(SimulatedPhone(load_phone("clean-pixel"))) as device:
            Wireless(server, adb_program()).connect(device.serial)
            assert device.serial in {one.serial for one in server.devices()}
            server.ask(f"host:disconnect:{device.serial}")

    def test_nobody_at_the_address_is_refused(self, adb_server: PrivateAdb) -> None:
        with pytest.raises(WirelessError) as caught:
            Wireless(Server(port=adb_server.port), adb_program()).connect("127.0.0.1:9")
        assert caught.value.trouble is Trouble.REFUSED

    def test_pairing_takes_its_code_from_stdin(self, adb_server: PrivateAdb) -> None:
        """The real program: it reaches nobody here, and asks for no code on the way."""
        if "adbutils" not in adb_program():
            pytest.skip("only a recent adb pairs")
        assert refused(Wireless(Server(port=adb_server.port), adb_program()), "127.0.0.1:9") is Trouble.REFUSED
