"""Which apps hold access that could be used to monitor? A question for the owner of the phone, not an alarm."""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, slot, unless
from detector.rules.conditions import SPECIAL_ACCESS

_ASSISTIVE: Final = all_of(slot(("known-ordinary",), "kind", "assistive"), unless("by-hand"))
_PRIVATE: Final = any_of("sms", "calls", "location-always")

COULD_MONITOR: Final = Rule(
    id="could-monitor",
    branches=(
        Branch(level=Level.ABILITY, when=any_of("device-owner", "profile-owner")),
        # Screen readers that came from a store are somebody's eyes: explained in the list of all apps, not asked about.
        Branch(level=Level.ABILITY, when=all_of(SPECIAL_ACCESS, unless("part-of-system", _ASSISTIVE))),
        Branch(level=Level.ABILITY, when=all_of("by-hand", _PRIVATE)),
    ),
    attack=("T1453", "T1517", "T1626.001"),
)
