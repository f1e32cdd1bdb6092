"""Which apps hold access that could be used to monitor? A question for the owner of the phone, not an alarm."""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, slot, unless

_ASSISTIVE: Final = slot(("known-ordinary",), "kind", "assistive")
"""Screen readers are somebody's eyes: explained in the list of all apps, not asked about."""
_OF_THE_PHONE: Final = all_of("part-of-system", unless(all_of("odd-system-app", "accessibility")))
_SPECIAL: Final = any_of(
    "accessibility",
    "notifications",
    "device-admin",
    "screen-capture",
    "screen-recorded",
    "watched-accessibility",
    "watched-notifications",
)
_PRIVATE: Final = any_of("sms", "calls", "location-always", "keyboard", "messages-app")
_MADE_FOR_IT: Final = any_of("says-monitoring", slot(("known-ordinary",), "kind", "remote-support", "container"))

COULD_MONITOR: Final = Rule(
    id="could-monitor",
    branches=(
        Branch(level=Level.ABILITY, when=any_of("device-owner", "profile-owner")),
        Branch(level=Level.ABILITY, when=all_of(_SPECIAL, unless(_OF_THE_PHONE, _ASSISTIVE))),
        Branch(level=Level.ABILITY, when=all_of("by-hand", _PRIVATE)),
        Branch(level=Level.ABILITY, when=all_of(_MADE_FOR_IT, unless("part-of-system"))),
    ),
    attack=("T1453", "T1517", "T1626.001"),
)
