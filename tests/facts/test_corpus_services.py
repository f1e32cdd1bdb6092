"""Services on real phones: how many there are, which ran, which were in the foreground, who was bound to one.

On 6 and 7 the files are parts of a whole dump of activities, which holds the shorter form.
"""

from pathlib import Path

import pytest

from detector.android import ComponentName
from detector.facts.collecting import collect
from detector.facts.services import Binder, Service
from detector.facts.understanding import decode
from tests.facts.test_cut import POINTS, unanswered
from tests.replay import Replay

LINE = "dumpsys activity services"
SEEN = {  # services, those with a process, those that were started
    "06.0.1-lg-m150": (92, 88, 61),
    "07-huawei-honor8": (98, 90, 57),
    "07.1.1-google-emulator": (31, 30, 10),
    "09-google-emulator": (44, 40, 18),
    "09-sunmi-t2slite": (97, 95, 72),
    "10-google-pixel": (32, 31, 18),
    "13-mediatek-tb8168": (25, 23, 8),
}
FOREGROUND = {
    "09-sunmi-t2slite": {
        "com.sunmi.ota/.kernel.AutoUpgradeService",
        "com.sunmi.ota/.kernel.OTAKernel",
        "com.sunmi.usercenter/com.sunmi.backup.nsdsearch.NsdNewService",
    },
    "13-mediatek-tb8168": {"com.debug.loggerui/.framework.DebugLoggerUIService"},
}


def services_of(folder: Path) -> tuple[Service, ...]:
    reading = collect(Replay(folder)).services
    assert reading.gaps == ()
    return reading.records


@pytest.mark.parametrize("folder", SEEN)
def test_what_runs(corpus: Path, folder: str) -> None:
    found = services_of(corpus / folder)
    counts = (len(found), sum(one.running for one in found), sum(one.started for one in found))
    assert counts == SEEN[folder]
    assert {str(one.component) for one in found if one.foreground} == FOREGROUND.get(folder, set())
    assert all(one.age_s is not None and one.types is None and one.user == 0 for one in found)
    shorter = {"06.0.1-lg-m150": 91, "07-huawei-honor8": 98}  # what waits to be restarted is told at length
    assert sum(one.foreground is None for one in found) == shorter.get(folder, 0)


def test_trackers_that_run(corpus: Path) -> None:
    found = {one.component: one for one in services_of(corpus / "06.0.1-lg-m150")}
    tracker = found[ComponentName("com.trackview", "com.trackview.service.TrackViewService")]
    assert (tracker.uid, tracker.started, tracker.age_s) == (10141, True, 7 * 3600 + 31 * 60 + 5)
    player = found[ComponentName("com.facebook.katana", "com.facebook.video.vps.VideoPlayerService")]
    assert (player.running, player.binders) == (False, (Binder(process="com.facebook.katana", uid=10106),))


def test_who_is_bound(corpus: Path) -> None:
    found = {str(one.component): one for one in services_of(corpus / "13-mediatek-tb8168")}
    media = found["com.android.providers.media.module/com.android.providers.media.fuse.ExternalStorageServiceImpl"]
    assert media.binders == (Binder(process="system", uid=1000),)
    assert media.age_s == 4224


@pytest.mark.parametrize("folder", SEEN)
def test_a_dump_that_is_cut_off(corpus: Path, folder: str) -> None:
    lines = decode(Replay(corpus / folder).outputs[LINE]).split("\n")
    whole, _ = unanswered("services", "\n".join(lines).encode())
    for point in range(POINTS):
        part = "".join(f"{line}\n" for line in lines[: len(lines) * point // POINTS])
        for text in (part, part[:-3]):
            records, gap = unanswered("services", text.encode())
            assert gap or records == whole, f"{text.count(chr(10))} of {len(lines)} lines look whole"
