"""What the signature of an app tells of where it came from.

The phone keeps a hash of 32 bits of each certificate (android.content.pm.Signature.hashCode): it tells the signers on
one phone apart and identifies none. The certificates themselves are read from the files of added apps.
"""

from datetime import timedelta
from typing import Final

from detector.apk.signer import Role
from detector.facts.packages import PACKAGES, Package
from detector.facts.signers import SIGNERS
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, either, present, unknown
from detector.signals.concealment import no_icon
from detector.signals.phone import Phone, app_gap
from detector.signals.provenance import by_hand

_TOGETHER: Final = timedelta(minutes=30)
"""Within which an installer has brought what it is there to install."""


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
    if app is not None:
        gaps = tuple(gap for gap in gaps if gap.package == package.name)
    elif not gaps:
        gaps = phone.signers_unread(package)
    return unknown(gaps) if gaps else ABSENT


def odd_system_app(phone: Phone, package: Package) -> Observation:
    """It is on the system partition, and no other app there has its signature, the phone's own `android` among them.

    Makers ship apps of others too: most phones have some that stand alone.
    """
    if package.system is None:
        return unknown(phone.unlisted(package))
    if not package.system or phone.system_apps_signed_as(package):
        return ABSENT
    gaps = phone.gaps(PACKAGES.name, package)
    if not package.signature_hashes:
        gaps = gaps or (app_gap(PACKAGES.name, package, "its signature"),)
    return unknown(gaps) if gaps else present(package.excerpt)


def installer_pair(phone: Phone, package: Package) -> Observation:
    """Another app with the same signature was installed within half an hour, both by hand, and one of them has no icon.

    So it is when a visible app brings a hidden one.
    """
    came = by_hand(phone, package)
    if came.state is not State.PRESENT:
        return came
    pairs = [(other, _pair(phone, package, other)) for other in phone.apps() if _is_near(package, other)]
    for other, seen in pairs:
        if seen.state is State.PRESENT:
            return present(package.excerpt, other.excerpt, *seen.excerpts, partner=other.name)
    gaps = [gap for _, seen in pairs for gap in seen.gaps]
    if package.first_install is None:
        gaps.append(app_gap(PACKAGES.name, package, "when it was installed"))
    gaps += [gap for gap in phone.facts.packages.gaps if gap.package is None]
    return unknown(tuple(dict.fromkeys(gaps))) if gaps else ABSENT


def _is_near(package: Package, other: Package) -> bool:
    """Whether another app has a signer in common and was first installed at about the same time."""
    if other.name == package.name or package.first_install is None or other.first_install is None:
        return False
    alike = set(package.signature_hashes) & set(other.signature_hashes)
    return bool(alike) and abs(package.first_install - other.first_install) <= _TOGETHER


def _pair(phone: Phone, package: Package, other: Package) -> Observation:
    """Whether the other app came by hand too, and one of the two has no icon."""
    came = by_hand(phone, other)
    if came.state is not State.PRESENT:
        return came
    return either(no_icon(phone, package), no_icon(phone, other))


SIGNING: Final = (
    AppSignal(id="test-key", kind=Kind.PROVENANCE, weight=3, look=test_key),
    AppSignal(id="odd-system-app", kind=Kind.PROVENANCE, weight=1, look=odd_system_app),
    AppSignal(id="installer-pair", kind=Kind.PROVENANCE, weight=4, look=installer_pair),
)
