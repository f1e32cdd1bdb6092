"""Reports that the outputs are tried on."""

from datetime import UTC, datetime
from functools import cache

from msgspec import structs

from detector import signatures
from detector.facts.base import GapReason
from detector.facts.users import UserKind
from detector.observations import Category, End, HookState, Way
from detector.report import Report, SignatureSet
from detector.scan import scan
from detector.simulator.phone import SimulatedPhone, load_phone
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
from tests.in_process import InProcess
from tests.watching import SeenWords, WatchedWords, all_hooks

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


WATCHED = PhoneWords(
    apps={
        "org.example.hidden": AppWords(
            installer=HAND,
            icons=(),
            accessibility=(ServiceWords(),),
            watched=(
                WatchedWords(
                    hooks={
                        **all_hooks(),
                        Category.CALLS: (HookState.NOT_FOUND,),
                        Category.LOCATION: (HookState.ACTIVE, HookState.FAILED),
                    },
                    seen=(
                        SeenWords(what=Category.ACCESSIBILITY, detail="com.whatsapp", count=412, last_s=58),
                        SeenWords(what=Category.ACCESSIBILITY, detail="com.tencent.mm", count=7, first_s=9),
                        SeenWords(what=Category.SMS, detail="sms", count=12, first_s=4, last_s=40),
                        SeenWords(what=Category.NETWORK, detail="api.spy.example", count=3, first_s=5, last_s=41),
                        SeenWords(what=Category.TLS, detail="api.spy.example", first_s=5, last_s=5),
                    ),
                ),
                WatchedWords(began_s=3600, seconds=5, way=Way.SPAWN, end=End.UNPLUGGED, dropped=2),
            ),
        ),
        "org.example.reads": AppWords(
            accessibility=(ServiceWords(),),
            watched=(
                WatchedWords(
                    hooks={Category.NOTIFICATIONS: (HookState.ACTIVE,)},
                    seen=(SeenWords(what=Category.NOTIFICATIONS, detail="org.example.chat"),),
                ),
            ),
        ),
        "org.example.quiet": AppWords(
            watched=(
                WatchedWords(
                    hooks={Category.CLIPBOARD: (HookState.ACTIVE,), Category.MICROPHONE: (HookState.ACTIVE,)},
                    seen=(SeenWords(what=Category.CLIPBOARD, count=2),),
                    end=End.APP_ENDED,
                ),
            ),
        ),
    }
)
"""Apps that were watched: one that hides and reached a listed host, one of a group, one without a finding."""


@cache
def infected() -> Report:
    """The simulated phone of that name, with the list that comes with the program as it was on some day."""
    source = InProcess(SimulatedPhone(load_phone("infected")))
    made = scan(source, signatures.load(), now=datetime(2026, 11, 22, tzinfo=UTC))
    listed = SignatureSet(products=170, packages=700, certificates=500, date="2026-11-12", sha256="0" * 64)
    return structs.replace(made, signature_set=listed)


@cache
def clean() -> Report:
    return report(CLEAN)


@cache
def watched() -> Report:
    return report(WATCHED)


@cache
def busy() -> Report:
    return report(BUSY)
