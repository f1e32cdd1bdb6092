"""Whether an app shows an icon, and whether it was made without one: keyboards, watch faces and plug-ins are.

Since Android 10, launchers show a stand-in for some apps without an icon (com.android.server.pm.LauncherAppsService):
for added ones that ask for permissions and switched off an icon that their manifest has on. It opens the page about the
app in the settings, never the app. The phone does not list it, and it does not count as an icon here.
"""

from collections.abc import Sequence
from typing import Final

from detector.facts.declared_components import SERVICE_ACTIONS, DeclaredKind
from detector.facts.launcher import LAUNCHER, Icon
from detector.facts.packages import PACKAGES, Installation, Package
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, absent_unless, either, present, unknown
from detector.signals.identity import known_ordinary
from detector.signals.phone import Phone
from detector.signals.provenance import by_hand

_DISABLED: Final = (2, 3, 4)
"""PackageManager's COMPONENT_ENABLED_STATE_*: an app that is switched off shows no icon and does nothing."""
_TELEVISIONS: Final = frozenset({"tv", "box", "mbx"})
"""What televisions and most boxes for them say in `ro.build.characteristics`; other boxes call themselves tablets."""
_SEVERAL: Final = 3
"""One part of the system could have been put there in order to hide."""
_LIBRARIES: Final = ("androidx.", "com.google.android.gms.", "com.google.firebase.")
"""Their parts are switched off and on in thousands of ordinary apps (WorkManager), and none of them is an icon."""
_CHOSEN_ELSEWHERE: Final = (
    DeclaredKind.INPUT_METHOD,
    DeclaredKind.TTS,
    DeclaredKind.WALLPAPER,  # watch faces too
    DeclaredKind.DREAM,
    DeclaredKind.PRINT,
)
"""What a person opens from the settings: such an app needs no icon."""
_PLUGGED_IN: Final = frozenset({
    # icon packs and themes, of several launchers
    "org.adw.launcher.THEMES", "com.novalauncher.THEME", "com.anddoes.launcher.THEME", "com.gau.go.launcherex.theme",
    "projekt.substratum.THEME",
    # plug-ins of automation apps (Locale, Tasker)
    "com.twofortyfouram.locale.intent.action.EDIT_SETTING", "com.twofortyfouram.locale.intent.action.EDIT_CONDITION",
    # pictures for a wallpaper app; apps for the screen of a car
    "com.google.android.apps.muzei.api.MuzeiArtProvider", "androidx.car.app.CarAppService",
})  # fmt: skip
"""What an app answers to that is a part of another one."""
_MADE_WITHOUT: Final = _PLUGGED_IN | {action for action, kind in SERVICE_ACTIONS.items() if kind in _CHOSEN_ELSEWHERE}


def no_icon(phone: Phone, package: Package) -> Observation:
    """A user has this app and sees no icon that opens it. Left out is what was made without one: ordinary apps of our
    list and, if a store brought them, keyboards, voices, wallpapers, printers, and parts of launchers and other apps.
    """
    seen = _without_icon(phone, package)
    if seen.state is State.ABSENT:
        return ABSENT
    return _unless(either(_ordinary(phone, package), _plug_in(phone, package)), seen)


def _without_icon(phone: Phone, package: Package) -> Observation:
    if package.system:
        return ABSENT
    if not package.installations:
        return (
            ABSENT if phone.icons(package) else unknown(phone.unlisted(package) or phone.gaps(LAUNCHER.name, package))
        )
    without = [item for item in package.installations if _in_use(item) and not _shows(phone, package, item)]
    missing = [item for item in without if phone.facts.launcher.knows(item.user, package.name)]
    if missing:
        return present(*(one.excerpt for one in missing), package.excerpt, users=(one.user for one in missing))
    if without:
        return unknown(phone.gaps(LAUNCHER.name, package))
    from_tables = any(icon.user is None for icon in phone.icons(package))  # which of them are off, the app list tells
    return absent_unless(phone.gaps(PACKAGES.name, package) if from_tables else ())


def _unless(excuse: Observation, seen: Observation) -> Observation:
    """What was seen; absent if it is excused, and unknown if that cannot be told."""
    if excuse.state is State.PRESENT:
        return ABSENT
    return excuse if seen.state is State.PRESENT and excuse.state is State.UNKNOWN else seen


def _in_use(item: Installation) -> bool:
    return item.installed and item.enabled not in _DISABLED and not item.hidden


def _shows(phone: Phone, package: Package, item: Installation) -> bool:
    """Whether a user sees an icon of it. The tables of Android 6 name no user and keep what was switched off."""
    icons = [
        icon
        for icon in phone.icons(package)
        if icon.user in (None, item.user) and icon.component.cls not in item.disabled_components
    ]
    return _seen(phone, icons)


def _seen(phone: Phone, icons: Sequence[Icon]) -> bool:
    """Whether one of these icons stands on the home screen of this phone or television."""
    return any(not icon.tv for icon in icons) or (bool(icons) and _may_be_television(phone))


def _may_be_television(phone: Phone) -> bool:
    """Whether it says that it is one, or says nothing, or several parts of it have icons for a television only."""
    said = phone.device.property("ro.build.characteristics")
    if said is None or not _TELEVISIONS.isdisjoint(said.value.split(",")):
        return True
    icons = phone.facts.launcher.records
    only_tv = {icon.component.package for icon in icons} - {icon.component.package for icon in icons if not icon.tv}
    apps = [phone.package(name) for name in only_tv]
    return sum(app is not None and app.system is True for app in apps) >= _SEVERAL


def _ordinary(phone: Phone, package: Package) -> Observation:
    """Whether it is an ordinary app that is made without an icon. A name alone can be forged, and excuses nothing."""
    known = phone.index.known(package.name)
    return known_ordinary(phone, package) if known is not None and known.may_hide else ABSENT


def _plug_in(phone: Phone, package: Package) -> Observation:
    """Whether a store brought it and it declares what needs no icon. Anybody can declare that, so a store has to."""
    came = by_hand(phone, package)
    if came.state is State.PRESENT:
        return ABSENT
    app = phone.manifest(package)
    proofs = [one.excerpt for kind in _CHOSEN_ELSEWHERE for one in phone.declared(package, kind)]
    if app is not None and any(one.actions() & _MADE_WITHOUT for one in app.manifest.components):
        proofs.append(app.excerpt)
    if proofs:
        return present(*proofs) if came.state is State.ABSENT else came
    return absent_unless(phone.manifest_unread(package))


def icon_switched_off(phone: Phone, package: Package) -> Observation:
    """It has no icon, and one that it declares was switched off at run time: so an icon is hidden afterwards."""
    hidden = _unless(_ordinary(phone, package), _without_icon(phone, package))
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
    open_ones = any(not phone.facts.declared_icons.knows(item.user, package.name) for item, _ in off)
    gaps = phone.manifest_unread(package) if open_ones else phone.unlisted(package)
    return absent_unless(phone.gaps(PACKAGES.name, package), gaps)  # the list of apps tells what was switched off


def _declared_icons(phone: Phone, package: Package) -> frozenset[str]:
    """The activities that would be icons, as far as the phone's tables and the file of the app tell."""
    declared = [icon.component.cls for icon in phone.declared_icons(package)]
    app = phone.manifest(package)
    declared += [one.name for one in app.manifest.components if one.shows_icon()] if app is not None else []
    return frozenset(declared)


def system_no_icon(phone: Phone, package: Package) -> Observation:
    """It came with the phone and shows no icon, as most parts of a phone do."""
    if not package.system:
        return unknown(phone.unlisted(package)) if package.system is None else ABSENT
    if _seen(phone, phone.icons(package)):
        return ABSENT
    gaps = phone.gaps(LAUNCHER.name, package)
    return unknown(gaps) if gaps else present(package.excerpt)


ICONS: Final = (
    AppSignal(id="no-icon", kind=Kind.CONCEALMENT, weight=3, look=no_icon),
    AppSignal(id="icon-switched-off", kind=Kind.CONCEALMENT, weight=5, look=icon_switched_off),
    AppSignal(id="system-no-icon", kind=Kind.CONCEALMENT, weight=0, look=system_no_icon),
)
