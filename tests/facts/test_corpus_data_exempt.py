"""What real phones say about mobile data in the background."""

from pathlib import Path

import pytest

from detector.facts import Facts
from detector.facts.base import GapReason
from detector.facts.collecting import collect
from detector.facts.data_exempt import parse
from detector.facts.understanding import decode
from tests.replay import Replay

POINTS = 50
BY_DEFAULT = {
    "06.0.1-lg-m150": (),
    "07-huawei-honor8": (10009, 10014),
    "07.1.1-google-emulator": (10011, 10014),
    "09-google-emulator": (10007, 10008),
    "09-sunmi-t2slite": (10012, 10013, 10019, 10024),
    "10-google-pixel": (10044, 1110044),
    "13-mediatek-tb8168": (10025,),
}
OTHERS = {
    "07-huawei-honor8": (("refused", 10014), ("refused", 10035), ("refused", 10083), ("allowed", 10070)),
}


def facts(corpus: Path, folder: str) -> Facts:
    return collect(Replay(corpus / folder))


@pytest.mark.parametrize(("folder", "uids"), BY_DEFAULT.items())
def test_who_may_and_who_may_not(corpus: Path, folder: str, uids: tuple[int, ...]) -> None:
    found = facts(corpus, folder).data_exempt
    assert tuple(one.uid for one in found.records if one.by_default) == uids
    others = tuple((one.rule.value, one.uid) for one in found.records if not one.by_default)
    assert others == OTHERS.get(folder, ())
    assert not found.gaps


def test_a_second_user_and_the_proof(corpus: Path) -> None:
    one = facts(corpus, "10-google-pixel").data_exempt.records[1]
    assert (one.user, one.excerpt.line) == (11, 17)
    assert one.excerpt.text == "UID=1110044 policy=4 (ALLOW_METERED_BACKGROUND|NONE)"


@pytest.mark.parametrize("folder", BY_DEFAULT)
def test_a_cut_dump_never_looks_whole(corpus: Path, folder: str) -> None:
    """`Status for ... known UIDs:` stands behind all policies."""
    text = decode(Replay(corpus / folder).outputs["dumpsys netpolicy"])
    lines = text.split("\n")
    whole = [(one.rule, one.uid) for one in parse(text).records]
    end = next(number for number, line in enumerate(lines) if line.startswith("Status for "))
    for point in range(POINTS):
        parsed = parse("".join(f"{line}\n" for line in lines[: 2 + (end - 2) * point // POINTS]))
        assert parsed.incomplete
        assert [(one.rule, one.uid) for one in parsed.records] == whole[: len(parsed.records)]
    assert not parse("".join(f"{line}\n" for line in lines[: end + 1])).incomplete


def test_a_phone_whose_dump_was_not_saved_leaves_a_gap(corpus: Path) -> None:
    gaps = facts(corpus, "15-samsung-device-policy").data_exempt.gaps
    assert [gap.reason for gap in gaps] == [GapReason.NOT_IN_SOURCE]
