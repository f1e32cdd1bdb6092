"""`detector signatures` as a person or a script runs it, with a data folder and a web server of its own."""

import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from detector.cli import command
from detector.cli.signatures import CLASSES, EXPORTS
from detector.cli.updates import ROLES
from detector.errors import DetectorError
from detector.signatures import exports, model, signing_keys
from detector.signatures.feeds import read_feed
from detector.simulator.apk_file import certificate
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import load_phone
from tests.adb_server import plugged

INDICATORS = Path(__file__).parents[3] / "shared" / "indicators"
FEED = """\
- name: Invented Watcher
  type: stalkerware
  packages: [org.example.watcher, org.example.watcher.two]
  certificates: [0123456789ABCDEF0123456789ABCDEF01234567]
  websites: [watcher.example.org]
- name: Invented Listener
  type: stalkerware
  packages: [org.example.listener]
"""
CROWDED = """\
android: 14
maker: Example
model: Crowded
device: crowded
build: UP1A.230905.011
security_patch: 2023-09-05
clock: 2023-09-10 21:40:02
base: google
apps:
"""


class Person:
    """Somebody with a data folder, who runs the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DETECTOR_DATA": str(self.folder), **variables}
        done = subprocess.run(
            [sys.executable, "-m", "detector", *arguments],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    def signatures(self, *arguments: str, expect: int = 0) -> str:
        done = self.run("signatures", *arguments)
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr

    def files(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "data")


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server on loopback, and the folder that it serves."""
    folder = tmp_path / "web"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()
        thread.join()


class TestLooking:
    def test_the_list_is_as_large_as_it_should_be(self, person: Person) -> None:
        counts = json.loads(person.signatures("list", "--format", "json"))
        assert counts["products"] >= 174
        assert counts["packages"] >= 641
        assert counts["certificates"] >= 484
        assert counts["domains"] >= 1500
        assert {one["class"] for one in counts["list"]} == {"stalkerware", "rat", "parental", "anti-theft", "dual-use"}
        assert person.files() == set()

    def test_show_names_the_place_of_every_indicator(self, person: Person) -> None:
        shown = json.loads(person.signatures("show", "spylive360"))
        assert "com.wifi0  (stalkerware/spylive360.yaml:" in " ".join(shown["packages"])
        subject = json.loads(person.signatures("show", "mobistealth"))["organisations"]
        assert [one.split()[0] for one in subject] == ["mobizim"]
        assert person.signatures("show", "nosuch", expect=2).startswith("There is no product")

    def test_search_finds_by_whatever_is_known_of_a_product(self, person: Person) -> None:
        assert "hellospy" in person.signatures("search", "t.ringtone")
        assert "mobistealth" in person.signatures("search", "Mobizim")
        for text in ("com.wifi0", "73bf44a503427f", "sl360-7ba65"):
            assert "spylive360" in person.signatures("search", text)

    def test_the_bundled_list_has_no_problem(self, person: Person) -> None:
        assert person.signatures("lint").strip() == "no problems"

    def test_a_bad_file_is_named_with_line_and_column(self, person: Person, tmp_path: Path) -> None:
        bad = tmp_path / "stalkerware" / "bad.yaml"
        bad.parent.mkdir()
        bad.write_text("id: bad\nname: Bad\nclass: stalkerware\npackages:\n  - not a package\n")
        assert "bad.yaml:5:5: " in person.signatures("lint", str(tmp_path), expect=5)


class TestOnAPhone:
    def test_every_app_of_the_public_feed_is_recognised_over_adb(
        self, person: Person, adb_server: PrivateAdb, tmp_path: Path
    ) -> None:
        if not INDICATORS.is_dir():
            pytest.fail("no public indicators") if os.environ.get("CI") == "true" else pytest.skip("no indicators")
        feeds = [read_feed((INDICATORS / name).read_bytes(), name=name) for name in ("ioc.yaml", "watchware.yaml")]
        names = {package.name for feed in feeds for product in feed.products for package in product.packages}
        phone = tmp_path / "crowded.yaml"
        phone.write_text(CROWDED + "".join(f"  {name}: {{from: hand}}\n" for name in sorted(names)))
        with plugged(adb_server, str(phone)) as (_, device):
            arguments = ("scan", "-s", device.serial, "--format", "json")
            report = json.loads(person.run(*arguments, ANDROID_ADB_SERVER_PORT=str(adb_server.port)).stdout)
        found = {one["package"] for one in report["findings"] if one["rule"] == "known-app"}
        assert len(names) == 641
        assert names - found == set()


class TestByHand:
    def test_an_added_product_is_found_on_a_phone(self, person: Person, adb_server: PrivateAdb) -> None:
        person.signatures("add", "own-find", "--package", "com.garmin.android.apps.connectmobile", "--note", "seen")
        assert person.signatures("lint").strip() == "no problems"
        with plugged(adb_server, "hard-benign") as (_, device):
            arguments = ("scan", "-s", device.serial, "--format", "json")
            done = person.run(*arguments, ANDROID_ADB_SERVER_PORT=str(adb_server.port))
        assert done.returncode == 1
        assert json.loads(done.stdout)["findings"][0]["package"] == "com.garmin.android.apps.connectmobile"

    def test_a_renamed_app_is_confirmed_by_its_signature(self, person: Person, adb_server: PrivateAdb) -> None:
        """The certificate is read from the tail of the APK, over adb."""
        app = next(app for app in load_phone("hidden-unknown").apps if app.name == "com.sysmod.update.helper")
        digest = hashlib.sha1(certificate(app.signature)).hexdigest()
        person.signatures("add", "invented", "--package", "org.example.elsewhere", "--certificate", digest)
        with plugged(adb_server, "hidden-unknown") as (_, device):
            arguments = ("scan", "-s", device.serial, "--format", "json", "--fail-on", "confirmed")
            done = person.run(*arguments, ANDROID_ADB_SERVER_PORT=str(adb_server.port))
            text = person.run("scan", "-s", device.serial, ANDROID_ADB_SERVER_PORT=str(adb_server.port)).stdout
        worst = json.loads(done.stdout)["findings"][0]
        assert (done.returncode, worst["level"], worst["package"]) == (1, "confirmed", "com.sysmod.update.helper")
        assert worst["because"] == ["listed-signer"]
        assert "is installed under another name. We recognise its maker's signature." in " ".join(text.split())

    def test_an_app_is_taken_from_a_saved_report(self, person: Person, adb_server: PrivateAdb, tmp_path: Path) -> None:
        report = tmp_path / "report.json"
        port = str(adb_server.port)
        with plugged(adb_server, "hidden-unknown") as (_, device):
            arguments = ("scan", "-s", device.serial, "--format", "json", "-o", str(report))
            person.run(*arguments, ANDROID_ADB_SERVER_PORT=port)
            package = json.loads(report.read_text())["findings"][0]["package"]
            person.signatures("add", "the-hidden-one", "--from-report", str(report), package)
            done = person.run("scan", "-s", device.serial, ANDROID_ADB_SERVER_PORT=port)
        assert "known: the-hidden-one" in done.stdout

    def test_an_allowed_app_is_explained_and_stays(self, person: Person, adb_server: PrivateAdb) -> None:
        person.signatures("allow", "com.android.core.mnto", "--note", "my phone")
        with plugged(adb_server, "infected") as (_, device):
            done = person.run("scan", "-s", device.serial, ANDROID_ADB_SERVER_PORT=str(adb_server.port))
        assert "known: Hoverwatch" in done.stdout
        assert "you noted that you know an app of this name (my phone)" in " ".join(done.stdout.split())
        assert done.returncode == 1

    def test_that_an_app_is_known_can_be_taken_back(self, person: Person) -> None:
        person.signatures("allow", "com.example.family")
        person.signatures("allow", "com.example.family", "--undo")
        assert person.files() == set()
        assert "not among the apps" in person.signatures("allow", "com.example.family", "--undo", expect=2)

    def test_a_denied_app_becomes_a_finding(self, person: Person, adb_server: PrivateAdb) -> None:
        person.signatures("deny", "com.whatsapp")
        with plugged(adb_server, "clean-pixel") as (_, device):
            done = person.run("scan", "-s", device.serial, ANDROID_ADB_SERVER_PORT=str(adb_server.port))
        assert done.returncode == 1
        assert "com.whatsapp" in done.stdout

    @pytest.mark.parametrize(
        "arguments", [("add", "Not An Id", "--package", "a.b"), ("add", "empty"), ("allow", "no name"), ("deny", "x")]
    )
    def test_nonsense_is_refused(self, person: Person, arguments: tuple[str, ...]) -> None:
        person.signatures(*arguments, expect=2)
        assert person.files() == set()


class TestUpdates:
    def test_a_check_changes_nothing(self, person: Person, web: tuple[str, Path]) -> None:
        url, folder = web
        (folder / "ioc.yaml").write_text(FEED)
        assert "2 products would be new" in person.signatures("update", "--from", f"{url}/ioc.yaml", "--check")
        assert person.files() == set()

    def test_update_use_and_roll_back(self, person: Person, web: tuple[str, Path]) -> None:
        url, folder = web
        (folder / "ioc.yaml").write_text(FEED)
        assert "2 products new" in person.signatures("update", "--from", f"{url}/ioc.yaml")
        assert "invented-watcher" in person.signatures("search", "org.example.watcher")
        (folder / "ioc.yaml").write_text(
            FEED + "- {name: Invented Third, type: stalkerware, packages: [org.example.third]}\n"
        )
        assert "1 products new: inventedthird" in person.signatures("update", "--from", f"{url}/ioc.yaml").replace(
            "-", ""
        )
        assert person.signatures("update", "--from", f"{url}/ioc.yaml").strip().endswith("the same as before")
        assert "0001" in person.signatures("rollback")
        person.signatures("search", "org.example.third", expect=2)
        assert person.signatures("sets").count("in use") == 1

    def test_a_list_that_would_recognise_less_needs_force(self, person: Person, web: tuple[str, Path]) -> None:
        url, folder = web
        (folder / "ioc.yaml").write_text(FEED)
        person.signatures("update", "--from", f"{url}/ioc.yaml")
        (folder / "ioc.yaml").write_text(
            "- {name: Invented Listener, type: stalkerware, packages: [org.example.listener]}\n"
        )
        assert "refused" in person.signatures("update", "--from", f"{url}/ioc.yaml", expect=5)
        assert "invented-watcher" in person.signatures("search", "org.example.watcher")
        person.signatures("update", "--from", f"{url}/ioc.yaml", "--force")
        person.signatures("search", "org.example.watcher", expect=2)

    @pytest.mark.parametrize("body", ["<!DOCTYPE html><html>not here</html>", "", "- name: [", "a: &x [*x, *x]\n"])
    def test_what_is_no_list_is_refused(self, person: Person, web: tuple[str, Path], body: str) -> None:
        url, folder = web
        (folder / "ioc.yaml").write_text(body)
        assert "ioc.yaml" in person.signatures("update", "--from", f"{url}/ioc.yaml", expect=5)
        assert "no update was made" in person.signatures("sets")

    def test_each_source_that_fails_is_told_and_the_others_are_in_place(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        texts = {"one": "nonsense", "list.yaml": FEED, "two": "nonsense"}
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        asked = tuple((tmp_path / name, "") for name in texts)
        monkeypatch.setattr("detector.signatures.origins.origins", lambda *_: asked)
        monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
        done = CliRunner().invoke(command, ["signatures", "update"], standalone_mode=False)
        assert isinstance(done.exception, DetectorError)
        assert "2 products" in done.stdout
        assert "one:1: this is no feed that is known" in done.stderr
        assert "The formats: " in done.stderr
        assert "two:1: this is no feed that is known" in str(done.exception)

    def test_an_index_says_where_lists_lie(self, person: Person, tmp_path: Path) -> None:
        index = tmp_path / "indicators.yaml"
        index.write_text('indicators: [{name: Invented, download_url: "https://example.org/list.stix2"}]')
        said = person.signatures("update", "--from", str(index), expect=5)
        assert "https://example.org/list.stix2" in said
        assert "no update was made" in person.signatures("sets")

    def test_a_missing_page_and_a_missing_file(self, person: Person, web: tuple[str, Path]) -> None:
        url, _ = web
        assert "404" in person.signatures("update", "--from", f"{url}/nosuch.yaml", expect=5)
        person.signatures("update", "--from", "nosuch.yaml", expect=2)

    def test_offline_forbids_the_network_and_allows_a_file(self, person: Person, tmp_path: Path) -> None:
        (tmp_path / "list.yaml").write_text(FEED)
        assert "--offline" in person.signatures("update", "--offline", expect=2)
        assert "2 products new" in person.signatures("update", "--offline", "--from", str(tmp_path / "list.yaml"))

    def test_the_report_names_the_set(self, person: Person, adb_server: PrivateAdb, tmp_path: Path) -> None:
        (tmp_path / "list.yaml").write_text(FEED)
        person.signatures("update", "--from", str(tmp_path / "list.yaml"))
        with plugged(adb_server, "clean-pixel") as (_, device):
            arguments = ("scan", "-s", device.serial, "--format", "json")
            done = person.run(*arguments, ANDROID_ADB_SERVER_PORT=str(adb_server.port))
        named = json.loads(done.stdout)["signature_set"]
        assert named["revision"].startswith("0001-")
        assert named["age_days"] == 0
        assert len(named["sha256"]) == 64

    def test_a_damaged_update_is_never_lost_in_silence(
        self, person: Person, adb_server: PrivateAdb, tmp_path: Path
    ) -> None:
        for number in (1, 2):
            (tmp_path / "list.yaml").write_text(FEED + f"# {number}\n")
            person.signatures("update", "--from", str(tmp_path / "list.yaml"))
        newer, older = sorted((person.folder / "updates" / "sets").iterdir(), reverse=True)
        with plugged(adb_server, "clean-pixel") as (_, device):
            arguments = ("scan", "-s", device.serial)
            port = str(adb_server.port)
            (newer / "set.json").write_text("damaged")
            one_left = person.run(*arguments, ANDROID_ADB_SERVER_PORT=port)
            (older / "set.json").write_text("damaged")
            none_left = person.run(*arguments, ANDROID_ADB_SERVER_PORT=port)
        assert "The last update of the list could not be used" in one_left.stdout
        assert (none_left.returncode, none_left.stdout) == (5, "")
        assert "cannot be used" in none_left.stderr
        person.signatures("update", "--from", str(tmp_path / "list.yaml"))
        assert "invented-watcher" in person.signatures("search", "org.example.watcher")

    def test_a_list_of_known_apps_that_is_no_text_is_an_error(self, person: Person) -> None:
        person.signatures("allow", "org.example.mine")
        (person.folder / "allowed.yaml").write_bytes(b"\xff\xfe\x00")
        assert "allowed.yaml cannot be read" in person.signatures("list", expect=5)

    def test_an_organisation_publishes_and_a_person_trusts_it(
        self, person: Person, web: tuple[str, Path], tmp_path: Path
    ) -> None:
        url, folder = web
        own = Person(tmp_path / "organisation")
        own.signatures("add", "of-the-clinic", "--package", "org.example.clinic")
        published = own.signatures(
            "publish", str(own.folder / "own"), str(folder / "repo"), "--keys", str(tmp_path / "keys")
        )
        root = next((folder / "repo").rglob("1.root.json"))
        trusted = person.signatures("trust", "clinic", f"{url}/repo/", str(root))
        assert trusted.split(":")[-1].strip() in published
        person.signatures("update", "--from", "clinic")
        assert "of-the-clinic" in person.signatures("search", "org.example.clinic")
        rotated = own.signatures("rotate", str(folder / "repo"), "--keys", str(tmp_path / "keys"), "--role", "targets")
        assert "version 2; root file: " in rotated
        person.signatures("update", "--from", "clinic")
        assert "distrust" in person.signatures("trust", "clinic", f"{url}/repo/", str(root), expect=5)
        assert "clinic" in person.signatures("distrust", "clinic")
        person.signatures("update", "--from", "clinic", expect=2)
        person.signatures("distrust", "clinic", expect=5)

    def test_the_help_names_what_there_is(self) -> None:
        assert (model.CLASSES, tuple(exports.EXPORTS), signing_keys.ROLES) == (CLASSES, EXPORTS, ROLES)


class TestExports:
    @pytest.mark.parametrize("name", ["stix", "echap", "csv", "hosts", "dns"])
    def test_equal_lists_give_equal_bytes(self, person: Person, tmp_path: Path, name: str) -> None:
        files = [tmp_path / "one", tmp_path / "two"]
        for file in files:
            person.signatures("export", name, "-o", str(file))
        assert files[0].read_bytes() == files[1].read_bytes()
        assert len(files[0].read_bytes()) > 10_000
