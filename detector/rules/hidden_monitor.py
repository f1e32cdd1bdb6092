"""Does an app that nobody's list names hide, although it was put there by hand and can read something private?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of
from detector.rules.conditions import CHANNEL, OUT_OF_SIGHT

HIDDEN_MONITOR: Final = Rule(
    id="hidden-monitor",
    branches=(Branch(level=Level.PATTERN, when=all_of(OUT_OF_SIGHT, "by-hand", CHANNEL)),),
    attack=("T1628.001", "T1453", "T1517", "T1636"),
    references=("https://doi.org/10.56553/popets-2023-0013",),
)
