"""Reports that the outputs are tried on."""

from detector.facts.base import GapReason
from detector.facts.users import UserKind
from detector.report import Report
from tests.build import (
    AdminWords,
    AppWords,
    GapWords,
    InstallationWords,
    ListenerWords,
    PhoneWords,
    ServiceWords,
    report,
)

HAND = "com.google.android.packageinstaller"

CLEAN = PhoneWords(apps={"org.example.app": AppWords()})
"""Nothing to find, and everything read."""

BUSY = PhoneWords(
    users={0: UserKind.OWNER, 10: UserKind.WORK_PROFILE},
    settings={"package_verifier_user_consent": "-1"},
    properties={"ro.build.version.security_patch": "2024-01-05"},
    apps={
        "org.example.spy": AppWords(
            installer=HAND,
            icons=(),
            grants=("READ_SMS", "ACCESS_BACKGROUND_LOCATION", "-RECORD_AUDIO"),
            accessibility=(ServiceWords(label="系统服务与同步服务与系统更新服务与同步服务"),),
            admins=(AdminWords(policies=()),),
        ),
        "org.example.plain": AppWords(installer=""),
        "com.android.sync.settings.service.updater": AppWords(
            installer="", initiator="com.android.shell", listeners=(ListenerWords(),)
        ),
        "org.example.hidden": AppWords(
            installer=HAND,
            icons=(),
            users={0: InstallationWords(disabled_components=("org.example.hidden.Main",))},
            grants=("RECORD_AUDIO@all",),
        ),
        "org.example.family": AppWords(installer="com.sec.android.easyMover", grants=("READ_SMS",)),
        "org.example.watch": AppWords(listeners=(ListenerWords(live=False),)),
        "org.example.work": AppWords(users={10: InstallationWords()}, grants=("CAMERA@10",)),
        "org.example.chat": AppWords(users={0: InstallationWords(), 10: InstallationWords()}),
    },
    gaps=(
        GapWords(fact="launcher", user=10, reason=GapReason.BLOCKED_USER, detail="this profile is locked"),
        GapWords(fact="device-admins", reason=GapReason.TRUNCATED, detail="the output stops in the middle of a line"),
    ),
)
"""Findings of every level and kind, and gaps."""


def clean() -> Report:
    return report(CLEAN)


def busy() -> Report:
    return report(BUSY)
