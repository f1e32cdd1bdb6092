"""What Android says when it does not answer, on every version, is a gap of the right kind and never an empty list."""

import pytest
from msgspec import structs

from detector.facts import COMMANDS, FACTS
from detector.facts.base import Depth, GapReason
from detector.facts.collecting import collect
from detector.facts.understanding import SILENT, decode, understand
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Failure, Output, Query
from tests.in_process import InProcess
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

ON_STDOUT = {
    "Permission Denial: can't dump PackageManager from from pid=123, uid=2000 due to missing android.permission.DUMP "
    "permission": GapReason.DENIED,
    "Permission Denial: can't dump DevicePolicyManagerService from from pid=1, uid=2000": GapReason.DENIED,
    "Exception occurred while executing 'list':\njava.lang.SecurityException: Shell does not have permission to access "
    "user 150\n\tat com.android.server.pm.PackageManagerServiceUtils": GapReason.BLOCKED_USER,
    "Error: java.lang.SecurityException: Shell does not have permission to access user 150": GapReason.BLOCKED_USER,
    "Operation not allowed: java.lang.SecurityException: Shell does not have permission to access user 150":
        GapReason.BLOCKED_USER,
    "Security exception: Shell does not have permission to access user 95\n\njava.lang.SecurityException: x":
        GapReason.BLOCKED_USER,
    "Exception occurred while executing 'query-activities':\njava.lang.IllegalStateException: x": GapReason.FAILED,
    "Exception occurred while dumping:\njava.lang.NullPointerException": GapReason.FAILED,
    "Error: java.lang.RuntimeException: x": GapReason.FAILED,
    "Error: Unknown option: -U": GapReason.UNSUPPORTED,
    "Unknown command: list": GapReason.UNSUPPORTED,
    "Unable to find package: org.example.absent": GapReason.FAILED,
    "Bad activity command, or no activities match: x": GapReason.FAILED,
    "Can't find service: package": GapReason.NO_SERVICE,
}  # fmt: skip
ON_STDERR = {
    "cmd: Can't find service: package": GapReason.NO_SERVICE,
    "Can't find service: package": GapReason.NO_SERVICE,
    "Can't find service: device_policy": GapReason.NO_SERVICE,
    "sh: cmd: not found": GapReason.UNSUPPORTED,
    "/system/bin/sh: cmd: not found": GapReason.UNSUPPORTED,
    "/system/bin/sh: cmd: inaccessible or not found": GapReason.UNSUPPORTED,
    "Error: Unknown option: --user": GapReason.UNSUPPORTED,
    "Error dumping service info: (UNKNOWN_TRANSACTION) package": GapReason.FAILED,
    "Error with poll while dumping service 'package': Timer expired": GapReason.FAILED,
    "cat: /proc/net/unix: Permission denied": GapReason.DENIED,
    "Failed to create pipe to dump service info for package: Too many open files": GapReason.FAILED,
}
TIMEOUTS = (
    "*** SERVICE DUMP TIMEOUT EXPIRED ***",  # 7
    "*** SERVICE 'package' DUMP TIMEOUT (10s) EXPIRED ***",  # 8
    "*** SERVICE 'media.audio_flinger' DUMP TIMEOUT (10000ms) EXPIRED ***",  # 9 and later
)
LATER = [command for command in COMMANDS if command.id not in ("properties", "clock", "users", "user-details")]


def gap_of(**output: bytes | int | Failure | None) -> tuple[GapReason | None, str]:
    answer = understand(Query(id="x", line="x", user=10), Output(**output))  # type: ignore[arg-type]
    assert answer.user == 10
    return answer.reason, answer.detail


@pytest.mark.parametrize(("text", "reason"), ON_STDOUT.items())
@pytest.mark.parametrize("code", [0, 255, None])
def test_refusals_on_stdout_with_any_exit_code(text: str, reason: GapReason, code: int | None) -> None:
    for before in ("", "\n", "Error type 3\n" if reason is GapReason.FAILED else ""):
        assert gap_of(stdout=f"{before}{text}\n".encode(), exit_code=code)[0] is reason


@pytest.mark.parametrize(("text", "reason"), ON_STDERR.items())
def test_refusals_on_stderr(text: str, reason: GapReason) -> None:
    found, detail = gap_of(stderr=f"{text}\n".encode(), exit_code=20)
    assert found is reason
    assert detail in text, "the phone's own words are kept"
    assert gap_of(stdout=b"Packages:\n", stderr=f"{text}\n".encode(), exit_code=0)[0] is reason


@pytest.mark.parametrize("notice", TIMEOUTS)
@pytest.mark.parametrize("end", ["\n", "\n\n", "\n\n--------- 10.1s was the duration of dumpsys package\n"])
def test_dumps_that_took_too_long(notice: str, end: str) -> None:
    text = "Packages:\n" + "  x=1\n" * 1000 + f"    half a li\n{notice}{end}"
    assert gap_of(stdout=text.encode(), exit_code=0) == (GapReason.TIMED_OUT, notice)


def test_an_app_that_quotes_a_refusal_takes_nothing_away() -> None:
    """Far down in a dump these are an app's words; near its beginning they cost certainty, but no record."""
    text = "Packages:\n" + "  x=1\n" * 1000 + "Permission Denial: x\nCan't find service: y\nUnknown command: z\n"
    assert gap_of(stdout=text.encode(), exit_code=0) == (None, "")
    early = 'package:org.example.notes\nPermission Denial: "x"\n'
    found = collect(Scripted({"properties": properties(33), "users": OWNER_ONLY, "package-list": early})).packages
    assert [package.name for package in found.records] == ["org.example.notes"]
    assert found.gaps


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (Failure.TIMED_OUT, GapReason.TIMED_OUT),
        (Failure.DISCONNECTED, GapReason.DISCONNECTED),
        (Failure.SERVER_GONE, GapReason.DISCONNECTED),
        (Failure.CUT, GapReason.TRUNCATED),
        (Failure.TOO_LARGE, GapReason.TRUNCATED),
        (Failure.NOT_IN_SOURCE, GapReason.NOT_IN_SOURCE),
        (Failure.CANCELLED, GapReason.FAILED),
    ],
)
def test_what_the_source_says_counts_most(failure: Failure, reason: GapReason) -> None:
    assert gap_of(stdout=b"Packages:\n", exit_code=0, failure=failure)[0] is reason


def test_exit_codes_and_ends() -> None:
    assert gap_of(stdout=b"x\n", exit_code=0) == (None, "")
    assert gap_of(stdout=b"x\n", exit_code=None) == (None, "")
    assert gap_of(stdout=b"x\n", exit_code=1)[0] is GapReason.FAILED
    assert gap_of(stdout=b"x", exit_code=0)[0] is GapReason.TRUNCATED
    assert gap_of(stdout=b"", exit_code=0)[0] is GapReason.EMPTY
    assert gap_of(stdout=b"\n", exit_code=0) == (None, ""), "a setting that is there and empty"


def test_only_accessibility_may_end_without_a_line_end() -> None:
    clients = "Global client list info:{\n    Client list callbacks: 4\n    Registered clients:{\n"
    assert gap_of(stdout=f"x\n{clients}[org.example.a, android][org.example.b]".encode())[0] is None
    for text in ("[org.example.a]", f"{clients}[org.exam", f"{clients}    Registered", f"x {clients}[a]\ny]"):
        assert gap_of(stdout=text.encode())[0] is GapReason.TRUNCATED


@pytest.mark.parametrize(("text", "reason"), [*ON_STDOUT.items()])
@pytest.mark.parametrize("api", [23, 25, 29, 33, 36])
def test_a_phone_that_refuses_everything_knows_nothing(text: str, reason: GapReason, api: int) -> None:
    refused: dict[Key, str] = {command.id: f"{text}\n" for command in LATER}
    found = collect(Scripted({"properties": properties(api), "users": OWNER_ONLY, **refused}), depth=Depth.DEEP)
    for fact in FACTS:
        asked = any(command.min_api <= api <= command.max_api for command in fact.commands)
        if asked and fact.name not in ("device", "users"):
            reading = found.reading(fact.name)
            assert reading.records == ()
            assert not reading.knows(0), fact.name
            asked = any(command.min_api <= api <= command.max_api for command in fact.commands)
            assert (reason if asked else GapReason.UNSUPPORTED) in {gap.reason for gap in reading.gaps}


@pytest.mark.parametrize("notice", TIMEOUTS)
def test_a_time_out_keeps_what_was_read(notice: str) -> None:
    admins = (
        f"Current Device Policy Manager state:\n  Enabled Device Admins (User 0):\n    a.b/.C:\n      uid\n{notice}\n"
    )
    listeners = f"  Notification listeners:\n      a.b/a.b.L (user: 0 isPrimary: true)\n{notice}\n"
    given: dict[Key, str] = {"device-policy": admins, "notification": listeners}
    found = collect(Scripted({"properties": properties(33), "users": OWNER_ONLY, **given}))
    for reading in (found.device_admins, found.notification_listeners):
        assert len(reading.records) == 1
        assert reading.gaps[0].reason is GapReason.TIMED_OUT


LINKER = b"WARNING: linker: app_process has text relocations. This is wasting memory.\n"


class Warned(InProcess):
    """The linker prints before each program does; without shell v2 that stands in front of the answer."""

    def __init__(self, phone: str, stream: str) -> None:
        super().__init__(SimulatedPhone(load_phone(phone)))
        self.stream = stream

    def read(self, query: Query) -> Output:
        output = super().read(query)
        if query.mark:  # pieces of files stand between marks
            return output
        warned = 2 * LINKER
        if self.stream == "stdout":
            return structs.replace(output, stdout=warned + output.stdout)
        return structs.replace(output, stderr=warned + output.stderr)


@pytest.mark.parametrize("phone", ["infected-android6", "infected-old", "android9", "samsung-16"])
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_warnings_of_the_linker_cost_nothing(phone: str, stream: str) -> None:
    plain = collect(InProcess(SimulatedPhone(load_phone(phone))), depth=Depth.DEEP)
    warned = collect(Warned(phone, stream), depth=Depth.DEEP)
    for fact in FACTS:
        assert len(warned.reading(fact.name).records) == len(plain.reading(fact.name).records)
        assert warned.reading(fact.name).gaps == plain.reading(fact.name).gaps


def test_a_warning_behind_the_first_line_is_an_apps_own() -> None:
    text = LINKER.decode() + "x\n" + LINKER.decode()
    answer = understand(Query(id="x", line="x"), Output(stdout=text.encode(), exit_code=0))
    assert answer.text == "\nx\n" + LINKER.decode(), "what is left keeps the number of its line"
    assert gap_of(stdout=LINKER, exit_code=0)[0] is GapReason.EMPTY
    assert gap_of(stderr=LINKER, exit_code=0) == (GapReason.EMPTY, SILENT)


TEXT = "Packages:\n  Package [a.b] (1):\n    versionName=1 é \u4e2d\n    User 0: installed=true\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r\r\n").encode(),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_every_encoding_of_a_redirecting_shell(data: bytes) -> None:
    assert decode(data) == TEXT
    answers: dict[Key, str | bytes] = {"properties": properties(33), "users": OWNER_ONLY, "packages": data}
    assert [package.name for package in collect(Scripted(answers)).packages.records] == ["a.b"]


@pytest.mark.parametrize("junk", [b"\0", b"\0\0\0\0", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\r", b"\x1b[31m"])
def test_bytes_that_are_no_text(junk: bytes) -> None:
    data = TEXT.encode().replace("é".encode(), junk)
    found = collect(Scripted({"properties": properties(33), "users": OWNER_ONLY, "packages": data})).packages
    assert [package.users() for package in found.records] == [(0,)]
    cut = collect(Scripted({"properties": properties(33), "users": OWNER_ONLY, "packages": data[:-1]})).packages
    assert cut.gaps
