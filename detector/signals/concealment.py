"""How an app keeps out of sight. An icon can be missing for good reasons: keyboards, watch faces, plug-ins."""

from typing import Final

from detector.facts.launcher import LAUNCHER
from detector.facts.packages import Installation, Package
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, present, unknown
from detector.signals.phone import Phone
from detector.signals.provenance import by_hand

_DISABLED: Final = (2, 3, 4)
"""PackageManager's COMPONENT_ENABLED_STATE_*: an app that is switched off shows no icon and does nothing."""
_LIBRARIES: Final = ("androidx.", "com.google.android.gms.", "com.google.firebase.")
"""Their parts are switched off and on in thousands of ordinary apps (WorkManager), and none of them is an icon."""


def no_icon(phone: Phone, package: Package) -> Observation:
    """A user has this app and sees no icon for it."""
    if package.system or _may_hide(phone, package):
        return ABSENT
    if not package.installations:
        return (
            ABSENT if phone.icons(package) else unknown(phone.unlisted(package) or phone.gaps(LAUNCHER.name, package))
        )
    without = [item for item in package.installations if _in_use(item) and not _shows(phone, package, item)]
    missing = [item for item in without if phone.facts.launcher.knows(item.user, package.name)]
    if missing:
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


def _may_hide(phone: Phone, package: Package) -> bool:
    """Whether it is made without an icon. A name can be forged, so it excuses only what came from a store."""
    known = phone.index.known(package.name)
    return known is not None and known.may_hide and by_hand(phone, package).state is State.ABSENT


def icon_switched_off(phone: Phone, package: Package) -> Observation:
    """It has no icon, and parts of it were switched off at run time: that is how an icon is hidden afterwards."""
    hidden = no_icon(phone, package)
    if hidden.state is not State.PRESENT:
        return hidden
    for item in package.installations:
        own = [name for name in item.disabled_components if not name.startswith(_LIBRARIES)]
        if item.user in hidden.users and own:
            return present(item.excerpt, users=(item.user,), component=own[0])
    return ABSENT


CONCEALMENT: Final = (
    AppSignal(id="no-icon", kind=Kind.CONCEALMENT, weight=3, look=no_icon),
    AppSignal(id="icon-switched-off", kind=Kind.CONCEALMENT, weight=5, look=icon_switched_off),
)
