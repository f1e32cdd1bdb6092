"""Does an app that reads the screen also keep itself from being removed?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of
from detector.rules.conditions import CONCEALED

LOCKED_IN: Final = Rule(
    id="locked-in",
    branches=(
        Branch(
            level=Level.PATTERN,
            when=all_of(
                any_of("device-admin", "device-owner"),
                "accessibility",
                any_of("by-hand", CONCEALED),
            ),
        ),
    ),
    attack=("T1626.001", "T1629.001", "T1453"),
)
