"""What can be done with a result in lines of text: the same as on the screens, with a way back from every question."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

from detector.handed_over import opened
from detector.observations import End, Watched
from detector.report import encode
from detector.signatures.editing import deny
from detector.signatures.feed_list import PublicFeed
from detector.signatures.library import Library
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources.acquisition.checking import find
from detector.sources.adb import Server
from detector.tui.check import Check
from detector.tui.checked import Checked, Phone, Saved
from detector.watch import controller, device
from detector.wording import Words
from tests.adb_server import plugged
from tests.signatures.invented_feed import feed_text
from tests.signatures.web_server import WebServer, fixed, serving
from tests.tui.acting import CHECKED, SPY
from tests.tui.harness import checked
from tests.tui.linear.conversing import AGAIN, COMPARE, FOUND, JUDGE, KEEP, KNOW, MORE, UPDATE, WATCH, of_checked
from tests.tui.test_watching import SEEN

CLEAN = checked("clean-pixel")
WORDS = Words()
YES, BACK = "1", "0"
NO, HERE, ALWAYS = "1", "2", "3"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
    return Library()


class TestComparing:
    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_what_is_new_and_gone_is_told_in_words(self, tmp_path: Path, lang: str) -> None:
        path = tmp_path / "earlier.json"
        path.write_bytes(encode(CLEAN.report))
        heard = of_checked(CHECKED, MORE, COMPARE, str(path), lang=lang)
        _, _, differences = heard.partition(Words(lang)("diff.title"))
        name = Words(lang)("join.lists").join(("“Sync Service”", SPY))
        assert f"\n{Words(lang)('diff.new', what=name)}\n" in differences
        assert not [line for line in differences.splitlines() if line[:1] in "+−~?─·" and line]

    def test_what_cannot_be_compared_is_told_and_another_one_can_be_named(self, tmp_path: Path) -> None:
        broken, files = tmp_path / "broken.json", tmp_path / "files.json"
        broken.write_text("{")
        files.write_bytes(encode(structs.replace(CLEAN.report, source="files")))
        paths = (str(broken), str(files), str(tmp_path / "no"), "/tmp/\0", "")
        heard = of_checked(CHECKED, *(answer for path in paths for answer in (MORE, COMPARE, path)))
        assert "This report cannot be read" in heard
        assert WORDS("do.compare.files", name="files.json") in heard
        assert "no cannot be read" in heard
        assert heard.count(WORDS("do.compare.title")) == len(paths)


class TestKnowing:
    def test_a_mark_is_told_until_it_is_taken_back_and_leaves_no_trace(self, library: Library) -> None:
        heard = of_checked(CHECKED, FOUND, "1", KNOW, HERE, BACK, "", BACK, "1", FOUND, "1", KNOW, NO, BACK, BACK, "1")
        assert WORDS("linear.know.done.here") in heard
        assert WORDS("linear.know.marked") in heard
        assert heard.count("You marked 1 app as known") == 1
        assert heard.count(f"known: Hoverwatch; {WORDS('result.known')}\n") == 2
        assert WORDS("result.known.page") in heard
        assert not library.folder.exists()

    def test_a_note_is_judged_at_once_and_can_be_taken_back(self, library: Library) -> None:
        heard = of_checked(CHECKED, FOUND, "1", KNOW, ALWAYS, "ours", BACK, "1", KNOW, BACK)
        assert library.allowed() == {SPY: "ours"}
        assert "you noted that you know an app of this name (ours)" in heard
        assert WORDS("linear.know.noted", note="ours") in heard
        of_checked(CHECKED, FOUND, "1", KNOW, NO)
        assert not library.allowed_file.exists()

    def test_a_saved_report_stays_as_it_is(self) -> None:
        heard = of_checked(Checked(report=CHECKED.report), FOUND, "1", KNOW, ALWAYS, "")
        assert WORDS("linear.know.done.later") in heard

    def test_what_goes_wrong_is_told_and_the_conversation_goes_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_text("no folder")
        monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "file" / "data"))
        heard = of_checked(CHECKED, FOUND, "1", KNOW, ALWAYS, "", BACK)
        assert "not be written: File exists" in heard
        assert heard.rindex(WORDS("linear.menu.found")) > heard.index("not be written")


class TestAgain:
    def test_another_answer_is_told(self, adb_server: PrivateAdb) -> None:
        with plugged(adb_server, "infected") as (_, phone):
            again = structs.replace(CLEAN, again=Phone(serial=phone.serial, server=Server(port=adb_server.port)))
            heard = of_checked(again, MORE, AGAIN, YES, "1")
        assert WORDS("do.again.phone") in heard
        assert f"new: “Sync Service”; {SPY}\n" in heard
        assert heard.count("1 known monitoring app, ") == 1

    def test_a_phone_that_is_gone_leaves_what_was_found(self, adb_server: PrivateAdb) -> None:
        gone = structs.replace(CHECKED, again=Phone(serial="gone", server=Server(port=adb_server.port)))
        heard = of_checked(gone, MORE, AGAIN, YES, "1")
        assert "The phone gone is not connected." in heard
        assert heard.count("1 known monitoring app, ") == 2

    def test_a_saved_report_can_only_be_shown(self) -> None:
        saved = Checked(report=CHECKED.report, again=Saved(path=Path("report.json")))
        heard = of_checked(saved, MORE, AGAIN, MORE, JUDGE)
        assert WORDS("do.again.not-possible") in heard
        assert WORDS("do.judge.not-possible") in heard

    def test_the_same_list_gives_the_same_answer_and_a_newer_one_is_told(self, library: Library) -> None:
        assert WORDS("do.judge.same") in of_checked(CLEAN, MORE, JUDGE)
        deny(library.own, "com.whatsapp")
        heard = of_checked(CLEAN, MORE, JUDGE, "1")
        assert WORDS("diff.title") in heard
        assert "1 known monitoring app, " in heard

    def test_a_list_that_cannot_be_used_leaves_what_was_found(self, library: Library) -> None:
        library.own.mkdir(parents=True)
        (library.own / "broken.yaml").write_text("id: [")
        heard = of_checked(CHECKED, MORE, JUDGE, "1")
        assert "broken.yaml" in heard
        assert heard.count("1 known monitoring app, ") == 2


class TestUpdating:
    @pytest.fixture
    def server(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
        """A list on this computer in place of the public ones."""
        with serving(tmp_path / "web") as found:
            found.routes["/ioc.yaml"] = fixed(feed_text(10).encode())
            feed = PublicFeed(
                name="ioc",
                urls=(f"{found.url}/ioc.yaml",),
                format="echap",
                at_least=5,
                licence="CC0-1.0",
                attribution="Nobody",
                default=True,
            )
            monkeypatch.setattr("detector.signatures.origins.read_feeds", lambda _: (feed,))
            yield found

    def test_nobody_is_asked_before_it_was_said_and_wanted(self, server: WebServer, library: Library) -> None:
        heard = of_checked(CHECKED, MORE, UPDATE, BACK)
        assert heard.index(WORDS("do.update.network")) < heard.index(WORDS("do.update.hosts", hosts="127.0.0.1"))
        assert server.seen == []
        assert not library.folder.exists()

    def test_what_came_is_told_and_the_phone_is_judged_with_it(self, server: WebServer, library: Library) -> None:
        heard = of_checked(CHECKED, MORE, UPDATE, YES, MORE, UPDATE, YES)
        assert "ioc: 10 products, in use now" in heard
        assert WORDS("diff.title") in heard or WORDS("diff.none") in heard
        assert "ioc: the same as before" in heard
        assert heard.count(WORDS("do.update.nothing")) == 1
        assert library.store.usable() is not None
        assert len(server.seen) == 2


class TestKeeping:
    def test_it_is_kept_and_the_seal_is_told(self, adb_server: PrivateAdb, tmp_path: Path) -> None:
        path = tmp_path / "phone.zip"
        with plugged(adb_server) as (_, phone):
            again = structs.replace(CHECKED, again=Phone(serial=phone.serial, server=Server(port=adb_server.port)))
            heard = of_checked(again, MORE, KEEP, YES, "", str(path))
        with opened(path) as files:
            sealed = find(files)
            assert sealed is not None
            assert sealed.seal in heard
        assert heard.index(WORDS("do.keep.personal")) < heard.index(sealed.seal)

    def test_every_question_has_a_way_back_and_what_goes_wrong_keeps_nothing(
        self, adb_server: PrivateAdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with plugged(adb_server) as (_, phone):
            again = structs.replace(CHECKED, again=Phone(serial=phone.serial, server=Server(port=adb_server.port)))
            answers = [(BACK,), (YES, "", "0"), (YES, "no key", "")]
            answers += [(YES, "", path) for path in ("/nowhere/x.zip", "/tmp/\0.zip", "x" * 4000)]
            heard = of_checked(again, *(one for some in answers for one in (MORE, KEEP, *some)))
        assert "no key" in heard
        assert WORDS("do.wrong.no-folder", folder="/nowhere") in heard
        assert heard.count(" cannot be the name of a file here.") == 2
        assert heard.count(WORDS("do.keep.title")) == len(answers)
        assert not [one for one in tmp_path.iterdir() if one.name != "data"]

    def test_ctrl_c_keeps_nothing(
        self, adb_server: PrivateAdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = Check.run

        def stopped(check: Check, on_step: Callable[[Any], None], *rest: Any) -> Checked:
            check.stop()
            return run(check, on_step, *rest)

        monkeypatch.setattr(Check, "run", stopped)
        with plugged(adb_server, faults=Faults(hang=("appops",))) as (_, phone):
            again = structs.replace(CHECKED, again=Phone(serial=phone.serial, server=Server(port=adb_server.port)))
            heard = of_checked(again, MORE, KEEP, YES, "", str(tmp_path / "phone.zip"))
        assert WORDS("linear.keep.stopped") in heard
        assert not (tmp_path / "phone.zip").exists()

    def test_what_holds_no_answers_says_so(self) -> None:
        assert WORDS("do.keep.no-phone") in of_checked(Checked(report=CHECKED.report), MORE, KEEP)


class TestWatching:
    HERE = Phone(serial="127.0.0.1:5555", server=Server())

    @pytest.fixture(autouse=True)
    def phone(self, monkeypatch: pytest.MonkeyPatch) -> list[threading.Event]:
        """A phone whose app is seen to do one thing; each watching leaves its way to be stopped."""
        begun: list[threading.Event] = []

        def watch(_target: object, *, on_change: Callable[[Watched], None], stop: threading.Event, **_: Any) -> Watched:
            begun.append(stop)
            on_change(SEEN)
            return structs.replace(SEEN, end=End.APP_ENDED)

        monkeypatch.setattr(device, "find", lambda *_, **__: SimpleNamespace(close=lambda: None))
        monkeypatch.setattr(controller, "target_of", lambda *_, **__: None)
        monkeypatch.setattr(controller, "watch", watch)
        return begun

    def test_words_first_then_what_comes_and_how_it_ended(self, phone: list[threading.Event]) -> None:
        found = structs.replace(CHECKED, again=self.HERE)
        assert WORDS("watch.consent.2") in of_checked(found, FOUND, "1", WATCH, BACK)
        assert phone == []
        heard = of_checked(found, FOUND, "1", WATCH, YES)
        places = [
            heard.index(one)
            for one in (
                WORDS("watch.consent.5"),
                WORDS("watch.screen.on", package=SPY),
                "[b]c2[/b].example, 7×",
                WORDS("watch.screen.over", package=SPY),
                "Some apps end when they notice Frida",
            )
        ]
        assert places == sorted(places)

    def test_what_was_saved_cannot_be_watched(self, phone: list[threading.Event]) -> None:
        assert WORDS("watch.screen.no-phone") in of_checked(CHECKED, FOUND, "1", WATCH)
        assert phone == []
