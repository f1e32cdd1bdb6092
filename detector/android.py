"""Android's own words: components, users, permissions, versions.

Defined in AOSP: android.content.ComponentName, android.content.pm.UserInfo, android.Manifest.permission,
android.content.pm.PackageManager.
"""

import re
from typing import Final

from msgspec import Struct

PACKAGE_NAME: Final = re.compile(r"(?=[A-Za-z.])(?:[A-Za-z]\w*)?(?:\.(?:[A-Za-z_]\w*)?)*", re.ASCII)
"""A package name as FrameworkParsingPackageUtils.validateName admits it, `a..b` and `.a` among them; `android` itself
has no dot."""

_COMPONENT: Final = re.compile(r"([A-Za-z.][A-Za-z0-9_.]*)/(.+)")

PER_USER_RANGE: Final = 100_000
"""UserHandle.PER_USER_RANGE: uid = user * 100000 + app id."""

MIN_API: Final = 23
"""The oldest version that is read: Android 6."""

RELEASES: Final = {
    23: "6", 24: "7.0", 25: "7.1", 26: "8.0", 27: "8.1", 28: "9", 29: "10", 30: "11",
    31: "12", 32: "12L", 33: "13", 34: "14", 35: "15", 36: "16",
}  # fmt: skip
"""API level to the release name that people know."""


class ComponentName(Struct, frozen=True, order=True):
    """A class inside an app, written `package/class`."""

    package: str
    cls: str

    @classmethod
    def parse(cls, text: str) -> "ComponentName | None":
        """Read `pkg/.Cls` or `pkg/full.Cls`; None when it is neither.

        A class may bear any name: a manifest may name one that is not there, and DEX admits `-`, spaces and emoji.
        """
        match = _COMPONENT.fullmatch(text.strip())
        if match is None:
            return None
        package, name = match.groups()
        return cls(package, package + name if name.startswith(".") else name)

    def __str__(self) -> str:
        if self.cls.startswith(self.package + "."):
            return f"{self.package}/{self.cls[len(self.package) :]}"
        return f"{self.package}/{self.cls}"


# What an app may be allowed to do, as permissions; the order is the order of reports.
# Names: android.Manifest.permission, API 23-36.
ABILITY_PERMISSIONS: Final[dict[str, tuple[str, ...]]] = {
    "sms": ("READ_SMS", "RECEIVE_SMS", "RECEIVE_MMS", "RECEIVE_WAP_PUSH"),
    "send-sms": ("SEND_SMS",),
    "calls": ("READ_CALL_LOG", "PROCESS_OUTGOING_CALLS"),
    "contacts": ("READ_CONTACTS",),
    "calendar": ("READ_CALENDAR",),
    "location": ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"),
    "background-location": ("ACCESS_BACKGROUND_LOCATION",),
    "microphone": ("RECORD_AUDIO", "CAPTURE_AUDIO_OUTPUT"),
    "camera": ("CAMERA",),
    "files": (
        "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "MANAGE_EXTERNAL_STORAGE",
        "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO", "READ_MEDIA_AUDIO",
    ),
    "accounts": ("GET_ACCOUNTS",),
    "phone-state": ("READ_PHONE_STATE", "READ_PHONE_NUMBERS"),
    "motion": ("ACTIVITY_RECOGNITION", "BODY_SENSORS"),
    "overlay": ("SYSTEM_ALERT_WINDOW",),
    "usage-access": ("PACKAGE_USAGE_STATS",),
    "install-apps": ("REQUEST_INSTALL_PACKAGES", "INSTALL_PACKAGES"),
}  # fmt: skip

OTHER_TELLING_PERMISSIONS: Final = (
    "RECEIVE_BOOT_COMPLETED",
    "REQUEST_IGNORE_BATTERY_OPTIMIZATIONS",
    "QUERY_ALL_PACKAGES",
    "FOREGROUND_SERVICE",
    "WRITE_SETTINGS",
    "WRITE_SECURE_SETTINGS",
    "READ_LOGS",
    "CALL_PHONE",
    "ANSWER_PHONE_CALLS",
    "NEARBY_WIFI_DEVICES",
)

SENSITIVE_PERMISSIONS: Final = tuple(
    f"android.permission.{name}"
    for name in (*(n for names in ABILITY_PERMISSIONS.values() for n in names), *OTHER_TELLING_PERMISSIONS)
)
"""Fully qualified; asked for by name in `dumpsys package permission ...`."""

_UID: Final = re.compile(r"u(\d{1,5})(a|s|i|ai)(\d{1,6})|(\d{1,9})", re.ASCII)
_UID_BASES: Final = {"a": 10_000, "s": 0, "i": 99_000, "ai": 90_000}


def parse_uid(text: str) -> int | None:
    """Read a uid as UserHandle.formatUid writes it: `u0a123`, `u10s1000`, `u0i5`, `1000`; None for anything else."""
    match = _UID.fullmatch(text)
    if match is None:
        return None
    if match[4]:
        return int(match[4])
    return int(match[1]) * PER_USER_RANGE + _UID_BASES[match[2]] + int(match[3])


_USER_NAME: Final = re.compile(r"u(\d{1,5})_([ai])(\d{1,6})|(?:u(\d{1,5})_)?([a-z][a-z_]{1,31})|(\d{1,10})", re.ASCII)
_FIRST_ISOLATED: Final = 90_000

# android_filesystem_config.h (system/core), versions 6 to 16.
_AID_FROM_1000: Final = (
    "system", "radio", "bluetooth", "graphics", "input", "audio", "camera", "log", "compass", "mount", "wifi", "adb",
    "install", "media", "dhcp", "sdcard_rw", "vpn", "keystore", "usb", "drm", "mdnsr", "gps", "unused1", "media_rw",
    "mtp", "unused2", "drmrpc", "nfc", "sdcard_r", "clat", "loop_radio", "mediadrm", "package_info", "sdcard_pics",
    "sdcard_av", "sdcard_all", "logd", "shared_relro", "dbus", "tlsdate", "mediaex", "audioserver", "metrics_coll",
    "metricsd", "webserv", "debuggerd", "mediacodec", "cameraserver", "firewall", "trunks", "nvram", "dns",
    "dns_tether", "webview_zygote", "vehicle_network", "media_audio", "media_video", "media_image", "tombstoned",
    "media_obb", "ese", "ota_update", "automotive_evs", "lowpan", "hsm", "reserved_disk", "statsd", "incidentd",
    "secure_element", "lmkd", "llkd", "iorapd", "gpu_service", "network_stack", "gsid", "fsverity_cert", "credstore",
    "external_storage", "ext_data_rw", "ext_obb_rw", "context_hub", "virtualizationservice", "artd", "uwb",
    "thread_network", "diced", "dmesgd", "jc_weaver", "jc_strongbox", "jc_identitycred", "sdk_sandbox",
    "security_log_writer", "prng_seeder", "uprobestats", "cros_ec", "mmd",
)  # fmt: skip
_AIDS: Final = {
    **{name: 1000 + number for number, name in enumerate(_AID_FROM_1000)},
    "root": 0,
    "daemon": 1,
    "bin": 2,
    "sys": 3,
    "shell": 2000,
    "cache": 2001,
    "diag": 2002,
    "nobody": 9999,
}


def uid_of_user_name(text: str) -> int | None:
    """Read a uid as bionic's getpwuid names it: `u0_a123`, `u10_i5`, `u10_system`, `shell`, `1000`; None otherwise."""
    match = _USER_NAME.fullmatch(text)
    if match is None:
        return None
    if match[6]:
        return int(match[6])
    if match[1]:
        base = 10_000 if match[2] == "a" else _FIRST_ISOLATED
        return int(match[1]) * PER_USER_RANGE + base + int(match[3])
    app_id = _AIDS.get(match[5])
    return None if app_id is None else int(match[4] or 0) * PER_USER_RANGE + app_id
