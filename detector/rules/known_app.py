"""Is this an app of the list? The class of the product decides the level, and the words with it."""

from typing import Final

from detector.levels import Level
from detector.rules.base import Branch, Rule, Sees, all_of, slot
from detector.rules.conditions import CONCEALED, LISTED, LISTED_SIGNALS

_COVERT: Final = ("stalkerware", "rat")

_COVERT_SIGNER: Final = slot(("listed-signer",), "product_class", *_COVERT)
_COVERT_NAME: Final = slot(("listed-name", "listed-class", "generic-name"), "product_class", *_COVERT)

KNOWN_APP: Final = Rule(
    id="known-app",
    branches=(
        Branch(level=Level.CONFIRMED, when=all_of(_COVERT_NAME, _COVERT_SIGNER)),
        Branch(level=Level.CONFIRMED, when=slot(("listed-file",), "product_class", *_COVERT)),
        # A certificate of one product alone is as good as a name; one of several leaves open which of them it is.
        Branch(level=Level.CONFIRMED, when=all_of(_COVERT_SIGNER, slot(("listed-signer",), "sole", "yes"))),
        Branch(level=Level.MATCH, when=slot(LISTED_SIGNALS, "product_class", *_COVERT)),
        Branch(
            level=Level.MATCH,
            when=all_of(slot(("generic-name",), "product_class", *_COVERT), "by-hand"),
        ),
        # Products sold for children, lost phones or offices: monitoring only if they also hide.
        Branch(level=Level.PATTERN, when=all_of(LISTED, CONCEALED)),
        Branch(level=Level.ABILITY, when=LISTED),
        Branch(level=Level.ABILITY, when=Sees("generic-name")),
    ),
    attack=("T1430", "T1636", "T1429"),
    references=("https://github.com/AssoEchap/stalkerware-indicators", "https://stopstalkerware.org"),
)
