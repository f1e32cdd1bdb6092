"""What an app is seen to do at this moment, and what it did lately without anybody looking.

What Android says is taken: a service that runs, a request that stands. What an app does inside, nothing here tells.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

from msgspec import structs

from detector.android import PER_USER_RANGE
from detector.facts.base import Gap
from detector.facts.location_requests import LOCATION_REQUESTS
from detector.facts.media_projection import MEDIA_PROJECTION
from detector.facts.network_use import NETWORK_USE
from detector.facts.packages import PACKAGES, Package
from detector.facts.services import SERVICES, Service
from detector.facts.usage import USAGE
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, absent_unless, present, shown_by, unknown
from detector.signals.phone import Phone, app_gap

_SETTLED: Final = timedelta(days=2)
"""Whoever installs an app may well open it tomorrow."""
_DAY_S: Final = 24 * 60 * 60
_HOUR_S: Final = 60 * 60
_MIB: Final = 1024 * 1024
_SENT_FLOOR: Final = 10 * _MIB
"""Since the phone was started. Most apps stay below it that only ask whether there is something new."""


def screen_recorded(phone: Phone, package: Package) -> Observation:
    """It records the screen, or shows it elsewhere, at this moment."""
    found = [one for one in phone.facts.media_projection.records if one.package == package.name]
    if found:
        return shown_by(found)
    return absent_unless(phone.gaps(MEDIA_PROJECTION.name, package))


def never_opened(phone: Phone, package: Package) -> Observation:
    """It was active, and nobody opened it since it was installed, so far as Android remembers all that time.

    The memory begins anew at the latest after a year. An app that is not remembered at all was not active, and one that
    was installed less than two days ago is left out.
    """
    if package.system:
        return ABSENT
    remembered = phone.usage(package)
    if any(one.opened for one in remembered):
        return ABSENT
    gaps = phone.gaps(USAGE.name, package)
    if any(one.opened is None or one.active is None for one in remembered):
        gaps = (*gaps, app_gap(USAGE.name, package, "when it was used"))
    if gaps:
        return unknown(gaps)
    active = [one for one in remembered if one.active]
    if not active:
        return ABSENT
    first = package.first_install
    if first is not None and phone.now - (first if first.tzinfo else first.replace(tzinfo=phone.now.tzinfo)) < _SETTLED:
        return ABSENT
    gaps = phone.unlisted(package) or _forgotten(phone, package)
    return unknown(gaps) if gaps else shown_by(active)


def _forgotten(phone: Phone, package: Package) -> tuple[Gap, ...]:
    """The memory of one of its users begins after the day on which it was installed there; it may have been opened."""
    for one in package.installations:
        installed, since = one.first_install or package.first_install, phone.remembers_from(one.user)
        if not one.installed:
            continue
        if installed is None:
            return (app_gap(USAGE.name, package, "when it was installed"),)
        if since is None or since > installed.date():
            return (app_gap(USAGE.name, package, f"{since or 'today'}: what was opened before that day"),)
    return ()


def locating(phone: Phone, package: Package) -> Observation:
    """It has asked Android to be told where the phone is, and the request stands at this moment.

    What it asks other apps for, as Google's services, stands there in their name and is not seen here.
    """
    found = [one for one in phone.location_requests(package) if one.active]
    if found:
        return shown_by(found)
    return absent_unless(phone.gaps(LOCATION_REQUESTS.name, package))


def service_running(phone: Phone, package: Package) -> Observation:
    """One of its services has a process at this moment, as those of many apps have."""
    return _a_service(phone, package, lambda one: one.running)


def service_foreground(phone: Phone, package: Package) -> Observation:
    """One of its services is in the foreground: it goes on when the app is closed, and has to show a notice."""
    seen = _a_service(phone, package, _in_front)
    fronts = [one for one in phone.running(package) if _in_front(one)]
    types = ", ".join(sorted({kind for one in fronts for kind in one.types or ()}))
    return structs.replace(seen, slots={"types": types}) if fronts else seen


def keeps_running(phone: Phone, package: Package) -> Observation:
    """It goes on: a service that was started runs for over a day, or one in the foreground for over an hour."""
    return _a_service(phone, package, _goes_on)


def _in_front(service: Service) -> bool | None:
    return service.foreground if service.running else False


def _goes_on(service: Service) -> bool | None:
    if not service.running:
        return False
    ways = ((service.started, _DAY_S), (service.foreground, _HOUR_S))
    told = [_both(so, None if service.age_s is None else service.age_s > least) for so, least in ways]
    return True if True in told else None if None in told else False


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _a_service(phone: Phone, package: Package, fits: Callable[[Service], bool | None]) -> Observation:
    """Whether some service of the app is like this; None of one of them: the phone does not tell."""
    told = [(one, fits(one)) for one in phone.running(package)]
    found = [one for one, so in told if so]
    if found:
        return shown_by(found)
    gaps = phone.gaps(SERVICES.name, package)
    if any(so is None for _, so in told):
        gaps = gaps or (app_gap(SERVICES.name, package, "how one of its services runs, or since when"),)
    return absent_unless(gaps)


def sends_data(phone: Phone, package: Package) -> Observation:
    """Since the phone was started it sent more than 10 MiB over the network, for one of its users.

    Android counts by the number under which an app runs. What several apps sent under one number belongs to none.
    """
    if not phone.uids(package):
        return unknown(phone.unlisted(package) or (app_gap(NETWORK_USE.name, package, "the number of the app"),))
    much = [one for one in phone.network_use(package) if one.sent > _SENT_FLOOR]
    if not much:
        return absent_unless(phone.gaps(NETWORK_USE.name, package))
    if phone.shares_number(package):
        return unknown((app_gap(NETWORK_USE.name, package, "it shares its number with other apps"),))
    others = phone.gaps(PACKAGES.name, package)
    if others:
        return unknown(others)  # an app that was not read may have the same number
    amount = sum(one.sent for one in much) // _MIB
    users = (one.uid // PER_USER_RANGE for one in much)
    return present(*(one.excerpt for one in much), users=users, amount=str(amount))


def _users(users: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(users)))


ACTIVITY: Final = (
    AppSignal(id="screen-recorded", kind=Kind.EXISTENCE, weight=3, look=screen_recorded),
    AppSignal(id="never-opened", kind=Kind.EXISTENCE, weight=3, look=never_opened),
    AppSignal(id="locating", kind=Kind.EXISTENCE, weight=1, look=locating),
    AppSignal(id="service-running", kind=Kind.EXISTENCE, weight=1, look=service_running),
    AppSignal(id="service-foreground", kind=Kind.EXISTENCE, weight=1, look=service_foreground),
    AppSignal(id="keeps-running", kind=Kind.EXISTENCE, weight=1, look=keeps_running),
    AppSignal(id="sends-data", kind=Kind.EXISTENCE, weight=1, look=sends_data),
)
