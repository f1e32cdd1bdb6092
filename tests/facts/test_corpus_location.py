"""Who asked for the location on real phones; a dump that is cut off."""

from pathlib import Path

import pytest

from detector.facts.collecting import collect
from tests.facts.test_cut import POINTS, unanswered
from tests.replay import Replay

ASKING = {
    "06.0.1-lg-m150": {
        ("gps", "com.bettertomorrowapps.spyyourlovefree", 10142, 0),
        ("gps", "com.google.android.gms", 10017, 10),
        ("passive", "com.qualcomm.location", 1000, None),
        ("passive", "com.lge.ddm", 1000, None),
        ("passive", "android", 1000, None),
        ("passive", "com.google.android.gms", 10017, None),
        ("passive", "call.recorder.automatic.acr", 10143, None),
    },
    "07-huawei-honor8": {
        ("network", "android", 1000, 86400),
        ("local_database", "android", 1000, 86400),
        ("local_database", "android", 1000, None),
        ("local_database", "com.android.phone", 1001, None),
        ("local_database", "com.google.android.gms", 10014, None),
        ("passive", "android", 1000, None),
        ("passive", "com.android.phone", 1001, None),
        ("passive", "com.google.android.gms", 10014, None),
    },
}


@pytest.mark.parametrize("folder", ASKING)
def test_who_asks(corpus: Path, folder: str) -> None:
    reading = collect(Replay(corpus / folder)).location_requests
    assert reading.gaps == ()
    assert {(one.provider, one.package, one.uid, one.interval_s) for one in reading.records} == ASKING[folder]
    assert len(reading.records) == len(ASKING[folder])


@pytest.mark.parametrize("folder", ASKING)
def test_a_dump_that_is_cut_off(corpus: Path, folder: str) -> None:
    data = Replay(corpus / folder).outputs["dumpsys location"]
    whole, _ = unanswered("location-requests", data)
    for point in range(POINTS):
        cut = data[: len(data) * point // POINTS]
        for part in (cut, cut[: cut.rfind(b"\n") + 1]):
            records, gap = unanswered("location-requests", part)
            assert gap or records == whole
