"""Eight phones as they are met, from facts to what a person reads, with the list that ships, in each full language.

Tested are levels, blocks and verbs: the sentences of a key, and the clauses of the signals, stand where they belong.
"""

from datetime import date

import pytest

from detector import signatures
from detector.errors import ExitCode
from detector.facts.base import GapReason
from detector.facts.device_admins import AdminRole
from detector.facts.removed_apps import AppChange
from detector.facts.users import UserKind
from detector.levels import Level
from detector.report import Report, exit_code
from detector.signatures import Index
from tests.build import (
    AdminWords,
    AppWords,
    GapWords,
    InstallationWords,
    ListenerWords,
    PhoneWords,
    RemovedWords,
    ServiceWords,
    report,
)
from tests.scenarios.reading import Said

HAND = "com.google.android.packageinstaller"
STRONG = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)
HOVERWATCH = "com.android.core.mnto"
CERTIFICATE = "0E0BE37D31CA21F19095FC38F9F1BEF310CE227C"
"""One of Hoverwatch's, as the list has it."""

pytestmark = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(scope="module")
def index() -> Index:
    return signatures.load()


def levels(made: Report) -> dict[str, Level]:
    return {finding.package: finding.level for finding in made.findings if finding.package}


def test_a_known_monitoring_app_by_the_book(index: Index, language: str) -> None:
    app = AppWords(
        installer=HAND,
        icons=(),
        signers=(CERTIFICATE,),
        accessibility=(ServiceWords(label="Sync Service"),),
        admins=(AdminWords(),),
    )
    made = report(PhoneWords(apps={HOVERWATCH: app}), index)
    [finding] = made.findings
    assert (finding.rule, finding.level) == ("known-app", Level.CONFIRMED)
    assert {"impostor", "hidden-monitor", "locked-in", "could-monitor"} <= set(finding.also)
    said = Said(made, language)
    assert said.has("known-app.confirmed", product="Hoverwatch")
    assert "Sync Service" in said
    assert said.says(finding, "block.here", "listed-name", "listed-signer", "by-hand", "maker-label", "no-icon")
    assert said.says(finding, "block.seen", "accessibility-running")
    assert said.mentions("capability.prevent-removal", said.block(HOVERWATCH, "block.allowed"))
    assert said.has("safety.act")


def test_an_unlisted_one_that_calls_itself_wifi_and_was_refused_every_permission(index: Index, language: str) -> None:
    name = "org.example.wifi"
    app = AppWords(installer="", grants=("-READ_SMS", "-RECORD_AUDIO"), accessibility=(ServiceWords(label="WiFi"),))
    made = report(PhoneWords(apps={name: app}), index)
    [finding] = made.findings
    assert (finding.rule, finding.level) == ("impostor", Level.PATTERN)
    assert finding.because == ("maker-label", "by-hand", "accessibility")
    said = Said(made, language)
    assert said.has("impostor.pattern", listing=said.words("listing.none"))
    refused = {one.id for card in made.cards for one in card.can if one.state == "refused"}
    assert refused == {"read-messages", "use-microphone"}
    assert said.says(finding, "block.here", "maker-label")


def test_an_ordinary_phone_with_a_password_manager_a_watch_mail_and_find_hub(index: Index, language: str) -> None:
    apps = {f"org.example.app{number}": AppWords(grants=("CAMERA", "RECORD_AUDIO", "READ_SMS")) for number in range(95)}
    apps |= {
        "com.x8bit.bitwarden": AppWords(accessibility=(ServiceWords(label="Bitwarden"),)),
        "com.garmin.android.apps.connectmobile": AppWords(listeners=(ListenerWords(),)),
        "com.google.android.gm": AppWords(admins=(AdminWords(),)),
        "com.google.android.gms": AppWords(system=True, admins=(AdminWords(),)),
    }
    made = report(PhoneWords(apps=apps), index)
    assert not made.at(*STRONG)
    assert set(levels(made)) == {
        "com.x8bit.bitwarden",
        "com.garmin.android.apps.connectmobile",
        "com.google.android.gm",
    }
    assert len(made.groups) <= 4
    said = Said(made, language)
    assert said.starts("summary.nothing")
    assert said.has("not-checked.always")


def test_a_blind_person_is_not_asked_about_their_eyes(index: Index, language: str) -> None:
    names = (
        "com.google.android.apps.accessibility.voiceaccess",
        "com.google.android.apps.accessibility.reveal",
        "com.googlecode.eyesfree.brailleback",
    )
    apps = {name: AppWords(signers=(), accessibility=(ServiceWords(label=name),)) for name in names}
    apps["com.google.android.marvin.talkback"] = AppWords(system=True, accessibility=(ServiceWords(label="TalkBack"),))
    made = report(PhoneWords(apps=apps), index)
    assert made.findings == ()
    assert Said(made, language).starts("summary.nothing")


def test_a_chinese_phone_without_google_and_a_helper_from_a_web_page(index: Index, language: str) -> None:
    both = {0: InstallationWords(), 999: InstallationWords()}
    apps = {f"cn.example.app{number}": AppWords(installer="com.xiaomi.market") for number in range(40)}
    apps |= {
        "com.tencent.mm": AppWords(installer="com.xiaomi.market", users=both),
        "cn.example.hongbao": AppWords(
            installer="com.miui.packageinstaller", accessibility=(ServiceWords(label="抢红包"),)
        ),
    }
    users = {0: UserKind.OWNER, 999: UserKind.CLONE}
    made = report(PhoneWords(maker="Xiaomi", users=users, apps=apps), index)
    assert not made.at(*STRONG)
    assert levels(made) == {"cn.example.hongbao": Level.ABILITY}
    said = Said(made, language)
    assert "抢红包" in said
    [wechat] = [one for one in made.messengers.installed if one.id == "wechat"]
    assert {copy.user for copy in wechat.copies} == {0, 999}
    assert said.has("linked.wechat")


def test_a_teenager_s_phone_that_the_family_supervises(index: Index, language: str) -> None:
    owner = AdminWords(cls=".kids.account.receiver.ProfileOwnerReceiver", role=AdminRole.PROFILE_OWNER)
    made = report(PhoneWords(apps={"com.google.android.gms": AppWords(system=True, admins=(owner,))}), index)
    [finding] = made.findings
    assert (finding.rule, finding.level) == ("could-monitor", Level.ABILITY)
    assert Said(made, language).has("could-monitor.ability.profile-owner")


def test_no_app_at_all_so_that_the_accounts_are_what_to_look_at(index: Index, language: str) -> None:
    made = report(
        PhoneWords(apps={"com.whatsapp": AppWords(signers=()), "com.tencent.mm": AppWords(signers=())}), index
    )
    assert not [finding for finding in made.findings if finding.package is not None]
    said = Said(made, language)
    assert said.has("not-checked.always")
    assert said.has("linked.whatsapp")
    assert said.has("linked.wechat")
    assert said.has("account.lead") or said.has("account.title")


def test_a_phone_that_blocks_us_and_an_app_that_was_removed_last_week(index: Index, language: str) -> None:
    made = report(
        PhoneWords(
            api=34,
            apps={"org.example.chat": AppWords()},
            removed=(RemovedWords(package="com.sc.spyic.v3", what=AppChange.REMOVED, to_day=date(2026, 11, 17)),),
            gaps=(
                GapWords(fact="packages", reason=GapReason.TRUNCATED),
                GapWords(fact="accessibility", reason=GapReason.NOT_UNDERSTOOD),
                GapWords(fact="launcher", reason=GapReason.BLOCKED_USER, user=150),
            ),
        ),
        index,
    )
    assert not made.at(*STRONG)
    assert exit_code(made, Level.PATTERN) is ExitCode.NOT_CHECKED
    said = Said(made, language)
    assert said.starts("summary.nothing-incomplete")
    for reason in ("truncated", "not-understood", "blocked-user"):
        assert said.has(f"gap.{reason}")
    assert "com.sc.spyic.v3" in said or any(not one.packages for one in made.undecided)
