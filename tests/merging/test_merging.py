"""A saved report joined with what was seen later: it says what a scan would say, or less of it, and nothing milder."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from detector import signatures
from detector.errors import DetectorError, ExitCode
from detector.facts import Depth, Facts
from detector.facts.collecting import collect
from detector.levels import Level
from detector.merging import merge
from detector.merging.recalled import finding_of
from detector.observations import Category, HookState, Watched
from detector.redaction import redact
from detector.report import Redaction, Report, decode, encode
from detector.scan import judge_facts
from detector.signals import State
from detector.signatures import Index
from detector.simulator.phone import SimulatedPhone, load_phone
from detector.sources.base import Origin, SourceKind
from tests.build import NOW, AppWords, GapWords, PhoneWords, ServiceWords, report
from tests.in_process import InProcess
from tests.invented import invented_index
from tests.watching import SeenWords, WatchedWords, all_hooks

HAND = "com.google.android.packageinstaller"
PHONES = ("infected", "hard-benign")
NOTHING = len(Level) + 1

words = st.builds(
    WatchedWords,
    hooks=st.dictionaries(
        st.sampled_from(Category), st.lists(st.sampled_from(HookState), min_size=1, max_size=2).map(tuple)
    ),
    seen=st.lists(
        st.builds(
            SeenWords,
            what=st.sampled_from(Category),
            detail=st.sampled_from(("", "com.whatsapp", "hoverwatch.com", "api.hoverwatch.com", "a.example")),
            count=st.integers(1, 9),
        ),
        max_size=4,
    ).map(tuple),
    dropped=st.integers(0, 1),
    began_s=st.integers(0, 999),
)


@cache
def index() -> Index:
    return signatures.load()


@cache
def facts_of(name: str) -> Facts:
    return collect(InProcess(SimulatedPhone(load_phone(name))), depth=Depth.USUAL)


def judged(name: str, *watched: Watched) -> Report:
    origin = Origin(kind=SourceKind.ADB)
    return judge_facts(facts_of(name), index(), origin=origin, now=NOW, watched=watched)


@cache
def plain(name: str) -> Report:
    """As it is read back from a file."""
    return decode(encode(judged(name)))


def without_order(made: Report) -> Report:
    """Open questions of apps stand in the order of apps in a scan, and behind those of other apps after joining."""
    return structs.replace(
        made,
        undecided=tuple(
            sorted((structs.replace(one, packages=tuple(sorted(one.packages))) for one in made.undecided), key=repr)
        ),
        cards=tuple(sorted(made.cards, key=lambda one: one.package)),
        apps=tuple(sorted(made.apps, key=lambda one: one.package)),
    )


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(PHONES), words, st.data())
def test_of_an_app_with_a_finding_it_says_what_a_scan_says(name: str, seen: WatchedWords, data: st.DataObject) -> None:
    before = plain(name)
    package = data.draw(st.sampled_from([card.package for card in before.cards if card.level is not None]))
    run = seen.watched(package)
    assert without_order(merge(before, [run], index())) == without_order(judged(name, run))


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(PHONES), words, st.data())
def test_of_any_app_the_answer_is_that_of_a_scan(name: str, seen: WatchedWords, data: st.DataObject) -> None:
    before = plain(name)
    run = seen.watched(data.draw(st.sampled_from([app.package for app in before.inventory])))
    joined, scanned = merge(before, [run], index()), judged(name, run)
    told = [{(one.rule, one.level, one.package) for one in of.findings} for of in (joined, scanned)]
    open_ones = [
        {(one.rule, one.level, name) for one in of.undecided for name in one.packages or (None,)}
        for of in (joined, scanned)
    ]
    assert told[0] <= told[1]
    left_open = open_ones[0] - open_ones[1]
    assert left_open == told[1] - told[0]
    # whether it is the ordinary app of that name is not in a report
    assert not left_open or index().known(run.package) is not None
    assert open_ones[1] <= open_ones[0]
    assert joined.inventory == scanned.inventory


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(PHONES), words, st.data())
def test_no_level_falls_and_no_other_app_is_touched(name: str, seen: WatchedWords, data: st.DataObject) -> None:
    before = plain(name)
    if data.draw(st.booleans()):
        before = structs.replace(before, tool=structs.replace(before.tool, version="0.0.1"))
    package = data.draw(st.sampled_from([*(app.package for app in before.inventory), "org.example.gone"]))
    after = merge(before, [seen.watched(package)], index())
    was, now = finding_of(before, package), finding_of(after, package)
    assert (now.level.rank if now else NOTHING) <= (was.level.rank if was else NOTHING)
    others = [[one for one in of.findings if one.package != package] for of in (before, after)]
    assert others[0] == others[1]
    open_ones = [{(one.rule, one.level) for one in of.undecided if package in one.packages} for of in (before, after)]
    assert now is not None or open_ones[0] <= open_ones[1]
    assert decode(encode(after)) == after
    assert now is None or after.card(package) is not None


@settings(max_examples=5, deadline=None)
@given(words, st.data())
def test_the_same_once_more_changes_nothing(seen: WatchedWords, data: st.DataObject) -> None:
    before = plain("infected")
    run = seen.watched(data.draw(st.sampled_from([app.package for app in before.inventory])))
    once = merge(before, [run], index())
    assert merge(once, [run], index()) == once
    assert merge(before, [run, run], index()) == once


PHONE = PhoneWords(
    apps={
        "org.example.quiet": AppWords(),
        "org.example.hidden": AppWords(installer=HAND, icons=()),
        "org.example.service": AppWords(accessibility=(ServiceWords(),)),
    }
)


def joined(package: str, seen: WatchedWords, before: Report | None = None) -> Report:
    return merge(before or report(PHONE), [seen.watched(package)], invented_index())


def test_what_the_watching_gives_a_rule_all_that_it_asks_for_is_not_passed_over() -> None:
    """Whether it is the WhatsApp that everybody has, which the report does not tell, is no answer."""
    seen = WatchedWords(seen=(SeenWords(what=Category.ACCESSIBILITY),))
    made = merge(plain("infected"), [seen.watched("com.whatsapp")], index())
    assert [one.rule for one in made.undecided if "com.whatsapp" in one.packages] == ["could-monitor"]


class TestAnAppWithoutAFinding:
    def test_what_only_asks_is_no_finding(self) -> None:
        made = joined("org.example.quiet", WatchedWords(hooks=all_hooks(), seen=(SeenWords(what=Category.SMS),)))
        assert finding_of(made, "org.example.quiet") is None
        assert [one for one in made.undecided if "org.example.quiet" in one.packages] == []
        assert made.watched[0].package == "org.example.quiet"

    def test_what_was_handed_the_screen_could_monitor_and_the_rest_of_it_is_open(self) -> None:
        seen = WatchedWords(hooks=all_hooks(), seen=(SeenWords(what=Category.ACCESSIBILITY, detail="com.whatsapp"),))
        made = joined("org.example.quiet", seen)
        finding = finding_of(made, "org.example.quiet")
        assert finding is not None
        assert (finding.rule, finding.level) == ("could-monitor", Level.ABILITY)
        assert [one.id for one in finding.signals] == ["watched-accessibility"]
        open_ids = {"says-assistive", "says-monitoring", "known-to-owner", "listed-label"}
        assert {one.id for one in finding.open_questions} == open_ids
        assert [one for one in made.undecided if "org.example.quiet" in one.packages] == []
        assert made.app("org.example.quiet") is not None
        assert made.groups[0].id == "accessibility"

    def test_a_listed_host_is_a_question(self) -> None:
        seen = WatchedWords(seen=(SeenWords(what=Category.NETWORK, detail="api.spy.example"),))
        finding = finding_of(joined("org.example.quiet", seen), "org.example.quiet")
        assert finding is not None
        assert (finding.rule, finding.level) == ("listed-server", Level.ABILITY)
        assert finding.signals[0].slots["listed"] == "Spy"

    def test_one_with_an_open_question_is_known_by_its_card(self) -> None:
        denied = GapWords(fact="notification-listeners", package="org.example.hidden")
        before = report(structs.replace(PHONE, gaps=(denied,)))
        assert finding_of(before, "org.example.hidden") is None
        assert [one.rule for one in before.undecided if "org.example.hidden" in one.packages]
        seen = WatchedWords(seen=(SeenWords(what=Category.ACCESSIBILITY),))
        finding = finding_of(joined("org.example.hidden", seen, before), "org.example.hidden")
        assert finding is not None
        assert (finding.rule, finding.level) == ("hidden-monitor", Level.PATTERN)
        assert [one.id for one in finding.open_questions] == ["notifications", "listener-connected", "watched-acting"]


@pytest.mark.parametrize("later", [False, True])
def test_a_hidden_app_that_is_handed_the_screen_is_a_pattern(later: bool) -> None:
    """In a scan, and in a saved report: the list of all apps says that it has no icon, and how it came."""
    package = "org.example.hidden"
    seen = WatchedWords(seen=(SeenWords(what=Category.ACCESSIBILITY, detail="com.whatsapp"),))
    at_once = report(PhoneWords(apps={package: structs.replace(PHONE.apps[package], watched=(seen,))}))
    finding = finding_of(joined(package, seen) if later else at_once, package)
    assert finding is not None
    assert (finding.rule, finding.level) == ("hidden-monitor", Level.PATTERN)


def test_a_report_that_lists_only_grants_leaves_more_open() -> None:
    """As versions before wrote them."""
    package = "org.example.hidden"
    seen = WatchedWords(seen=(SeenWords(what=Category.ACCESSIBILITY, detail="com.whatsapp"),))
    before = report(PHONE)
    apps = (structs.replace(one, signs=None, seen=(), unclear=()) for one in before.inventory)
    made = joined(package, seen, structs.replace(before, inventory=tuple(apps)))
    finding = finding_of(made, package)
    assert finding is not None
    assert (finding.rule, finding.level) == ("could-monitor", Level.ABILITY)
    assert {"by-hand", "no-icon"} <= {one.id for one in finding.open_questions}
    assert "hidden-monitor" in {one.rule for one in made.undecided if package in one.packages}


def test_an_app_that_the_report_does_not_know() -> None:
    seen = WatchedWords(seen=(SeenWords(what=Category.NETWORK, detail="spy.example"),))
    made = joined("org.example.gone", seen)
    assert finding_of(made, "org.example.gone") is not None
    assert made.app_count == report(PHONE).app_count


def test_what_was_not_seen_stays_open_where_it_could_not_be_watched() -> None:
    made = joined("org.example.service", WatchedWords(hooks={Category.CALLS: (HookState.FAILED,)}))
    finding = finding_of(made, "org.example.service")
    assert finding is not None
    [signal] = [one for one in finding.open_questions if one.id == "watched-calls"]
    assert signal.state is State.UNKNOWN
    assert signal.gaps[0].fact == "watched"


def test_two_runs_are_told_together() -> None:
    first = WatchedWords(hooks=all_hooks(), seen=(SeenWords(what=Category.SMS, count=2),))
    made = joined("org.example.service", first)
    made = joined("org.example.service", structs.replace(first, began_s=600), made)
    finding = finding_of(made, "org.example.service")
    assert finding is not None
    slots = next(one.slots for one in finding.signals if one.id == "watched-sms")
    assert (slots["count"], slots["first"], slots["last"]) == ("4", "2026-11-22 11:00:01", "2026-11-22 11:10:02")
    assert len(made.watched) == 2


def test_an_older_report_is_read_and_joined() -> None:
    before = encode(report(PHONE)).replace(b'"watched":[],', b"")
    assert b'"watched"' not in before
    made = joined("org.example.service", WatchedWords(hooks=all_hooks()), decode(before))
    assert len(made.watched) == 1


@pytest.mark.parametrize("how", [Redaction.SHARE, Redaction.MINIMAL])
def test_what_was_taken_out_does_not_come_back(how: Redaction) -> None:
    with pytest.raises(DetectorError, match="taken out") as refusal:
        joined("org.example.service", WatchedWords(), redact(report(PHONE), how))
    assert refusal.value.exit_code is ExitCode.DATA
