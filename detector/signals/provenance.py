"""How an app came onto the phone.

Installer, initiator and source: android.content.pm.InstallSourceInfo and PackageInstaller.PACKAGE_SOURCE_*. Anyone
with a cable can name a false installer (`pm install -i`), so the initiator, which cannot be chosen, counts more.
"""

from typing import Final

from detector.facts.accessibility import ACCESSIBILITY
from detector.facts.device import DEVICE
from detector.facts.packages import PACKAGES, Package
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, absent_unless, present, unknown
from detector.signals.labels import labels
from detector.signals.makers import signed_by, signers_unread
from detector.signals.phone import Phone, app_gap
from detector.signals.special_access import access
from detector.signatures.model import VendorPrefix

_STORES: Final = ("store", "oem-store", "enterprise")
_LOCAL_FILE, _DOWNLOADED_FILE = 3, 4
_SHELL: Final = "com.android.shell"
_THROUGH: Final = ("browser", "messenger", "file-manager", "computer")


def by_hand(phone: Phone, package: Package) -> Observation:
    """Somebody put it there from a file, a message or a computer, not from a store."""
    if package.system:
        return ABSENT
    if package.system is None:
        return unknown(phone.unlisted(package))
    if package.package_source in (_LOCAL_FILE, _DOWNLOADED_FILE):
        return _handed(package, package.initiator or package.installer)
    if package.initiator is not None:
        initiated = _by_initiator(phone, package, package.initiator)
        if initiated is not None:
            return initiated
    return _by_installer(phone, package)


def _by_initiator(phone: Phone, package: Package, initiator: str) -> Observation | None:
    """What the app that really asked for the installation says; None when it says nothing about where from."""
    listed = phone.index.installer(initiator)
    if listed is not None and listed.kind == "by-hand":
        return _handed(package, initiator)
    if listed is not None and listed.kind == "migration":
        return _migrated(package)
    if listed is not None and listed.kind in _STORES and package.installer is None:
        return ABSENT  # a store that was removed afterwards: Android forgets the installer and keeps the initiator
    if listed is None and not _may_be_store(phone, initiator):
        return _handed(package, initiator, how="another-app")
    return None


def _by_installer(phone: Phone, package: Package) -> Observation:
    if package.installer is None:
        return _handed(package, None, how="unrecorded")
    listed = phone.index.installer(package.installer)
    if listed is not None and listed.kind in _STORES:
        return ABSENT
    if listed is not None and listed.kind == "migration":
        return _migrated(package)
    if listed is not None:
        return _handed(package, package.installer)
    if _may_be_store(phone, package.installer):
        gap = app_gap(PACKAGES.name, package, f"{package.installer}: it installed the app, and is on no list of stores")
        return unknown((gap,))
    return _handed(package, package.installer, how="another-app")


def _may_be_store(phone: Phone, name: str) -> bool:
    """Whether an app that no list of installers names came with the phone, and so may be a store of its maker."""
    app = phone.package(name)
    if app is None:
        return not phone.facts.packages.knows(package=name)
    return app.system is not False


def _migrated(package: Package) -> Observation:
    return unknown((app_gap(PACKAGES.name, package, "the app was copied from an older phone"),))


def _handed(package: Package, by: str | None, *, how: str = "file") -> Observation:
    if _SHELL in (package.initiator, package.installer):
        how, by = "computer", _SHELL
    return present(package.installer_excerpt or package.excerpt, how=how, installer=by or "")


def handed_over(phone: Phone, package: Package) -> Observation:
    """What handed it over for installing is known: a browser, a messenger, a file manager, or a computer.

    Android's own question before an installation says nothing of where the file came from; what asked that question
    is recorded only in some cases, and nothing before Android 11.
    """
    came = by_hand(phone, package)
    if came.state is not State.PRESENT:
        return came
    asked = [name for name in (package.initiator, package.originator, package.installer) if name is not None]
    listed = [found for name in asked if (found := phone.index.installer(name)) is not None]
    through = next((one for one in listed if one.what in _THROUGH), None)
    if through is None:
        # who asked may stand in lines that were not read or believed
        return absent_unless(phone.gaps(PACKAGES.name, package))
    return present(*came.excerpts, by=through.name, kind=through.what or "")


_lifted = access(
    "ACCESS_RESTRICTED_SETTINGS", meaning="The block of Android 13 and later on strong access was lifted for it."
)


def restriction_lifted(phone: Phone, package: Package) -> Observation:
    """Somebody lifted, for this app from outside a store, the block that keeps such apps from strong access.

    Android 13 and later block them so (restricted settings); it takes several steps by hand to lift that.
    """
    came = by_hand(phone, package)
    if came.state is State.ABSENT:
        return ABSENT
    lifted = _lifted(phone, package)
    return came if lifted.state is State.PRESENT and came.state is State.UNKNOWN else lifted


def maker_name(phone: Phone, package: Package) -> Observation:
    """Its package name is one that only the maker of the phone or of Android uses, and it is neither's.

    Makers offer apps for the phones of others too: what is named like those passes for no part of this phone.
    """
    named = phone.index.vendor_prefix(package.name)
    of_phone = named is not None and _of_phone(phone, named)
    if named is None or package.system or of_phone is False:
        return ABSENT
    signed = phone.signers(package)
    if phone.system_apps_signed_as(package) or (signed is not None and signed.as_platform):
        return ABSENT  # signed with a key of this phone's own apps
    came = by_hand(phone, package)
    if came.state is not State.PRESENT:
        return came
    makers = phone.index.signers_of(named.maker)
    by_maker = signed_by(phone, package, makers) if makers else False
    if by_maker:
        return ABSENT
    if by_maker is None or not package.signature_hashes:
        return unknown(signers_unread(phone, package))
    if of_phone is None:
        return unknown(phone.facts.device.gaps or (app_gap(DEVICE.name, package, "who made the phone"),))
    return present(package.excerpt, maker=named.maker)


def _of_phone(phone: Phone, named: VendorPrefix) -> bool | None:
    """Whether phones such as this one have packages of such names; None: it does not say whose it is."""
    if not named.phones:
        return True
    brand = phone.device.property("ro.product.brand")
    said = [text.casefold() for text in (phone.device.manufacturer, brand.value if brand else "") if text]
    return any(text.startswith(named.phones) for text in said) if said else None


def maker_label(phone: Phone, package: Package) -> Observation:
    """It calls itself something that sounds like a part of the phone: in its file, in any language that was read,
    beside an icon, or as a service that is on.
    """
    if package.system:
        return ABSENT
    for label, excerpt in labels(phone, package):
        if phone.index.system_label(label):
            gaps = phone.unlisted(package)
            return unknown(gaps) if gaps else present(excerpt, label=label)
    return absent_unless(phone.name_unread(package), phone.gaps(ACCESSIBILITY.name, package))


def borrowed_name(phone: Phone, package: Package) -> Observation:
    """It bears the name of an ordinary app whose makers we know by their certificates, somebody else signed it, and it
    was installed by hand. Stores sign some apps anew.
    """
    known = phone.index.known(package.name)
    if known is None or not known.signers or package.system:
        return ABSENT
    came = by_hand(phone, package)
    if came.state is not State.PRESENT:
        return came
    signed = signed_by(phone, package, known.signers)
    if signed is None:
        return unknown(signers_unread(phone, package))
    app = phone.signers(package)
    return ABSENT if signed or app is None else present(app.excerpt, name=known.name)


PROVENANCE: Final = (
    AppSignal(id="by-hand", kind=Kind.PROVENANCE, weight=2, look=by_hand),
    AppSignal(id="handed-over", kind=Kind.PROVENANCE, weight=1, look=handed_over),
    AppSignal(id="restriction-lifted", kind=Kind.PROVENANCE, weight=3, look=restriction_lifted),
    AppSignal(id="maker-name", kind=Kind.PROVENANCE, weight=5, look=maker_name),
    AppSignal(id="maker-label", kind=Kind.PROVENANCE, weight=4, look=maker_label),
    AppSignal(id="borrowed-name", kind=Kind.PROVENANCE, weight=5, look=borrowed_name),
)
