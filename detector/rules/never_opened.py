"""Does an app that came by hand read or listen, although nobody ever opened it?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import USED_BEHIND

_READS: Final = any_of("accessibility", "notifications", "watched-accessibility", "watched-notifications")

NEVER_OPENED: Final = Rule(
    id="never-opened",
    branches=(
        Branch(
            level=Level.PATTERN,
            when=all_of("never-opened", "by-hand", any_of(_READS, USED_BEHIND), unless("known-ordinary")),
        ),
    ),
    attack=("T1628.002", "T1429", "T1512", "T1430"),
)
