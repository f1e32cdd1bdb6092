"""On any text at all a parser returns records or raises ParseError, in time that grows with the text."""

import time
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.facts.base import Answer, ParseError
from detector.facts.collecting import collect
from detector.facts.device import parse_utc_offset
from detector.facts.packages import Package
from detector.facts.understanding import decode, understand
from detector.sources.base import Failure, Output, Query
from tests.facts.parsers import LEADS, PARSERS
from tests.scripted import Scripted

# Pieces of what Android prints, and of what regular expressions stumble over.
PIECES = (
    *(
        "a",
        " ",
        "=",
        "/",
        "[",
        "{",
        "}",
        "]",
        "(",
        ":",
        '"',
        ".",
        ",",
        "1",
        "\t",
        "\r",
        "\0",
        "\u2028",
        "a=[",
        "x=1 ",
        "é",
    ),
    *(
        "{a.b/.C}, ",
        "Service[label=",
        ", feedbackType[",
        "id=a.b/.C, ",
        "User 0: ",
        "UserInfo{0:",
        ":13}",
        "null",
        "]}]",
    ),
    *(
        "ComponentInfo{",
        " (user: 0 isPrimary: ",
        "package:a=",
        "  installer=a",
        " uid:1",
        ",1",
        ".apk=",
        ": granted=true",
    ),
    *("PackageSignatures{x [", "SharedUserSetting{x ", "*** SERVICE 'x' DUMP TIMEOUT ", "Can't find service: ", "x: "),
)
LINES = (
    *(
        "Packages:",
        "Hidden system packages:",
        "Shared users:",
        "Queries:",
        "  Package [a.b] (1):",
        "  SharedUser [s] (1):",
    ),
    *(
        "    User 0: installed=true",
        "    User 4294967296: x",
        "    versionName=1",
        "    flags=[ SYSTEM ]",
        "    gids=[1]",
    ),
    *(
        "    install permissions:",
        "      runtime permissions:",
        "        p.x: granted=true",
        "      disabledComponents:",
    ),
    *("    sharedUser=SharedUserSetting{1 s/1}", "    firstInstallTime=0001-01-01 00:00:00", "User state[", "}]"),
    *(
        "     attributes:{id=0,",
        "     Bound services:{Service[label=x, id=a/b,",
        "     Enabled services:{{a/b}}",
        "{}]",
    ),
    *("Current Device Policy Manager state:", "  Enabled Device Admins (User 0):", "    a.b/.C:", "      policies:"),
    *(
        "  Device Owner:",
        "    admin=ComponentInfo{a.b/.C}",
        "    User ID: 0",
        "    mPasswordOwner=-1",
        "        wipe-data",
    ),
    *("  Notification listeners:", "    Allowed notification listeners:", "      a/b:c/d (user: 0 isPrimary: true)"),
    *("    Live notification listeners (2):", "      ComponentInfo{a/b} (user 0): x", "  Notification x services:"),
    *("  UserInfo{1:x:10} serialNo=1", "    Restrictions:", "      no_x", "package:/a/b.apk=a.b", "a.b/.C", "[a]: [b]"),
    *("Activity Resolver Table:", "      1a a.b/.C filter 1b", '        Category: "android.intent.category.LAUNCHER"'),
    *("      disableCamera=true", "    mDelegationMap=", "      a.b[size=1]", "        0: x", "  Global Policies: "),
    *(
        "XPolicyKey x",
        "EnforcingAdmin { mPackageName= a.b, mUserId= 0 }",
        "LockTaskPolicy {mPackages= a, b; mFlags= 0 }",
    ),
    *(
        "Receiver Resolver Table:",
        "      android_secret_code:",
        '          Authority: "1": -1',
        "          mPriority=9, x",
    ),
    *("Current AppOps Service state:", "  Uid u0a1:", "    Package a.b:", "      CAMERA (allow / switch GPS=mode=5): "),
    *("        null=[", "        ]", "          Access: [bg-s] 2024-03-21 11:07:22.123 (-2h3m) proxy[uid=1, pkg=a.b]"),
    *("          Reject: top   = 9999-12-31 23:59:59.999 (+9999999d)", "          Running start at: +1m0ms"),
    *("      CAMERA: mode=0; time=+9999999d ago; rejectTime=+1ms ago (running)", "Discrete accesses: ", "  Uid: 10001"),
    *("    Package: a.b", "      CAMERA", "        Attribution: x", "  Largest chain id: 0"),
    *(
        "          Access [bg-s] at 2024-03-21 11:07:00.000 for 60000 milliseconds ",
        "UID|PACKAGE_NAME|DEVICE_ID|OP_NAME|",
    ),
    *("10001|a.b|default:0|CAMERA|x|bg|s|0|-1|2024-03-21 11:07:00.000|-1",),
    *(
        "user=0 ",
        "  In-memory yearly stats",
        '  timeRange="3/11/2018, 8:00 PM – 3/12/2018, 6:19 PM" ',
        "mAppIdleEnabled=true",
    ),
    *('      package=a.b totalTime="00:01" lastTime="13/1/2018, 9:45" appLaunchCount=1 ',),
    *("adb_enabled=1", "Permission Denial: x", "Unable to find package: x", "No activities found", "Global Info ["),
)
TEXTS = st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(PIECES), st.text(max_size=30)), max_size=40).flatmap(
    lambda parts: st.sampled_from(["\n", "\n", ""]).map(lambda between: between.join(parts))
)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=300)
@given(text=TEXTS)
def test_records_or_a_parse_error(name: str, text: str) -> None:
    for lead in ("", *LEADS[name]):
        try:
            parsed = PARSERS[name](lead + text)
        except ParseError:
            continue
        else:
            assert isinstance(parsed.incomplete, str)
            assert all(hash(record) == hash(record) for record in parsed.records)


@given(data=st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_every_output_is_understood_somehow(data: bytes) -> None:
    assert "\r\n" not in decode(data).replace("\r\r\n", "")
    for failure in (None, *Failure):
        for code in (None, 0, 1, 255):
            output = Output(stdout=data, stderr=data[::-1], exit_code=code, failure=failure)
            answer = understand(Query(id="x", line="x"), output)
            assert isinstance(answer, Answer)
            assert failure is None or answer.reason is not None


@given(text=st.text(max_size=30))
def test_any_clock(text: str) -> None:
    for before in ("", "1767225600 ", "1767225600 +"):
        minutes = parse_utc_offset(before + text)
        assert minutes is None or -24 * 60 < minutes < 24 * 60


@pytest.mark.parametrize(
    "text", ["0001-01-01 00:00:00", "9999-12-31 23:59:59", "2024-02-30 00:00:00", "٢٠٢٤-01-01 00:00:00", "x" * 5000]
)
def test_impossible_times_are_no_times(text: str) -> None:
    block = f"Packages:\n  Package [a.b] (1):\n    firstInstallTime={text}\n    User 0: installed=true\n"
    zone = "[persist.sys.timezone]: [Pacific/Kiritimati]\n[ro.build.version.sdk]: [30]\n[ro.product.model]: [x]\n"
    package: Package = collect(Scripted({"packages": block, "properties": zone})).packages.records[0]
    if package.first_install is not None:
        assert package.first_install.astimezone() is not None
        assert package.first_install.year == 2024


@pytest.mark.parametrize(
    "zone", ["../../etc/passwd", "America", "", "x" * 5000, "\0", "Europe/Berlin\u202e", "/etc/localtime", "localtime"]
)
def test_any_time_zone(zone: str) -> None:
    found = collect(Scripted({"properties": f"[persist.sys.timezone]: [{zone}]\n[ro.build.version.sdk]: [30]\n"}))
    assert not [gap for gap in found.device.gaps if "Error" in gap.detail]
    assert len(found.device.records) == 1
    found.device.records[0].zone()


SIZE, LIMIT_S = 60_000, 3.0
"""A parser that looks at every pair of characters would need half a minute for this."""


@pytest.mark.parametrize("name", PARSERS)
def test_time_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    numbers = count()
    for unit in (*PIECES, *(f"{line}\n" for line in LINES), "\n        no_{n}", "\n  Package [a.b{n}] (1):"):
        for lead in LEADS[name]:
            repeated = (unit.replace("{n}", str(next(numbers))) for _ in range(SIZE // len(unit)))
            text = lead + ("".join(repeated) if "{n}" in unit else unit * (SIZE // len(unit))) + "!"
            seconds = timed(name, text)
            assert seconds < LIMIT_S, f"{seconds:.1f} s for {len(text)} characters of {unit!r}"


@pytest.mark.parametrize("name", PARSERS)
def test_two_megabytes_of_everything(name: str) -> None:
    part = "".join(f"{lead}{piece * 50}\n" for lead in LEADS[name] for piece in PIECES) + "\n".join(LINES)
    assert timed(name, part * (2_000_000 // len(part) + 1)) < 10


def timed(name: str, text: str) -> float:
    start = time.process_time()
    with suppress(ParseError):
        PARSERS[name](text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", ["\r", "*** SERVICE 'x' DUMP TIMEOUT ", "x: x: ", "Global client list info:{\n", "["])
def test_understanding_two_megabytes(unit: str) -> None:
    output = Output(stdout=(unit * (2_000_000 // len(unit))).encode(), stderr=unit.encode() * 50_000, exit_code=0)
    start = time.process_time()
    understand(Query(id="x", line="x"), output)
    assert time.process_time() - start < 5
