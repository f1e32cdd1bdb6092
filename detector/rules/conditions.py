"""Conditions that several rules share: how an app keeps out of sight, poses, and what it reaches.

The letters are those of docs/rules.md: none of them is enough by itself.
"""

from typing import Final

from detector.rules.base import all_of, any_of

LISTED: Final = any_of("listed-name", "listed-class", "listed-signer")
NO_ICON: Final = any_of("no-icon", "icon-switched-off")
CONCEALED: Final = any_of("no-icon", "icon-switched-off", "maker-name", "maker-label")
CHANNEL: Final = any_of("accessibility", "notifications", "sms", "calls", "microphone", "location-always")
"""One is enough: most monitoring apps cover a single channel (Han, Roundy, Tamersoy, ACSAC 2021)."""
MESSAGES: Final = any_of("accessibility", "notifications", "sms", "calls")
POSES: Final = any_of("maker-name", all_of("maker-label", "by-hand"))
SPECIAL_ACCESS: Final = any_of("accessibility", "notifications", "device-admin", "device-owner", "profile-owner")
