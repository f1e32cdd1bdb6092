"""Does a part of the phone that is signed like nothing else on it read the screen or listen, out of sight?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import CHANNEL

_GIVEN: Final = any_of("notifications", "device-admin", "screen-capture", "screen-recorded")
"""Whoever holds the screen reader's access is asked about as any app is (could_monitor.py)."""

PLANTED: Final = Rule(
    id="planted",
    branches=(
        Branch(
            level=Level.PATTERN,
            when=all_of(
                "odd-system-app",
                "system-no-icon",
                any_of("accessibility", "microphone-used", "camera-used"),
                unless("known-ordinary"),
            ),
        ),
        Branch(
            level=Level.PATTERN,
            when=all_of("later-system-app", "odd-system-app", "system-no-icon", CHANNEL, unless("known-ordinary")),
        ),
        Branch(level=Level.ABILITY, when=all_of("odd-system-app", _GIVEN, unless("known-ordinary"))),
    ),
    attack=("T1645", "T1453", "T1429"),
)
