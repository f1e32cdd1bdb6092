"""`detector acquire`, `verify` and `scan --save`, as a person or a script runs them."""

import hashlib
import json
import re
from pathlib import Path

import pyrage
import pytest
from click import UsageError
from click.testing import CliRunner
from msgspec import Struct

from detector.cli import command
from detector.errors import DetectorError, ExitCode
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from tests.adb_server import plugged

SEAL = re.compile(r"^Its seal, to be written down: ([0-9a-f]{64})$", re.MULTILINE)


class Done(Struct, frozen=True):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def run(port: int, *arguments: str) -> Done:
    """The command in this process, as `main` runs it."""
    environment = {"ANDROID_ADB_SERVER_PORT": str(port), "ANDROID_SERIAL": None}
    done = CliRunner().invoke(command, arguments, standalone_mode=False, env=environment)
    match done.exception:
        case DetectorError() as problem:
            return Done(problem.exit_code, done.stdout, f"{done.stderr}{problem.message}\n{problem.hint}")
        case UsageError() as problem:
            return Done(ExitCode.USAGE, done.stdout, problem.message)
        case None:
            return Done(done.return_value or ExitCode.OK, done.stdout, done.stderr)
        case other:
            raise other


def acquire(server: PrivateAdb, path: Path, *arguments: str, faults: Faults | None = None) -> tuple[int, str]:
    with plugged(server, "infected", faults) as (_, device):
        done = run(server.port, "acquire", "-s", device.serial, "-o", str(path), *arguments)
    assert done.stdout == ""
    return done.returncode, done.stderr


def sealed(said: str) -> str:
    match = SEAL.search(said)
    assert match is not None, said
    return match[1]


def test_kept_checked_and_judged_later(adb_server: PrivateAdb, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    code, said = acquire(adb_server, kept, "--quick", "--note", "Anna, at the office")
    assert code == 0
    seal = sealed(said)
    done = run(0, "verify", str(kept), "--seal", seal)
    assert done.returncode == 0
    assert "kept.zip is as it was sealed: " in done.stdout
    assert f"Seal: {seal}\n" in done.stdout
    assert "Note: Anna, at the office\n" in done.stdout
    done = run(0, "scan", "--from", str(kept), "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["findings"][0]["package"]) == (1, "com.android.core.mnto")
    assert (report["source"], report["origin"]["seal"]) == ("acquisition", seal)
    done = run(0, "verify", str(kept), "--seal", "0" * 64)
    assert done.returncode == 5
    assert "The seal is another one" in done.stdout


def test_a_scan_that_is_kept(adb_server: PrivateAdb, tmp_path: Path) -> None:
    with plugged(adb_server, "infected") as (_, device):
        options = ("-s", device.serial, "--save", str(tmp_path / "kept"), "--quick", "--format", "json")
        done = run(adb_server.port, "scan", *options)
    live = json.loads(done.stdout)
    assert (done.returncode, live["source"]) == (1, "adb")
    sealed(done.stderr)
    again = run(0, "scan", "--from", str(tmp_path / "kept"), "--quick", "--format", "json")
    kept = json.loads(again.stdout)
    assert (kept["findings"], kept["gaps"]) == (live["findings"], live["gaps"])
    (changed,) = (tmp_path / "kept" / "outputs").glob("*-properties.out")
    changed.write_text("x")
    again = run(0, "scan", "--from", str(tmp_path / "kept"))
    assert (again.returncode, again.stdout) == (5, "")
    assert f"not as it was sealed. outputs/{changed.name}: it has 1 bytes" in again.stderr
    again = run(0, "verify", str(tmp_path / "kept"))
    assert again.returncode == 5
    assert f"The first difference: outputs/{changed.name}: it has 1 bytes" in again.stdout


def test_one_that_is_encrypted(adb_server: PrivateAdb, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(str(identity))
    kept = tmp_path / "kept.zip.age"
    code, said = acquire(adb_server, kept, "--quick", "--encrypt", str(identity.to_public()))
    assert code == 0
    done = run(0, "verify", str(kept), "--seal", sealed(said), "--identity", str(tmp_path / "key.txt"))
    assert (done.returncode, "kept.zip.age is as it was sealed" in done.stdout) == (0, True)
    done = run(0, "scan", "--from", str(kept))
    assert (done.returncode, "--identity" in done.stderr) == (5, True)


def test_a_pulled_cable_makes_it_partial(adb_server: PrivateAdb, tmp_path: Path) -> None:
    code, said = acquire(adb_server, tmp_path / "kept", "--quick", faults=Faults(disconnect_after=4))
    assert code == 4
    assert "It is partial. Not whole: " in said
    assert "disconnected" in said
    assert "It is partial." in run(0, "verify", str(tmp_path / "kept")).stdout


def test_too_little_time_makes_it_partial(adb_server: PrivateAdb, tmp_path: Path) -> None:
    code, said = acquire(adb_server, tmp_path / "kept", "--quick", "--budget", "1", faults=Faults(latency_s=0.7))
    assert (code, "not-asked" in said) == (4, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("acquire", "-o", "there"), 2, "there is there already."),
        (("acquire", "-o", "no/such/folder"), 2, "could not be written: No such file"),
        (("scan", "--save", "x.zip", "--from", "there"), 2, "--save keeps what is read from a phone"),
        (("scan", "--encrypt", "age1xyz"), 2, "name where with --save"),
        (("verify", "there"), 5, "there is no acquisition of this program."),
        (("verify", "nothing"), 5, "nothing cannot be read"),
    ],
)
def test_what_cannot_be_done(
    adb_server: PrivateAdb,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    (tmp_path / "there").write_text("mine")
    monkeypatch.chdir(tmp_path)
    with plugged(adb_server):
        done = run(adb_server.port, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in " ".join(done.stderr.split())
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_bug_report_is_taken_and_judged(adb_server: PrivateAdb, tmp_path: Path) -> None:
    code, said = acquire(adb_server, tmp_path / "report.zip", "--bugreport")
    assert code == 0
    assert "takes some minutes" in said
    assert hashlib.sha256((tmp_path / "report.zip").read_bytes()).hexdigest() in said
    report = json.loads(run(0, "scan", "--from", str(tmp_path / "report.zip"), "--format", "json").stdout)
    assert (report["source"], report["findings"][0]["package"]) == ("bug-report", "com.android.core.mnto")
    code, said = acquire(adb_server, tmp_path / "report.zip", "--bugreport")
    assert (code, "is there already" in said) == (2, True)


def test_a_bug_report_that_is_encrypted(adb_server: PrivateAdb, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(str(identity))
    kept = tmp_path / "report.zip.age"
    assert acquire(adb_server, kept, "--bugreport", "--encrypt", str(identity.to_public()))[0] == 0
    assert b"PK\x03\x04" not in kept.read_bytes()
    done = run(0, "scan", "--from", str(kept), "--identity", str(tmp_path / "key.txt"), "--format", "json")
    assert json.loads(done.stdout)["source"] == "bug-report"


@pytest.mark.parametrize(
    "faults", [Faults(disconnect_after=1), Faults(drop=("cat /data",)), Faults(truncate=(("cat /data", 0),))]
)
def test_a_bug_report_that_does_not_come_leaves_nothing(adb_server: PrivateAdb, tmp_path: Path, faults: Faults) -> None:
    code, said = acquire(adb_server, tmp_path / "report.zip", "--bugreport", faults=faults)
    assert (code, "gave no bug report" in said) == (3, True)
    assert list(tmp_path.iterdir()) == []


def test_android_6_gives_the_text(adb_server: PrivateAdb, tmp_path: Path) -> None:
    with plugged(adb_server, "infected-android6") as (_, device):
        done = run(adb_server.port, "acquire", "-s", device.serial, "-o", str(tmp_path / "six.zip"), "--bugreport")
    assert done.returncode == 0
    report = json.loads(run(0, "scan", "--from", str(tmp_path / "six.zip"), "--format", "json").stdout)
    assert (report["source"], report["phone"]["api"]) == ("bug-report", 23)
