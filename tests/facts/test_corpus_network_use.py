"""How much was sent on real phones: sums counted apart with awk, and cuts."""

from pathlib import Path

import pytest

from detector.facts import network_use
from detector.facts.base import Answers, GapReason, Parsed
from detector.facts.collecting import collect
from detector.facts.network_use import NetworkUse
from tests.facts.test_cut import POINTS, unanswered
from tests.replay import Replay

MAP, FILE = "00-error-texts/dumpsys_netstats.txt", "07-huawei-honor8/net_stats.txt"


def amounts(parsed: Parsed[NetworkUse]) -> tuple[int, int, int]:
    records = parsed.records
    assert parsed.incomplete == ""
    return len(records), sum(one.received for one in records), sum(one.sent for one in records)


def test_a_map_of_a_recent_phone(corpus: Path) -> None:
    parsed = network_use.parse_map((corpus / MAP).read_text())
    assert amounts(parsed) == (15, 26272511, 3691863)


def test_the_file_of_an_old_phone(corpus: Path) -> None:
    """That file was saved with commas between its columns."""
    parsed = network_use.parse_file((corpus / FILE).read_text())
    assert amounts(parsed) == (30, 84772351, 111728498)


@pytest.mark.parametrize(
    "folder", ["06.0.1-lg-m150", "07.1.1-google-emulator", "09-google-emulator", "10-google-pixel"]
)
def test_dumps_that_do_not_tell(corpus: Path, folder: str) -> None:
    """The dump without `detail` holds totals of networks; what was not saved is a gap too."""
    reading = collect(Replay(corpus / folder)).network_use
    assert (reading.records, len(reading.gaps)) == ((), 1)
    assert unanswered("network-use", (corpus / folder / "dumpsys_netstats.txt").read_bytes()) == ((), True)


def test_versions_in_between_are_told_apart() -> None:
    assert [gap.reason for gap in network_use.read(Answers(30)).gaps] == [GapReason.UNSUPPORTED]


@pytest.mark.parametrize(("name", "file"), [("network-use", MAP), ("network-use-old", FILE)])
def test_an_answer_that_is_cut_off(corpus: Path, name: str, file: str) -> None:
    """The old file has no end: a cut at the end of a line is known by the exit code only, and never more is told."""
    data = (corpus / file).read_bytes()
    whole, _ = unanswered(name, data)
    most = {one.uid: one.sent for one in whole if isinstance(one, NetworkUse)}
    for point in range(POINTS):
        cut = data[: len(data) * point // POINTS]
        for part in (cut, cut[: cut.rfind(b"\n") + 1]):
            records, gap = unanswered(name, part)
            assert gap or records == whole or (name == "network-use-old" and part.endswith(b"\n"))
            found = [one for one in records if isinstance(one, NetworkUse)]
            assert all(one.sent <= most.get(one.uid, 0) for one in found) or not part.endswith(b"\n")
