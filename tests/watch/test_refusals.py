"""Every way in which an app cannot be watched, as real as it can be here, with its words."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import click
import pytest

from detector import signatures
from detector.cli import command
from detector.errors import DetectorError
from detector.redaction import redact
from detector.report import Redaction, encode
from detector.scan import scan
from detector.simulator.host import PrivateAdb
from detector.wording import Words
from tests.adb_server import adb_program
from tests.in_process import InProcess
from tests.watch.phones import plugged, simulated
from tests.watch.portal import Portal
from tests.watch.standins import PACKAGE, needed
from tests.watch.test_watch import sleeping

HERE, NO_SERVER, NO_ROOT, NOWHERE = "HERE", "NO_SERVER", "NO_ROOT", "127.0.0.1:1"
"""In the place of a serial: the phone with the app, one without frida-server, one that is not rooted."""
OK: Final = ("--consent",)

CASES: Final[dict[str, tuple[tuple[str, ...], dict[str, str], str]]] = {
    "no frida-server": (("-s", NO_SERVER, PACKAGE, *OK), {}, "-android-arm64.xz from Frida's releases"),
    "no frida-server, in Chinese": (("-s", NO_SERVER, PACKAGE, *OK, "--lang", "zh"), {}, "没有 frida-server 回应"),
    "not rooted": (("-s", NO_ROOT, PACKAGE, *OK), {}, "nothing on it can become root"),
    "not installed": (("-s", HERE, "com.example.other", *OK), {}, "com.example.other is not installed"),
    "not running": (("-s", HERE, "com.android.vending", *OK), {}, "com.android.vending does not run"),
    "not running, in Chinese": (("-s", HERE, "com.android.vending", *OK, "--lang", "zh"), {}, "目前没有运行"),
    "no spawning": (("-s", HERE, PACKAGE, *OK, "--spawn"), {}, "cannot be started over this link"),
    "nobody at the address": ((PACKAGE, *OK, "--remote", NOWHERE), {}, f"No frida-server answers at {NOWHERE}"),
    "the address is said to be open": ((PACKAGE, *OK, "--remote", NOWHERE), {}, "Without TLS and a token"),
    "no right": (("-s", HERE, PACKAGE, *OK), {"fault": "attach PermissionDeniedError no"}, "may not look into"),
    "another version": (
        ("-s", HERE, PACKAGE, *OK),
        {"fault": "enumerate_processes ProtocolError ensure that major versions match"},
        "has another version",
    ),
    "frozen": (("-s", HERE, PACKAGE, *OK), {"fault": "attach TimedOutError no"}, "did not answer in time"),
    "unknown": (
        ("-s", HERE, PACKAGE, *OK),
        {"fault": "attach AddressInUseError \u001b]0;x"},
        "AddressInUseError: ␛]0;x",
    ),
    "agent with a mistake": (("-s", HERE, PACKAGE, *OK), {"agent": "("}, "could not be loaded"),
    "agent that fails": (("-s", HERE, PACKAGE, *OK), {"agent": "throw new Error('x')"}, "could not be loaded"),
    "agent that fails later": (
        ("-s", HERE, PACKAGE, *OK),
        {"agent": "rpc.exports = {init() { throw new Error('x'); }}"},
        "could not be loaded",
    ),
}
"""What is asked for, what is changed for it, and what is said."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """How each of the cases ended, all from one process; the app is alive afterwards."""
    needed()
    with (
        sleeping(tmp_path_factory.mktemp("app")) as app,
        Portal(app.pid) as portal,
        PrivateAdb(adb_program()) as server,
        plugged(server, portal.port) as here,
        plugged(server) as without,
        plugged(server, device=simulated("infected")) as unrooted,
    ):
        serials = {HERE: here.serial, NO_SERVER: without.serial, NO_ROOT: unrooted.serial}
        runs = [
            {"arguments": [serials.get(word, word) for word in arguments], **changes}
            for arguments, changes, _ in CASES.values()
        ]
        done = subprocess.run(
            [sys.executable, "-m", "tests.watch.command"],
            input=json.dumps(runs),
            env=os.environ | {"ANDROID_ADB_SERVER_PORT": str(server.port)},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        assert app.poll() is None
    return dict(zip(CASES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_each_says_what_is_wrong(answers: dict[str, Any], case: str) -> None:
    answer, words = answers[case], CASES[case][2]
    assert words in answer["said"]
    assert (answer["code"], answer["out"]) == (3, "")


def watch(*arguments: str) -> None:
    """In this process, for what ends before Frida is needed."""
    command.main(["watch", *arguments], standalone_mode=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name the package"),
        (("com.example.app; reboot", *OK), "the name of a package"),
        ((PACKAGE, "--remote", "nowhere"), "an address and a port"),
        ((PACKAGE, "--merge", __file__, "--format", "jsonl"), "has no lines"),
    ],
)
def test_wrong_arguments(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(click.UsageError, match=said):
        watch(*arguments)


@pytest.mark.parametrize(
    ("lang", "noticed", "refused"),
    [
        ("en", "It may be noticed.", "needs your consent"),
        ("zh", "这可能被发现。", "观察需要您的同意"),
        ("de", "Es kann bemerkt werden.", "braucht es Ihre Zustimmung"),
        ("es", "Puede notarse.", "hace falta su consentimiento"),
        ("ru", "Это могут заметить.", "нужно ваше согласие"),
    ],
)
def test_without_consent_nothing_is_started(
    capsys: pytest.CaptureFixture[str], lang: str, noticed: str, refused: str
) -> None:
    with pytest.raises(DetectorError, match=refused) as error:
        watch(PACKAGE, "--lang", lang)
    assert error.value.exit_code == 2
    assert noticed in capsys.readouterr().err


def test_a_report_that_lacks_something_is_refused_before_anything_is_started(tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    saved.write_bytes(encode(redact(scan(InProcess(simulated()), signatures.load()), Redaction.SHARE)))
    with pytest.raises(DetectorError, match="was taken out of this report") as error:
        watch(PACKAGE, *OK, "--merge", str(saved))
    assert error.value.exit_code == 5


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "127.0.0.2:1 does not answer"), ("zh", "127.0.0.2:1 的 adb 服务没有回应")]
)
def test_no_adb_server(monkeypatch: pytest.MonkeyPatch, lang: str, words: str) -> None:
    # not one of the addresses at which a server would be started
    monkeypatch.setenv("ADB_SERVER_SOCKET", "tcp:127.0.0.2:1")
    with pytest.raises(DetectorError) as error:
        watch(PACKAGE, *OK, "--lang", lang)
    assert words in Words(lang).problem(error.value)[0]


@pytest.mark.parametrize(("lang", "words"), [("en", "No phone is connected"), ("zh", "没有连接手机")])
def test_no_phone(adb_server: PrivateAdb, monkeypatch: pytest.MonkeyPatch, lang: str, words: str) -> None:
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(adb_server.port))
    with pytest.raises(DetectorError) as error:
        watch(PACKAGE, *OK, "--lang", lang)
    assert words in Words(lang).problem(error.value)[0]
