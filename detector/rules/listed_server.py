"""Was an app seen to reach a host that is on the list of monitoring products?

The list has the servers of products and their web sites alike, so that alone is a question. An app that came by hand
and hides or poses is no browser.
"""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, Sees, all_of, any_of, slot
from detector.rules.conditions import OUT_OF_SIGHT, POSES

_COVERT: Final = slot(("watched-listed-host",), "listed_class", "stalkerware", "rat")

LISTED_SERVER: Final = Rule(
    id="listed-server",
    branches=(
        Branch(level=Level.PATTERN, when=all_of(_COVERT, "by-hand", any_of(OUT_OF_SIGHT, POSES))),
        Branch(level=Level.ABILITY, when=Sees("watched-listed-host")),
    ),
    attack=("T1437.001", "T1646"),
)
