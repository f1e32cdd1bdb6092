"""Which permissions are asked for at run time, and what their dump lines say.

Source: frameworks/base core/res/AndroidManifest.xml (protectionLevel="dangerous"), API 23-36, and
PackageManager.permissionFlagToString.
"""

from typing import Final

_PREFIX: Final = "android.permission."

_RUNTIME_NAMES: Final = (
    "READ_SMS", "RECEIVE_SMS", "RECEIVE_MMS", "RECEIVE_WAP_PUSH", "SEND_SMS", "READ_CALL_LOG",
    "WRITE_CALL_LOG", "PROCESS_OUTGOING_CALLS", "READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS",
    "READ_CALENDAR", "WRITE_CALENDAR", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION",
    "ACCESS_BACKGROUND_LOCATION", "ACCESS_MEDIA_LOCATION", "RECORD_AUDIO", "CAMERA", "READ_PHONE_STATE",
    "READ_PHONE_NUMBERS", "CALL_PHONE", "ANSWER_PHONE_CALLS", "ADD_VOICEMAIL", "USE_SIP",
    "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO",
    "READ_MEDIA_AUDIO", "READ_MEDIA_VISUAL_USER_SELECTED", "BODY_SENSORS", "ACTIVITY_RECOGNITION",
    "POST_NOTIFICATIONS", "NEARBY_WIFI_DEVICES", "BLUETOOTH_CONNECT", "BLUETOOTH_SCAN",
    "BLUETOOTH_ADVERTISE", "UWB_RANGING",
)  # fmt: skip

RUNTIME: Final = frozenset(_PREFIX + name for name in _RUNTIME_NAMES)
"""Granted by the person, or for apps that target less than API 23 at installation."""

FIRST_RUNTIME_TARGET: Final = 23

_SINCE: Final = {
    "ANSWER_PHONE_CALLS": 26, "READ_PHONE_NUMBERS": 26, "FOREGROUND_SERVICE": 28, "USE_BIOMETRIC": 28,
    "ACCESS_BACKGROUND_LOCATION": 29, "ACCESS_MEDIA_LOCATION": 29, "ACTIVITY_RECOGNITION": 29,
    "MANAGE_EXTERNAL_STORAGE": 30, "QUERY_ALL_PACKAGES": 30, "BLUETOOTH_CONNECT": 31, "BLUETOOTH_SCAN": 31,
    "BLUETOOTH_ADVERTISE": 31, "UWB_RANGING": 31, "NEARBY_WIFI_DEVICES": 33, "POST_NOTIFICATIONS": 33,
    "READ_MEDIA_IMAGES": 33, "READ_MEDIA_VIDEO": 33, "READ_MEDIA_AUDIO": 33, "READ_MEDIA_VISUAL_USER_SELECTED": 34,
}  # fmt: skip
"""The API level that brought a permission; an older phone never grants it, whatever an app requests."""


def permission_name(text: str) -> str:
    """Return the whole name of a permission written without `android.permission.`."""
    return text if "." in text else _PREFIX + text


def exists(permission: str, api: int) -> bool:
    """Return whether that Android version knows the permission."""
    return _SINCE.get(permission.removeprefix(_PREFIX), 0) <= api


def asked_at_run_time(permission: str, target_sdk: int) -> bool:
    """Return whether the grant is kept per user, under `runtime permissions:`."""
    return target_sdk >= FIRST_RUNTIME_TARGET and permission in RUNTIME


def usual_flags(api: int, *, granted: bool, system: bool) -> str:
    """Return the flag names that such a permission mostly carries, joined by `|`."""
    flags = []
    if granted:
        flags.append("SYSTEM_FIXED|GRANTED_BY_DEFAULT" if system else "USER_SET")
    if api >= 29 and not system:
        flags.append("USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED")
    return "|".join(flags)


def flags_text(flags: str, api: int) -> str:
    """Return `, flags=[ A B ]` (API 23-28) or `, flags=[ A|B]` (29+), or nothing."""
    if not flags:
        return ""
    return f", flags=[ {flags}]" if api >= 29 else f", flags=[ {flags.replace('|', ' ')} ]"
