"""What an app is besides the list of products: an ordinary app, a part of the phone, or what it says of itself."""

from typing import Final

from detector.facts.base import Excerpt
from detector.facts.manifests import MANIFESTS
from detector.facts.packages import Package
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, State, absent_unless, present, unknown
from detector.signals.makers import signed_by, signers_unread
from detector.signals.phone import Phone, app_gap
from detector.signals.provenance import by_hand
from detector.signatures import KnownApp

_SERVICE_FILE: Final = "android.accessibilityservice"
"""The metadata that names the file in which an accessibility service describes itself."""


def known_ordinary(phone: Phone, package: Package) -> Observation:
    """It is an ordinary app that needs strong rights: by its name, and because it came with the phone, its maker's
    certificate signs it, or a store brought it. It explains and never clears.

    A name alone is none: anybody can give it to an app. Where we list certificates, another one speaks against it.
    """
    known = phone.index.known(package.name)
    if known is None:
        return ABSENT
    if package.system:
        return _ordinary(known, "system", package.excerpt)
    makers = _certificates(phone, known)
    signed = signed_by(phone, package, makers) if makers else None
    app = phone.signers(package)
    if signed and app is not None:
        return _ordinary(known, "signer", app.excerpt)
    if signed is False:
        return ABSENT
    if known.system:
        return absent_unless(signers_unread(phone, package) if known.signers else phone.unlisted(package))
    came = by_hand(phone, package)
    if came.state is State.ABSENT:
        return _ordinary(known, "store", package.installer_excerpt or package.excerpt)
    if makers or (known.same_maker and _may_be_there(phone, known.same_maker)):
        return unknown(signers_unread(phone, package))
    return unknown(came.gaps) if came.state is State.UNKNOWN else ABSENT


def _certificates(phone: Phone, known: KnownApp) -> tuple[str, ...]:
    """The certificates of its maker: those that we list, or those of the maker's main app, if this phone has that."""
    if known.signers or not known.same_maker:
        return known.signers
    main = phone.package(known.same_maker)
    app = phone.signers(main) if main is not None else None
    if main is None or app is None or known_ordinary(phone, main).state is not State.PRESENT:
        return ()
    return tuple(signer.sha256.upper() for signer in app.signers)


def _may_be_there(phone: Phone, name: str) -> bool:
    return phone.package(name) is not None or not phone.facts.packages.knows(package=name)


def _ordinary(known: KnownApp, proof: str, excerpt: Excerpt) -> Observation:
    return present(excerpt, name=known.name, kind=known.kind, proof=proof)


def known_to_owner(phone: Phone, package: Package) -> Observation:
    """The owner of the list said that they know an app of this name; it explains and never clears."""
    note = phone.index.allowed.get(package.name)
    return ABSENT if note is None else present(package.excerpt, note=note)


def part_of_system(phone: Phone, package: Package) -> Observation:
    """It came with the phone, on its system partition."""
    if package.system is None:
        return unknown(phone.unlisted(package))
    return present(package.excerpt) if package.system else ABSENT


def says_assistive(phone: Phone, package: Package) -> Observation:
    """One of its accessibility services says of itself that it helps people with disabilities (isAccessibilityTool).
    Any app may say that of itself. Apps of the system are not read.
    """
    if package.system:
        return ABSENT
    app = phone.manifest(package)
    if app is not None:
        if any(config.is_tool for config in app.manifest.accessibility):
            return present(app.excerpt)
        described = {
            component.name
            for component in app.manifest.components
            if any(one.name == _SERVICE_FILE and one.resource for one in component.metadata)
        }
        if described - {config.service for config in app.manifest.accessibility}:
            return unknown((app_gap(MANIFESTS.name, package, "how its accessibility service describes itself"),))
    return _said_nothing(phone, package)


def says_monitoring(phone: Phone, package: Package) -> Observation:
    """It calls itself a monitoring tool (isMonitoringTool), as Google Play asks of such apps. Apps of the system are
    not read.
    """
    if package.system:
        return ABSENT
    app = phone.manifest(package)
    if app is not None and app.manifest.monitoring_tool is not None:
        return present(app.excerpt, value=app.manifest.monitoring_tool)
    return _said_nothing(phone, package)


def _said_nothing(phone: Phone, package: Package) -> Observation:
    """Absent, if the whole manifest was read."""
    return absent_unless(phone.manifest_unread(package))


IDENTITY: Final = (
    AppSignal(id="known-ordinary", kind=Kind.IDENTITY, weight=0, look=known_ordinary),
    AppSignal(id="known-to-owner", kind=Kind.IDENTITY, weight=0, look=known_to_owner),
    AppSignal(id="part-of-system", kind=Kind.IDENTITY, weight=0, look=part_of_system),
    AppSignal(id="says-assistive", kind=Kind.IDENTITY, weight=0, look=says_assistive),
    AppSignal(id="says-monitoring", kind=Kind.IDENTITY, weight=2, look=says_monitoring),
)
