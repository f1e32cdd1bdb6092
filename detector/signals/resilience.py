"""How an app holds on: what stands in the way of removing it, and what keeps it going.

Administrators have to be switched off before they can be removed, and owners cannot be removed at all. To be started
with the phone, and to work while it sleeps, is usual for ordinary apps.
"""

from collections.abc import Callable
from typing import Final

from detector.facts.battery_exempt import BATTERY_EXEMPT, Exemption
from detector.facts.declared_components import DECLARED_COMPONENTS, DeclaredKind
from detector.facts.device_admins import DEVICE_ADMINS, AdminRole
from detector.facts.device_policies import DEVICE_POLICIES
from detector.facts.device_policy_lines import PolicyKind
from detector.facts.packages import Package
from detector.signals.base import AppSignal, Kind, Observation, absent_unless, present, shown_by
from detector.signals.phone import Phone, app_gap

_TELLS_BLOCKED_API: Final = 35
"""Before Android 15 the dump leaves out which apps an owner keeps from being removed (docs/facts.md)."""
_MEANINGS: Final = {
    AdminRole.ADMIN: "It is an active device administrator, and has to be switched off before it can be removed.",
    AdminRole.PROFILE_OWNER: "It owns a profile or a user of the phone, as work profiles and family supervision do.",
    AdminRole.DEVICE_OWNER: "It owns the whole phone, as on phones of an employer.",
}


def holding(role: AdminRole) -> Callable[[Phone, Package], Observation]:
    """A function that looks whether an app holds this administrator role."""

    def look(phone: Phone, package: Package) -> Observation:
        admins = [admin for admin in phone.admins(package) if admin.role is role]
        if admins:
            policies = ", ".join(dict.fromkeys(policy for admin in admins for policy in admin.policies))
            return shown_by(admins, policies=policies)
        return absent_unless(phone.gaps(DEVICE_ADMINS.name, package))

    look.__doc__ = _MEANINGS[role]
    return look


def uninstall_blocked(phone: Phone, package: Package) -> Observation:
    """An owner of the phone or of a profile has forbidden the removal of just this app."""
    users = package.users()
    found = [
        policy
        for policy in phone.policies(PolicyKind.UNINSTALL_BLOCKED)
        if package.name in policy.values and (policy.user is None or not users or policy.user in users)
    ]
    if found:
        return shown_by(found)
    gaps = (*phone.gaps(DEVICE_POLICIES.name, package), *phone.gaps(DEVICE_ADMINS.name, package))
    if not gaps and not _tells_blocked(phone) and _has_owner(phone, package):
        gaps = (app_gap(DEVICE_POLICIES.name, package, "Android before 15 does not print which apps are kept"),)
    return absent_unless(gaps)


def _tells_blocked(phone: Phone) -> bool:
    return phone.device.api is not None and phone.device.api >= _TELLS_BLOCKED_API


def _has_owner(phone: Phone, package: Package) -> bool:
    """Whether somebody could forbid the removal: only owners can, each for their own users."""
    users = package.users()
    owners = [admin for admin in phone.facts.device_admins.records if admin.role is not AdminRole.ADMIN]
    return any(admin.role is AdminRole.DEVICE_OWNER or not users or admin.user in users for admin in owners)


def battery_exempt(phone: Phone, package: Package) -> Observation:
    """Somebody, or an app that may, let it work while the phone sleeps; the lists of the phone's maker do not count."""
    found = [one for one in phone.battery_exemptions(package) if one.how is Exemption.USER]
    if found:
        return present(*(one.excerpt for one in found))
    return absent_unless(phone.gaps(BATTERY_EXEMPT.name, package))


def starts_at_boot(phone: Phone, package: Package) -> Observation:
    """It declares a part that is started with the phone, and that is not switched off for everybody who has it."""
    found = [one for one in phone.declared(package, DeclaredKind.BOOT) if _is_on(package, one.component.cls)]
    if found:
        return present(*(one.excerpt for one in found))
    return absent_unless(phone.gaps(DECLARED_COMPONENTS.name, package))


def _is_on(package: Package, cls: str) -> bool:
    theirs = [one for one in package.installations if one.installed]
    return not theirs or any(cls not in one.disabled_components for one in theirs)


RESILIENCE: Final = (
    AppSignal(id="device-admin", kind=Kind.RESILIENCE, weight=2, look=holding(AdminRole.ADMIN)),
    AppSignal(id="profile-owner", kind=Kind.RESILIENCE, weight=2, look=holding(AdminRole.PROFILE_OWNER)),
    AppSignal(id="device-owner", kind=Kind.RESILIENCE, weight=4, look=holding(AdminRole.DEVICE_OWNER)),
    AppSignal(id="uninstall-blocked", kind=Kind.RESILIENCE, weight=2, look=uninstall_blocked),
    AppSignal(id="battery-exempt", kind=Kind.RESILIENCE, weight=1, look=battery_exempt),
    AppSignal(id="starts-at-boot", kind=Kind.RESILIENCE, weight=0, look=starts_at_boot),
)
