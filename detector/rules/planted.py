"""Is a part of the phone out of sight, signed like nothing else on it, and does it read the screen or listen?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless

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
    ),
    attack=("T1645", "T1453", "T1429"),
)
