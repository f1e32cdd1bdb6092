"""Does an app that nobody's list names hide, although it was put there by hand and can read something private?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import CHANNEL, OUT_OF_SIGHT

_LESS: Final = any_of("location", "camera", "contacts", "calendar", "all-files", "usage-access", "vpn")
"""No channel by itself, and no plug-in that somebody installs from a file needs it. Many of those read files."""

HIDDEN_MONITOR: Final = Rule(
    id="hidden-monitor",
    branches=(
        Branch(level=Level.PATTERN, when=all_of(OUT_OF_SIGHT, "by-hand", CHANNEL)),
        Branch(level=Level.ABILITY, when=all_of(OUT_OF_SIGHT, "by-hand", _LESS, unless("known-ordinary"))),
        # up to Android 13 whoever installs from a computer can name a store as the installer
        Branch(level=Level.ABILITY, when=all_of("icon-switched-off", CHANNEL, unless("known-ordinary"))),
        Branch(level=Level.ABILITY, when=all_of("no-icon", "store-claimed", CHANNEL, unless("known-ordinary"))),
    ),
    attack=("T1628.001", "T1453", "T1517", "T1636"),
    references=("https://doi.org/10.56553/popets-2023-0013",),
)
