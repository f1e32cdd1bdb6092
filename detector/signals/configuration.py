"""The phone's posture: settings that make an installation easier or show that the system was changed.

None of them is a sign of monitoring by itself. Keys: android.provider.Settings; properties: Android Verified Boot.
"""

from datetime import date
from typing import Final

from detector.facts.base import Excerpt, Gap, GapReason
from detector.facts.device import DEVICE
from detector.facts.settings import SETTINGS, Setting
from detector.signals.base import ABSENT, Kind, Observation, PhoneSignal, State, absent_unless, present, unknown
from detector.signals.phone import Phone

_OLD_PATCH_DAYS: Final = 365
_OWN_CONSENT_API: Final = 30
"""Until Android 10 the app check of Android itself had a switch beside the consent to Play Protect."""
_CONSENT: Final = "package_verifier_user_consent"
_GOOGLES_SERVICES: Final = "com.google.android.gms"
_PER_APP_SOURCES_API: Final = 26


def _settings(phone: Phone, *keys: str) -> tuple[Setting, ...]:
    return tuple(setting for setting in phone.facts.settings.records if setting.key in keys)


def _seen(phone: Phone, values: tuple[str, ...], *keys: str) -> Observation:
    """Whether one of the settings has one of the values; a missing key means Android's default."""
    found = [setting for setting in _settings(phone, *keys) if setting.value in values]
    if found:
        return present(found[0].excerpt, value=f"{found[0].key}={found[0].value}")
    return absent_unless(phone.facts.reading(SETTINGS.name).gaps)


def _unread(phone: Phone, detail: str) -> tuple[Gap, ...]:
    """The gaps of the device, or one that says what it does not tell."""
    return phone.facts.device.gaps or (Gap(fact=DEVICE.name, reason=GapReason.UNSUPPORTED, detail=detail),)


def app_check_off(phone: Phone) -> Observation:
    """Play Protect, or the app check of older versions, is switched off."""
    api = phone.device.api
    consent = _consent_refused(phone)
    if consent.state is State.PRESENT or (api is not None and api >= _OWN_CONSENT_API):
        return consent
    old = _seen(phone, ("0",), "package_verifier_enable")
    if old.state is State.PRESENT and api is None:
        return unknown(_unread(phone, "the Android version is not known"))
    return consent if old.state is State.ABSENT else old


def _consent_refused(phone: Phone) -> Observation:
    """Google's services write this setting: where they are, its absence says neither on nor off."""
    seen = _seen(phone, ("-1",), _CONSENT)
    if seen.state is not State.ABSENT or any(setting.value == "1" for setting in _settings(phone, _CONSENT)):
        return seen
    services = phone.package(_GOOGLES_SERVICES)
    if services is not None and services.users():
        detail = f"{_CONSENT} is not set"
        return unknown((Gap(fact=SETTINGS.name, reason=GapReason.UNSUPPORTED, detail=detail),))
    unread = tuple(
        gap for gap in phone.facts.packages.gaps if gap.user in (None, 0) and gap.package in (None, _GOOGLES_SERVICES)
    )
    return absent_unless(unread)


def adb_installs_unchecked(phone: Phone) -> Observation:
    """Apps that a computer installs are not checked."""
    return _seen(phone, ("0",), "verifier_verify_adb_installs")


def unknown_sources(phone: Phone) -> Observation:
    """The one switch of Android 7 and older that allows apps from anywhere; since 8 each app has its own."""
    api = phone.device.api
    if api is None:
        return unknown(_unread(phone, "the Android version is not known"))
    if api >= _PER_APP_SOURCES_API:
        return ABSENT
    return _seen(phone, ("1",), "install_non_market_apps")


def wireless_debugging(phone: Phone) -> Observation:
    """Computers can reach the phone's debugging over the network."""
    for name in ("service.adb.tcp.port", "persist.adb.tcp.port"):
        found = phone.device.property(name)
        if found is not None and found.value not in ("", "0", "-1"):
            return present(found.excerpt, value=found.value)
    seen = _seen(phone, ("1",), "adb_wifi_enabled")
    gaps = (*phone.facts.device.gaps, *seen.gaps)
    return unknown(gaps) if gaps and seen.state is not State.PRESENT else seen


def bootloader_open(phone: Phone) -> Observation:
    """The lock that keeps the system from being replaced is open."""
    return _property(
        phone,
        {
            "ro.boot.verifiedbootstate": ("orange", "yellow", "red"),
            "ro.boot.vbmeta.device_state": ("unlocked",),
            "ro.boot.flash.locked": ("0",),
        },
    )


def changed_system(phone: Phone) -> Observation:
    """The system was not signed by the maker of the phone for customers."""
    return _property(phone, {"ro.debuggable": ("1",), "ro.build.tags": ("test-keys", "dev-keys")})


def _property(phone: Phone, telling: dict[str, tuple[str, ...]]) -> Observation:
    for name, values in telling.items():
        found = phone.device.property(name)
        if found is not None and found.value in values:
            return present(found.excerpt, value=f"{name}={found.value}")
    return absent_unless(phone.facts.device.gaps)


def old_patch(phone: Phone) -> Observation:
    """The last security update is more than a year old."""
    found = phone.device.property("ro.build.version.security_patch")
    if found is None:
        return unknown(_unread(phone, "it does not tell the day of its last security update"))
    try:
        age = phone.now.date() - date.fromisoformat(found.value)
    except ValueError:
        return unknown(_unread(phone, f"the day of its last security update is no date: {found.value[:40]}"))
    return present(found.excerpt, date=found.value) if age.days > _OLD_PATCH_DAYS else ABSENT


def more_users(phone: Phone) -> Observation:
    """There are other users or profiles, in which apps can be."""
    others = [user for user in phone.facts.users.records if user.id != 0]
    if others:
        kinds = ", ".join(f"{user.id} ({user.kind.value})" for user in others)
        excerpts: list[Excerpt] = [user.excerpt for user in others]
        return present(*excerpts, users=(user.id for user in others), others=kinds)
    return absent_unless(phone.facts.users.gaps)


CONFIGURATION: Final = (
    PhoneSignal(id="app-check-off", kind=Kind.CONFIGURATION, look=app_check_off),
    PhoneSignal(id="adb-installs-unchecked", kind=Kind.CONFIGURATION, look=adb_installs_unchecked),
    PhoneSignal(id="unknown-sources", kind=Kind.CONFIGURATION, look=unknown_sources),
    PhoneSignal(id="wireless-debugging", kind=Kind.CONFIGURATION, look=wireless_debugging),
    PhoneSignal(id="bootloader-open", kind=Kind.CONFIGURATION, look=bootloader_open),
    PhoneSignal(id="changed-system", kind=Kind.CONFIGURATION, look=changed_system),
    PhoneSignal(id="old-patch", kind=Kind.CONFIGURATION, look=old_patch),
    PhoneSignal(id="more-users", kind=Kind.CONFIGURATION, look=more_users),
)
