"""What was seen to run. That a service runs says nothing about what it does with what it sees."""

from typing import Final

from detector.facts.accessibility import ACCESSIBILITY
from detector.facts.notification_listeners import NOTIFICATION_LISTENERS
from detector.facts.packages import Package
from detector.signals.base import AppSignal, Kind, Observation, absent_unless, shown_by
from detector.signals.phone import Phone, app_gap


def accessibility_running(phone: Phone, package: Package) -> Observation:
    """Its accessibility service is bound: connected to the system at this moment."""
    services = phone.services(package)
    running = [service for service in services if service.bound]
    if running:
        return shown_by(running)
    gaps = phone.gaps(ACCESSIBILITY.name, package)
    if any(service.bound is None for service in services):
        gaps = gaps or (app_gap(ACCESSIBILITY.name, package, "which of its services run"),)
    return absent_unless(gaps)


def listener_connected(phone: Phone, package: Package) -> Observation:
    """Its notification listener is live: it is being handed notifications at this moment."""
    live = [listener for listener in phone.listeners(package) if listener.live]
    if live:
        return shown_by(live)
    return absent_unless(phone.gaps(NOTIFICATION_LISTENERS.name, package))


EXISTENCE: Final = (
    AppSignal(id="accessibility-running", kind=Kind.EXISTENCE, weight=3, look=accessibility_running),
    AppSignal(id="listener-connected", kind=Kind.EXISTENCE, weight=2, look=listener_connected),
)
