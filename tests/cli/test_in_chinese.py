"""What goes wrong is told in Chinese to those who read Chinese: no English sentence is left on the way."""

import errno
import io
import os
import zipfile
from pathlib import Path

import pyrage
import pytest

from detector.cli import command
from detector.errors import DetectorError, ExitCode
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.sources import adb
from detector.wording import Words
from tests.adb_server import plugged
from tests.cli.test_scan import run
from tests.english import english_in
from tests.signatures.web_server import Route, fixed, serving

ROOT = Path(__file__).parents[2]
CHINESE = ("--lang", "zh")
PORT_OF_NOBODY = 9


@pytest.fixture
def server(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch) -> PrivateAdb:
    """The adb server that the program uses."""
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(adb_server.port))
    monkeypatch.delenv("ANDROID_SERIAL", raising=False)
    return adb_server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person who reads Chinese, with nothing in it yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problem(*arguments: str) -> str:
    """What a person is told by a command that does not work."""
    noted: dict[str, str] = {}
    with pytest.raises(DetectorError) as caught:
        command.main(arguments, "detector", standalone_mode=False, obj=noted)
    assert noted == ({"lang": "zh"} if "--lang" in arguments else {})
    return "\n".join(Words("zh").problem(caught.value))


def require_chinese(told: str, *parts: str) -> None:
    assert english_in(told) == []
    for part in parts:
        assert part in told


class TestPhones:
    """Over the real adb path."""

    @pytest.mark.parametrize("arguments", [("scan", *CHINESE), ("devices",)])
    def test_the_program_says_it_as_it_is_run(self, server: PrivateAdb, home: Path, arguments: tuple[str, ...]) -> None:
        done = run(server.port, *arguments, cwd=ROOT)
        require_chinese(done.stderr, "没有连接手机", "请用能传输数据的数据线")
        assert done.returncode == ExitCode.NO_SOURCE

    def test_a_phone_that_has_not_allowed_this_computer(self, server: PrivateAdb, home: Path) -> None:
        with plugged(server, faults=Faults(unauthorized=True)):
            require_chinese(problem("scan", *CHINESE), "还没有允许这台电脑", "是否允许 USB 调试？")

    def test_several_phones_and_one_that_is_not_there(self, server: PrivateAdb, home: Path) -> None:
        with plugged(server), plugged(server, "clean-pixel"):
            require_chinese(problem("scan", *CHINESE), "连接了 2 部手机：", "--serial")
            require_chinese(
                problem("acquire", "-o", "kept", *CHINESE, "-s", "SERIAL"), "手机 SERIAL 没有连接", "已连接的有："
            )

    def test_a_phone_that_is_pulled_out(
        self, server: PrivateAdb, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with plugged(server, "clean-pixel", Faults(disconnect_after=12)):
            command.main(("scan", *CHINESE), "detector", standalone_mode=False)
        require_chinese(capsys.readouterr().out, "手机已断开（手机被拔下或关机了）")

    def test_no_server_and_no_program(self, server: PrivateAdb, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(PORT_OF_NOBODY))
        monkeypatch.setenv("DETECTOR_ADB", "/bin/false")
        require_chinese(problem("scan", *CHINESE), "adb 服务没有回应", "adb start-server")
        monkeypatch.setattr(adb, "find_adb", lambda: None)
        require_chinese(problem("scan", *CHINESE), "没有找到与手机通信的程序 adb", "apt install adb")

    @pytest.mark.parametrize("port", ["abc", "70000"])
    def test_a_port_that_is_none(self, server: PrivateAdb, home: Path, port: str) -> None:
        done = run(server.port, "scan", *CHINESE, cwd=ROOT, variables={"ANDROID_ADB_SERVER_PORT": port})
        require_chinese(done.stderr, "写的不是端口", "1 到 65535")
        assert done.returncode == ExitCode.USAGE

    @pytest.mark.parametrize(
        ("option", "path", "why"),
        [
            ("--output", "nowhere/report.txt", "没有这个文件或文件夹"),
            ("--save", "there.zip", "已经存在"),
            ("--save", "nowhere/kept.zip", "没有这个文件或文件夹"),
        ],
    )
    def test_what_cannot_be_written(self, server: PrivateAdb, home: Path, option: str, path: str, why: str) -> None:
        (home / "there.zip").touch()
        with plugged(server, "clean-pixel"):
            require_chinese(problem("scan", *CHINESE, "--quick", option, path), path, why)

    @pytest.mark.parametrize(("number", "why"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "磁盘只能读取")])
    def test_a_disk_that_takes_nothing(
        self, server: PrivateAdb, home: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
    ) -> None:
        def refuse(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)
        with plugged(server, "clean-pixel"):
            for option, path in (("--output", "report.html"), ("--save", "kept.zip"), ("--save", "kept")):
                require_chinese(problem("scan", *CHINESE, "--quick", option, path), path, why)


KEY = str(pyrage.x25519.Identity.generate())
PUBLIC = str(pyrage.x25519.Identity.from_str(KEY).to_public())


def zipped(name: str = "x.txt") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "nothing of a phone\n" * 100)
    return file.getvalue()


FILES = {
    "cut.zip": (zipped()[:200], "压缩包不完整"),
    "broken.zip": (zipped().replace(b"PK\1\2", b"PK\1\1"), "压缩包里的目录已损坏"),
    "other.zip": (zipped(), "不是这里能判断的内容"),
    "{brace}": (b"", "不是这里能判断的内容"),
    "encrypted.zip.age": (pyrage.encrypt(zipped(), [pyrage.x25519.Recipient.from_str(PUBLIC)]), "--identity"),
    "missing.zip": (None, "没有这个文件或文件夹"),
}
"""What is handed over, and what is said of it."""
REPORTS = {
    "no-json": (b"{", "数据不完整"),
    "other": (b'{"format": "other"}', "这个文件不是本程序的报告"),
    "newer": (b'{"format": "stalkerware-detector-report", "version": 99}', "由本程序的较新版本生成"),
    "missing": (None, "没有这个文件或文件夹"),
}


def put(path: Path, content: bytes | None) -> str:
    if content is not None:
        path.write_bytes(content)
    return str(path)


class TestFiles:
    @pytest.mark.parametrize("name", FILES)
    def test_what_is_handed_over(self, home: Path, name: str) -> None:
        content, said = FILES[name]
        require_chinese(problem("scan", *CHINESE, "--from", put(home / name, content)), name, said)

    @pytest.mark.parametrize(
        ("key", "said"),
        [
            (str(pyrage.x25519.Identity.generate()), "密钥打不开它"),
            (PUBLIC, "不是存放 age 密钥的文件"),
            ("# nothing", "没有密钥"),
            (None, "无法读取密钥"),
        ],
        ids=["another", "public", "none", "missing"],
    )
    def test_the_wrong_key(self, home: Path, key: str | None, said: str) -> None:
        archive = put(home / "kept.age", FILES["encrypted.zip.age"][0])
        keys = put(home / "key.txt", None if key is None else key.encode())
        require_chinese(problem("scan", *CHINESE, "--from", archive, "--identity", keys), said)

    @pytest.mark.parametrize("name", REPORTS)
    def test_a_report_that_cannot_be_used(self, home: Path, name: str) -> None:
        content, said = REPORTS[name]
        path = put(home / f"{name}.json", content)
        for arguments in (("show", path), ("diff", path, path)):
            require_chinese(problem(*arguments, *CHINESE), said)

    def test_what_is_no_acquisition(self, home: Path) -> None:
        require_chinese(problem("verify", *CHINESE, put(home / "other.zip", zipped())), "不是本程序的采集存档")

    def test_signatures_that_cannot_be_used(self, home: Path) -> None:
        file = put(home / "mine.yaml", b"a: &b c")
        told = problem("scan", *CHINESE, "--from", put(home / "x.zip", zipped()), "--signatures", file)
        require_chinese(told, "名单文件有一处问题", "mine.yaml:1:4")


class TestLists:
    """`signatures` has no `--lang`: it takes the language of the system."""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("update", "--offline"), "--offline 不允许使用网络"),
            (("update", "--feed", "nobody"), "没有名为“nobody”的名单"),
            (("update", "--from", "nowhere"), "不是文件、文件夹或网址"),
            (("update", "--from", "http://example.org/list"), "不是 HTTPS"),
            (("update", "--from", f"http://127.0.0.1:{PORT_OF_NOBODY}/list"), "没有连接"),
            (("rollback",), "没有更早的名单"),
            (("remove", "nobody"), "没有保存来自“nobody”的名单"),
            (("search", "qqqqqq"), "名单里没有含“qqqqqq”的内容"),
            (("allow", "x"), "不是包名"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
    )
    def test_what_cannot_be_done(self, home: Path, arguments: tuple[str, ...], said: str) -> None:
        require_chinese(problem("signatures", *arguments), said)

    @pytest.mark.parametrize(
        ("route", "said"),
        [
            (fixed(b""), "文件是空的"),
            (fixed(b"<html>"), "得到的是网页"),
            (fixed(b"x", 404), "服务器的回答是 404"),
            (fixed(b"", 302), "服务器要求转向"),
            (fixed(b"nothing that is known"), "不认识这种名单"),
            (fixed(zipped()), "其中没有名单"),
        ],
        ids=["empty", "page", "missing", "redirect", "unknown", "zip"],
    )
    def test_an_update_that_fails(self, home: Path, route: Route, said: str) -> None:
        with serving(home) as web:
            web.routes["/list"] = route
            require_chinese(problem("signatures", "update", "--from", f"{web.url}/list"), said)
