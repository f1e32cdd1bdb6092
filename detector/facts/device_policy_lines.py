"""What one line of `dumpsys device_policy` imposes: Android's words for policies to ours.

Fields of an admin and of a user: com.android.server.devicepolicy.{ActiveAdmin, DevicePolicyData}.dump (Android 6 to
16; which of them are printed differs). Policies with a key of their own: android.app.admin.{DevicePolicyIdentifiers,
PolicyKey, PolicyValue} (Android 14 and later).
"""

import re
from enum import StrEnum
from typing import Final

from detector.android import ComponentName


class PolicyKind(StrEnum):
    """What is imposed."""

    CAMERA_OFF = "camera-off"
    SCREEN_CAPTURE_OFF = "screen-capture-off"
    PERMITTED_ACCESSIBILITY = "permitted-accessibility-services"
    PERMITTED_INPUT_METHODS = "permitted-input-methods"
    PERMITTED_LISTENERS = "permitted-notification-listeners"
    ALWAYS_ON_VPN = "always-on-vpn"
    VPN_LOCKDOWN = "vpn-lockdown"
    GLOBAL_PROXY = "global-proxy"
    NETWORK_LOGGING = "network-logging"
    SECURITY_LOGGING = "security-logging"
    USER_RESTRICTION = "user-restriction"
    UNINSTALL_BLOCKED = "uninstall-blocked"
    USER_CONTROL_OFF = "user-control-off"
    SUSPENDED = "suspended"
    HIDDEN = "hidden"
    LOCK_TASK = "lock-task"
    PERMISSION_GRANT = "permission-grant"
    CROSS_PROFILE = "cross-profile-packages"
    DELEGATION = "delegation"
    ACCOUNTS_LOCKED = "accounts-locked"
    AFFILIATION = "affiliation"
    ORGANIZATION_OWNED = "organization-owned"
    ORGANIZATION = "organization"
    PERSONAL_APPS_SUSPENDED = "personal-apps-suspended"
    LOCK_QUALITY = "screen-lock-quality"
    WIPE_AFTER_FAILURES = "wipe-after-failed-unlocks"
    KEYGUARD_FEATURES_OFF = "keyguard-features-off"
    OTHER = "other"


K = PolicyKind
FIELDS: Final = {
    "disableCamera": K.CAMERA_OFF,
    "disableScreenCapture": K.SCREEN_CAPTURE_OFF,
    "permittedAccessibilityServices": K.PERMITTED_ACCESSIBILITY,
    "permittedInputMethods": K.PERMITTED_INPUT_METHODS,
    "permittedNotificationListeners": K.PERMITTED_LISTENERS,
    "mAlwaysOnVpnPackage": K.ALWAYS_ON_VPN,
    "mAlwaysOnVpnLockdown": K.VPN_LOCKDOWN,
    "globalProxySpec": K.GLOBAL_PROXY,
    "isNetworkLoggingEnabled": K.NETWORK_LOGGING,
    "mUserControlDisabledPackages": K.USER_CONTROL_OFF,
    "protectedPackages": K.USER_CONTROL_OFF,
    "suspendedPackages": K.SUSPENDED,
    "mCrossProfilePackages": K.CROSS_PROFILE,
    "accountTypesWithManagementDisabled": K.ACCOUNTS_LOCKED,
    "mAffiliationIds": K.AFFILIATION,
    "isOrganizationOwnedDevice": K.ORGANIZATION_OWNED,
    "organizationName": K.ORGANIZATION,
    "mSuspendPersonalApps": K.PERSONAL_APPS_SUSPENDED,
    "passwordQuality": K.LOCK_QUALITY,
    "mPasswordComplexity": K.LOCK_QUALITY,
    "maximumFailedPasswordsForWipe": K.WIPE_AFTER_FAILURES,
    "disabledKeyguardFeatures": K.KEYGUARD_FEATURES_OFF,
}
"""`key=value` lines of an admin, an owner or a user."""
_EMPTY_COUNTS: Final = frozenset({K.PERMITTED_ACCESSIBILITY, K.PERMITTED_INPUT_METHODS, K.PERMITTED_LISTENERS})
"""Lists that are printed only when they are set; an empty one permits nothing but the system's own."""
_IDENTIFIERS: Final = {
    "cameraDisabled": K.CAMERA_OFF,
    "screenCaptureDisabled": K.SCREEN_CAPTURE_OFF,
    "permittedInputMethods": K.PERMITTED_INPUT_METHODS,
    "securityLogging": K.SECURITY_LOGGING,
    "packageUninstallBlocked": K.UNINSTALL_BLOCKED,
    "userControlDisabledPackages": K.USER_CONTROL_OFF,
    "packagesSuspended": K.SUSPENDED,
    "applicationHidden": K.HIDDEN,
    "lockTask": K.LOCK_TASK,
    "permissionGrant": K.PERMISSION_GRANT,
    "accountManagementDisabled": K.ACCOUNTS_LOCKED,
    "personalAppsSuspended": K.PERSONAL_APPS_SUSPENDED,
    "passwordComplexity": K.LOCK_QUALITY,
    "keyguardDisabledFeatures": K.KEYGUARD_FEATURES_OFF,
}
_RESTRICTION: Final = "userRestriction_"
_SWITCHES: Final = frozenset({K.CAMERA_OFF, K.SCREEN_CAPTURE_OFF, K.SECURITY_LOGGING, K.PERSONAL_APPS_SUSPENDED})

_MOST_VALUES: Final = 1000
_NOTHING: Final = frozenset({"", "null", "false", "0", "0x0", "[]", "{}"})
_LIST: Final = re.compile(r"[\[{](.*)[\]}]")
POLICY_KEY: Final = re.compile(r"(\w{1,80}PolicyKey)\b(.*)")
_ARGUMENT: Final = re.compile(r"\bm(\w{1,40})= ([^;{}]{0,255})")
_ADMIN: Final = re.compile(r"EnforcingAdmin \{ mPackageName= ([\w.]{1,255}),")
_ADMIN_COMPONENT: Final = re.compile(r" mComponentName= ComponentInfo\{([^{}]{1,512})\}")
_ADMIN_USER: Final = re.compile(r" mUserId= (-?\d{1,9})\b")
_VALUE: Final = re.compile(r"\w{1,80} ?\{(.*)\}")

Imposed = tuple[PolicyKind, tuple[str, ...]]


def field(key: str, value: str) -> Imposed | None:
    """What a `key=value` line imposes; None when that is nothing."""
    kind = FIELDS.get(key)
    if kind is None or (value in _NOTHING and not (kind in _EMPTY_COUNTS and value == "[]")):
        return None
    listed = _LIST.fullmatch(value)
    return kind, () if value == "true" else _words(listed[1]) if listed else (value,)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",", _MOST_VALUES) if word.strip())[:_MOST_VALUES]


def policy(key: str, value: str) -> Imposed | None:
    """What a policy with a key of its own imposes, with the value that one admin set."""
    match = POLICY_KEY.match(key)
    if match is None:
        return None
    arguments = {name: text.strip() for name, text in _ARGUMENT.findall(match[2])}
    identifier = arguments.pop("PolicyKey", "") or arguments.pop("Identifier", "") or match[2].strip()
    values = _values(value)
    kind = _IDENTIFIERS.get(identifier)
    if identifier.startswith(_RESTRICTION):
        kind, arguments = PolicyKind.USER_RESTRICTION, {"Restriction": identifier.removeprefix(_RESTRICTION)}
    if values in ((), ("null",)) or (kind is not None and values == ("false",)):
        return None
    if kind is None:
        return PolicyKind.OTHER, (identifier[:255], *arguments.values(), *values)
    if values == ("true",) or kind in _SWITCHES:
        return kind, tuple(arguments.values())
    return kind, (*arguments.values(), *values)


def _values(text: str) -> tuple[str, ...]:
    match = _VALUE.fullmatch(text)
    if match is None:
        return _words(text)
    packages = re.match(r"\s*mPackages= ([^;]*);", match[1])
    content = packages[1] if packages else match[1].strip().removeprefix("mValue=").strip()
    listed = _LIST.fullmatch(content)
    return _words(listed[1]) if listed else _words(content) if packages else (content,)


def enforcing_admin(text: str) -> tuple[str, ComponentName | None, int | None] | None:
    """Package, component and user of an `EnforcingAdmin {`; roles and the system have no component."""
    match = _ADMIN.match(text)
    if match is None:
        return None
    component, user = _ADMIN_COMPONENT.search(text), _ADMIN_USER.search(text)
    return match[1], ComponentName.parse(component[1]) if component else None, int(user[1]) if user else None
