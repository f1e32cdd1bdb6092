"""What administrators impose, on real phones: nothing, but for one maker's guard. Read in the files by eye."""

from pathlib import Path

import pytest

from detector.facts import Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.device_policies import parse
from detector.facts.device_policy_lines import PolicyKind
from detector.facts.understanding import decode
from tests.replay import Replay

POINTS = 50
NOTHING = (
    "07.1.1-google-emulator",
    "09-google-emulator",
    "09-sunmi-t2slite",
    "10-google-pixel",
    "13-mediatek-tb8168",
)


def facts(corpus: Path, folder: str) -> Facts:
    return collect(Replay(corpus / folder))


@pytest.mark.parametrize("folder", NOTHING)
def test_nothing_is_imposed(corpus: Path, folder: str) -> None:
    found = facts(corpus, folder).device_policies
    assert (found.records, found.gaps) == ((), ())


def test_the_guard_of_a_maker_sets_a_policy_of_its_own_for_the_whole_phone(corpus: Path) -> None:
    found = facts(corpus, "15-samsung-device-policy").device_policies
    assert not found.gaps
    (one,) = found.records
    assert (one.kind, one.values) == (PolicyKind.OTHER, ("semSetAllowBluetoothMode", "2"))
    assert (one.user, one.admin_user, one.for_parent) == (None, 0, False)
    assert str(one.admin) == "com.samsung.android.kgclient/.agent.KGDeviceAdminReceiver"
    assert one.excerpt.line == 290


def test_apps_that_could_be_suspended_are_no_policies(corpus: Path) -> None:
    """Both lists are long, and stand behind the policies."""
    text = decode(Replay(corpus / "15-samsung-device-policy").outputs["dumpsys device_policy"])
    assert "Packages subject to suspension: 105 apps" in text
    assert len(parse(text).records) == 1


@pytest.mark.parametrize("folder", ["09-sunmi-t2slite", "13-mediatek-tb8168", "15-samsung-device-policy"])
def test_a_cut_dump_never_looks_whole(corpus: Path, folder: str) -> None:
    """Its end is the line about encryption; what follows imposes nothing."""
    text = decode(Replay(corpus / folder).outputs["dumpsys device_policy"])
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines) if line.strip().startswith("Encryption Status:"))
    whole = parse(text).records
    for point in range(POINTS):
        parsed = parse("".join(f"{line}\n" for line in lines[: 1 + end * point // POINTS]))
        assert parsed.incomplete
        assert parsed.records == whole[: len(parsed.records)]
    assert not parse("".join(f"{line}\n" for line in lines[: end + 1])).incomplete


def test_a_phone_whose_dump_was_not_saved_leaves_a_gap(corpus: Path) -> None:
    gaps = facts(corpus, "06.0.1-lg-m150").device_policies.gaps
    assert [gap.reason for gap in gaps] == [GapReason.NOT_IN_SOURCE]
