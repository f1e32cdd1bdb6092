"""On which day apps of real phones were last opened; what is private stays on the phone.

The numbers were counted apart from the parser, line by line. Dates of 6 and 7 are those of American phones.
"""

import re
import shlex
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from detector.facts.base import Depth, Excerpt, GapReason, Reading
from detector.facts.collecting import collect
from detector.facts.understanding import decode
from detector.facts.usage import DUMP, AppUsage, parse
from detector.simulator.sed import sed
from tests.replay import Replay

POINTS = 50
PHONES = {  # folder: {user: (apps, opened, active)}
    "06.0.1-lg-m150": {0: (50, 12, 50)},
    "07-huawei-honor8": {0: (163, 113, 113)},
    "07.1.1-google-emulator": {0: (31, 11, 11)},
    "09-google-emulator": {0: (32, 7, 9)},
    "09-sunmi-t2slite": {0: (57, 14, 52)},
    "10-google-pixel": {0: (22, 2, 2), 11: (24, 12, 24)},
    "13-mediatek-tb8168": {0: (139, 6, 34)},
}
LINE = "dumpsys usagestats"


@cache
def usage(corpus: Path, folder: str) -> Reading[AppUsage]:
    phone = Replay(corpus / folder)
    phone.outputs = {line: data for line, data in phone.outputs.items() if line in ("getprop", LINE)}
    return collect(phone, depth=Depth.DEEP).usage


def text_of(corpus: Path, folder: str) -> str:
    return decode(Replay(corpus / folder).outputs[LINE])


def cut_on_the_phone(text: str) -> str:
    return sed(shlex.split(DUMP.line.partition(" | ")[2])[1:], text)


def without_places(records: tuple[AppUsage, ...]) -> list[AppUsage]:
    nowhere = Excerpt(command="", line=0, text="")
    return [structs.replace(one, excerpt=nowhere) for one in records]


@pytest.mark.parametrize(("folder", "users"), PHONES.items())
def test_how_many_were_opened(corpus: Path, folder: str, users: dict[int, tuple[int, int, int]]) -> None:
    found = usage(corpus, folder)
    counted = {}
    for user in {one.user for one in found.records}:
        own = [one for one in found.records if one.user == user]
        counted[user] = (len(own), sum(one.opened is True for one in own), sum(one.active is True for one in own))
    assert counted == users
    assert not found.gaps


@pytest.mark.parametrize("folder", PHONES)
def test_every_day_is_known(corpus: Path, folder: str) -> None:
    """Each of these phones has a date that tells the day from the month."""
    for one in usage(corpus, folder).records:
        assert (one.opened_day is not None) == (one.opened is True)
        assert (one.active_day is not None) == (one.active is True)


def test_days_of_single_apps(corpus: Path) -> None:
    told = {
        ("06.0.1-lg-m150", 0, "com.studio.sp2"): (date(2018, 3, 11), date(2018, 3, 11), None),
        ("06.0.1-lg-m150", 0, "com.lge.systemservice"): (None, date(2018, 3, 12), None),
        ("07-huawei-honor8", 0, "com.huawei.hidisk"): (date(2018, 10, 23), date(2018, 10, 23), None),
        ("07-huawei-honor8", 0, "com.amazon.mShop.android.shopping"): (date(2018, 10, 29), date(2018, 10, 29), None),
        ("09-sunmi-t2slite", 0, "com.sunmi.toolbox"): (date(2023, 8, 21), date(2023, 8, 21), 7),
        ("09-sunmi-t2slite", 0, "com.sunmi.newuserfeedback"): (None, date(2023, 7, 6), 0),
        ("10-google-pixel", 11, "com.android.email"): (date(2019, 12, 11), date(2019, 12, 11), 3),
        ("10-google-pixel", 11, "com.android.bluetooth"): (None, date(2019, 12, 11), 0),
        ("13-mediatek-tb8168", 0, "com.android.providers.calendar"): (None, date(2025, 12, 9), 0),
    }
    for (folder, user, package), days in told.items():
        (one,) = [one for one in usage(corpus, folder).records if (one.user, one.package) == (user, package)]
        assert (one.opened_day, one.active_day, one.launches) == days, package


@pytest.mark.parametrize("folder", PHONES)
def test_minutes_and_events_stay_on_the_phone(corpus: Path, folder: str) -> None:
    text = text_of(corpus, folder)
    cut = cut_on_the_phone(text)
    assert len(re.findall(r"[0-9]:[0-9][0-9]", text)) > 100
    assert not re.findall(r"[0-9]:[0-9][0-9]", cut)
    assert not re.findall(r"\b(?:time|type|class|config|totalTime\w*|shortcutId|instanceId)=", cut)
    assert without_places(parse(cut).records) == without_places(usage(corpus, folder).records)
    assert not parse(cut).incomplete


@pytest.mark.parametrize("folder", PHONES)
def test_no_excerpt_holds_minutes(corpus: Path, folder: str) -> None:
    assert not [one for one in usage(corpus, folder).records if re.search("[0-9]:[0-9]", one.excerpt.text)]


@pytest.mark.parametrize("folder", PHONES)
@pytest.mark.parametrize("cut", [False, True])
def test_a_cut_dump_never_looks_whole(corpus: Path, folder: str, cut: bool) -> None:
    """The line about idle apps stands behind all users."""
    text = text_of(corpus, folder)
    text = cut_on_the_phone(text) if cut else text
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines) if line.startswith("mAppIdleEnabled="))
    first = next(number for number, line in enumerate(lines) if "In-memory" in line) + 1
    for point in range(POINTS):
        assert parse("".join(f"{line}\n" for line in lines[: first + (end - first) * point // POINTS])).incomplete
    assert not parse("".join(f"{line}\n" for line in lines[: end + 1])).incomplete


def test_a_phone_whose_dump_was_not_saved_leaves_a_gap(corpus: Path) -> None:
    gaps = usage(corpus, "07.1.2-rockchip-rk322x").gaps
    assert [gap.reason for gap in gaps] == [GapReason.NOT_IN_SOURCE]
