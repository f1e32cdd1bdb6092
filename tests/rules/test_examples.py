"""Six phones as they are met, from facts to findings, with the signatures that ship."""

from io import StringIO

import pytest
from msgspec import structs

from detector import signatures
from detector.facts.device_admins import AdminRole
from detector.facts.users import UserKind
from detector.levels import Level
from detector.outputs.text import write
from detector.report import Report
from detector.signatures import Index
from tests.build import AdminWords, AppWords, InstallationWords, ListenerWords, PhoneWords, ServiceWords, report

HAND = "com.google.android.packageinstaller"
STRONG = (Level.CONFIRMED, Level.MATCH, Level.PATTERN)


@pytest.fixture(scope="module")
def index() -> Index:
    return signatures.load()


def text(made: Report) -> str:
    """The report as one line of words: where lines break does not matter here."""
    out = StringIO()
    write(made, out)
    return " ".join(out.getvalue().split())


def levels(made: Report) -> dict[str, Level]:
    return {finding.package: finding.level for finding in made.findings if finding.package}


def test_a_known_monitoring_app_by_the_book(index: Index) -> None:
    """Hoverwatch, hidden, by hand. Confirmed needs the signature, which is not among the facts: so it is a match."""
    app = AppWords(
        installer=HAND,
        icons=(),
        accessibility=(ServiceWords(label="Sync Service"),),
        admins=(AdminWords(),),
    )
    made = report(PhoneWords(apps={"com.android.core.mnto": app}), index)
    [finding] = made.findings
    assert (finding.rule, finding.level) == ("known-app", Level.MATCH)
    assert finding.also == ("impostor", "hidden-monitor", "locked-in", "could-monitor")
    said = text(made)
    assert "■ “Sync Service” · com.android.core.mnto known: Hoverwatch" in said
    assert "A monitoring app known as Hoverwatch is very likely installed" in said
    assert "its accessibility service is connected to the system now" in said
    assert "changing or removing an app may be noticed" in said


def test_an_unlisted_one_that_calls_itself_wifi_and_was_refused_every_permission(index: Index) -> None:
    app = AppWords(
        installer="",
        grants=("-READ_SMS", "-RECORD_AUDIO"),
        accessibility=(ServiceWords(label="WiFi"),),
    )
    made = report(PhoneWords(apps={"org.example.wifi": app}), index)
    [finding] = made.findings
    assert (finding.rule, finding.level) == ("impostor", Level.PATTERN)
    assert finding.because == ("maker-label", "by-hand", "accessibility")
    said = text(made)
    allowed = said.partition("What it is allowed to do")[2].partition("What was seen")[0]
    assert allowed == (
        " · read the screen, act on it, and see what is typed"
        " · it asked for more, which the phone refuses today: read text messages (SMS) · use the microphone "
    )


def test_an_ordinary_phone_with_a_password_manager_a_watch_mail_and_find_hub(index: Index) -> None:
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
    said = text(made)
    assert "No monitoring app of our list" in said
    assert "Newer or changed apps can be missed" in said


def test_a_blind_person_is_not_asked_about_their_eyes(index: Index) -> None:
    names = (
        "com.google.android.marvin.talkback",
        "com.google.android.apps.accessibility.voiceaccess",
        "com.google.android.apps.accessibility.reveal",
    )
    apps = {name: AppWords(accessibility=(ServiceWords(label=name),)) for name in names}
    apps[names[0]] = structs.replace(apps[names[0]], system=True)
    made = report(PhoneWords(apps=apps), index)
    assert made.findings == ()
    assert made.undecided == ()


def test_a_chinese_phone_without_google_and_a_helper_from_a_web_page(index: Index) -> None:
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
    assert made.undecided == ()
    said = text(made)
    assert "“抢红包” · cn.example.hongbao" in said
    assert "other users or profiles on the phone: 999 (clone)" in said


def test_a_teenager_s_phone_that_the_family_supervises(index: Index) -> None:
    owner = AdminWords(cls=".kids.account.receiver.ProfileOwnerReceiver", role=AdminRole.PROFILE_OWNER)
    made = report(PhoneWords(apps={"com.google.android.gms": AppWords(system=True, admins=(owner,))}), index)
    [finding] = made.findings
    assert (finding.rule, finding.level) == ("could-monitor", Level.ABILITY)
    said = text(made)
    assert "Whoever manages it could see where the phone is and which apps are used" in said
    assert "Did you know that this phone is managed?" in said
