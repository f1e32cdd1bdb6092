"""What runs on real phones. The lists are those of bug reports: a label, and a line for every thread."""

from pathlib import Path

import pytest

from detector.facts.collecting import collect
from detector.facts.processes import parse
from detector.sources.base import Query
from tests.facts.test_cut import POINTS, unanswered
from tests.replay import Replay

SEEN = {  # processes (threads too, where the list does not tell them apart), numbers of apps among them
    "07.1.1-google-emulator": (805, 16),
    "09-google-emulator": (204, 13),
    "09-sunmi-t2slite": (707, 24),
    "10-google-pixel": (544, 19),
    "13-mediatek-tb8168": (343, 8),
}
TELLING = {
    "07.1.1-google-emulator": (10054, "com.android.inputmethod.latin"),
    "09-google-emulator": (10008, ".gms.persistent"),
    "09-sunmi-t2slite": (1000, "servicemanager"),  # its line has an empty column
    "10-google-pixel": (10076, "mm.embms:remote"),
    "13-mediatek-tb8168": (10046, "com.debug.loggerui"),
}


@pytest.mark.parametrize("folder", SEEN)
def test_what_runs(corpus: Path, folder: str) -> None:
    reading = collect(Replay(corpus / folder)).processes
    assert reading.gaps == ()
    apps = {one.uid for one in reading.records if one.uid is not None and one.uid >= 10_000}
    assert (len({one.pid for one in reading.records}), len(apps)) == SEEN[folder]
    assert TELLING[folder] in {(one.uid, one.name) for one in reading.records}
    assert (reading.records[0].pid, reading.records[0].uid) == (1, 0)


def test_both_lists_of_one_phone_name_the_same(corpus: Path) -> None:
    """Taken a moment apart: what started or ended in between are tools of the capture."""
    texts = [(corpus / "13-mediatek-tb8168" / name).read_text() for name in ("ps.txt", "ps_A.txt")]
    threads, plain = ({(one.uid, one.pid) for one in parse(text).records} for text in texts)
    assert {uid for uid, _ in threads ^ plain} <= {0, 2000, 10059}
    assert len(threads & plain) > 320


@pytest.mark.parametrize("folder", SEEN)
def test_a_list_that_is_cut_off(corpus: Path, folder: str) -> None:
    """Behind the line of the command itself it is known by the exit code, which saved lists do not have."""
    data = Replay(corpus / folder).read(Query(id="processes", line="ps")).stdout
    whole, _ = unanswered("processes", data)
    own = data.rindex(b"ps\n")
    for point in range(POINTS):
        for part in (data[: len(data) * point // POINTS], data[: data.find(b"\n", len(data) * point // POINTS) + 1]):
            records, gap = unanswered("processes", part)
            assert gap or records == whole or len(part) > own
            assert not part.endswith(b"\n") or set(records) <= set(whole)
