"""`dumpsys device_policy`: owners and active device admins.

Source: com.android.server.devicepolicy.{DevicePolicyManagerService, Owners, ActiveAdmin}.dump, API 23-36;
admins seen on 7.1, 9, 10, 13 and 15. Owners follow AOSP alone.
"""

from collections.abc import Iterator
from typing import Final

from detector.simulator.components import DeviceAdmin
from detector.simulator.model import App, Phone, full_name, short_name, uid_of

_FIELDS: Final[tuple[tuple[str, str | None, int, int], ...]] = (
    ("testOnlyAdmin", "false", 25, 99),
    ("policies", "", 23, 99),
    ("passwordQuality", "0x0", 23, 99),
    ("minimumPasswordLength", "0", 23, 99),
    ("passwordHistoryLength", "0", 23, 99),
    ("maximumTimeToUnlock", "0", 23, 99),
    ("maximumFailedPasswordsForWipe", "0", 23, 99),
    ("specifiesGlobalProxy", "false", 23, 99),
    ("passwordExpirationTimeout", "0", 23, 99),
    ("globalProxySpec", None, 23, 99),
    ("encryptionRequested", "false", 23, 99),
    ("disableCamera", "false", 23, 34),
    ("disableCallerId", "false", 23, 99),
    ("disableContactsSearch", "false", 24, 99),
    ("disableBluetoothContactSharing", "true", 23, 99),
    ("disableScreenCapture", "false", 23, 34),
    ("requireAutoTime", "false", 23, 34),
    ("forceEphemeralUsers", "false", 24, 99),
    ("isNetworkLoggingEnabled", "false", 26, 99),
    ("disabledKeyguardFeatures", "0", 23, 99),
    ("crossProfileWidgetProviders", "null", 23, 99),
    ("permittedAccessibilityServices", None, 23, 99),
    ("permittedInputMethods", None, 23, 34),
    ("permittedNotificationListeners", None, 26, 99),
    ("organizationColor", "-16746133", 24, 99),
    ("organizationName", None, 24, 99),
    ("userRestrictions", "", 24, 34),
    ("isParent", "false", 24, 99),
    ("mCrossProfilePackages", "[]", 30, 99),
    ("mSuspendPersonalApps", "false", 30, 99),
    ("mAlwaysOnVpnPackage", "null", 30, 99),
    ("mAlwaysOnVpnLockdown", "false", 30, 99),
)
"""Lines of an admin in their order, with the usual value (None: only if it is set), and the versions that have them."""


def dumpsys_device_policy(phone: Phone) -> str:
    """Return the whole answer: owners, one block of admins per user, then constants."""
    api = phone.api
    lines = ["Current Device Policy Manager state:"]
    if api >= 31:
        lines += ["  Immutable state:", "    mHasFeature=true", "    mIsWatch=false"]
        lines += ["    mIsAutomotive=false", "    mHasTelephonyFeature=true", "    mSafetyChecker=null"]
    blank = "  " if api >= 31 else ""
    lines += _owners(phone, blank)
    for user in phone.users:
        lines += [blank, f"  Enabled Device Admins (User {user.id}{_provisioning(api)}):"]
        for app in phone.apps:
            for admin in app.admins:
                if user.id in admin.users:
                    lines += _admin(phone, app, admin, user.id)
        lines += ["  " if api >= 31 else " ", "    mPasswordOwner=-1"]
        if api >= 31:
            lines += ["    mPasswordTokenHandle=0", "    mAppsSuspended=false", "    mUserSetupComplete=true"]
            lines += ["    mAffiliationIds={}", "    mNewUserDisclaimer=null", "  "]
    lines += _constants(phone, blank)
    return "\n".join(lines) + "\n"


def _provisioning(api: int) -> str:
    return ", provisioningState: 0" if api >= 24 else ""


def _owners(phone: Phone, blank: str) -> Iterator[str]:
    owners = [("Device Owner", phone.device_owner, 0)] if phone.device_owner else []
    owners += [(f"Profile Owner (User {user})", name, user) for user, name in phone.profile_owners.items()]
    for title, component, user in owners:
        package, _, cls = component.partition("/")
        yield blank
        yield f"  {title}: "
        yield f"    admin=ComponentInfo{{{full_name(package, cls)}}}"
        if phone.api <= 33:
            app = phone.by_name.get(package)
            yield f"    name={app.label if app else ''}"
        yield f"    package={package}"
        if phone.api >= 30:
            yield f"    isOrganizationOwnedDevice={str(phone.organization_owned).lower()}"
        if title == "Device Owner":
            yield f"    User ID: {user}"


def _admin(phone: Phone, app: App, admin: DeviceAdmin, user: int) -> Iterator[str]:
    yield f"    {short_name(app.name, admin.cls)}:"
    yield f"      uid={uid_of(app, user)}"
    for key, usual, first, last in _FIELDS:
        value = admin.fields.get(key, usual)
        if value is None or not first <= phone.api <= last:
            continue
        if key == "policies":
            yield from ("      policies:", *(f"        {policy}" for policy in admin.policies))
        elif key == "userRestrictions":
            yield from ("      userRestrictions:", *(f"        {name}" for name in admin.restrictions or ("null",)))
        else:
            yield f"      {key}={value}"


def _constants(phone: Phone, blank: str) -> Iterator[str]:
    api = phone.api
    yield blank
    if api < 26:
        yield "Encryption Status: block default key"
        return
    yield "  Constants:"
    yield "    DAS_DIED_SERVICE_RECONNECT_BACKOFF_SEC: 3600"
    yield "    DAS_DIED_SERVICE_RECONNECT_BACKOFF_INCREASE: 2.0"
    yield "    DAS_DIED_SERVICE_RECONNECT_MAX_BACKOFF_SEC: 86400"
    yield blank
    yield "  Stats:"
    yield "    LockGuard.guard(): count=12, total=0.3ms, avg=0.025ms, max calls/s=3 max dur/s=0.1ms max time=0.1ms"
    yield blank
    if api >= 35:
        yield from ("  Local Policies: ", *_local_policies(phone), "  ", "  Global Policies: ", "  ")
        yield "Encryption Status: per-user"
    else:
        yield "  Encryption Status: " + ("per-user" if api >= 29 else "block default key")


def _local_policies(phone: Phone) -> Iterator[str]:
    """Policies that DevicePolicyEngine keeps since Android 15, with who set them."""
    for user in phone.users:
        lines = [
            line
            for app in phone.apps
            for admin in app.admins
            if user.id in admin.users
            for key, value in _policies(admin)
            for line in _policy(key, value, _enforcing_admin(app, admin, user.id))
        ]
        if lines:
            yield from (f"    User {user.id}:", *lines)


def _policies(admin: DeviceAdmin) -> Iterator[tuple[str, str]]:
    on = "BooleanPolicyValue { mValue= true }"
    for name in admin.restrictions:
        yield f"UserRestrictionPolicyKey userRestriction_{name}", on
    if admin.fields.get("disableCamera") == "true":
        yield "UserRestrictionPolicyKey userRestriction_no_camera", on
    if admin.fields.get("disableScreenCapture") == "true":
        yield "DefaultPolicyKey screenCaptureDisabled", on
    for package in admin.uninstall_blocked:
        yield f"PackagePolicyKey{{mPolicyKey= packageUninstallBlocked; mPackageName= {package}}}", on


def _policy(key: str, value: str, setter: str) -> Iterator[str]:
    yield f"      {key}"
    yield "        Per-admin Policy:"
    yield f"          {setter}"
    yield f"            {value}"
    yield "        Resolved Policy (MostRestrictive):"
    yield f"          {value}"
    yield "      "


def _enforcing_admin(app: App, admin: DeviceAdmin, user: int) -> str:
    component = full_name(app.name, admin.cls)
    return (
        f"EnforcingAdmin {{ mPackageName= {app.name}, mComponentName= ComponentInfo{{{component}}}, "
        f"mAuthorities= [device_admin], mUserId= {user}, mIsRoleAuthority= false, mIsSystemAuthority= false, "
        "mSystemEntity = null }"
    )
