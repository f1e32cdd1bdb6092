"""Does an app that reads the screen also keep itself from being removed?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, slot, unless
from detector.rules.conditions import CONCEALED, SOLD_OPENLY

_BROUGHT: Final = all_of("by-hand", unless("known-ordinary", SOLD_OPENLY))
_FROM_A_COMPUTER: Final = slot(("by-hand",), "how", "computer")
"""Phones of an employer get their manager in the set-up, and no store is recorded for it."""

LOCKED_IN: Final = Rule(
    id="locked-in",
    branches=(
        Branch(level=Level.PATTERN, when=all_of("device-admin", "accessibility", any_of(_BROUGHT, CONCEALED))),
        Branch(level=Level.PATTERN, when=all_of("device-owner", "accessibility", any_of(_FROM_A_COMPUTER, CONCEALED))),
    ),
    attack=("T1626.001", "T1629.001", "T1453"),
)
