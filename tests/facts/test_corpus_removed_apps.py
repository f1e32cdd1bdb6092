"""Changes of packages in real bug reports, and on a simulated phone, whole and cut.

The dump has no end of its own: a cut at a line end shows in the exit code, or in the words of dumpsys.
"""

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from detector.facts.base import parse_answer
from detector.facts.removed_apps import DAILY, AppChange, RemovedApp, parse
from detector.facts.understanding import understand
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.simulator.system_state import PackageChange
from detector.sources.base import Output

POINTS = 50
CHANGES = (
    PackageChange(day="2023-09-10", package="org.example.notes", code=1045),
    PackageChange(day="2023-09-08", package="org.example.scanner"),
    PackageChange(day="2023-08-30", package="org.example.watch", code=7),
)
TOLD = [
    ("org.example.notes", AppChange.UPDATED, date(2023, 9, 10), None, 1045),
    ("org.example.scanner", AppChange.REMOVED, date(2023, 9, 8), date(2023, 9, 9), None),
    ("org.example.watch", AppChange.UPDATED, date(2023, 8, 30), date(2023, 8, 31), 7),
]


def printed(api: int = 33) -> bytes:
    """What leaves the phone."""
    phone = structs.replace(load_phone("infected"), api=api, package_changes=CHANGES)
    return SimulatedPhone(phone).shell(DAILY.query(api=api).line).stdout


def told(parsed: Sequence[RemovedApp]) -> list[Any]:
    return [(one.package, one.what, one.from_day, one.to_day, one.version_code) for one in parsed]


@pytest.mark.parametrize("api", [24, 28, 33, 36])
def test_every_change_has_its_days_and_nothing_about_the_battery_leaves_the_phone(api: int) -> None:
    data = printed(api)
    assert told(parse(data.decode()).records) == TOLD
    assert b"step durations" not in data
    assert b"screen-o" not in data
    assert b"deadline" not in data


@pytest.mark.parametrize("point", range(1, POINTS))
def test_a_cut_inside_a_line_is_a_gap_and_no_change_is_made_up(point: int) -> None:
    data = printed()
    cut = data[: len(data) * point // POINTS]
    answer = understand(DAILY.query(api=33), Output(stdout=cut, exit_code=0))
    records, gaps = parse_answer("removed-apps", answer, parse)
    if not cut.endswith(b"\n"):
        assert gaps
    whole_lines = cut[: cut.rfind(b"\n") + 1].count(b"Update") + cut[: cut.rfind(b"\n") + 1].count(b"Uninstall")
    assert told(records)[:whole_lines] == TOLD[:whole_lines]
    assert len(records) <= whole_lines + 1


def battery_statistics(report: Path) -> str:
    """That part of the main text of a bug report."""
    with zipfile.ZipFile(report) as archive:
        main = next(one for one in archive.namelist() if re.fullmatch(r"bugreport-.*\.txt", one))
        text = archive.read(main).decode("utf-8", "replace")
    return text.split("DUMP OF SERVICE batterystats:\n", 1)[1].split("\nDUMP OF SERVICE ", 1)[0]


@pytest.mark.parametrize(
    ("report", "periods"),
    [
        (
            "bugreport-09-sunmi-t2slite.zip",
            {date(2023, 7, 3): 2, date(2023, 8, 20): 1, date(2023, 8, 21): 1, date(2023, 8, 22): 2},
        ),
        ("bugreport-10-google-pixel.zip", {}),
        ("bugreport-13-mediatek-tb8168.zip", {}),
    ],
)
def test_real_phones(corpus: Path, report: str, periods: dict[date, int]) -> None:
    """Each change once, although the phone notes some of them up to nine times."""
    parsed = parse(battery_statistics(corpus / "bugreports" / report))
    assert parsed.incomplete == ""
    found = [one.from_day for one in parsed.records]
    assert {day: found.count(day) for day in dict.fromkeys(found)} == periods
    assert {one.what for one in parsed.records} <= {AppChange.UPDATED}
