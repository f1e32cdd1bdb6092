"""The simulated phone's adb daemon, asked by real adb clients through a real adb server."""

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from detector.simulator.adbd import Adbd
from detector.simulator.base import Answer, Faults
from detector.simulator.host import PrivateAdb

EVERY_BYTE = bytes(range(256))
BIG = b"".join(b"  line %d of a long dump\n" % number for number in range(560_000))[:15_000_000]
ANSWERS = {
    "both": Answer(stdout=b"out\n", stderr=b"err\n", exit_code=7),
    "bytes": Answer(stdout=EVERY_BYTE * 3),
    "big": Answer(stdout=BIG),
    "lines": Answer(stdout=b"one\ntwo\n"),
}
FILES = {"/data/app/base.apk": EVERY_BYTE * 1000, "/empty": b""}


class Phone:
    properties = {"ro.product.name": "toy", "ro.product.model": "Toy 1", "ro.product.device": "toy1"}  # noqa: RUF012

    def __init__(self, features: tuple[str, ...] = ("shell_v2", "cmd", "stat_v2", "sendrecv_v2")) -> None:
        self.features = features
        self.stored: dict[str, bytes] = {}

    def shell(self, line: str) -> Answer:
        return ANSWERS.get(line, Answer(stdout=f"ran {line}\n".encode()))

    def file(self, path: str) -> bytes | None:
        return FILES.get(path)

    def store(self, path: str, content: bytes) -> bool:
        if path.startswith("/sdcard/"):
            self.stored[path] = content
        return path in self.stored


class Client:
    """An adb client of a server of its own."""

    def __init__(self, program: str, server: PrivateAdb) -> None:
        self.program = program
        self.server = server

    def start(self, phone: Adbd, *arguments: str) -> subprocess.Popen[bytes]:
        command = (self.program, "-P", str(self.server.port), "-s", phone.serial, *arguments)
        return subprocess.Popen(
            command,
            env=self.server.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, phone: Adbd, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        with self.start(phone, *arguments) as process:
            stdout, stderr = process.communicate(stdin, timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)

    def states(self, phone: Adbd) -> str:
        """The line of this phone in `adb devices -l`; empty when it is not there."""
        lines = self.run(phone, "devices", "-l").stdout.decode().splitlines()
        return next((line for line in lines if line.startswith(phone.serial + " ")), "")


def streams() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "adbd-stream"]


@pytest.fixture(scope="module")
def client(adb: str) -> Iterator[Client]:
    with PrivateAdb(adb) as server:
        yield Client(adb, server)


@pytest.fixture
def phone(client: Client) -> Iterator[Adbd]:
    with Adbd(Phone()) as phone:
        assert client.server.connect(phone.serial) == "device"
        yield phone


def test_the_server_sees_the_phone(client: Client, phone: Adbd) -> None:
    line = client.states(phone)
    assert " device " in line
    assert "product:toy model:Toy_1 device:toy1" in line


def test_only_features_that_are_spoken_are_announced(client: Client, phone: Adbd) -> None:
    features = client.run(phone, "features").stdout.decode().split()
    assert set(features) == {"shell_v2", "cmd", "stat_v2"}


def test_stdout_stderr_and_exit_code_stay_apart(client: Client, phone: Adbd) -> None:
    done = client.run(phone, "shell", "both")
    assert (done.stdout, done.stderr, done.returncode) == (b"out\n", b"err\n", 7)
    assert phone.commands == ("both",)


def test_exec_out_merges_what_was_printed(client: Client, phone: Adbd) -> None:
    assert client.run(phone, "exec-out", "both").stdout == b"out\nerr\n"


@pytest.mark.parametrize("how", ["shell", "exec-out"])
def test_every_byte_arrives_as_it_was(client: Client, phone: Adbd, how: str) -> None:
    assert client.run(phone, how, "bytes").stdout == EVERY_BYTE * 3


def test_a_long_dump_arrives_whole_and_soon(client: Client, phone: Adbd) -> None:
    started = time.monotonic()
    assert client.run(phone, "shell", "big").stdout == BIG
    assert time.monotonic() - started < 60


def test_a_script_may_come_on_stdin(client: Client, phone: Adbd) -> None:
    done = client.run(phone, "shell", stdin=b"both")
    assert (done.stdout, done.stderr, done.returncode) == (b"out\n", b"err\n", 7)


def test_stdin_of_a_command_does_no_harm(client: Client, phone: Adbd) -> None:
    assert client.run(phone, "shell", "both", stdin=b"x" * 300_000).returncode == 7


def test_a_terminal_makes_cr_lf(client: Client, phone: Adbd) -> None:
    assert client.run(phone, "shell", "-tt", "lines").stdout == b"one\r\ntwo\r\n"


def test_files_can_be_pulled(client: Client, phone: Adbd, tmp_path: Path) -> None:
    for path, content in FILES.items():
        copy = tmp_path / "copy"
        assert client.run(phone, "pull", path, str(copy)).returncode == 0
        assert copy.read_bytes() == content
    assert client.run(phone, "pull", "/nothing", str(tmp_path)).returncode != 0
    assert client.run(phone, "ls", "/").returncode == 0


def test_files_can_be_pushed_where_the_phone_lets_them(client: Client, tmp_path: Path) -> None:
    device = Phone()
    source = tmp_path / "source"
    source.write_bytes(EVERY_BYTE * 1000)
    with Adbd(device) as phone:
        client.server.connect(phone.serial)
        assert client.run(phone, "push", str(source), "/sdcard/copy").returncode == 0
    assert device.stored == {"/sdcard/copy": EVERY_BYTE * 1000}


@pytest.fixture
def echo() -> Iterator[int]:
    """A program that sends back what comes, until the other side hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            with listener.accept()[0] as sock:
                while piece := sock.recv(65536):
                    sock.sendall(piece)

        thread = threading.Thread(target=run)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def test_a_port_of_the_phone_leads_to_a_program(client: Client, echo: int) -> None:
    with Adbd(Phone(), ports={27042: echo}) as phone:
        client.server.connect(phone.serial)
        local = int(client.run(phone, "forward", "tcp:0", "tcp:27042").stdout)
        with socket.create_connection(("127.0.0.1", local)) as sock:
            sock.sendall(EVERY_BYTE * 1000)
            with sock.makefile("rb") as answer:
                assert answer.read(len(EVERY_BYTE) * 1000) == EVERY_BYTE * 1000


def test_a_port_that_nobody_listens_on(client: Client, phone: Adbd) -> None:
    local = int(client.run(phone, "forward", "tcp:0", "tcp:27042").stdout)
    with socket.create_connection(("127.0.0.1", local)) as sock, sock.makefile("rb") as answer:
        assert answer.read() == b""


def test_the_phone_cannot_be_written_to(client: Client, phone: Adbd, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(bytes(300_000))
    done = client.run(phone, "push", str(source), "/data/local/tmp/x")
    assert done.returncode != 0
    assert b"read-only file system" in done.stdout + done.stderr


def test_unknown_services_are_refused(client: Client, phone: Adbd) -> None:
    assert client.run(phone, "reboot").returncode != 0
    assert client.run(phone, "shell", "both").returncode == 7, "and the connection lives on"


def test_an_android_6_phone(client: Client, tmp_path: Path) -> None:
    with Adbd(Phone(features=())) as phone:
        assert client.server.connect(phone.serial) == "device"
        assert client.run(phone, "shell", "both").stdout == b"out\r\nerr\r\n"
        assert client.run(phone, "shell", "both").returncode == 0, "shell v1 knows no exit code"
        assert client.run(phone, "exec-out", "bytes").stdout == EVERY_BYTE * 3
        assert client.run(phone, "exec-out", "big").stdout == BIG
        copy = tmp_path / "copy"
        client.run(phone, "pull", "/data/app/base.apk", str(copy))
        assert copy.read_bytes() == FILES["/data/app/base.apk"]


def test_commands_run_side_by_side(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(latency_s=0.5)) as phone:
        client.server.connect(phone.serial)
        started = time.monotonic()
        with ThreadPoolExecutor(6) as pool:
            codes = list(pool.map(lambda _: client.run(phone, "shell", "both").returncode, range(6)))
        taken = time.monotonic() - started
    assert codes == [7] * 6
    assert 0.5 <= taken < 2.0, "one after the other would take 3 s"


def test_unauthorized(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(unauthorized=True)) as phone:
        assert client.server.connect(phone.serial) == "unauthorized"
        assert " unauthorized " in client.states(phone)
        assert b"unauthorized" in client.run(phone, "shell", "both").stderr
        assert phone.commands == ()


def test_the_cable_is_pulled_after_so_many_answers(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(disconnect_after=2)) as phone:
        client.server.connect(phone.serial)
        assert client.run(phone, "shell", "both").returncode == 7
        assert client.run(phone, "shell", "big").stdout == BIG, "the last answer still arrives"
        assert client.run(phone, "shell", "both").returncode != 7
        assert phone.commands == ("both", "big")
        assert " device " not in client.states(phone)
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", phone.port)) != 0


def test_a_cable_that_was_never_in(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(disconnect_after=0)) as phone:
        client.server.connect(phone.serial)
        assert client.run(phone, "shell", "both").returncode != 7
        assert phone.commands == ()


def test_the_phone_comes_back_on_the_same_port(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(disconnect_after=1)) as phone:
        client.server.connect(phone.serial)
        client.run(phone, "shell", "both")
    with Adbd(Phone(), port=phone.port) as again:
        assert client.server.connect(again.serial) == "device"
        assert client.run(again, "shell", "both").returncode == 7
        assert again.commands == ("both",)


def test_a_command_that_hangs_can_be_given_up(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(hang=("forever",))) as phone:
        client.server.connect(phone.serial)
        with client.start(phone, "shell", "wait forever") as process:
            with pytest.raises(subprocess.TimeoutExpired):
                process.communicate(timeout=0.5)
            process.kill()
        assert client.run(phone, "shell", "both").returncode == 7
        deadline = time.monotonic() + 60
        while streams() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not streams(), "the phone has noticed that nobody waits any more"
        assert phone.commands == ("both",)


def test_an_answer_that_is_cut_short_looks_successful(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(truncate=(("big", 1_000_003),))) as phone:
        client.server.connect(phone.serial)
        done = client.run(phone, "shell", "big")
    assert done.stdout == BIG[:1_000_003]
    assert done.returncode == 0


def test_a_stream_that_drops_ends_half_way(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(drop=("big",))) as phone:
        client.server.connect(phone.serial)
        done = client.run(phone, "shell", "big")
    assert 0 < len(done.stdout) < len(BIG)  # the exit code is the client's own: 0 in adb 29, 1 in adb 36


def test_closing_ends_everything_even_what_hangs(client: Client) -> None:
    with Adbd(Phone(), faults=Faults(hang=("forever",), latency_s=0.01)) as phone:
        client.server.connect(phone.serial)
        process = client.start(phone, "shell", "wait forever")
        deadline = time.monotonic() + 60
        while not streams() and time.monotonic() < deadline:
            time.sleep(0.01)
        started = time.monotonic()
    assert time.monotonic() - started < 4
    process.communicate(timeout=60)
    phone.close()
