"""The services that `dumpsys` knows, and how a dump fails.

Sources: frameworks/native cmds/dumpsys (time-outs); DumpUtils.checkDumpPermission (denials, 26+) and the
services' own texts before it.
"""

from collections.abc import Callable, Sequence
from typing import Final

from detector.simulator.dumps.accessibility import dumpsys_accessibility
from detector.simulator.dumps.activity_services import dumpsys_activity
from detector.simulator.dumps.adb import dumpsys_adb, dumpsys_usb
from detector.simulator.dumps.appops import dumpsys_appops
from detector.simulator.dumps.batterystats import dumpsys_batterystats
from detector.simulator.dumps.companion import dumpsys_companiondevice
from detector.simulator.dumps.connectivity import dumpsys_connectivity, dumpsys_vpn_management
from detector.simulator.dumps.device_policy import dumpsys_device_policy
from detector.simulator.dumps.deviceidle import dumpsys_deviceidle
from detector.simulator.dumps.location import dumpsys_location
from detector.simulator.dumps.media_projection import dumpsys_media_projection
from detector.simulator.dumps.netpolicy import dumpsys_netpolicy
from detector.simulator.dumps.netstats import dumpsys_netstats
from detector.simulator.dumps.notification import dumpsys_notification
from detector.simulator.dumps.package import dumpsys_package
from detector.simulator.dumps.role import dumpsys_role
from detector.simulator.dumps.usagestats import dumpsys_usagestats
from detector.simulator.dumps.users import dumpsys_user
from detector.simulator.model import Phone

Dump = Callable[[Phone, Sequence[str]], str]

SERVICES: Final[dict[str, Dump]] = {
    "accessibility": lambda phone, _: dumpsys_accessibility(phone),
    "activity": dumpsys_activity,
    "adb": lambda phone, _: dumpsys_adb(phone),
    "appops": dumpsys_appops,
    "batterystats": dumpsys_batterystats,
    "companiondevice": lambda phone, _: dumpsys_companiondevice(phone),
    "connectivity": lambda phone, _: dumpsys_connectivity(phone),
    "device_policy": lambda phone, _: dumpsys_device_policy(phone),
    "deviceidle": dumpsys_deviceidle,
    "media_projection": lambda phone, _: dumpsys_media_projection(phone),
    "netpolicy": lambda phone, _: dumpsys_netpolicy(phone),
    "location": lambda phone, _: dumpsys_location(phone),
    "netstats": lambda phone, _: dumpsys_netstats(phone),
    "notification": lambda phone, _: dumpsys_notification(phone),
    "package": dumpsys_package,
    "role": lambda phone, _: dumpsys_role(phone),
    "usagestats": lambda phone, _: dumpsys_usagestats(phone),
    "usb": lambda phone, _: dumpsys_usb(phone),
    "user": lambda phone, _: dumpsys_user(phone),
    "vpn_management": lambda phone, _: dumpsys_vpn_management(phone),
}
SINCE: Final = {"companiondevice": 26, "role": 29, "vpn_management": 31}
"""The API level that brought a service; the others are older than what is simulated."""

_TAGS: Final = {
    "accessibility": "AccessibilityManagerService",
    "activity": "ActivityManager",
    "adb": "AdbService",
    "appops": "AppOps",
    "batterystats": "BatteryStatsService",
    "companiondevice": "CDM_CompanionDeviceManagerService",
    "connectivity": "ConnectivityService",
    "device_policy": "DevicePolicyManager",
    "deviceidle": "DeviceIdleController",
    "media_projection": "MediaProjectionManagerService",
    "netpolicy": "NetworkPolicy",
    "location": "LocationManagerService",
    "netstats": "NetworkStats",
    "notification": "NotificationService",
    "package": "PackageManager",
    "role": "RoleService",
    "usagestats": "UsageStatsService",
    "usb": "UsbManager",
    "user": "UserManagerService",
    "vpn_management": "VpnManagerService",
}
_OLD_TAGS: Final = {
    "appops": "ApOps service",  # sic
    "device_policy": "DevicePolicyManagerService",
    "media_projection": "MediaProjectionManager",
    "notification": "NotificationManager",
    "package": "ActivityManager",  # AOSP's own copy and paste
    "user": "UserManager",
}


def is_named(faults: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether one of `faults` is this service, or this service with the first of its arguments."""
    line = " ".join(words) + " "
    return any(line.startswith(fault + " ") for fault in faults)


def denial(api: int, service: str) -> str:
    """Return what a service prints to a caller without the DUMP permission; the double "from" is AOSP's."""
    tag = (_OLD_TAGS if api < 26 else _TAGS).get(service, service)
    why = "due to missing android.permission.DUMP permission"
    if api < 26:
        why = "without permission android.permission.DUMP"
    return f"Permission Denial: can't dump {tag} from from pid=4711, uid=2000 {why}\n"


def time_out(api: int, service: str, seconds: int, text: str) -> str:
    """Return a dump that was cut in the middle of a line; Android 6 waits for ever and never cuts."""
    if api < 24:
        return text
    cut = text[: len(text) * 2 // 3].rstrip("\n")
    if api < 26:
        return f"{cut}\n*** SERVICE DUMP TIMEOUT EXPIRED ***\n\n"
    limit = f"{seconds}s" if api < 28 else f"{seconds * 1000}ms"
    return f"{cut}\n*** SERVICE '{service}' DUMP TIMEOUT ({limit}) EXPIRED ***\n\n"
