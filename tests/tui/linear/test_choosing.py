"""What is checked, in lines of text: phones on cables and over Wi-Fi, what was saved, simulated phones, a language."""

from pathlib import Path
from typing import Any

import pyrage
import pytest

from detector.simulator.host import PrivateAdb
from detector.sources.adb import Server
from detector.sources.phones_seen import PhoneSeen
from detector.sources.wireless import Trouble
from detector.tui.check import Check
from detector.tui.checked import Checked, Phone
from detector.tui.start import Start
from detector.wording import Words
from tests.adb_server import plugged
from tests.sources.test_wireless import called, script
from tests.tui.linear.conversing import AGAIN, GO_ON, MORE, UNREAD, of_report, said

WORDS = Words()
NOBODY = Start(server=Server("127.0.0.2", 1))
LOOK, OPEN, WIRELESS, USB, SIMULATED, DEPTH, LANGUAGE = map(str, range(1, 8))
"""Where no phone is connected."""
PAIR, CONNECT = "1", "2"


class TestWireless:
    def heard(self, *answers: str) -> str:
        return said(GO_ON, WIRELESS, *answers, start=NOBODY)

    def adb(self, monkeypatch: pytest.MonkeyPatch, folder: Path, body: str = "", **options: str) -> None:
        monkeypatch.setenv("DETECTOR_ADB", script(folder, body, **options))

    def test_a_phone_is_paired_by_its_code_and_connected(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        paired = f'pair*) cat > {tmp_path}/stdin; echo "Successfully paired to x [guid=adb-1]" ;;'
        self.adb(monkeypatch, tmp_path, f'{paired}\nconnect*) echo "connected to 192.0.2.1:41000" ;;')
        heard = self.heard(PAIR, "192.0.2.1:37000", "123456", CONNECT, "192.0.2.1:41000")
        assert (tmp_path / "stdin").read_text() == "123456\n"
        assert called(tmp_path).splitlines()[-2:] == ["pair 192.0.2.1:37000", "connect 192.0.2.1:41000"]
        places = [heard.index(WORDS(f"linear.wireless.{key}")) for key in ("what", "code", "paired")]
        assert places == sorted(places)
        assert heard.rindex(WORDS("tui.phones.title")) > places[-1]  # the list of phones follows

    @pytest.mark.parametrize(
        ("address", "code", "trouble"),
        [
            ("192.0.2.1", "123456", Trouble.NOT_AN_ADDRESS),
            ("192.0.2.1:37000", "12345", Trouble.NOT_A_CODE),
            ("192.0.2.1:37000", "123456", Trouble.REFUSED),
        ],
    )
    def test_what_did_not_work_is_told_and_can_be_tried_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, code: str, trouble: Trouble
    ) -> None:
        self.adb(monkeypatch, tmp_path, 'pair*) printf "Failed: \\033[2Jno" ;;')
        heard = self.heard(PAIR, address, code, "", "0")
        assert WORDS(f"tui.wireless.{trouble.value}") in heard
        assert heard.count(f"{PAIR}: {WORDS('linear.wireless.pair')}\n") == 2
        assert "\x1b" not in heard

    def test_every_question_has_a_way_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.adb(monkeypatch, tmp_path)
        heard = self.heard(PAIR, "", PAIR, "192.0.2.1:37000", "", CONNECT, "", "0")
        assert "pair" not in called(tmp_path)
        assert heard.count(WORDS("tui.phones.title")) == 2

    def test_an_adb_that_cannot_pair_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.adb(monkeypatch, tmp_path, help_text="old")
        assert WORDS("tui.wireless.too-old") in self.heard("0")

    def test_without_mdns_it_can_still_be_paired_by_code(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.adb(monkeypatch, tmp_path, mdns="unknown host service")
        assert WORDS("tui.wireless.no-mdns") not in self.heard("0")


def test_debugging_is_explained_without_symbols() -> None:
    heard = said(GO_ON, USB, start=NOBODY)
    assert f"- {WORDS('tui.usb.samsung')}\n" in heard
    assert WORDS("tui.usb.allow") in heard
    assert "· " not in heard


def test_simulated_phones_are_told_with_what_is_on_them() -> None:
    heard = said(GO_ON, SIMULATED, "0", start=NOBODY)
    assert f": {WORDS('tui.simulated.infected')}\n" in heard
    assert WORDS("tui.simulated.what") in heard


def test_the_language_is_switched_before_anything_is_done() -> None:
    zh = Words("zh")
    assert f"1：{zh('linear.go-on')}\n" in said("3", "2")
    assert zh("tui.phones.title") in said(GO_ON, LANGUAGE, "2", start=NOBODY)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("state", ["unauthorized", "no permissions", "offline", "never heard of"])
def test_a_phone_that_is_not_ready_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, state: str, lang: str
) -> None:
    seen = PhoneSeen(serial="R5", state=state, model="SM_A546B")
    monkeypatch.setattr(Server, "devices", lambda _: (seen,))
    heard = said(GO_ON, "1", start=NOBODY, lang=lang)
    key = state.replace(" ", "-") if state != "never heard of" else "other"
    assert Words(lang)(f"tui.state.{key}.next") in heard
    assert "SM A546B" in heard


def test_what_is_encrypted_needs_a_key_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    key, file, keys = pyrage.x25519.Identity.generate(), tmp_path / "phone.zip", tmp_path / "key.txt"
    file.write_bytes(pyrage.encrypt(b"no zip", [key.to_public()]))
    keys.write_text(str(key))
    assert WORDS("tui.opening.encrypted", name="phone.zip") in said(GO_ON, OPEN, str(file), "", start=NOBODY)
    heard = said(GO_ON, OPEN, str(file), str(keys), start=NOBODY)
    assert "no zip archive" in heard
    assert "no zip archive" in said(GO_ON, str(keys), start=Start(path=file))
    (tmp_path / "plain.age").write_text("{")
    assert WORDS("linear.identity") not in said(GO_ON, OPEN, str(tmp_path / "plain.age"), start=NOBODY)


def test_a_quick_check_is_chosen_before_and_a_deep_one_when_checking_again(
    adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch
) -> None:
    this_phone, depth, quick, deep, back, yes, other_depth = "1", "7", "1", "3", "0", "1", "2"
    read: list[str] = []
    run = Check.run

    def noted(check: Check, *rest: Any) -> Checked:
        assert isinstance(check.target, Phone)
        read.append(check.target.depth)
        return run(check, *rest)

    monkeypatch.setattr(Check, "run", noted)
    with plugged(adb_server, "clean-pixel"):
        answers = (depth, back, depth, quick, this_phone, UNREAD, MORE, AGAIN, other_depth, deep, yes)
        heard = said(GO_ON, *answers, start=Start(server=Server(port=adb_server.port)))
    assert read == ["core", "deep"]
    assert WORDS("linear.depth", depth=WORDS("do.depth.usual.name")) in heard
    assert WORDS("linear.depth", depth=WORDS("do.depth.core.name")) in heard
    assert heard.index(WORDS("do.depth.what")) < heard.index(WORDS("linear.unread.deeper"))


def test_nothing_is_deeper_in_what_was_saved(tmp_path: Path) -> None:
    assert WORDS("linear.unread.deeper") not in of_report(tmp_path / "report.json", UNREAD)
