"""`dumpsys device_policy`: owners and active device admins.

Source: com.android.server.devicepolicy.{DevicePolicyManagerService, Owners, ActiveAdmin}.dump, API 23-36;
admins seen on 7.1, 9, 10, 13 and 15. Owners follow AOSP alone.
"""

from collections.abc import Iterator

from detector.simulator.components import DeviceAdmin
from detector.simulator.model import App, Phone, full_name, short_name, uid_of


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
    lines += _constants(api, blank)
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
            yield "    isOrganizationOwnedDevice=false"
        if title == "Device Owner":
            yield f"    User ID: {user}"


def _admin(phone: Phone, app: App, admin: DeviceAdmin, user: int) -> Iterator[str]:
    api = phone.api
    yield f"    {short_name(app.name, admin.cls)}:"
    yield f"      uid={uid_of(app, user)}"
    if api >= 25:
        yield "      testOnlyAdmin=false"
    yield "      policies:"
    for policy in admin.policies:
        yield f"        {policy}"
    yield "      passwordQuality=0x0"
    yield from ("      minimumPasswordLength=0", "      passwordHistoryLength=0")
    yield from ("      maximumTimeToUnlock=0", "      maximumFailedPasswordsForWipe=0")
    yield from ("      specifiesGlobalProxy=false", "      passwordExpirationTimeout=0")
    yield "      encryptionRequested=false"
    if api < 35:
        yield "      disableCamera=false"
    yield "      disableCallerId=false"
    if api >= 24:
        yield "      disableContactsSearch=false"
    yield "      disableBluetoothContactSharing=true"
    if api < 35:
        yield from ("      disableScreenCapture=false", "      requireAutoTime=false")
    if api >= 24:
        yield "      forceEphemeralUsers=false"
    yield "      disabledKeyguardFeatures=0"
    yield "      crossProfileWidgetProviders=null"
    if api >= 24:
        yield "      isParent=false"


def _constants(api: int, blank: str) -> Iterator[str]:
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
        yield from ("  Local Policies: ", "  ", "  Global Policies: ", "  ")
        yield "Encryption Status: per-user"
    else:
        yield "  Encryption Status: " + ("per-user" if api >= 29 else "block default key")
