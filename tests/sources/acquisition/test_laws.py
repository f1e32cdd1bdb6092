"""Record, replay, equal: what was kept of a phone is judged as the phone was."""

from contextlib import closing
from pathlib import Path

import pytest

from detector import signatures
from detector.facts import Depth
from detector.report import Report
from detector.scan import scan, scan_saved
from detector.simulator.base import Faults
from detector.simulator.host import PrivateAdb
from detector.simulator.phone import SimulatedPhone, load_phone, phones
from detector.sources.acquisition.drafts import open_draft
from detector.sources.acquisition.manifest import Circumstances
from detector.sources.acquisition.recorder import Recorder
from detector.sources.adb import open_phone
from detector.sources.archives import open_files
from detector.sources.base import Source
from tests.adb_server import plugged
from tests.in_process import InProcess

INDEX = signatures.load()
SAME = ("findings", "undecided", "gaps", "cards", "groups", "messengers", "inventory", "phone", "users", "complete")


def live_and_kept(source: Source, path: Path, depth: Depth = Depth.DEEP) -> tuple[Report, Report]:
    with Recorder(source, open_draft(path)) as recorder:
        live = scan(recorder, INDEX, depth=depth)
        recorder.finish(Circumstances())
    with closing(open_files(path)) as files:
        return live, scan_saved(files, INDEX, depth=depth)


def different(live: Report, kept: Report) -> list[str]:
    return [field for field in SAME if getattr(live, field) != getattr(kept, field)]


@pytest.mark.parametrize("name", phones())
def test_every_phone(name: str, tmp_path: Path) -> None:
    live, kept = live_and_kept(InProcess(SimulatedPhone(load_phone(name))), tmp_path / "kept.zip")
    assert different(live, kept) == []
    assert kept.source == "acquisition"
    assert sorted((one.command, one.bytes) for one in live.commands) == sorted(
        (one.command, one.bytes) for one in kept.commands
    )


FAULTS = {
    "a pulled cable": Faults(disconnect_after=12),
    "a hanging service": Faults(hang=("package packages",)),
    "a stream that breaks": Faults(drop=("accessibility", "dd if=")),
    "cut texts": Faults(truncate=(("package packages", 20_000), ("stat -c", 3000))),
    "refusals": Faults(deny=("device_policy",), missing=("appops",), timeout=("notification",)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_went_wrong_is_kept_too(name: str, tmp_path: Path) -> None:
    source = InProcess(SimulatedPhone(load_phone("infected"), FAULTS[name]))
    live, kept = live_and_kept(source, tmp_path / "kept")
    assert live.gaps
    assert different(live, kept) == []


@pytest.mark.parametrize("phone", ["infected", "infected-android6"])
def test_over_a_cable(adb_server: PrivateAdb, phone: str, tmp_path: Path) -> None:
    with plugged(adb_server, phone) as (server, device):
        live, kept = live_and_kept(open_phone(device.serial, server=server), tmp_path / "kept.zip", Depth.USUAL)
    assert different(live, kept) == []
    assert all(one.seconds > 0 for one in kept.commands)
