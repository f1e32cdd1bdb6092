"""Can an app that came by hand be opened from the dial pad, or does it wait for calls out of sight?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import CHANNEL, SOLD_OPENLY

SECRET_DOOR: Final = Rule(
    id="secret-door",
    branches=(
        Branch(level=Level.PATTERN, when=all_of("secret-code", "by-hand", CHANNEL, unless(SOLD_OPENLY))),
        # Call recorders and blockers hear of outgoing calls too: that alone is no door.
        Branch(
            level=Level.PATTERN,
            when=all_of("outgoing-calls", "by-hand", CHANNEL, any_of("muted-service", "never-opened")),
        ),
        Branch(
            level=Level.PATTERN,
            when=all_of("outgoing-calls", "by-hand", "accessibility", unless("known-ordinary", SOLD_OPENLY)),
        ),
    ),
    attack=("T1624.001", "T1644"),
)
