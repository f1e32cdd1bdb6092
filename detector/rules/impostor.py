"""Does an app pretend to be a part of the phone?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of
from detector.rules.conditions import MESSAGES

_PRETENDS: Final = any_of("maker-name", all_of("maker-label", "by-hand"))

IMPOSTOR: Final = Rule(
    id="impostor",
    branches=(
        Branch(level=Level.PATTERN, when=all_of(_PRETENDS, MESSAGES)),
        Branch(level=Level.ABILITY, when=_PRETENDS),
    ),
    attack=("T1655.001",),
)
