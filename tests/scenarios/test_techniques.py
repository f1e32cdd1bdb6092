"""Single techniques of the threat model, each on a phone of its own, in each full language: level, block, verbs."""

import pytest

from detector import signatures
from detector.levels import Level
from detector.report import Report
from detector.rules import Finding
from detector.signals import Kind
from detector.signatures import Index
from tests.build import (
    AppWords,
    ComputerWords,
    InstallationWords,
    ManifestWords,
    OpWords,
    PhoneWords,
    ServiceWords,
    report,
)
from tests.scenarios.reading import Said

NAME = "org.example.app"
HAND = "com.google.android.packageinstaller"

pytestmark = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(scope="module")
def index() -> Index:
    return signatures.load()


def judged(app: AppWords, index: Index, name: str = NAME, api: int = 34) -> tuple[Report, Finding]:
    made = report(PhoneWords(api=api, apps={name: app}), index)
    [finding] = [one for one in made.findings if one.package is not None]
    return made, finding


def never_says_that_it_happened(said: Said, finding: Finding) -> bool:
    """No clause of existence stands among what an app is allowed to do."""
    seen = [one.id for one in finding.signals if one.kind is Kind.EXISTENCE]
    allowed = said.block(finding.package or "", "block.allowed")
    return not any(clause in allowed for clause in said.clauses(finding, *seen))


def test_1_brought_by_hand_is_a_question_and_no_alarm(index: Index, language: str) -> None:
    made, finding = judged(AppWords(installer=HAND, initiator="com.android.chrome", grants=("READ_SMS",)), index)
    assert finding.level is Level.ABILITY
    said = Said(made, language)
    assert all(clause in said for clause in said.clauses(finding, "by-hand"))


def test_4_a_restriction_that_somebody_lifted(index: Index, language: str) -> None:
    lifted = AppWords(
        installer=HAND,
        accessibility=(ServiceWords(),),
        ops=(OpWords(op="ACCESS_RESTRICTED_SETTINGS", mode="allow"),),
    )
    made, finding = judged(lifted, index)
    assert (finding.rule, finding.level) == ("lifted-restriction", Level.ABILITY)
    said = Said(made, language)
    assert said.has("lifted-restriction.ability")
    assert never_says_that_it_happened(said, finding)
    hidden = AppWords(installer=HAND, icons=(), accessibility=lifted.accessibility, ops=lifted.ops)
    _, finding = judged(hidden, index)
    assert finding.level is Level.PATTERN
    assert "lifted-restriction" in (finding.rule, *finding.also)


def test_9_another_computer_is_a_setting(index: Index, language: str) -> None:
    made = report(PhoneWords(computers=(ComputerWords(), ComputerWords())), index)
    [finding] = [one for one in made.findings if one.because == ("other-computers",)]
    assert finding.level is Level.POSTURE
    said = Said(made, language)
    assert all(clause in said for clause in said.clauses(finding, "other-computers"))
    assert said.has("posture.note")


def test_10_an_icon_that_was_switched_off(index: Index, language: str) -> None:
    app = AppWords(
        installer=HAND,
        icons=(),
        users={0: InstallationWords(disabled_components=("org.example.app.Main",))},
        manifest=ManifestWords(icons=(".Main",)),
        grants=("RECORD_AUDIO",),
    )
    made, finding = judged(app, index)
    assert (finding.rule, finding.level) == ("hidden-monitor", Level.PATTERN)
    said = Said(made, language)
    assert said.says(finding, "block.here", "no-icon", "icon-switched-off")
    assert said.has("block.nothing-seen")


def test_12_a_name_of_the_maker_with_a_foreign_signature(index: Index, language: str) -> None:
    name = "com.google.android.syncservice"
    app = AppWords(installer=HAND, grants=("READ_SMS",))
    made, finding = judged(app, index, name)
    assert (finding.rule, finding.level) == ("impostor", Level.PATTERN)
    said = Said(made, language)
    assert said.has("impostor.pattern", listing=said.words("listing.none"))
    assert said.says(finding, "block.here", "maker-name")
    _, finding = judged(AppWords(installer=HAND, grants=("RECORD_AUDIO", "CAMERA")), index, name)
    assert finding.level is Level.ABILITY  # a ported camera app


def test_14_what_is_left_out_of_recent_apps_only_supports(index: Index, language: str) -> None:
    quiet = ManifestWords(icons=(".Main",), recents=False)
    made, finding = judged(AppWords(installer=HAND, grants=("READ_SMS",), manifest=quiet), index)
    assert finding.level is Level.ABILITY
    hidden = AppWords(installer=HAND, icons=(), grants=("READ_SMS",), manifest=quiet)
    made, finding = judged(hidden, index)
    assert finding.level is Level.PATTERN
    assert "not-in-recents" not in finding.because
    assert Said(made, language).says(finding, "block.here", "not-in-recents")


def test_19_a_service_that_is_on_may_read_and_one_that_is_connected_runs(index: Index, language: str) -> None:
    asleep = AppWords(accessibility=(ServiceWords(bound=False),))
    made, finding = judged(asleep, index)
    assert finding.level is Level.ABILITY
    assert not [one for one in finding.signals if one.kind is Kind.EXISTENCE]
    Said(made, language)  # the verb lint finds no verb of happening in it
    running = AppWords(installer=HAND, icons=(), accessibility=(ServiceWords(bound=True),))
    made, finding = judged(running, index)
    assert finding.level is Level.PATTERN
    said = Said(made, language)
    assert said.says(finding, "block.seen", "accessibility-running")
    assert never_says_that_it_happened(said, finding)


def test_20_a_service_for_all_apps_is_no_alarm_by_itself(index: Index, language: str) -> None:
    wide = ServiceWords(cls=".Service")
    made, finding = judged(AppWords(accessibility=(wide,)), index)
    assert finding.level is Level.ABILITY
    assert {one.id for one in finding.signals} & {"accessibility", "accessibility-wide"}
    Said(made, language)
