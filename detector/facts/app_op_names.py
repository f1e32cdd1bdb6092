"""The names of app-ops, and which of them tell something.

Defined in AOSP: android.app.AppOpsManager, API 23-36 (opToName, the names as dumps print them). Makers add ops of their
own; every name that does not stand here counts as one that may tell something.
"""

from typing import Final

from msgspec import Struct


class SpecialAccess(Struct, frozen=True):
    """One special access: what an app may do with it, and since which API level it is an op."""

    what: str
    since: int


SPECIAL_ACCESS: Final[dict[str, SpecialAccess]] = {
    "GET_USAGE_STATS": SpecialAccess("see which apps are used, and when", 23),
    "SYSTEM_ALERT_WINDOW": SpecialAccess("draw over other apps", 23),
    "WRITE_SETTINGS": SpecialAccess("change settings of the phone", 23),
    "PROJECT_MEDIA": SpecialAccess("record the screen without asking each time", 23),
    "ACTIVATE_VPN": SpecialAccess("become the VPN without asking again", 23),
    "MOCK_LOCATION": SpecialAccess("replace the phone's location", 23),
    "ASSIST_STRUCTURE": SpecialAccess("read, as the assistant, the text on the screen", 23),
    "ASSIST_SCREENSHOT": SpecialAccess("take, as the assistant, a picture of the screen", 23),
    "WRITE_SMS": SpecialAccess("write and delete text messages, as the app for them does", 23),
    "RUN_IN_BACKGROUND": SpecialAccess("run in the background; ignored when a person or Android stopped it", 24),
    "REQUEST_INSTALL_PACKAGES": SpecialAccess("install other apps", 26),
    "PICTURE_IN_PICTURE": SpecialAccess("keep a small window over other apps", 26),
    "REQUEST_DELETE_PACKAGES": SpecialAccess("ask for the removal of apps", 28),
    "RUN_ANY_IN_BACKGROUND": SpecialAccess("run in the background at all; ignored when a person restricted it", 28),
    "BIND_ACCESSIBILITY_SERVICE": SpecialAccess("be connected as an accessibility service", 28),
    "START_FOREGROUND": SpecialAccess("keep running with a notification", 28),
    "ACCESS_ACCESSIBILITY": SpecialAccess("use what accessibility services are given", 29),
    "READ_DEVICE_IDENTIFIERS": SpecialAccess("read serial number and IMEI", 29),
    "SMS_FINANCIAL_TRANSACTIONS": SpecialAccess("read text messages about money", 29),
    "QUERY_ALL_PACKAGES": SpecialAccess("see all installed apps", 30),
    "MANAGE_EXTERNAL_STORAGE": SpecialAccess("read and change all files", 30),
    "INTERACT_ACROSS_PROFILES": SpecialAccess("reach from a profile into the other one", 30),
    "AUTO_REVOKE_PERMISSIONS_IF_UNUSED": SpecialAccess("lose permissions when unused; ignored when exempt", 30),
    "AUTO_REVOKE_MANAGED_BY_INSTALLER": SpecialAccess("be exempt from that by its installer", 30),
    "LOADER_USAGE_STATS": SpecialAccess("see how its own files are read while it is being installed", 30),
    "ACTIVATE_PLATFORM_VPN": SpecialAccess("become a VPN of Android's own kind", 30),
    "MANAGE_ONGOING_CALLS": SpecialAccess("see and steer calls that go on", 31),
    "MANAGE_CREDENTIALS": SpecialAccess("manage the phone's keys and certificates", 31),
    "SCHEDULE_EXACT_ALARM": SpecialAccess("wake up at an exact time", 31),
    "MANAGE_MEDIA": SpecialAccess("change and delete pictures and videos without asking", 31),
    "ESTABLISH_VPN_SERVICE": SpecialAccess("run a VPN", 33),
    "ESTABLISH_VPN_MANAGER": SpecialAccess("run a VPN of Android's own kind", 33),
    "ACCESS_RESTRICTED_SETTINGS": SpecialAccess("be given, though from outside the store, what Android restricts", 33),
    "RUN_USER_INITIATED_JOBS": SpecialAccess("run long transfers", 34),
    "USE_FULL_SCREEN_INTENT": SpecialAccess("put a notification over the whole screen", 34),
    "CREATE_ACCESSIBILITY_OVERLAY": SpecialAccess("draw over everything as an accessibility service", 34),
    "MEDIA_ROUTING_CONTROL": SpecialAccess("choose where sound is played", 35),
    "RECEIVE_SENSITIVE_NOTIFICATIONS": SpecialAccess("read notifications with one-time codes", 35),
    "ACCESS_NOTIFICATIONS": SpecialAccess("read notifications", 23),
}
"""Ops that a person or Android gives to single apps, mostly under "Special app access".

Do not disturb and battery exemptions are no ops: they stand in the dumps of `notification` and `deviceidle`.
"""

PRIVATE_DATA: Final = frozenset({
    "COARSE_LOCATION", "FINE_LOCATION", "GPS", "WIFI_SCAN", "NEIGHBORING_CELLS", "MONITOR_LOCATION",
    "MONITOR_HIGH_POWER_LOCATION", "FINE_LOCATION_SOURCE", "COARSE_LOCATION_SOURCE", "BLUETOOTH_SCAN", "UWB_RANGING",
    "NEARBY_WIFI_DEVICES", "RECORD_AUDIO", "RECORD_AUDIO_HOTWORD", "RECORD_AUDIO_OUTPUT", "RECORD_AUDIO_SANDBOXED",
    "RECORD_INCOMING_PHONE_AUDIO", "PHONE_CALL_MICROPHONE", "RECEIVE_AMBIENT_TRIGGER_AUDIO",
    "RECEIVE_SOUNDTRIGGER_AUDIO", "RECEIVE_SANDBOX_TRIGGER_AUDIO", "RECEIVE_EXPLICIT_USER_INTERACTION_AUDIO",
    "MUTE_MICROPHONE", "CAMERA", "CAMERA_SANDBOXED", "PHONE_CALL_CAMERA", "READ_SMS", "RECEIVE_SMS",
    "RECEIVE_EMERGECY_SMS", "RECEIVE_EMERGENCY_SMS", "RECEIVE_MMS", "RECEIVE_WAP_PUSH", "SEND_SMS", "READ_ICC_SMS",
    "WRITE_ICC_SMS", "READ_CELL_BROADCASTS", "READ_CALL_LOG", "WRITE_CALL_LOG", "PROCESS_OUTGOING_CALLS",
    "CALL_PHONE", "ANSWER_PHONE_CALLS", "ACCEPT_HANDOVER", "ADD_VOICEMAIL", "READ_CONTACTS", "WRITE_CONTACTS",
    "GET_ACCOUNTS", "READ_CALENDAR", "WRITE_CALENDAR", "READ_CLIPBOARD", "WRITE_CLIPBOARD", "READ_PHONE_STATE",
    "OP_READ_PHONE_STATE", "READ_PHONE_NUMBERS", "BODY_SENSORS", "ACTIVITY_RECOGNITION",
    "ACTIVITY_RECOGNITION_SOURCE", "HIGH_SAMPLING_RATE_SENSORS", "READ_HEART_RATE", "READ_WRITE_HEALTH_DATA",
    "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO", "READ_MEDIA_AUDIO", "ACCESS_MEDIA_LOCATION",
    "READ_MEDIA_VISUAL_USER_SELECTED",
})  # fmt: skip
"""Ops of microphone, camera, location, messages, calls, people, clipboard, photos and body."""

ORDINARY: Final = frozenset({
    "VIBRATE", "POST_NOTIFICATION", "PLAY_AUDIO", "TAKE_MEDIA_BUTTONS", "TAKE_AUDIO_FOCUS", "AUDIO_MASTER_VOLUME",
    "AUDIO_VOICE_VOLUME", "AUDIO_RING_VOLUME", "AUDIO_MEDIA_VOLUME", "AUDIO_ALARM_VOLUME", "AUDIO_NOTIFICATION_VOLUME",
    "AUDIO_BLUETOOTH_VOLUME", "AUDIO_ACCESSIBILITY_VOLUME", "WAKE_LOCK", "TOAST_WINDOW", "WRITE_WALLPAPER",
    "USE_SIP", "USE_FINGERPRINT", "USE_BIOMETRIC", "MANAGE_IPSEC_TUNNELS",
    "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "WRITE_MEDIA_AUDIO",
    "WRITE_MEDIA_VIDEO", "WRITE_MEDIA_IMAGES", "LEGACY_STORAGE", "NO_ISOLATED_STORAGE", "TURN_ON_SCREEN",
    "TURN_SCREEN_ON", "INSTANT_APP_START_FOREGROUND", "CHANGE_WIFI_STATE", "BLUETOOTH_CONNECT", "BLUETOOTH_ADVERTISE",
    "DEPRECATED_1", "DEPRECATED_2", "DEPRECATED_3", "FOREGROUND_SERVICE_SPECIAL_USE",
})  # fmt: skip
"""Ops of nearly every app that tell nothing about it.

The two of storage are noted whenever an app starts, whatever it then reads.
"""

TOLD_IF_REFUSED: Final = frozenset({"POST_NOTIFICATION"})
"""Ordinary ops that tell something about the few apps to which they are refused: who works on without a notice."""

_BY_NUMBER: Final = (
    "COARSE_LOCATION FINE_LOCATION GPS VIBRATE READ_CONTACTS WRITE_CONTACTS READ_CALL_LOG WRITE_CALL_LOG READ_CALENDAR "
    "WRITE_CALENDAR WIFI_SCAN POST_NOTIFICATION NEIGHBORING_CELLS CALL_PHONE READ_SMS WRITE_SMS RECEIVE_SMS "
    "RECEIVE_EMERGECY_SMS RECEIVE_MMS RECEIVE_WAP_PUSH SEND_SMS READ_ICC_SMS WRITE_ICC_SMS WRITE_SETTINGS "
    "SYSTEM_ALERT_WINDOW ACCESS_NOTIFICATIONS CAMERA RECORD_AUDIO PLAY_AUDIO READ_CLIPBOARD WRITE_CLIPBOARD "
    "TAKE_MEDIA_BUTTONS TAKE_AUDIO_FOCUS AUDIO_MASTER_VOLUME AUDIO_VOICE_VOLUME AUDIO_RING_VOLUME AUDIO_MEDIA_VOLUME "
    "AUDIO_ALARM_VOLUME AUDIO_NOTIFICATION_VOLUME AUDIO_BLUETOOTH_VOLUME WAKE_LOCK MONITOR_LOCATION "
    "MONITOR_HIGH_POWER_LOCATION GET_USAGE_STATS MUTE_MICROPHONE TOAST_WINDOW PROJECT_MEDIA ACTIVATE_VPN "
    "WRITE_WALLPAPER ASSIST_STRUCTURE ASSIST_SCREENSHOT READ_PHONE_STATE ADD_VOICEMAIL USE_SIP PROCESS_OUTGOING_CALLS "
    "USE_FINGERPRINT BODY_SENSORS READ_CELL_BROADCASTS MOCK_LOCATION READ_EXTERNAL_STORAGE WRITE_EXTERNAL_STORAGE "
    "TURN_ON_SCREEN GET_ACCOUNTS RUN_IN_BACKGROUND AUDIO_ACCESSIBILITY_VOLUME READ_PHONE_NUMBERS "
    "REQUEST_INSTALL_PACKAGES PICTURE_IN_PICTURE INSTANT_APP_START_FOREGROUND ANSWER_PHONE_CALLS RUN_ANY_IN_BACKGROUND "
    "CHANGE_WIFI_STATE REQUEST_DELETE_PACKAGES BIND_ACCESSIBILITY_SERVICE ACCEPT_HANDOVER MANAGE_IPSEC_TUNNELS "
    "START_FOREGROUND BLUETOOTH_SCAN USE_BIOMETRIC ACTIVITY_RECOGNITION SMS_FINANCIAL_TRANSACTIONS READ_MEDIA_AUDIO "
    "WRITE_MEDIA_AUDIO READ_MEDIA_VIDEO WRITE_MEDIA_VIDEO READ_MEDIA_IMAGES WRITE_MEDIA_IMAGES LEGACY_STORAGE "
    "ACCESS_ACCESSIBILITY READ_DEVICE_IDENTIFIERS ACCESS_MEDIA_LOCATION QUERY_ALL_PACKAGES MANAGE_EXTERNAL_STORAGE "
    "INTERACT_ACROSS_PROFILES ACTIVATE_PLATFORM_VPN LOADER_USAGE_STATS DEPRECATED_1 AUTO_REVOKE_PERMISSIONS_IF_UNUSED "
    "AUTO_REVOKE_MANAGED_BY_INSTALLER NO_ISOLATED_STORAGE PHONE_CALL_MICROPHONE PHONE_CALL_CAMERA RECORD_AUDIO_HOTWORD "
    "MANAGE_ONGOING_CALLS MANAGE_CREDENTIALS USE_ICC_AUTH_WITH_DEVICE_IDENTIFIER RECORD_AUDIO_OUTPUT "
    "SCHEDULE_EXACT_ALARM FINE_LOCATION_SOURCE COARSE_LOCATION_SOURCE MANAGE_MEDIA BLUETOOTH_CONNECT UWB_RANGING "
    "ACTIVITY_RECOGNITION_SOURCE BLUETOOTH_ADVERTISE RECORD_INCOMING_PHONE_AUDIO NEARBY_WIFI_DEVICES "
    "ESTABLISH_VPN_SERVICE ESTABLISH_VPN_MANAGER ACCESS_RESTRICTED_SETTINGS"
)
_IN_ORDER: Final = tuple(_BY_NUMBER.split())
CODES: Final = {name: code for code, name in enumerate(_IN_ORDER)} | {
    "OP_READ_PHONE_STATE": _IN_ORDER.index("READ_PHONE_STATE"),
    "RECEIVE_EMERGENCY_SMS": _IN_ORDER.index("RECEIVE_EMERGECY_SMS"),
    "TURN_SCREEN_ON": _IN_ORDER.index("TURN_ON_SCREEN"),
}
"""Op name to its number, up to Android 13. Dumps list the ops of an app in this order."""

KNOWN: Final = SPECIAL_ACCESS.keys() | PRIVATE_DATA | ORDINARY | CODES.keys()

OLD_SWITCHES: Final = {
    "FINE_LOCATION": "COARSE_LOCATION",
    "GPS": "COARSE_LOCATION",
    "WIFI_SCAN": "COARSE_LOCATION",
    "NEIGHBORING_CELLS": "COARSE_LOCATION",
    "MONITOR_LOCATION": "COARSE_LOCATION",
    "MONITOR_HIGH_POWER_LOCATION": "COARSE_LOCATION",
    "READ_ICC_SMS": "READ_SMS",
    "WRITE_ICC_SMS": "WRITE_SMS",
}
"""Ops that another op switches (AppOpsManager.sOpToSwitch), on Android 6 to 8.1, whose dumps do not name it."""
