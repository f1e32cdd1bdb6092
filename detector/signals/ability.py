"""What an app is allowed to do. None of this says that it does it."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import structs

from detector.android import ABILITY_PERMISSIONS
from detector.apk.manifest import AccessibilityConfig
from detector.facts.accessibility import ACCESSIBILITY
from detector.facts.accessibility_dump import AccessibilityService
from detector.facts.device import DEVICE
from detector.facts.manifests import MANIFESTS
from detector.facts.notification_listeners import NOTIFICATION_LISTENERS
from detector.facts.packages import Package
from detector.facts.permissions import PERMISSIONS
from detector.signals.base import AppSignal, Kind, Observation, State, absent_unless, present, shown_by, unknown
from detector.signals.phone import Phone, app_gap

_WINDOW_CONTENT: Final = 1
"""AccessibilityServiceInfo.CAPABILITY_CAN_RETRIEVE_WINDOW_CONTENT, fixed by the file of the app."""
_READS_WINDOWS: Final = "read-windows"
"""The same as apk/attributes.py names it."""
_BACKGROUND_LOCATION_API: Final = 29
"""Android 10 made location in the background a permission of its own; before, location means always."""


def accessibility(phone: Phone, package: Package) -> Observation:
    """An accessibility service of it is switched on: it can read the screen, and act on it."""
    services = _switched_on(phone, package)
    if services:
        label = next((service.label for service in services if service.label), "")
        return shown_by(services, label=label)
    return absent_unless(phone.gaps(ACCESSIBILITY.name, package))


def _switched_on(phone: Phone, package: Package) -> list[AccessibilityService]:
    return [service for service in phone.services(package) if service.enabled or service.bound]


def accessibility_wide(phone: Phone, package: Package) -> Observation:
    """A service of it that is on describes itself without a limit to some apps, and may read their windows."""
    capable = [service for service in _switched_on(phone, package) if service.capabilities is None or _reads(service)]
    return _described(
        phone,
        package,
        capable,
        lambda service, config: not config.packages and (_reads(service) or _READS_WINDOWS in config.capabilities),
    )


def _reads(service: AccessibilityService) -> bool:
    """Whether Android says that a running service may read windows."""
    return service.capabilities is not None and bool(service.capabilities & _WINDOW_CONTENT)


def accessibility_messengers(phone: Phone, package: Package) -> Observation:
    """A service of it that is on names messengers among the few apps of which it wants to hear."""
    services = _switched_on(phone, package)
    named = [app for service in services for config in phone.descriptions(package, service) for app in config.packages]
    messengers = {app: found.name for app in named if (found := phone.index.messenger(app)) is not None}
    seen = _described(phone, package, services, lambda _, config: not messengers.keys().isdisjoint(config.packages))
    slots = {"messengers": ", ".join(dict.fromkeys(messengers.values()))}
    return structs.replace(seen, slots=slots) if seen.state is State.PRESENT else seen


def _described(
    phone: Phone,
    package: Package,
    services: Sequence[AccessibilityService],
    fits: Callable[[AccessibilityService, AccessibilityConfig], bool],
) -> Observation:
    """Whether one of these services describes itself so, in the file of its app; it can change that while it runs."""
    app = phone.manifest(package)
    descriptions = [(service, phone.descriptions(package, service)) for service in services]
    found = [service for service, configs in descriptions if any(fits(service, config) for config in configs)]
    if found and app is not None:
        return present(*(one.excerpt for one in found), app.excerpt, users=(one.user for one in found))
    gaps = (*phone.gaps(ACCESSIBILITY.name, package), *(phone.gaps(MANIFESTS.name, package) if services else ()))
    if not gaps and any(not configs for _, configs in descriptions):
        gaps = (app_gap(MANIFESTS.name, package, "how its accessibility service describes itself"),)
    return absent_unless(gaps)


def notifications(phone: Phone, package: Package) -> Observation:
    """It may read every notification. A listener that is connected is allowed to, whatever the other list says."""
    listeners = [listener for listener in phone.listeners(package) if listener.allowed or listener.live]
    if listeners:
        return shown_by(listeners)
    return absent_unless(phone.gaps(NOTIFICATION_LISTENERS.name, package))


def permission(ability: str) -> Callable[[Phone, Package], Observation]:
    """A function that looks whether one of the permissions of an ability is granted."""
    names = frozenset(f"android.permission.{name}" for name in ABILITY_PERMISSIONS[ability])

    def look(phone: Phone, package: Package) -> Observation:
        return granted(phone, package, names)

    look.__doc__ = f"One of these permissions is granted to it: {', '.join(ABILITY_PERMISSIONS[ability])}."
    return look


def granted(phone: Phone, package: Package, names: frozenset[str]) -> Observation:
    """Whether one of some permissions, by their whole names, is granted to it."""
    app = phone.permissions(package)
    grants = app.holding(names) if app is not None else ()
    if grants:
        return shown_by(grants)
    gaps = phone.gaps(PERMISSIONS.name, package)
    if app is None:  # an app that asks for nothing is left out of the answer, and so is one that the list lacks
        gaps = gaps or phone.unlisted(package)
    return absent_unless(gaps)


_location = permission("location")
_background_location = permission("background-location")


def location_always(phone: Phone, package: Package) -> Observation:
    """It may locate the phone at any time: ACCESS_BACKGROUND_LOCATION, or any location before Android 10."""
    api = phone.device.api
    if api is not None and api < _BACKGROUND_LOCATION_API:
        return _location(phone, package)
    always = _background_location(phone, package)
    if api is None and always.state is State.ABSENT and _location(phone, package).state is not State.ABSENT:
        return unknown(phone.facts.device.gaps or (app_gap(DEVICE.name, package, "the Android version is not known"),))
    return always


ABILITY: Final = (
    AppSignal(id="accessibility", kind=Kind.ABILITY, weight=3, look=accessibility),
    AppSignal(id="accessibility-wide", kind=Kind.ABILITY, weight=1, look=accessibility_wide),
    AppSignal(id="accessibility-messengers", kind=Kind.ABILITY, weight=2, look=accessibility_messengers),
    AppSignal(id="notifications", kind=Kind.ABILITY, weight=2, look=notifications),
    AppSignal(id="sms", kind=Kind.ABILITY, weight=3, look=permission("sms")),
    AppSignal(id="send-sms", kind=Kind.ABILITY, weight=1, look=permission("send-sms")),
    AppSignal(id="calls", kind=Kind.ABILITY, weight=3, look=permission("calls")),
    AppSignal(id="contacts", kind=Kind.ABILITY, weight=1, look=permission("contacts")),
    AppSignal(id="calendar", kind=Kind.ABILITY, weight=1, look=permission("calendar")),
    AppSignal(id="location", kind=Kind.ABILITY, weight=1, look=permission("location")),
    AppSignal(id="location-always", kind=Kind.ABILITY, weight=2, look=location_always),
    AppSignal(id="microphone", kind=Kind.ABILITY, weight=2, look=permission("microphone")),
    AppSignal(id="camera", kind=Kind.ABILITY, weight=2, look=permission("camera")),
    AppSignal(id="files", kind=Kind.ABILITY, weight=1, look=permission("files")),
)
