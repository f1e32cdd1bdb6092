"""Unknown is not clean in comparisons either: who reads less never sees a difference that is not there."""

from collections.abc import Callable
from functools import cache

import pytest

from detector.comparison import Side, compare, exit_code
from detector.errors import ExitCode
from detector.report import Report
from tests.build import AppWords, InstallationWords, PhoneWords, report
from tests.comparison.dimming import DIMMINGS, Dimming, claims, minimal, of_the_first_version, shared
from tests.outputs import reports
from tests.outputs.reports import BUSY

Make = Callable[[], Report]

CHANGED = PhoneWords(
    users=BUSY.users,
    apps={
        **{name: app for name, app in BUSY.apps.items() if name != "org.example.plain"},
        "org.example.app": AppWords(installer="", grants=("CAMERA",)),
        "org.example.hidden": AppWords(grants=("RECORD_AUDIO@all", "READ_SMS")),
        "org.example.chat": AppWords(users={0: InstallationWords()}),
    },
)
"""The busy phone some days later, and everything read."""


busy, clean = cache(reports.busy), cache(reports.clean)


@cache
def changed() -> Report:
    return report(CHANGED)


PAIRS: dict[str, tuple[Make, Make]] = {
    "more": (clean, busy),
    "less": (busy, clean),
    "later": (busy, changed),
    "before": (changed, busy),
}
dimming = pytest.mark.parametrize("dim", DIMMINGS, ids=lambda dim: str(dim.__name__))
pair = pytest.mark.parametrize("pair", PAIRS)


@dimming
@pair
class TestWhoReadsLess:
    def test_sees_no_difference_that_is_not_there(self, dim: Dimming, pair: str) -> None:
        old, new = PAIRS[pair][0](), PAIRS[pair][1]()
        there = claims(compare(old, new))
        assert claims(compare(dim(old), new)) - there == set()
        assert claims(compare(old, dim(new))) - there == set()
        assert claims(compare(dim(old), dim(new))) - there == set()

    def test_is_never_told_that_all_was_compared(self, dim: Dimming, pair: str) -> None:
        old, new = PAIRS[pair][0](), PAIRS[pair][1]()
        assert not compare(dim(old), new).complete
        assert not compare(old, dim(new)).complete


@dimming
@pytest.mark.parametrize("make", [busy, clean, changed], ids=["busy", "clean", "changed"])
class TestOfOnePhone:
    def test_less_of_the_same_is_no_difference_and_no_sameness(self, dim: Dimming, make: Make) -> None:
        whole = make()
        for made in (compare(whole, dim(whole)), compare(dim(whole), whole)):
            assert claims(made) == set()
            assert exit_code(made) is ExitCode.NOT_CHECKED

    def test_the_same_is_the_same(self, dim: Dimming, make: Make) -> None:
        dimmed = dim(make())
        assert claims(compare(dimmed, dimmed)) == set()


def test_two_whole_and_equal_reports_are_the_same_for_certain() -> None:
    made = compare(changed(), changed())
    assert exit_code(made) is ExitCode.OK
    assert [one for one in made.uncompared if one.unread is not Side.BOTH] == []


@pytest.mark.parametrize("dim", [shared, minimal, of_the_first_version])
def test_a_finding_is_found_in_whatever_is_left_of_a_report(dim: Dimming) -> None:
    """What is listed keeps its name in every report."""
    made = compare(dim(clean()), dim(busy()))
    assert ("finding", "org.example.plain", "new") in claims(made)
