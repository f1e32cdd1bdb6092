"""The attributes of manifests that are looked at, by the numbers that they have on every phone.

frameworks/base core/res/res/values/public-final.xml. Android finds most of them by these numbers and not by their
names, which a hostile file may leave out or change.
"""

from typing import Final

LABEL: Final = 0x01010001
NAME: Final = 0x01010003
PERMISSION: Final = 0x01010006
READ_PERMISSION: Final = 0x01010007
WRITE_PERMISSION: Final = 0x01010008
SHARED_USER_ID: Final = 0x0101000B
ENABLED: Final = 0x0101000E
DEBUGGABLE: Final = 0x0101000F
EXPORTED: Final = 0x01010010
EXCLUDE_FROM_RECENTS: Final = 0x01010017
PRIORITY: Final = 0x0101001C
VALUE: Final = 0x01010024
RESOURCE: Final = 0x01010025
SCHEME: Final = 0x01010027
HOST: Final = 0x01010028
TARGET_ACTIVITY: Final = 0x01010202
MIN_SDK: Final = 0x0101020C
VERSION_CODE: Final = 0x0101021B
VERSION_NAME: Final = 0x0101021C
TARGET_SDK: Final = 0x01010270
TEST_ONLY: Final = 0x01010272
ALLOW_BACKUP: Final = 0x01010280
VERSION_CODE_MAJOR: Final = 0x01010576

EVENT_TYPES: Final = 0x01010380
PACKAGE_NAMES: Final = 0x01010381
ACCESSIBILITY_FLAGS: Final = 0x01010384
READS_WINDOWS: Final = 0x01010385
IS_ACCESSIBILITY_TOOL: Final = 0x01010641
CAPABILITIES: Final = {
    READS_WINDOWS: "read-windows",
    0x010103D7: "touch-exploration",
    0x010103D9: "filter-keys",
    0x01010507: "magnification",
    0x0101050D: "gestures",
    0x0101054D: "fingerprint-gestures",
    0x0101060F: "screenshots",
}
"""android:canRetrieveWindowContent and its like, in the configuration of an accessibility service."""
