"""Can an app that came by hand be opened from the dial pad, or does it wait for calls out of sight?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import CHANNEL, SOLD_OPENLY

_ORDINARY: Final = unless("known-ordinary", SOLD_OPENLY)
"""Automation apps can be started by a code, and by calls."""

SECRET_DOOR: Final = Rule(
    id="secret-door",
    branches=(
        Branch(level=Level.PATTERN, when=all_of("secret-code", "by-hand", CHANNEL, _ORDINARY)),
        # Call recorders and blockers hear of outgoing calls too: that alone is no door.
        Branch(
            level=Level.PATTERN,
            when=all_of("outgoing-calls", "by-hand", CHANNEL, any_of("muted-service", "never-opened"), _ORDINARY),
        ),
        # Since stores turn recorders away, those come by hand and need accessibility, but let other apps hear first.
        Branch(
            level=Level.PATTERN,
            when=all_of("outgoing-calls", "outgoing-calls-first", "by-hand", "accessibility", _ORDINARY),
        ),
    ),
    attack=("T1624.001", "T1644"),
)
