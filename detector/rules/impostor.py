"""Does an app pretend to be a part of the phone, or an app that it is not?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of
from detector.rules.conditions import POSES, READS, USED_BEHIND

IMPOSTOR: Final = Rule(
    id="impostor",
    branches=(
        Branch(level=Level.PATTERN, when=all_of(POSES, READS)),
        # A camera app may well be a copy of the maker's own: microphone and place count only if used from behind.
        Branch(level=Level.PATTERN, when=all_of(POSES, any_of("microphone", "location-always"), USED_BEHIND)),
        Branch(level=Level.ABILITY, when=POSES),
    ),
    attack=("T1655.001",),
)
