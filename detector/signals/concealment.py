"""How an app keeps out of sight. An icon can be missing for good reasons: keyboards, watch faces, plug-ins."""

from collections.abc import Iterator
from typing import Final

from detector.apk.manifest import ComponentKind
from detector.characters import is_blank
from detector.facts.app_ops import APP_OPS
from detector.facts.base import Excerpt
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredKind
from detector.facts.launcher import LAUNCHER
from detector.facts.packages import Installation, Package
from detector.facts.permissions import PERMISSIONS
from detector.facts.services import SERVICES
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, either, present, unknown
from detector.signals.identity import known_ordinary
from detector.signals.phone import Phone
from detector.signals.special_access import call_screening, phone_app

_DISABLED: Final = (2, 3, 4)
"""PackageManager's COMPONENT_ENABLED_STATE_*: an app that is switched off shows no icon and does nothing."""
_NOTICES: Final = "android.permission.POST_NOTIFICATIONS"
_LIBRARIES: Final = ("androidx.", "com.google.android.gms.", "com.google.firebase.")
"""Their parts are switched off and on in thousands of ordinary apps (WorkManager), and none of them is an icon."""


def no_icon(phone: Phone, package: Package) -> Observation:
    """A user has this app and sees no icon for it."""
    excuse = _may_hide(phone, package)
    if package.system or excuse.state is State.PRESENT:
        return ABSENT
    if not package.installations:
        return (
            ABSENT if phone.icons(package) else unknown(phone.unlisted(package) or phone.gaps(LAUNCHER.name, package))
        )
    without = [item for item in package.installations if _in_use(item) and not _shows(phone, package, item)]
    missing = [item for item in without if phone.facts.launcher.knows(item.user, package.name)]
    if missing:
        if excuse.state is State.UNKNOWN:
            return excuse
        users = tuple(sorted({item.user for item in missing}))
        return present(*(item.excerpt for item in missing), package.excerpt, users=users)
    return unknown(phone.gaps(LAUNCHER.name, package)) if without else ABSENT


def _in_use(item: Installation) -> bool:
    return item.installed and item.enabled not in _DISABLED and not item.hidden


def _shows(phone: Phone, package: Package, item: Installation) -> bool:
    """Whether a user sees an icon of it. The tables of Android 6 name no user and keep what was switched off."""
    return any(
        icon.user in (None, item.user) and icon.component.cls not in item.disabled_components
        for icon in phone.icons(package)
    )


def _may_hide(phone: Phone, package: Package) -> Observation:
    """Whether it is an ordinary app that is made without an icon. A name alone can be forged, and excuses nothing."""
    known = phone.index.known(package.name)
    return known_ordinary(phone, package) if known is not None and known.may_hide else ABSENT


def icon_switched_off(phone: Phone, package: Package) -> Observation:
    """It has no icon, and one that it declares was switched off at run time: so an icon is hidden afterwards."""
    hidden = no_icon(phone, package)
    if hidden.state is not State.PRESENT:
        return hidden
    icons = _declared_icons(phone, package)
    off = [
        (item, name)
        for item in package.installations
        for name in item.disabled_components
        if item.user in hidden.users and not name.startswith(_LIBRARIES)
    ]
    for item, name in off:
        if name in icons:
            return present(item.excerpt, users=(item.user,), component=name)
    gaps = phone.manifest_unread(package) if off else ()
    return unknown(gaps) if gaps else ABSENT


def _declared_icons(phone: Phone, package: Package) -> frozenset[str]:
    """The activities that would be icons, as far as the phone's tables and the file of the app tell."""
    declared = [icon.component.cls for icon in phone.declared_icons(package)]
    app = phone.manifest(package)
    declared += [one.name for one in app.manifest.components if one.shows_icon()] if app is not None else []
    return frozenset(declared)


def secret_code(phone: Phone, package: Package) -> Observation:
    """A number that is typed on the dial pad opens it, and it is not the app for calls."""
    return _wakes(phone, package, DeclaredKind.DIAL_CODE)


def outgoing_calls(phone: Phone, package: Package) -> Observation:
    """Each call that is made wakes it, and it is not the app for calls or for screening them."""
    return _wakes(phone, package, DeclaredKind.OUTGOING_CALL)


def _wakes(phone: Phone, package: Package, kind: DeclaredKind) -> Observation:
    """Whether an added app declares this, without the role that explains it."""
    if package.system:
        return ABSENT
    found = phone.declared(package, kind)
    if not found:
        gaps = phone.gaps(DECLARED_COMPONENTS.name, package)
        return unknown(gaps) if gaps else ABSENT
    role = either(phone_app(phone, package), call_screening(phone, package))
    if role.state is not State.ABSENT:
        return ABSENT if role.state is State.PRESENT else role
    gaps = phone.unlisted(package)
    codes = ", ".join(dict.fromkeys(code for one in found for code in one.codes))
    return unknown(gaps) if gaps else present(*(one.excerpt for one in found), codes=codes)


def muted_service(phone: Phone, package: Package) -> Observation:
    """A service of it runs as one that has to show a notice, and its notices are refused: nobody sees that it runs."""
    if package.system:
        return ABSENT
    running = [one for one in phone.running(package) if one.foreground]
    if running:
        users = {one.user for one in running}
        muted = [proof for user, proof in _refused_notices(phone, package) if user in users]
        if muted:
            return present(running[0].excerpt, *muted, users=tuple(sorted(users)))
    gaps = phone.gaps(SERVICES.name, package)
    if running or gaps:
        gaps = (*gaps, *phone.gaps(APP_OPS.name, package), *phone.gaps(PERMISSIONS.name, package))
    return unknown(gaps) if gaps else ABSENT


def _refused_notices(phone: Phone, package: Package) -> Iterator[tuple[int, Excerpt]]:
    """For which users its notices are refused: by the switch of the app, or since Android 13 by the permission."""
    for uid in phone.uids(package):
        for op in phone.ops("POST_NOTIFICATION", uid, package):
            if op.mode in ("ignore", "deny"):
                yield op.user, op.excerpt
    app = phone.permissions(package)
    for grant in app.grants if app is not None else ():
        if grant.name == _NOTICES and not grant.granted:
            yield from ((user, grant.excerpt) for user in ([grant.user] if grant.user is not None else package.users()))


def blank_label(phone: Phone, package: Package) -> Observation:
    """The name that it shows is empty, or made of characters that cannot be seen."""
    if package.system:
        return ABSENT
    app = phone.manifest(package)
    if app is not None and app.manifest.label.known and app.manifest.label.given:
        gaps = phone.unlisted(package)
        if not is_blank(app.manifest.label.text):
            return ABSENT
        return unknown(gaps) if gaps else present(app.excerpt)
    gaps = phone.name_unread(package)
    return unknown(gaps) if gaps else ABSENT


def system_no_icon(phone: Phone, package: Package) -> Observation:
    """It came with the phone and shows no icon, as most parts of a phone do."""
    if not package.system:
        return unknown(phone.unlisted(package)) if package.system is None else ABSENT
    if phone.icons(package):
        return ABSENT
    gaps = phone.gaps(LAUNCHER.name, package)
    return unknown(gaps) if gaps else present(package.excerpt)


def not_in_recents(phone: Phone, package: Package) -> Observation:
    """The screen that its icon opens, or if it has none every screen, is left out of the list of recent apps."""
    if package.system:
        return ABSENT
    gaps = phone.manifest_unread(package)
    app = phone.manifest(package)
    if gaps or app is None:
        return unknown(gaps)
    screens = [one for one in app.manifest.components if one.kind is ComponentKind.ACTIVITY]
    opened = [one for one in screens if one.shows_icon()] or screens
    left_out = bool(opened) and all(one.excluded_from_recents for one in opened)
    return present(app.excerpt) if left_out else ABSENT


CONCEALMENT: Final = (
    AppSignal(id="no-icon", kind=Kind.CONCEALMENT, weight=3, look=no_icon),
    AppSignal(id="icon-switched-off", kind=Kind.CONCEALMENT, weight=5, look=icon_switched_off),
    AppSignal(id="system-no-icon", kind=Kind.CONCEALMENT, weight=0, look=system_no_icon),
    AppSignal(id="secret-code", kind=Kind.CONCEALMENT, weight=3, look=secret_code),
    AppSignal(id="outgoing-calls", kind=Kind.CONCEALMENT, weight=1, look=outgoing_calls),
    AppSignal(id="muted-service", kind=Kind.CONCEALMENT, weight=2, look=muted_service),
    AppSignal(id="blank-label", kind=Kind.CONCEALMENT, weight=3, look=blank_label),
    AppSignal(id="not-in-recents", kind=Kind.CONCEALMENT, weight=0, look=not_in_recents),
)
