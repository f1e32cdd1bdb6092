"""What goes wrong is told in Chinese on the screens of those who read Chinese: no English sentence is left there."""

import errno
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pyrage
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from detector.signatures.feed_list import PublicFeed
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources import adb, phone_states
from detector.sources.adb import Server
from detector.tui.app import PhoneCheck
from detector.tui.checked import Phone
from detector.tui.screens.opening import OpeningScreen
from detector.tui.screens.phones import PhonesScreen
from detector.tui.screens.problem import ProblemDialog
from detector.tui.screens.results import VIEWS, ResultsScreen
from detector.tui.start import Start
from detector.tui.working import in_words
from tests.adb_server import plugged
from tests.cli.test_in_chinese import FILES, PUBLIC, REPORTS, put
from tests.english import english_in
from tests.tui.acting import results
from tests.tui.harness import LARGE, drive, shown, until, until_shown
from tests.tui.test_saving import opened
from tests.tui.test_updating import asked

NOBODY = Server(port=9)
OTHER_KEY = str(pyrage.x25519.Identity.generate())


async def require_chinese(pilot: "Pilot[None]", *parts: str) -> None:
    """These words stand there, and no English ones."""
    for part in parts:
        await until_shown(pilot, part)
    assert english_in(" ".join(shown(pilot.app).split("\n"))) == []


def at(server: Server | PrivateAdb, extra: tuple[Path, ...] = ()) -> Start:
    return Start(lang="zh", server=Server(port=server.port), extra=extra)


async def to_the_phones(pilot: "Pilot[None]", app: PhoneCheck) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, PhonesScreen))


class TestPhones:
    def test_none(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await to_the_phones(pilot, app)
            await require_chinese(pilot, "没有连接任何设备", "请用能传输数据的数据线")

        drive(story, at(adb_server), size=LARGE)

    def test_one_that_has_not_allowed_this_computer(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, faults=Faults(unauthorized=True)):
                await to_the_phones(pilot, app)
                await require_chinese(pilot, "请在手机上点“允许”", "是否允许 USB 调试？")

        drive(story, at(adb_server), size=LARGE)

    def test_no_server(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DETECTOR_ADB", "/bin/false")

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await to_the_phones(pilot, app)
            await require_chinese(pilot, "位于 127.0.0.1:9 的 adb 服务没有回应", "adb start-server")

        drive(story, at(NOBODY), size=LARGE)

    def test_no_program(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(adb, "find_adb", lambda: None)

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await to_the_phones(pilot, app)
            await require_chinese(pilot, "没有找到与手机通信的程序 adb", "apt install adb")

        drive(story, at(NOBODY), size=LARGE)

    def test_a_port_that_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "70000")

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await to_the_phones(pilot, app)
            await require_chinese(pilot, "写的不是端口：70000")
            await pilot.press("w")
            await until(pilot, lambda: isinstance(app.screen, ProblemDialog))
            await require_chinese(pilot, "写的不是端口：70000")

        drive(story, Start(lang="zh"), size=LARGE)

    def test_one_that_is_gone_when_the_check_begins(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await to_the_phones(pilot, app)
            app.check(Phone(serial="SERIAL", server=Server(port=adb_server.port)))
            await require_chinese(pilot, "手机 SERIAL 没有连接", "没有连接手机")

        drive(story, at(adb_server), size=LARGE)

    def test_one_that_is_pulled_out(self, adb_server: PrivateAdb) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, "clean-pixel", Faults(disconnect_after=12)):
                await to_the_phones(pilot, app)
                await until_shown(pilot, "就绪")
                await pilot.press("enter")
                await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
            await pilot.press(str(1 + VIEWS.index("unread")))
            await require_chinese(pilot, "手机已断开（手机被拔下或关机了）")

        drive(story, at(adb_server), size=LARGE)

    def test_signatures_that_cannot_be_used(self, adb_server: PrivateAdb, tmp_path: Path) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            with plugged(adb_server, "clean-pixel"):
                await to_the_phones(pilot, app)
                await until_shown(pilot, "就绪")
                await pilot.press("enter")
                await require_chinese(pilot, "名单文件有一处问题", "mine.yaml:1:4")

        drive(story, at(adb_server, (Path(put(tmp_path / "mine.yaml", b"a: &b c")),)), size=LARGE)


def opening(path: str) -> Callable[["Pilot[None]", PhoneCheck], Awaitable[None]]:
    """A story that begins with opening that path."""

    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.push_screen(OpeningScreen())
        await until(pilot, lambda: bool(app.screen.query("#path")))
        app.screen.query_one("#path", Input).value = path
        await pilot.press("ctrl+o")

    return story


class TestFiles:
    @pytest.mark.parametrize("name", ["cut.zip", "broken.zip", "other.zip", "{brace}", "missing.zip"])
    def test_what_is_handed_over(self, tmp_path: Path, name: str) -> None:
        content, said = FILES[name]

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await opening(put(tmp_path / name, content))(pilot, app)
            await require_chinese(pilot, name, said)

        drive(story, Start(lang="zh"), size=LARGE)

    @pytest.mark.parametrize("name", ["no-json", "other", "newer"])
    def test_a_report_that_cannot_be_used(self, tmp_path: Path, name: str) -> None:
        content, said = REPORTS[name]

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await opening(put(tmp_path / "report.json", content))(pilot, app)
            await require_chinese(pilot, said)

        drive(story, Start(lang="zh"), size=LARGE)

    @pytest.mark.parametrize(
        ("key", "said"), [(PUBLIC, "不是存放 age 密钥的文件"), (OTHER_KEY, "密钥打不开它")], ids=["public", "another"]
    )
    def test_the_wrong_key(self, tmp_path: Path, key: str, said: str) -> None:
        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await opening(put(tmp_path / "kept.zip", FILES["encrypted.zip.age"][0]))(pilot, app)
            await require_chinese(pilot, "kept.zip 已加密")
            app.screen.query_one("#key", Input).value = put(tmp_path / "key.txt", key.encode())
            await pilot.press("enter")
            await require_chinese(pilot, said)

        drive(story, Start(lang="zh"), size=LARGE)

    @pytest.mark.parametrize(
        ("number", "said"),
        [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "您不能在这个文件夹中写入"), (errno.EIO, "读写磁盘时出错")],
    )
    def test_a_report_that_cannot_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
    ) -> None:
        def refuse(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await opened(pilot, app, tmp_path / "report.html")
            await pilot.press("ctrl+s")
            await require_chinese(pilot, said)

        drive(story, Start(lang="zh"), size=LARGE)

    def test_an_update_that_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DETECTOR_DATA", str(tmp_path / "data"))
        url = f"http://127.0.0.1:{NOBODY.port}/list.yaml"
        feed = PublicFeed(
            name="list", urls=(url,), format="echap", licence="CC0-1.0", attribution="Nobody", default=True
        )
        monkeypatch.setattr("detector.signatures.origins.read_feeds", lambda _: (feed,))

        async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
            await results(pilot, app)
            await asked(pilot, app)
            await pilot.press("enter")
            await require_chinese(pilot, "正在使用的名单不变：", url, "没有连接")

        drive(story, Start(lang="zh"), size=LARGE)


def test_a_mistake_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        await results(pilot, app)
        app.tell(in_words(RuntimeError("x")))
        await require_chinese(pilot, "本程序内部出错（RuntimeError: x）")

    drive(story, Start(lang="zh"), size=LARGE)


def test_a_problem_is_told_anew_when_the_language_changes() -> None:
    async def story(pilot: "Pilot[None]", app: PhoneCheck) -> None:
        app.tell(phone_states.no_phone())
        await until_shown(pilot, "No phone is connected")
        app.speak("zh")
        await require_chinese(pilot, "没有连接手机", "请用能传输数据的数据线")

    drive(story, size=LARGE)
