"""How an app holds on: administrators cannot simply be removed, and owners not at all."""

from collections.abc import Callable
from typing import Final

from detector.facts.device_admins import DEVICE_ADMINS, AdminRole
from detector.facts.packages import Package
from detector.signals.base import ABSENT, AppSignal, Kind, Observation, present, unknown
from detector.signals.phone import Phone

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
            users = tuple(sorted({admin.user for admin in admins}))
            policies = ", ".join(dict.fromkeys(policy for admin in admins for policy in admin.policies))
            return present(*(admin.excerpt for admin in admins), users=users, policies=policies)
        gaps = phone.gaps(DEVICE_ADMINS.name, package)
        return unknown(gaps) if gaps else ABSENT

    look.__doc__ = _MEANINGS[role]
    return look


RESILIENCE: Final = (
    AppSignal(id="device-admin", kind=Kind.RESILIENCE, weight=2, look=holding(AdminRole.ADMIN)),
    AppSignal(id="profile-owner", kind=Kind.RESILIENCE, weight=2, look=holding(AdminRole.PROFILE_OWNER)),
    AppSignal(id="device-owner", kind=Kind.RESILIENCE, weight=4, look=holding(AdminRole.DEVICE_OWNER)),
)
