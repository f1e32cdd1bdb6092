"""What the signature of an app, its date and the store that is named tell of where it came from.

The phone keeps a hash of 32 bits of each certificate (android.content.pm.Signature.hashCode): it tells the signers on
one phone apart and identifies none. The certificates themselves are read from the files of added apps.
"""

from datetime import timedelta
from typing import Final

from detector.apk.signer import Role
from detector.facts.base import Gap
from detector.facts.packages import PACKAGES, Package
from detector.facts.signers import SIGNERS
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, absent_unless, either, present, unknown
from detector.signals.icons import no_icon
from detector.signals.makers import signers_unread
from detector.signals.phone import Phone, app_gap
from detector.signals.provenance import by_hand

_MODULES: Final = "/apex/"
_IMAGES: Final = ("/system/", "/system_ext/", "/product/", "/vendor/")
_IMAGES_OF: Final = (2008, 2009)
"""The turn of these years, in whichever zone (build/make/tools/releasetools: FIXED_FILE_TIMESTAMP)."""
_A_ZONE_APART: Final = timedelta(days=2)
_STORE: Final = 2
_TOGETHER: Final = timedelta(minutes=30)
"""Within which an installer has brought what it is there to install."""
_ENOUGH: Final = 5
"""Reasons why it cannot be told; where nothing is known of any app, each pair would have some."""


def test_key(phone: Phone, package: Package) -> Observation:
    """It is signed with a key of Android's own source, which is there for tests: anybody can sign with it.

    Apps of the system are not looked at: whole phones are signed so, which `changed-system` tells. Keys that Android's
    tools make for trying an app out differ from computer to computer and are known by the name in their certificates,
    which no fact tells; they are left out.
    """
    if package.system:
        return ABSENT
    app = phone.signers(package)
    signing = [signer for signer in app.signers if signer.role is Role.CURRENT] if app is not None else []
    if app is not None and any(phone.index.is_distrusted(one.sha256 or one.sha1) for one in signing):
        return present(app.excerpt)
    gaps = phone.gaps(SIGNERS.name, package)
    if app is not None and app.whole:
        gaps = tuple(gap for gap in gaps if gap.package == package.name)
    elif not gaps:
        gaps = signers_unread(phone, package)
    return absent_unless(gaps)


def odd_system_app(phone: Phone, package: Package) -> Observation:
    """It is on the system partition, and no other app there has its signature, the phone's own `android` among them.

    Makers ship apps of others too: most phones have some that stand alone. Modules of Android (APEX) have a key each
    and do not count.
    """
    if package.system is None:
        return unknown(phone.unlisted(package))
    if not package.system or package.path.startswith(_MODULES) or phone.system_apps_signed_as(package):
        return ABSENT
    gaps = phone.gaps(PACKAGES.name, package)
    if not gaps and not phone.knows_system_signers:
        gaps = (app_gap(PACKAGES.name, package, "not every signature of the system was read"),)
    return unknown(gaps) if gaps else present(package.excerpt)


def later_system_app(phone: Phone, package: Package) -> Observation:
    """It is on the system partition, and dated later than Android on this phone, which bears the date of all images.

    Android's tools give every file of an image one date (_IMAGES_OF), and a part of the phone keeps that of its file as
    its first installation. Who puts a file there afterwards mostly leaves its date. Some phones have images without
    such a date: nothing is seen on them.
    """
    if package.system is None:
        return unknown(phone.unlisted(package))
    if not package.system or not package.path.startswith(_IMAGES):
        return ABSENT
    android = phone.package("android")
    gaps = phone.gaps(PACKAGES.name, package)
    if gaps or android is None or android.first_install is None or package.first_install is None:
        return unknown(gaps or (app_gap(PACKAGES.name, package, "since when it and Android are on the phone"),))
    if android.first_install.year not in _IMAGES_OF or package.first_install - android.first_install < _A_ZONE_APART:
        return ABSENT
    return present(package.excerpt, android.excerpt, day=package.first_install.date().isoformat())


def store_claimed(phone: Phone, package: Package) -> Observation:
    """It has no icon, and a store stands as its installer without anything that shows that the store asked for it.

    Whoever installs from a computer can name any installer (`pm install -i`). Android 13 tells what the store says of
    itself, Android 14 and later who asked; older versions tell neither.
    """
    came, hidden = by_hand(phone, package), no_icon(phone, package)
    told = package.system or package.initiator is not None or package.package_source == _STORE
    if told or came.state is State.PRESENT or hidden.state is State.ABSENT:
        return ABSENT
    if gaps := (*came.gaps, *hidden.gaps):
        return unknown(gaps)
    return present(package.installer_excerpt or package.excerpt, installer=package.installer or "")


def installer_pair(phone: Phone, package: Package) -> Observation:
    """Another app with the same signature was installed within half an hour, both by hand, and one of them has no icon.

    So it looks when a visible app brings a hidden one.
    """
    came = by_hand(phone, package)
    if came.state is not State.PRESENT:
        return came
    others = (one for one in phone.apps() if one.name != package.name and one.system is not True)
    gaps: dict[Gap, None] = {}
    for other in others:
        if len(gaps) >= _ENOUGH and package.first_install is None:
            break
        if not _may_be_near(package, other) or (len(gaps) >= _ENOUGH and not _may_be_seen(phone, package, other)):
            continue
        seen = _pair(phone, package, other)
        if seen.state is State.PRESENT:
            return present(package.excerpt, other.excerpt, *seen.excerpts, partner=other.name)
        gaps |= dict.fromkeys(seen.gaps)
    missing = (gap for gap in phone.facts.packages.gaps if gap.package is None)
    return absent_unless(gaps, missing)


def _pair(phone: Phone, package: Package, other: Package) -> Observation:
    """Whether the two are such a pair; when they were installed does not speak against it."""
    alike = _signed_alike(phone, package, other)
    ways = (by_hand(phone, other), either(no_icon(phone, package), no_icon(phone, other)))
    if alike is False or any(one.state is State.ABSENT for one in ways):
        return ABSENT
    gaps = [gap for one in ways for gap in one.gaps]
    if alike is None:
        gaps.append(app_gap(PACKAGES.name, package, f"{other.name}: whether it has the same signature"))
    if not (package.first_install and other.first_install):
        gaps.append(app_gap(PACKAGES.name, package, f"{other.name}: whether it was installed together with it"))
    return unknown(tuple(gaps)) if gaps else present(*ways[1].excerpts)


def _may_be_seen(phone: Phone, package: Package, other: Package) -> bool:
    """Whether enough is known of both for them to be seen as such a pair."""
    times = package.first_install and other.first_install
    return times is not None and _signed_alike(phone, package, other) is True


def _may_be_near(package: Package, other: Package) -> bool:
    if not (package.first_install and other.first_install):
        return True
    return abs(package.first_install - other.first_install) <= _TOGETHER


def _signed_alike(phone: Phone, package: Package, other: Package) -> bool | None:
    """By the certificates in both files, else by the hashes that the phone keeps; None: neither was read."""
    files = [phone.signers(one) for one in (package, other)]
    certificates = [
        {signer.sha256 for signer in file.signers if signer.role is Role.CURRENT} for file in files if file is not None
    ]
    hashes = [set(one.signature_hashes) for one in (package, other)]
    if all(hashes) and not hashes[0] & hashes[1]:
        return False
    if len(certificates) == 2:
        return bool(certificates[0] & certificates[1])
    return True if all(hashes) else None


SIGNING: Final = (
    AppSignal(id="test-key", kind=Kind.PROVENANCE, weight=3, look=test_key),
    AppSignal(id="odd-system-app", kind=Kind.PROVENANCE, weight=1, look=odd_system_app),
    AppSignal(id="later-system-app", kind=Kind.PROVENANCE, weight=3, look=later_system_app),
    AppSignal(id="store-claimed", kind=Kind.PROVENANCE, weight=0, look=store_claimed),
    AppSignal(id="installer-pair", kind=Kind.PROVENANCE, weight=4, look=installer_pair),
)
