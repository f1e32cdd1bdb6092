"""The messengers on the phone: which copies there are, who could read along in each, and what cannot be seen from here.

Whose access reaches whom (AOSP: AccessibilitySecurityPolicy.resolveProfileParentLocked, ManagedServices
.enabledAndUserMatches, InputMethodManagerService): services of a person reach the apps of that person and of the
profiles that belong to the owner; those of a profile, or of another person, do not reach back.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from detector.facts.accessibility import ACCESSIBILITY
from detector.facts.app_ops import APP_OPS
from detector.facts.input_methods import INPUT_METHODS
from detector.facts.notification_listeners import NOTIFICATION_LISTENERS
from detector.facts.packages import PACKAGES
from detector.facts.users import UserKind
from detector.levels import Level
from detector.rules import Judgement
from detector.signals import App, Phone, Signals, State
from detector.signatures.model import Messenger as KnownMessenger
from detector.verdicts.names import name_of

OWNER: Final = 0
_FIRST: Final = "wechat"
_PROFILES: Final = (UserKind.WORK_PROFILE, UserKind.CLONE, UserKind.PRIVATE, UserKind.PROFILE)
_CLONE_USERS: Final = frozenset({95, 128, 999})
"""Numbers that makers give to the user of second copies, whatever they call it: Samsung, Huawei, Xiaomi and Oppo."""
_FACTS: Final = (PACKAGES.name, ACCESSIBILITY.name, NOTIFICATION_LISTENERS.name, INPUT_METHODS.name, APP_OPS.name)


class Way(StrEnum):
    """An access through which an app could read what a messenger shows; values are signals."""

    ACCESSIBILITY = "accessibility"
    NOTIFICATIONS = "notifications"
    SCREEN_RECORDED = "screen-recorded"
    SCREEN_CAPTURE = "screen-capture"
    KEYBOARD = "keyboard"


_RUNNING: Final = {
    Way.ACCESSIBILITY: "accessibility-running",
    Way.NOTIFICATIONS: "listener-connected",
    Way.SCREEN_RECORDED: "screen-recorded",
}
"""The signal that shows the access at work; that of the others cannot be seen."""


class Hears(StrEnum):
    """Of which apps an accessibility service hears, by its own description, which it can change while it runs."""

    ALL = "all"
    THIS = "this"
    """It names this messenger among few apps."""
    OTHERS = "others"
    """It names other apps only."""
    NOT_KNOWN = "not-known"


class Reader(Struct, frozen=True, kw_only=True):
    """An app that could read a messenger, through one access. Not: that it does."""

    package: str
    way: Way
    running: bool | None = None
    """Whether this access was seen at work; null: it cannot be told."""
    hears: Hears | None = None
    """Null: its access is no accessibility service."""


class ReaderInfo(Struct, frozen=True, kw_only=True):
    """One of the apps that could read along."""

    package: str
    name: str = ""
    """What it is or calls itself; untrusted."""
    level: Level | None = None
    """Of its finding; null: no rule fired."""
    system: bool = False
    """A part of the phone, about which nothing was found."""
    ordinary: bool = False
    """Known as an ordinary app for which such access is usual, or known to the owner."""


class Copy(Struct, frozen=True, kw_only=True):
    """A messenger as one user has it."""

    package: str
    user: int
    kind: str
    """owner, work-profile, clone ...: of the user."""
    borrowed: bool = False
    """Somebody else than its maker signed it."""
    readers: tuple[Reader, ...] = ()


class Messenger(Struct, frozen=True, kw_only=True):
    """A messenger that somebody has on this phone."""

    id: str
    name: str
    linked: bool
    """Computers or other devices can be logged in to it, which cannot be seen from here."""
    copies: tuple[Copy, ...]


class Messengers(Struct, frozen=True, kw_only=True):
    """All messengers, and all apps that could read one of them."""

    installed: tuple[Messenger, ...] = ()
    readers: tuple[ReaderInfo, ...] = ()
    unknown: tuple[str, ...] = ()
    """Facts that were not wholly read, so that more apps may be able to read along."""


def messengers(phone: Phone, signals: Signals, judgement: Judgement) -> Messengers:
    """The panel of messengers; WeChat comes first, then by name."""
    found: dict[str, tuple[KnownMessenger, list[App]]] = {}
    for app in signals.apps:
        known = phone.index.messenger(app.package.name)
        if known is not None and app.package.users():
            found.setdefault(known.id, (known, []))[1].append(app)
    if not found:
        return Messengers()
    accesses = _Accesses(phone, signals)
    installed = tuple(
        Messenger(
            id=known.id,
            name=known.name,
            linked=known.linked,
            copies=tuple(copy for app in apps for copy in accesses.copies(app)),
        )
        for known, apps in sorted(found.values(), key=lambda one: (one[0].id != _FIRST, one[0].name.casefold()))
    )
    reading = {reader.package for one in installed for copy in one.copies for reader in copy.readers}
    levels = {finding.package: finding.level for finding in judgement.findings}
    readers = [_info(phone, app, levels.get(app.package.name)) for app in signals.apps if app.package.name in reading]
    readers.sort(key=lambda one: (one.system, one.level.rank if one.level else len(Level) + 1, one.ordinary))
    unknown = tuple(fact for fact in _FACTS if phone.facts.reading(fact).gaps)
    return Messengers(installed=installed, readers=tuple(readers), unknown=unknown)


def _info(phone: Phone, app: App, level: Level | None) -> ReaderInfo:
    known = app.signals.get("known-ordinary")
    name = known.slots.get("name", "") if known is not None and known.state is State.PRESENT else ""
    return ReaderInfo(
        package=app.package.name,
        name=name or name_of(phone, app.package),
        level=level,
        system=_is(app, "part-of-system") and level is None,
        ordinary=_is(app, "known-ordinary") or _is(app, "known-to-owner"),
    )


def _is(app: App, signal: str) -> bool:
    return signal in app.signals and app.signals[signal].state is State.PRESENT


class _Accesses:
    """Which apps could read what a user sees."""

    def __init__(self, phone: Phone, signals: Signals) -> None:
        self.phone = phone
        self.kinds = {user.id: user.kind for user in phone.facts.users.records}
        self.holders = [(app, way) for app in signals.apps for way in Way if _is(app, way)]

    def copies(self, app: App) -> Iterable[Copy]:
        """The copies of one messenger, the owner's first."""
        for user in sorted(app.package.users()):
            readers = (self._reader(other, way, app.package.name, user) for other, way in self.holders if other != app)
            yield Copy(
                package=app.package.name,
                user=user,
                kind=self._kind(user).value,
                borrowed=_is(app, "borrowed-name"),
                readers=tuple(reader for reader in readers if reader is not None),
            )

    def _kind(self, user: int) -> UserKind:
        kind = self.kinds.get(user, UserKind.OWNER if user == OWNER else UserKind.PERSON)
        return UserKind.CLONE if user in _CLONE_USERS and kind in (UserKind.PERSON, UserKind.PROFILE) else kind

    def _reader(self, holder: App, way: Way, messenger: str, user: int) -> Reader | None:
        reach = {user, OWNER} if self._kind(user) in _PROFILES else {user}
        access = holder.signals[way]
        if access.users and reach.isdisjoint(access.users):
            return None
        return Reader(
            package=holder.package.name,
            way=way,
            running=_running(holder, way, reach),
            hears=self._hears(holder, messenger, reach) if way is Way.ACCESSIBILITY else None,
        )

    def _hears(self, holder: App, messenger: str, reach: set[int]) -> Hears:
        services = [
            one for one in self.phone.services(holder.package) if (one.enabled or one.bound) and one.user in reach
        ]
        described = [self.phone.descriptions(holder.package, one) for one in services]
        configs = [config for some in described for config in some]
        if any(not config.packages for config in configs):
            return Hears.ALL
        if any(messenger in config.packages for config in configs):
            return Hears.THIS
        return Hears.OTHERS if described and all(described) else Hears.NOT_KNOWN


def _running(holder: App, way: Way, reach: set[int]) -> bool | None:
    signal = holder.signals.get(_RUNNING.get(way, ""))
    if signal is None or signal.state is State.UNKNOWN:
        return None
    return signal.state is State.PRESENT and (not signal.users or not reach.isdisjoint(signal.users))
