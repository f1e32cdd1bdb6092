"""Whole dumps of real phones: who may work while the phone sleeps. No capture holds the rows of `whitelist`."""

from pathlib import Path

import pytest

from detector.facts import Facts
from detector.facts.base import GapReason
from detector.facts.battery_exempt import parse
from detector.facts.collecting import collect
from detector.facts.understanding import decode
from tests.replay import Replay

POINTS = 50
COUNTS = {  # on the three lists: the maker's without doze, the maker's, those that somebody allowed
    "07.1.1-google-emulator": (3, 2, 0),
    "09-google-emulator": (7, 4, 0),
    "09-sunmi-t2slite": (17, 14, 0),
    "10-google-pixel": (8, 5, 0),
    "13-mediatek-tb8168": (6, 4, 1),
}


def facts(corpus: Path, folder: str) -> Facts:
    return collect(Replay(corpus / folder))


@pytest.mark.parametrize(("folder", "counts"), COUNTS.items())
def test_how_many_stand_on_each_list(corpus: Path, folder: str, counts: tuple[int, int, int]) -> None:
    found = facts(corpus, folder).battery_exempt
    lists = [one.how.value for one in found.records]
    assert tuple(lists.count(name) for name in ("system-excidle", "system", "user")) == counts
    assert not found.gaps


def test_the_one_that_somebody_allowed(corpus: Path) -> None:
    found = facts(corpus, "13-mediatek-tb8168").battery_exempt.records
    (one,) = [one for one in found if one.how == "user"]
    assert (one.package, one.app_id, one.excerpt.line) == ("com.android.phone", None, 47)


@pytest.mark.parametrize("folder", COUNTS)
def test_a_cut_dump_never_looks_whole(corpus: Path, folder: str) -> None:
    """The line about light and deep doze stands behind all lists."""
    text = decode(Replay(corpus / folder).outputs["dumpsys deviceidle"])
    lines = text.split("\n")
    whole = parse(text).records
    end = next(number for number, line in enumerate(lines) if line.startswith("  mLightEnabled="))
    for point in range(POINTS):
        parsed = parse("".join(f"{line}\n" for line in lines[: 1 + end * point // POINTS]))
        assert parsed.incomplete
        assert parsed.records == whole[: len(parsed.records)]
    assert not parse("".join(f"{line}\n" for line in lines[: end + 1])).incomplete


def test_a_phone_whose_dump_was_not_saved_leaves_a_gap(corpus: Path) -> None:
    gaps = facts(corpus, "07-huawei-honor8").battery_exempt.gaps
    assert [gap.reason for gap in gaps] == [GapReason.NOT_IN_SOURCE]
