"""Did somebody lift, for this very app, the block that Android puts on apps from outside a store?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import CONCEALED

_MUTED: Final = all_of("muted-service", unless("known-ordinary", "says-assistive"))
"""Notices of a screen reader or of a link to a computer tell nothing new, and people switch them off."""
_READING: Final = any_of("accessibility", "notifications", "watched-accessibility", "watched-notifications")

LIFTED_RESTRICTION: Final = Rule(
    id="lifted-restriction",
    branches=(
        Branch(
            level=Level.PATTERN,
            when=all_of("restriction-lifted", _READING, any_of(CONCEALED, "secret-code", _MUTED)),
        ),
        Branch(level=Level.ABILITY, when=all_of("restriction-lifted", _READING, unless("known-ordinary"))),
    ),
    attack=("T1453", "T1517"),
    references=("https://support.google.com/android/answer/12623953",),
)
