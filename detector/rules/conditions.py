"""Conditions that several rules share: how an app keeps out of sight, poses, and what it reaches.

None of them is enough by itself: a rule for a strong pattern joins hiding or posing with the way in and with access.
"""

from typing import Final

from detector.rules.base import all_of, any_of, slot

LISTED_SIGNALS: Final = ("listed-name", "listed-class", "listed-signer", "listed-subject", "listed-file")
"""Each of them alone says that an app is on the list; the first ones more surely."""
LISTED: Final = any_of(*LISTED_SIGNALS)
NO_ICON: Final = any_of("no-icon", "icon-switched-off")
OUT_OF_SIGHT: Final = any_of("no-icon", "icon-switched-off", "blank-label")
POSES: Final = any_of("maker-name", "borrowed-name", all_of("maker-label", "by-hand"))
CONCEALED: Final = any_of("no-icon", "icon-switched-off", "blank-label", "maker-name", "maker-label", "borrowed-name")
CHANNEL: Final = any_of(
    "accessibility",
    "notifications",
    "sms",
    "calls",
    "microphone",
    "location-always",
    "camera-used",
    "screen-capture",
    "screen-recorded",
    "keyboard",
    "watched-accessibility",
    "watched-notifications",
)
"""One is enough: most monitoring apps cover a single channel (Han, Roundy, Tamersoy, ACSAC 2021)."""
SOLD_OPENLY: Final = slot(("listed-name",), "product_class", "parental", "anti-theft", "dual-use")
"""A listed product that is not made for secret use: in plain sight it is a question, whatever it holds."""
READS: Final = any_of(
    "accessibility",
    "notifications",
    "sms",
    "calls",
    "screen-capture",
    "screen-recorded",
    "keyboard",
    "watched-accessibility",
    "watched-notifications",
)
"""What is written or shown on the phone."""
USED_BEHIND: Final = any_of("microphone-used", "camera-used", "location-used")
