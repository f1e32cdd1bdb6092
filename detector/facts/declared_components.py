"""What apps declare: receivers that start them, and services that Android lets in when somebody allows it.

Read from the resolver tables (resolver_tables.py) in one command for all apps and users. A filter stands below its
actions, or below its schemes if it names any, and with `-f` it repeats its actions itself; both ways count, since a
crafted manifest can spoil one of them. Declared is not allowed, and not running: other facts tell that. Words of
`dumpsys package` from com.android.server.pm.PackageManagerService.dump (Android 6 to 12) and DumpHelper (13 to 16).
Seen without `-f` on 6, 7, 9, 10, 13, with it on 12, 13, 14, 16 (single apps).
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from detector.android import ComponentName
from detector.facts.base import (
    Answers,
    Command,
    Depth,
    Excerpt,
    FactSpec,
    Parsed,
    ParseError,
    Reading,
    read_answer,
)
from detector.facts.resolver_tables import SED_COMPONENTS, SED_REFUSALS, SED_TABLES, Row, Shape, rows


class DeclaredKind(StrEnum):
    """What the component is there for."""

    DIAL_CODE = "dial-code"
    OUTGOING_CALL = "outgoing-call"
    PHONE_STATE = "phone-state"
    BOOT = "boot"
    DEVICE_ADMIN = "device-admin"
    SMS_RECEIVED = "sms-received"
    SMS_DELIVER = "sms-deliver"
    WIDGET = "widget"
    ACCESSIBILITY = "accessibility-service"
    NOTIFICATION_LISTENER = "notification-listener"
    VPN = "vpn"
    INPUT_METHOD = "input-method"
    CALL_SCREENING = "call-screening"
    CALL_REDIRECTION = "call-redirection"
    IN_CALL = "in-call"
    VOICE_INTERACTION = "voice-interaction"
    SPEECH_RECOGNITION = "speech-recognition"
    AUTOFILL = "autofill"
    CREDENTIALS = "credentials"
    COMPANION_DEVICE = "companion-device"
    DEVICE_ADMIN_SERVICE = "device-admin-service"
    ACCOUNT_AUTHENTICATOR = "account-authenticator"
    WALLPAPER = "wallpaper"
    DREAM = "dream"
    PRINT = "print"
    TTS = "text-to-speech"
    TILE = "tile"


DIAL_PAD_SCHEME: Final = "android_secret_code"
RECEIVER_ACTIONS: Final = {
    "android.intent.action.NEW_OUTGOING_CALL": DeclaredKind.OUTGOING_CALL,
    "android.intent.action.PHONE_STATE": DeclaredKind.PHONE_STATE,
    "android.intent.action.BOOT_COMPLETED": DeclaredKind.BOOT,
    "android.intent.action.LOCKED_BOOT_COMPLETED": DeclaredKind.BOOT,
    "android.intent.action.QUICKBOOT_POWERON": DeclaredKind.BOOT,
    "com.htc.intent.action.QUICKBOOT_POWERON": DeclaredKind.BOOT,
    "android.app.action.DEVICE_ADMIN_ENABLED": DeclaredKind.DEVICE_ADMIN,
    "android.provider.Telephony.SMS_RECEIVED": DeclaredKind.SMS_RECEIVED,
    "android.provider.Telephony.WAP_PUSH_RECEIVED": DeclaredKind.SMS_RECEIVED,
    "android.provider.Telephony.SMS_DELIVER": DeclaredKind.SMS_DELIVER,
    "android.provider.Telephony.WAP_PUSH_DELIVER": DeclaredKind.SMS_DELIVER,
    "android.appwidget.action.APPWIDGET_UPDATE": DeclaredKind.WIDGET,
}
SERVICE_ACTIONS: Final = {
    "android.accessibilityservice.AccessibilityService": DeclaredKind.ACCESSIBILITY,
    "android.service.notification.NotificationListenerService": DeclaredKind.NOTIFICATION_LISTENER,
    "android.net.VpnService": DeclaredKind.VPN,
    "android.view.InputMethod": DeclaredKind.INPUT_METHOD,
    "android.telecom.CallScreeningService": DeclaredKind.CALL_SCREENING,
    "android.telecom.CallRedirectionService": DeclaredKind.CALL_REDIRECTION,
    "android.telecom.InCallService": DeclaredKind.IN_CALL,
    "android.service.voice.VoiceInteractionService": DeclaredKind.VOICE_INTERACTION,
    "android.speech.RecognitionService": DeclaredKind.SPEECH_RECOGNITION,
    "android.service.autofill.AutofillService": DeclaredKind.AUTOFILL,
    "android.service.credentials.CredentialProviderService": DeclaredKind.CREDENTIALS,
    "android.companion.CompanionDeviceService": DeclaredKind.COMPANION_DEVICE,
    "android.app.action.DEVICE_ADMIN_SERVICE": DeclaredKind.DEVICE_ADMIN_SERVICE,
    "android.accounts.AccountAuthenticator": DeclaredKind.ACCOUNT_AUTHENTICATOR,
    "android.service.wallpaper.WallpaperService": DeclaredKind.WALLPAPER,
    "android.service.dreams.DreamService": DeclaredKind.DREAM,
    "android.printservice.PrintService": DeclaredKind.PRINT,
    "android.intent.action.TTS_SERVICE": DeclaredKind.TTS,
    "android.service.quicksettings.action.QS_TILE": DeclaredKind.TILE,
}
ACTIONS: Final = {DIAL_PAD_SCHEME: DeclaredKind.DIAL_CODE, **RECEIVER_ACTIONS, **SERVICE_ACTIONS}
"""What a component is declared for to what that is; a scheme and actions."""

_ESCAPED: Final = tuple(name.replace(".", r"\.") for name in (*RECEIVER_ACTIONS, *SERVICE_ACTIONS))
TABLES: Final = Command(
    id="declared-components",
    # One pattern for each action: an alternation of them all takes the phone's regex seconds.
    line="dumpsys {wait}package -f r receiver service content | sed -n"
    + SED_TABLES
    + " -e '/^ .*:$/p'"
    + SED_COMPONENTS
    + "".join(f""" -e '/^ *Action: "{name}"$/p'""" for name in _ESCAPED)
    + f""" -e '/^ *Scheme: "{DIAL_PAD_SCHEME}"$/p' -e '/^ *Authority: "/p' -e '/^ *mPriority=/p'"""
    + SED_REFUSALS,
    why="which apps can be started by a code on the dial pad, see calls and messages come in, start with the phone, or "
    "ask to become an administrator, a reader of the screen or of notifications",
    saved_as=("dumpsys package",),
)
_START: Final = "Receiver"
_LAST: Final = ("Service", "Provider")
_MOST_CODES: Final = 100


class DeclaredComponent(Struct, frozen=True, kw_only=True):
    """One component and one thing that it is declared for. The tables cover every user, so none is named."""

    kind: DeclaredKind
    component: ComponentName
    action: str
    """The action, or the scheme of secret codes, in Android's words."""
    priority: int = 0
    """The highest that one of its filters asks for; Android asks those with more first."""
    codes: tuple[str, ...] = ()
    """The numbers of secret codes: `4636` for `*#*#4636#*#*`."""
    excerpt: Excerpt


def parse(text: str) -> Parsed[DeclaredComponent]:
    """The wanted components of the tables of receivers and services."""
    reader = _Reader()
    for row in rows(text):
        reader.take(row)
    if not reader.tables:
        raise ParseError(f"no '{_START} Resolver Table:'")
    return Parsed(records=tuple(reader.found.values()), incomplete=reader.missing())


class _Reader:
    """No heading ends anything: an app can write one. What is wanted is known by its own words."""

    def __init__(self) -> None:
        self.tables: list[str] = []
        self.key: Row | None = None
        self.component: Row | None = None
        self.current: dict[tuple[ComponentName, str], None] = {}
        """What the last component was found to be declared for."""
        self.found: dict[tuple[ComponentName, str], DeclaredComponent] = {}

    def missing(self) -> str:
        """The table of providers is the last one, and every phone has providers."""
        for name in _LAST:
            if name not in self.tables:
                return f"no '{name} Resolver Table:'"
        return ""

    def take(self, row: Row) -> None:
        if row.shape is Shape.TABLE:
            if row.name == _START or self.tables:  # the activities, in a dump that has them, come before
                self.tables.append(row.name)
            self.key = self.component = None
        elif not self.tables:
            return
        elif row.shape is Shape.KEY:
            self.key, self.component = (row if row.name in ACTIONS else None), None
        elif row.shape is Shape.COMPONENT:
            self.component, self.current = row, {}
            if self.key is not None and row.indent > self.key.indent:
                self._declared(row, self.key.name)
        elif self.component is not None:
            self._detail(self.component, row)

    def _detail(self, component: Row, row: Row) -> None:
        if row.name in ("Action", "Scheme") and row.value in ACTIONS:
            self._declared(component, row.value)
        elif row.name == "Authority":
            secret = [key for key in self.current if key[1] == DIAL_PAD_SCHEME]
            for key in secret:
                codes = dict.fromkeys((*self.found[key].codes, row.value))
                self.found[key] = structs.replace(self.found[key], codes=tuple(codes)[:_MOST_CODES])
        elif row.shape is Shape.PRIORITY:
            for key in self.current:
                highest = max(self.found[key].priority, int(row.value))
                self.found[key] = structs.replace(self.found[key], priority=highest)

    def _declared(self, row: Row, action: str) -> None:
        if row.component is None:
            return
        key = (row.component, action)
        self.current[key] = None
        if key not in self.found:
            self.found[key] = DeclaredComponent(
                kind=ACTIONS[action],
                component=row.component,
                action=action,
                excerpt=Excerpt.of(TABLES.id, row.number, f"{action}: {row.text}"),
            )


def read(answers: Answers) -> Reading[DeclaredComponent]:
    """What the apps of all users declare."""
    return read_answer(DECLARED_COMPONENTS.name, answers.get(TABLES), parse)


DECLARED_COMPONENTS: Final = FactSpec(
    name="declared-components",
    commands=(TABLES,),
    read=read,
    depth=Depth.USUAL,
    needs="DUMP",
    seen_on="6 to 13 without filters: LG, Huawei, Google, Rockchip, SUNMI, MediaTek; single apps with them to 16",
    without="what wakes an app, and what it could ask to become, stays open",
)
