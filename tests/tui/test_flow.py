"""From the safety page to what was found, over a real adb server, as a person goes."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from detector.report import encode
from detector.simulator.adbd import Adbd
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.checked import Simulated
from detector.tui.screens.checking import CheckingScreen, Progress
from detector.tui.screens.phones import PhonesScreen
from detector.tui.screens.results import ResultsScreen
from detector.tui.screens.safety import SafetyScreen
from detector.tui.start import Start
from tests.adb_server import plugged
from tests.tui.harness import at, checked, drive, shown, until, until_shown


class TestSafetyPage:
    def test_it_comes_first_and_one_key_goes_on(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await until_shown(pilot, "Before you start")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, PhonesScreen))

        drive(story, at(adb_server))

    def test_escape_leaves(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("escape")

        assert drive(story).return_code == 0

    def test_people_who_can_help_are_one_key_away(self) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("h")
            await until_shown(pilot, "https://www.hotpeachpages.net")
            await pilot.press("d", "e")
            await until_shown(pilot, "Services that we know of in DE")
            await pilot.press("escape")
            assert isinstance(app.screen, SafetyScreen)

        drive(story)


class TestPhones:
    def test_phones_come_and_go_by_themselves(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter")
            await until_shown(pilot, "(nothing is plugged in)")
            with Adbd(SimulatedPhone(load_phone("clean-pixel"))) as device:
                adb_server.connect(device.serial)
                await until_shown(pilot, "Enter begins the check")
                app.start.server.ask(f"host:disconnect:{device.serial}")  # type: ignore[union-attr]
            await until_shown(pilot, "(nothing is plugged in)")

        drive(story, at(adb_server))

    def test_one_that_has_not_allowed_it_says_what_to_tap(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, faults=Faults(unauthorized=True)):
                await pilot.press("enter")
                await until_shown(pilot, "! tap “Allow” on the phone")
                await until_shown(pilot, "do not tick “Always allow from this computer”")
                await pilot.press("enter")
                assert isinstance(app.screen, PhonesScreen)

        drive(story, at(adb_server))

    def test_what_is_chosen_stays_chosen(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter")
            await until_shown(pilot, "(nothing is plugged in)")
            app.screen.query_one(OptionList).highlighted = 4
            with plugged(adb_server, "clean-pixel"):
                await until_shown(pilot, "ready")
                chosen = app.screen.query_one(OptionList).highlighted_option
                assert chosen is not None
                assert chosen.id == "usb"

        drive(story, at(adb_server))

    def test_a_server_that_goes_away_is_told_and_the_phones_are_gone(self) -> None:
        from tests.adb_server import adb_program

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(server, "clean-pixel"):
                await pilot.press("enter")
                await until_shown(pilot, "✓ ready")
            server.close()
            await until_shown(pilot, "does not answer")
            assert "ready" not in shown(app)
            await until_shown(pilot, "R: look again")

        with PrivateAdb(adb_program()) as server:
            drive(story, at(server))

    def test_how_to_switch_on_usb_debugging(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter", "u")
            await until_shown(pilot, "tap the build number seven times")

        drive(story, at(adb_server))


class TestCheck:
    def test_a_phone_is_checked(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, "infected"):
                await pilot.press("enter")
                await until_shown(pilot, "✓ ready")
                await pilot.press("enter")
                await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
                assert isinstance(app.screen, ResultsScreen)
                made = app.screen.checked
                assert (made.kind, made.stopped, made.report.complete) == ("phone", False, True)
                assert made.report.findings[0].package == "com.android.core.mnto"
                assert made.facts is not None
                await pilot.press("escape")
                assert isinstance(app.screen, PhonesScreen)

        drive(story, at(adb_server))

    def test_each_step_says_what_is_read(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, faults=Faults(hang=("accessibility",))):
                await pilot.press("enter")
                await until_shown(pilot, "✓ ready")
                await pilot.press("enter")
                await until_shown(pilot, "Now: accessibility (apps that may read the screen)")
                await until_shown(pilot, "(done)")
                assert isinstance(app.screen, CheckingScreen)
                assert app.screen.progress["accessibility"] is Progress.READING
                await until(pilot, lambda: app.screen.progress.get("packages") is Progress.READ)  # type: ignore[attr-defined]
                await pilot.press("escape")
                await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
                assert isinstance(app.screen, ResultsScreen)
                made = app.screen.checked
                assert (made.stopped, made.report.complete) == (True, False)
                assert {gap.fact for gap in made.report.gaps} >= {"accessibility"}

        drive(story, at(adb_server))

    def test_a_simulated_phone_is_unplugged_afterwards(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter", "d")
            await until_shown(pilot, "Everything on them is invented")
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
            assert isinstance(app.screen, ResultsScreen)
            assert app.screen.checked.kind == "simulated"

        drive(story, at(adb_server))

    def test_leaving_in_the_middle_ends_the_server_of_a_simulated_phone(
        self, adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        started: list[PrivateAdb] = []
        start = PrivateAdb.start

        def noted(server: PrivateAdb) -> None:
            started.append(server)
            start(server)

        monkeypatch.setattr(PrivateAdb, "start", noted)

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            app.check(Simulated(name="clean-pixel"))
            await until(pilot, lambda: bool(started and started[0].port))
            await pilot.press("ctrl+q")

        drive(story, at(adb_server))
        assert [server.port for server in started] == [0]  # it has ended

    def test_nothing_runs_on_after_leaving(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, faults=Faults(hang=("accessibility",))):
                await pilot.press("enter")
                await until_shown(pilot, "✓ ready")
                await pilot.press("enter")
                await until(pilot, lambda: isinstance(app.screen, CheckingScreen))
                await pilot.press("ctrl+q")
                app.tidy_up()
                assert app.jobs.running == 0

        assert drive(story, at(adb_server)).return_code == 0


def of_a_later_version() -> bytes:
    """A report with a rule that only a later version has."""
    report = json.loads(encode(checked().report))
    report["findings"][0]["rule"] = "brand-new"
    return json.dumps(report).encode()


class TestSaved:
    def test_a_saved_report_is_opened(self, tmp_path: Path, adb_server: PrivateAdb) -> None:
        file = tmp_path / "report.json"
        file.write_bytes(encode(checked().report))

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
            assert isinstance(app.screen, ResultsScreen)
            assert app.screen.checked.kind == "report"

        drive(story, Start(path=file, server=Server(port=adb_server.port)))

    def test_a_path_is_typed(self, tmp_path: Path, adb_server: PrivateAdb) -> None:
        (tmp_path / "getprop.txt").write_text("[ro.build.version.sdk]: [33]\n[ro.build.version.release]: [13]\n")

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter", "o")
            await until_shown(pilot, "Open something that was saved")
            app.screen.query_one("#path", Input).value = str(tmp_path)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
            assert isinstance(app.screen, ResultsScreen)
            assert app.screen.checked.kind == "saved"
            await until_shown(pilot, "outputs of single commands")

        drive(story, at(adb_server))

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"PK\3\4 and no more", "the archive is cut off"),
            (b'{"format": "other"}', "That did not work"),
            (of_a_later_version(), "has no words"),
            (b"anything", "is nothing that can be judged here"),
        ],
    )
    def test_a_file_that_is_none_is_told(
        self, tmp_path: Path, adb_server: PrivateAdb, content: bytes, told: str
    ) -> None:
        file = tmp_path / "what.zip"
        file.write_bytes(content)

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter", "o")
            app.screen.query_one("#path", Input).value = str(file)
            await pilot.press("enter")
            await until_shown(pilot, told)
            await pilot.press("enter")
            await until_shown(pilot, "Open something that was saved")

        drive(story, at(adb_server))

    def test_what_is_encrypted_needs_its_key(self, tmp_path: Path, adb_server: PrivateAdb) -> None:
        (tmp_path / "kept.zip").write_bytes(b"age-encryption.org/v1\n-> X25519 x\n")
        (tmp_path / "key").write_text("no key")

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await pilot.press("enter", "o")
            app.screen.query_one("#path", Input).value = str(tmp_path / "kept.zip")
            await pilot.press("enter")
            await until_shown(pilot, "kept.zip is encrypted")
            app.screen.query_one("#key", Input).value = str(tmp_path / "key")
            await pilot.press("enter")
            await until_shown(pilot, "is no file with secret keys of age")

        drive(story, at(adb_server))
