"""Does an app pretend to be a part of the phone?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of
from detector.rules.conditions import MESSAGES, POSES

IMPOSTOR: Final = Rule(
    id="impostor",
    branches=(
        Branch(level=Level.PATTERN, when=all_of(POSES, MESSAGES)),
        Branch(level=Level.ABILITY, when=POSES),
    ),
    attack=("T1655.001",),
)
