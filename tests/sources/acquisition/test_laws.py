"""Record, replay, equal: what was kept of a phone is judged as the phone was."""

from contextlib import closing
from pathlib import Path

import pytest

from detector import signatures
from detector.facts import FACTS, Depth, Facts
from detector.facts.collecting import collect
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
from tests.sources.acquisition.recording import opened

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


def facts_live_and_kept(source: Source, path: Path) -> tuple[Facts, Facts]:
    with Recorder(source, open_draft(path)) as recorder:
        live = collect(recorder, depth=Depth.DEEP)
        recorder.finish(Circumstances())
    return live, collect(opened(path), depth=Depth.DEEP)


def other_readings(live: Facts, kept: Facts) -> list[str]:
    """What is judged follows from facts, gaps among them, and from the day."""
    return [fact.name for fact in FACTS if live.reading(fact.name) != kept.reading(fact.name)]


@pytest.mark.parametrize("name", phones())
def test_every_phone_has_the_same_facts(name: str, tmp_path: Path) -> None:
    live, kept = facts_live_and_kept(InProcess(SimulatedPhone(load_phone(name))), tmp_path / "kept.zip")
    assert other_readings(live, kept) == []
    assert sorted((one.command, one.bytes) for one in live.trail) == sorted(
        (one.command, one.bytes) for one in kept.trail
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
    live, kept = facts_live_and_kept(source, tmp_path / "kept")
    assert live.gaps()
    assert other_readings(live, kept) == []


@pytest.mark.parametrize("phone", ["infected", "infected-android6"])
def test_over_a_cable(adb_server: PrivateAdb, phone: str, tmp_path: Path) -> None:
    with plugged(adb_server, phone) as (server, device):
        live, kept = live_and_kept(open_phone(device.serial, server=server), tmp_path / "kept.zip", Depth.USUAL)
    assert different(live, kept) == []
    assert kept.source == "acquisition"
    assert all(one.seconds > 0 for one in kept.commands)
