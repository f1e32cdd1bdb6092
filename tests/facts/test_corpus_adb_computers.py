"""Which computers real phones know; two captures hold the dump, one of them keys."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from detector.facts import Facts
from detector.facts.adb_computers import DUMP, USB_DUMP, parse
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.understanding import decode
from detector.simulator.base import Faults
from detector.simulator.dumps.adb import dumpsys_adb, dumpsys_usb
from detector.simulator.phone import load_phone
from detector.simulator.shell import run_line
from tests.replay import Replay

POINTS = 50


def facts(corpus: Path, folder: str) -> Facts:
    return collect(Replay(corpus / folder))


def test_two_computers_and_when_they_were_connected(corpus: Path) -> None:
    found = facts(corpus, "10-google-pixel").adb_computers
    assert [(one.comment, one.last_connection, one.built_in) for one in found.records] == [
        ("user5@example.com", datetime(2020, 1, 8, 14, 58, 57, 856000, UTC), False),
        ("user6@example.com", datetime(2020, 1, 8, 14, 30, 53, 801000, UTC), False),
    ]
    assert not found.gaps
    assert not any("AAAAAAAA" in one.excerpt.text for one in found.records), "a key is in the proof"


def test_a_phone_that_knows_none(corpus: Path) -> None:
    found = facts(corpus, "13-mediatek-tb8168").adb_computers
    assert (found.records, found.gaps) == ((), ())


def test_a_phone_whose_dump_was_not_saved_leaves_a_gap(corpus: Path) -> None:
    gaps = facts(corpus, "09-google-emulator").adb_computers.gaps
    assert [gap.reason for gap in gaps] == [GapReason.NOT_IN_SOURCE]


@pytest.mark.parametrize("folder", ["10-google-pixel", "13-mediatek-tb8168"])
def test_a_cut_dump_never_looks_whole(corpus: Path, folder: str) -> None:
    """Its last line is the brace at the edge."""
    text = decode(Replay(corpus / folder).outputs["dumpsys adb"]).rstrip("\n")
    assert not parse(text + "\n").incomplete
    start = text.index("debugging_manager={\n") + len("debugging_manager={\n")
    for point in range(POINTS):
        cut = text[: start + (len(text) - start) * point // POINTS]
        assert parse(cut).incomplete, f"{len(cut)} of {len(text)} characters look whole"


@pytest.mark.parametrize("name", ["infected-android6", "infected-old", "android9", "hidden-unknown", "infected"])
def test_keys_and_trusted_networks_stay_on_the_phone(name: str) -> None:
    phone = load_phone(name)
    command, dump = (USB_DUMP, dumpsys_usb(phone)) if phone.api < 29 else (DUMP, dumpsys_adb(phone))
    lines = dump.split("\n")
    key = next(line for line in lines if line.endswith(" user@laptop")).split()[-2].removeprefix("user_keys=")
    sent = run_line(phone, Faults(), command.query(api=phone.api).line).stdout.decode()
    assert len(key) > 600
    assert key[:30] not in sent
    assert key[-30:] not in sent
    assert "02:00:00" not in sent
    assert [one.comment for one in parse(sent).records] == list(phone.adb_keys)
