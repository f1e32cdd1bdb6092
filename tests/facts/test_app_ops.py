"""Modes that count, times and clocks, and what apps write into the dump of app-ops through their attribution tags."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.android import parse_uid
from detector.facts.app_op_names import CODES, ORDINARY, PRIVATE_DATA, SPECIAL_ACCESS
from detector.facts.app_op_record import AppOp, Clock, parse_clock, parse_duration
from detector.facts.app_ops import effective_mode
from detector.facts.base import Depth, Excerpt
from detector.facts.collecting import collect
from tests.facts.parsers import PARSERS
from tests.scripted import OWNER_ONLY, Key, Scripted, properties

PROOF = Excerpt(command="app-ops", line=1, text="x")
STATE = "    state=cch\n    capability=----\n    appWidgetVisible=false\n"
ACCESS = "          Access: [{}-s] 2024-03-21 11:06:22.123 (-1m0s0ms)\n"


def op(name: str, package: str = "", mode: str = "", *, uid: str = "", switch: tuple[str, str] = ("", "")) -> AppOp:
    return AppOp(
        op=name,
        uid=10123,
        package=package,
        package_mode=mode,
        uid_mode=uid,
        switch=switch[0],
        switch_mode=switch[1],
        excerpt=PROOF,
    )


@pytest.mark.parametrize(
    ("records", "mode"),
    [
        ((), "default"),
        ((op("CAMERA", "a.b", "ignore"),), "ignore"),
        ((op("CAMERA", "a.c", "ignore"),), "default"),
        ((op("CAMERA", "a.b", "default"),), "default"),
        ((op("CAMERA", uid="foreground"),), "foreground"),
        ((op("CAMERA", uid="ignore"), op("CAMERA", "a.b", "allow")), "ignore"),
        ((op("CAMERA", "a.b", "allow", uid="ignore"),), "ignore"),
        ((op("CAMERA", "a.b", "allow", switch=("GPS", "deny")),), "deny"),
        ((op("GPS", uid="ignore"), op("CAMERA", "a.b", "allow")), "allow"),
    ],
)
def test_the_mode_of_a_uid_wins_over_that_of_a_package(records: tuple[AppOp, ...], mode: str) -> None:
    assert effective_mode(records, "CAMERA", 10123, "a.b") == mode


def test_no_op_is_ordinary_and_telling_at_once() -> None:
    assert not ORDINARY & (PRIVATE_DATA | SPECIAL_ACCESS.keys())
    for name in ("GET_USAGE_STATS", "SYSTEM_ALERT_WINDOW", "PROJECT_MEDIA", "RECORD_AUDIO", "READ_CLIPBOARD"):
        assert name in PRIVATE_DATA | SPECIAL_ACCESS.keys()
    assert (CODES["CAMERA"], CODES["START_FOREGROUND"], CODES["ACCESS_RESTRICTED_SETTINGS"]) == (26, 76, 119)
    assert all(access.what and 23 <= access.since <= 36 for access in SPECIAL_ACCESS.values())


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        ("1000", 1000), ("u0a57", 10057), ("u10a57", 1_010_057), ("u11s1000", 1_101_000), ("u0i12", 99_012),
        ("u0ai5", 90_005), ("u0", None), ("", None), ("-1", None), ("u0a", None), ("٣", None), ("9999999999", None),
    ],
)  # fmt: skip
def test_uids(text: str, uid: int | None) -> None:
    assert parse_uid(text) == uid


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("0", 0), ("+1ms", 1), ("-5ms", -5), ("+2h3m4s5ms", 7_384_005), ("-1d0h0m0s1ms", -86_400_001), ("+3s", 3000),
        ("", None), ("+", None), ("-", None), ("5", None), ("+1x", None), ("1970-01-01", None), ("+1h1d", None),
    ],
)  # fmt: skip
def test_lengths_of_time(text: str, milliseconds: int | None) -> None:
    assert parse_duration(text) == milliseconds


def test_clocks() -> None:
    assert parse_clock("1711015642 +0100\n") == datetime(2024, 3, 21, 10, 7, 22, tzinfo=UTC)
    for text in ("", "Thu Mar 21", "1711015642", "99999999999999 +0100"):
        assert parse_clock(text) is None
    berlin = Clock(zone=ZoneInfo("Europe/Berlin"), now=datetime(2024, 3, 21, tzinfo=UTC))
    assert str(berlin.before(3_600_000)) == "2024-03-21 00:00:00+01:00"
    assert str(berlin.local("2024-07-01 12:00:00.500")) == "2024-07-01 12:00:00.500000+02:00"
    for text in ("2024-02-30 12:00:00.000", "0001-01-01 00:00:00.000", "2024-07-01 12:00:00", "x"):
        assert berlin.local(text) is None
    assert Clock().before(5) is None
    assert Clock().local("2024-07-01 12:00:00.500") == datetime(2024, 7, 1, 12, 0, 0, 500_000)  # noqa: DTZ001


@given(ago=st.integers(-(10**16), 10**16))
def test_any_time_ago(ago: int) -> None:
    now = datetime(2024, 3, 21, tzinfo=UTC)
    at = Clock(now=now).before(ago)
    assert at is None or at == now - timedelta(milliseconds=ago)


def dump(spy: str) -> str:
    return (
        "Current AppOps Service state:\n\n  Uid 1000:\n" + STATE + "    Package android:\n      CAMERA (allow): \n"
        "        null=[\n" + ACCESS.format("pers") + "        ]\n"
        f"  Uid u0a150:\n{STATE}    Package org.example.spy:\n      RECORD_AUDIO (allow): \n{spy}"
        "      WAKE_LOCK (allow): \n        null=[\n" + ACCESS.format("cch") + "        ]\n"
        f"  Uid u0a152:\n{STATE}    Package org.example.bank:\n      READ_SMS (ignore): \n"
        f"  Uid u0a153:\n{STATE}    Package org.example.last:\n      GET_USAGE_STATS (allow): \n\n"
    )


def block(tag: str, state: str = "bg") -> str:
    return f"        {tag}=[\n{ACCESS.format(state)}        ]\n"


TAGS = {
    "line": "x\ny",
    "blank line": "x\n\ny",
    "blank line only": "\n",
    "end of the dump": "a=[\n        ]\n\nb",
    "another op": "a=[\n        ]\n      VIBRATE (allow): \n        b",
    "a later op": "a=[\n        ]\n      PLAY_AUDIO (allow): \n        b",
    "open block": "a=[\n      VIBRATE (allow): \n        b",
    "another package": "a=[\n        ]\n    Package org.example.bank:\n      b",
    "package at once": "a\n    Package org.example.bank:\n      CAMERA (allow): \n",
    "another uid": "a=[\n        ]\n  Uid u0a151:\n    Package z.y:\n",
    "own uid again": "a=[\n        ]\n  Uid u0a1:\n",
    "a mode of another uid": "a=[\n        ]\n  Uid u0a151:\n      CAMERA: mode=allow\n        b",
    "timed out": "a\n*** SERVICE 'x' DUMP TIMEOUT (1ms) EXPIRED ***\nb",
}


@pytest.mark.parametrize("name", TAGS)
def test_no_tag_hides_an_access_without_doubt(name: str) -> None:
    text = dump(block("null", "top") + block(TAGS[name]))
    answers: dict[Key, str] = {"properties": properties(33), "users": OWNER_ONLY, "app-ops": text}
    reading = collect(Scripted(answers)).app_ops
    accesses = [use for one in reading.records for use in one.accesses if use.state == "bg"]
    assert len(accesses) == 1, "it is there, under whatever name"
    assert not reading.knows(0, "org.example.spy")
    kept = {one.package: one.mode for one in reading.records}
    assert (kept["org.example.bank"], kept["org.example.last"]) == ("ignore", "allow")
    assert reading.knows(0, "org.example.last") or name == "timed out", "doubt has an end"
    assert reading.knows(0, "android") or name == "timed out"


@pytest.mark.parametrize("tag", ["null", "sync", "=", "a=b", "x=[", "[", "]x", "Access: x", "a b.c:d", "\u202e", "é"])
def test_ordinary_tags_raise_no_doubt(tag: str) -> None:
    parsed = PARSERS["app-ops"](dump(block("null", "top") + block(tag)))
    assert not parsed.incomplete
    assert [one.doubt for one in parsed.records] == [""] * len(parsed.records)
    recorded = next(one for one in parsed.records if one.op == "RECORD_AUDIO")
    assert recorded.accesses[1].attribution == (None if tag == "null" else tag)


@pytest.mark.parametrize("name", [name for name in TAGS if len(TAGS[name]) <= 50])
@pytest.mark.parametrize("tagged", ["outline", "table"])
def test_no_tag_hides_a_use_in_the_timeline_without_doubt(name: str, tagged: str) -> None:
    text = "Discrete accesses: \n  Largest chain id: 0\n"
    if tagged == "outline":
        at = "at 2024-03-21 11:07:00.000\n"
        text += (
            f"  Uid: 10150\n    Package: org.example.spy\n      RECORD_AUDIO\n        Attribution: {TAGS[name]}\n"
            f"          Access [bg-s] {at}  Uid: 10152\n    Package: org.example.bank\n      CAMERA\n"
            f"        Attribution: null\n          Access [top-s] {at}"
        )
    else:
        text += (
            "UID|PACKAGE_NAME|DEVICE_ID|OP_NAME|ATTRIBUTION_TAG|UID_STATE|OP_FLAGS|ATTR_FLAGS|CHAIN_ID|ACCESS_TIME|"
            "DURATION\n"
            f"10150|org.example.spy|default:0|RECORD_AUDIO|{TAGS[name]}|bg|s|0|-1|2024-03-21 11:07:00.000|-1\n"
            "10152|org.example.bank|default:0|CAMERA|null|top|s|0|-1|2024-03-21 11:07:00.000|-1\n\n"
        )
    answers: dict[Key, str] = {"properties": properties(36), "users": OWNER_ONLY, "op-timeline": text}
    reading = collect(Scripted(answers), depth=Depth.DEEP).op_timeline
    states = [use.state for one in reading.records for use in one.uses]
    assert "bg" in states
    assert "top" in states
    assert not reading.knows(0, "org.example.spy")


def test_memory_stays_small_on_a_large_dump() -> None:
    """Ordinary ops of thousands of apps become no records."""
    ordinary = "".join(
        f"      {name} (allow): \n{block('null')}" for name in sorted(ORDINARY, key=lambda name: CODES.get(name, 999))
    )
    text = "Current AppOps Service state:\n" + "".join(
        f"  Uid u0a{number}:\n    Package org.example.a{number}:\n{ordinary}" for number in range(200)
    )
    assert len(PARSERS["app-ops"](f"{text}\n").records) < 10
