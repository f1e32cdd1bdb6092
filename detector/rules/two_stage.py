"""Did two apps of one maker come by hand within minutes, and one of them has no icon?"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, all_of, any_of, unless
from detector.rules.conditions import CHANNEL, NO_ICON

_TELLING: Final = any_of(CHANNEL, "location", "camera", "contacts", "usage-access")
_PRIVATE: Final = any_of(_TELLING, "files", "all-files")
"""What developers' tools put on a phone comes so too, two at a time and without an icon, and works on files."""

TWO_STAGE: Final = Rule(
    id="two-stage",
    branches=(
        Branch(level=Level.PATTERN, when=all_of("installer-pair", NO_ICON, _TELLING, unless("known-ordinary"))),
        Branch(level=Level.ABILITY, when=all_of("installer-pair", any_of(NO_ICON, _PRIVATE), unless("known-ordinary"))),
    ),
    attack=("T1655", "T1628.001"),
)
